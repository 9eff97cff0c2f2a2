import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { PaperLedgerReply } from '@nhip-thu/metrics';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ledger, nothing, reply } from '../../testing/paper-builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { Ledger } from './paper-ledgers.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

async function methodOf(unit: 'documents' | 'sheets', of: PaperLedgerReply): Promise<string> {
  renderAt('/', <Ledger name="P2" {...{ unit, ledger: of, target: null, compared: '', traced: { who: 'Sở Y tế', reply } }} />);
  await userEvent.click(screen.getByRole('button', { name: /Cách tính/ }));
  return (await screen.findByRole('dialog')).textContent;
}

it('says of ledgers in sheets that sheets, and sheets for a document, are compared', async () => {
  const text = await methodOf('sheets', ledger);
  expect(text).toContain('chuẩn hóa so số tờ cho một văn bản đi');
  expect(text).not.toContain('tỷ lệ văn bản giấy');
  cleanup();
  expect(await methodOf('documents', ledger)).toContain('chuẩn hóa so tỷ lệ văn bản giấy');
});

it('says of a ledger that was not handed in only that', async () => {
  const text = await methodOf('sheets', nothing);
  expect(text).toContain('Sở Y tế, tháng 7/2026: chưa báo cáo.');
  expect(text).not.toContain('—');
});
