import { expect, it } from '@jest/globals';
import { parsePercent } from './parse-percent.ts';

it('reads percentages with comma or point, with or without the sign, exactly', () => {
  expect(['90', ' 90% ', '90 %', '62,5', '0.07', '100', '0'].map(parsePercent)).toEqual([0.9, 0.9, 0.9, 0.625, 0.0007, 1, 0]);
});

it('takes nothing else for a percentage', () => {
  expect(['', '101', '100,01', '-5', '1e2', '90,125', 'x', '9 0', '90%%'].map(parsePercent)).toEqual(Array.from({ length: 9 }, () => null));
});
