import { beforeAll, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { agency, figure, target } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { formatOf } from '../../text/format.ts';
import { describeLeague } from './league-finding.ts';

const vi = formatOf('vi');
const met = agency('Sở Nội vụ', figure(62, 68));
const missed = agency('Xã Mường Bám', figure(12, 34));
const unknown = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));
let t: TFunction;
beforeAll(async () => {
  t = await loadWords();
});

it('names the agency farthest from the target and the people it lacks', () => {
  expect(describeLeague(t, vi, [met, unknown, missed], target)).toBe('Xa chỉ tiêu nhất: Xã Mường Bám, 35,3%, cần thêm 19 người');
});

it('says that all have arrived when the lowest has', () => {
  expect(describeLeague(t, vi, [met, unknown], target)).toBe('Mọi cơ quan đủ dữ liệu đã đạt; thấp nhất là Sở Nội vụ, 91,2%');
});

it('never names an agency without data as the farthest', () => {
  expect(describeLeague(t, vi, [unknown], target)).toBe('Chưa cơ quan nào đủ dữ liệu để kết luận');
});
