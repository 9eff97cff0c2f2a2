import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { LeagueMethod } from './league-method.tsx';

const met = agency('Sở Nội vụ', figure(62, 68));
const missed = agency('Xã Mường Bám', figure(12, 34));
const silent = agency('Sở Y tế', figure(40, 75, { coverage: 0.5 }));
const text = () => document.body.textContent;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('traces the agency that the title names to its counts, its target and what it lacks; not the province', () => {
  renderAt('/', <LeagueMethod reply={adoptionReply([met, missed])} order="gap" />);
  expect(text()).toContain('Xã Mường Bám: 12/34 người = 35,3%. Chỉ tiêu ≥ 90%: cần thêm 19 người.');
  expect(document.querySelector('[data-trace]')?.textContent).not.toContain('Toàn tỉnh');
  cleanup();
  renderAt('/', <LeagueMethod reply={adoptionReply([met, missed])} order="-gap" />);
  expect(text()).toContain('Sở Nội vụ: 62/68 người = 91,2%. Chỉ tiêu ≥ 90%: đã đạt.');
});

it('of a change tells the counts of both periods', () => {
  const rose = agency('Xã Mường Bám', figure(12, 34), 0.32);
  renderAt('/', <LeagueMethod reply={adoptionReply([rose, silent])} order="-doi" />);
  expect(text()).toContain('Xã Mường Bám: 12/34 người = 35,3%. Chỉ tiêu ≥ 90%: cần thêm 19 người. Tháng 6/2026: 1/34 người = 2,9%.');
});

it('says why none of the agencies has a rate where the title names none', () => {
  renderAt('/', <LeagueMethod reply={adoptionReply([silent, agency('Sở Tài chính', figure(40, 75, { coverage: 0.5 }))])} order="gap" />);
  expect(text()).toContain('Không cơ quan nào trong 2 cơ quan đang xem có tỷ lệ: Chưa đủ dữ liệu 2.');
});
