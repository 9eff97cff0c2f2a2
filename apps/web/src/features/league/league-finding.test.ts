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

it('speaks of the agency that stands first when turned round: the highest, or the nearest where it has not arrived', () => {
  expect(describeLeague(t, vi, [met, unknown, missed], target, '-gap')).toBe('Cao nhất so với chỉ tiêu: Sở Nội vụ, 91,2%');
  expect(describeLeague(t, vi, [missed, unknown], target, '-gap')).toBe('Gần chỉ tiêu nhất: Xã Mường Bám, 35,3%, cần thêm 19 người');
  expect(describeLeague(t, vi, [agency('Sở Y tế', figure(62, 68, { against: null }))], null, '-gap')).toBe('Cao nhất: Sở Y tế, 91,2%');
});

it('ordered by change names the largest drop or rise, and claims none where nobody dropped or rose', () => {
  const rose = agency('Sở Nội vụ', figure(62, 68), 0.088);
  const dropped = agency('Xã Mường Bám', figure(12, 34), -0.02);
  expect(describeLeague(t, vi, [rose, unknown, dropped], target, 'doi')).toBe('Giảm nhiều nhất: Xã Mường Bám, 2,0 điểm %');
  expect(describeLeague(t, vi, [rose, unknown, dropped], target, '-doi')).toBe('Tăng nhiều nhất: Sở Nội vụ, 8,8 điểm %');
  expect(describeLeague(t, vi, [rose], target, 'doi')).toBe(
    'Không cơ quan nào trong số so được giảm; thấp nhất là Sở Nội vụ, tăng 8,8 điểm %',
  );
  expect(describeLeague(t, vi, [dropped], target, '-doi')).toBe(
    'Không cơ quan nào trong số so được tăng; cao nhất là Xã Mường Bám, giảm 2,0 điểm %',
  );
});

it('ordered by name, or by changes that nobody has, keeps the finding about the target', () => {
  for (const order of ['ten', '-ten', 'doi', '-doi'] as const)
    expect([order, describeLeague(t, vi, [met, unknown, missed], target, order)]).toEqual([
      order,
      describeLeague(t, vi, [met, unknown, missed], target),
    ]);
});
