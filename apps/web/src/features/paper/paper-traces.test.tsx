import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { course, ledger, reply } from '../../testing/paper-builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { FormColumns } from './form-columns.tsx';
import { IndexLine } from './index-line.tsx';
import { PaperTable } from './paper-table.tsx';
import { SheetTable } from './sheet-table.tsx';
import { UnitPaper } from './unit-paper.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

const view = { isTable: true, onToggle: () => undefined };
const card = { course, view, isBusy: false, isOwn: false };
const INPUTS = 'Định nghĩa giảm văn bản giấy (bản 1) · từ 2 lượt nộp, kể cả kỳ gốc · số liệu đến';

/** The trace of the first method of a page, opened if it has to be. */
async function traceOf(page: ReactElement): Promise<string> {
  renderAt('/', page);
  if (document.querySelector('[data-trace]') === null) await userEvent.click(screen.getAllByRole('button', { name: /Cách tính/ })[0]!);
  const text = document.querySelector('[data-trace]')?.parentElement?.textContent ?? '';
  expect(text).toContain(INPUTS);
  return text;
}

it('traces the index down to documents, both reductions and the agencies compared', async () => {
  const text = await traceOf(<IndexLine {...card} />);
  expect(text).toContain('Toàn tỉnh, tháng 7/2026: 181/428 văn bản đi là giấy; kỳ gốc 367/408 một tháng. Giảm tuyệt đối 34,3%');
  expect(text).toContain('Chỉ số: 100 − 34,3 = 65,7. So được 2/2 cơ quan.');
});

it('traces the shares of the forms down to their counts', async () => {
  const text = await traceOf(<FormColumns {...card} />);
  expect(text).toContain('tháng 5/2026: giấy 160 + song song 20 + ký số 20 = 200; chỉ ký số 20/200 = 10,0%. Đã báo cáo 2/2 cơ quan.');
  expect(text).toContain('tháng 7/2026: giấy 120 + song song 30 + ký số 50 = 200; chỉ ký số 50/200 = 25,0%. Đã báo cáo 1/2 cơ quan.');
});

it('traces the league down to the agency of its title, and to how many are compared', async () => {
  const text = await traceOf(<PaperTable reply={reply} view={view} isBusy={false} />);
  expect(text).toContain('Sở Nội vụ, tháng 7/2026: 181/428 văn bản đi là giấy; kỳ gốc 367/408');
  expect(text).toContain('lấy số nhỏ hơn: 50,7%. So được 2/2 cơ quan.');
});

it('traces sheets by ledger', async () => {
  const units = reply.units.map((unit) => ({ ...unit, printLogs: ledger }));
  const province = { ...reply.province, printLogs: ledger, savings: { sheets: 100, postings: 50, total: 150 } };
  const of = { ...reply, units, province, comparedSheetCounts: { printLogs: 2, reams: 0 } };
  const text = await traceOf(<SheetTable reply={of} isBusy={false} />);
  expect(text).toContain('Nhật ký in (P2), tháng 7/2026: 181 tờ cho 428 văn bản đi; kỳ gốc 367 tờ cho 408');
  expect(text).toContain('Giấy mua và tồn (P3), tháng 7/2026: chưa báo cáo. So được 0/2 cơ quan.');
  expect(text).toContain('100 (giấy) + 50 (bưu gửi) = 150 đồng');
});

it('traces the forms of an agency', async () => {
  const text = await traceOf(<UnitPaper reply={reply} code="snv" {...view} isBusy={false} />);
  expect(text).toContain('Sở Nội vụ, tháng 7/2026: giấy 100 + song song 81 + ký số 247 = 428; chỉ ký số 247/428 = 57,7%.');
});
