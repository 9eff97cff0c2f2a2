import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { adoptionReply, agency, figure, point } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { ChangeMethod } from './change-trace.tsx';

const before = (numerator: number | null, all: number) => point('bc-2026-06', numerator, all);
const rows = [
  { ...agency('Sở Nội vụ', figure(60, 75), 0.2), before: before(45, 75) },
  { ...agency('Sở Tài chính', figure(30, 75), -0.1), before: before(38, 75) },
  { ...agency('Sở Y tế', figure(40, 75, { coverage: 0.5 })), before: before(30, 75) },
  { ...agency('Xã Mường Bám', figure(12, 34)), before: before(null, 34) },
];
const trace = () => document.querySelector('[data-trace]')?.textContent;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('traces courses to agencies with a rate, directions, why others cannot be compared, and the counts of the largest rise', () => {
  renderAt('/', <ChangeMethod reply={adoptionReply(rows)} rows={rows} />);
  expect(trace()).toContain('Tháng 7/2026: 3/4 cơ quan có tỷ lệ; không có: Chưa đủ dữ liệu 1.');
  expect(trace()).toMatch(/: 1 tăng, 1 giảm, 0 bằng nhau, 2 không so được \(.* không có tỷ lệ 1, .* không có tỷ lệ 1\)\./);
  expect(trace()).toContain('Tăng nhiều nhất: Sở Nội vụ, 45/75 người = 60,0% → 60/75 người = 80,0%.');
  expect(trace()).not.toContain('Vẽ');
});

it('of lines says how many are drawn of how many agencies', () => {
  renderAt('/', <ChangeMethod reply={adoptionReply(rows)} rows={rows} hasLines />);
  expect(trace()).toContain('Vẽ 2 đường của 4 cơ quan.');
});

it('against no period compares each agency with its own first, and tells the largest fall where none rose', () => {
  const fallen = { ...agency('Sở Nội vụ', figure(30, 75)), trend: [point('bc-2026-06', 45, 75), point('bc-2026-07', 30, 75)] };
  const single = { ...agency('Sở Y tế', figure(30, 75)), trend: [point('bc-2026-07', 30, 75)] };
  renderAt('/', <ChangeMethod reply={adoptionReply([fallen, single], { comparedWith: null })} rows={[fallen, single]} />);
  expect(trace()).toContain('0 tăng, 1 giảm, 0 bằng nhau, 1 không so được (chưa đủ hai kỳ có tỷ lệ 1).');
  expect(trace()).toContain('Giảm nhiều nhất: Sở Nội vụ, 45/75 người = 60,0% → 30/75 người = 40,0%.');
});
