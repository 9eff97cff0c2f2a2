import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperBaselineReply, SessionReply } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { fieldAt } from '../testing/field-at.ts';
import { baseline, course, reply, submissions } from '../testing/paper-builders.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { PaperRoute } from './paper.route.tsx';

const STP = { code: 'stp', name: 'Sở Tư pháp' };
const GENERAL = baseline(3, '2026-03-20', { months: ['bc-2026-01', 'bc-2026-02'], agencies: ['snv'] });
const OWN = baseline(2, '2026-02-10', { agency: STP, agencies: ['stp'], madeBy: 'binh' });
const FORMER = baseline(1, '2026-01-20', { isInForce: false, agencies: [] });

function show(baselines: readonly PaperBaselineReply[], more: Partial<SessionReply> = {}): FakeServer {
  const session = { username: 'snv', displayName: 'SNV', agencyCode: null, role: 'home-affairs', ...more };
  const server = new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/paper': () => ({ body: reply }),
    '/api/v1/paper/periods': () => ({ body: { periods: ['bc-2026-07', 'bc-2026-06'].map(period), defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/paper/submissions': () => ({ body: submissions }),
    '/api/v1/paper/versions': () => ({ body: { versions: [] } }),
    '/api/v1/paper/course': () => ({ body: course }),
    '/api/v1/paper/baselines': () => ({ body: { baselines } }),
  });
  renderAt('/van-ban', <PaperRoute />);
  return server;
}

const openTab = async (): Promise<void> => userEvent.click(await screen.findByRole('tab', { name: 'Kỳ gốc và đơn giá' }));

/** The dialogue of how the outgoing documents are counted, and what it says of baselines. */
async function readMethod(title: RegExp): Promise<(string | null)[]> {
  await screen.findByRole('heading', { level: 1, name: title });
  const registers = within(await screen.findByRole('region', { name: 'Sổ văn bản (P1)' }));
  await userEvent.click(registers.getByRole('button', { name: /^Cách tính/ }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findAllByText(/kỳ gốc.*(đang áp dụng|được áp dụng)/i);
  return [...dialog.querySelectorAll('[data-baseline]')].map(({ textContent }) => textContent);
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('baselines on the page of paper', () => {
  it('are listed with months, document, approver, day and who entered them; the replaced ones come when asked for', async () => {
    show([GENERAL, OWN, FORMER]);
    await openTab();
    const table = await screen.findByRole('region', { name: /^Bảng kỳ gốc/ });
    const rows = (): (string | null)[] =>
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent);
    const inForce = [
      'Mọi cơ quan chưa có kỳ gốc riêngT1/2026–T2/2026QĐ 3Giám đốc Sở Nội vụ20/03/2026snv, 20/01/2026 08:00đang áp dụng',
      'Sở Tư phápT1/2026QĐ 2Giám đốc Sở Nội vụ10/02/2026binh, 20/01/2026 08:00đang áp dụng',
    ];
    expect(rows()).toEqual(inForce);
    await userEvent.click(screen.getByRole('button', { name: 'Hiện 1 bản đã thay' }));
    expect(rows()).toEqual([...inForce, expect.stringMatching(/^Mọi cơ quan.*QĐ 1.*đã thay$/)]);
    await userEvent.click(screen.getByRole('button', { name: 'Ẩn các bản đã thay' }));
    expect(rows()).toEqual(inForce);
  });

  it('says that there is none, in words', async () => {
    show([]);
    await openTab();
    expect(await screen.findByText('Chưa có kỳ gốc nào nên chưa so được giấy giảm bao nhiêu.')).toBeTruthy();
    expect(screen.getByText('Chưa có kỳ gốc nào để thay.')).toBeTruthy();
  });

  it('the form says which one it will replace: of everybody, of the agency, or none that was approved later', async () => {
    show([GENERAL, OWN, FORMER]);
    await openTab();
    const general = 'T1/2026–T2/2026, theo QĐ 3; Giám đốc Sở Nội vụ phê duyệt ngày 20/03/2026';
    expect(await screen.findByText(`Sẽ thay kỳ gốc đang áp dụng: ${general}.`)).toBeTruthy();
    await userEvent.type(fieldAt(/^Ngày phê duyệt/), '2026-03-19');
    expect(screen.getByText(`Sẽ không thay kỳ gốc đang áp dụng, vì bản ấy được phê duyệt sau: ${general}.`)).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Cơ quan' }), 'stp');
    expect(screen.getByText(/^Sẽ thay kỳ gốc đang áp dụng: T1\/2026, theo QĐ 2;/)).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Cơ quan' }), 'snv');
    expect(screen.getByText(`Sẽ là kỳ gốc riêng đầu tiên của cơ quan này, thay cho kỳ gốc chung: ${general}.`)).toBeTruthy();
  });

  it('leaders read in the method of the outgoing documents which are in force', async () => {
    show([GENERAL, OWN, FORMER], { role: 'leadership' });
    expect(await readMethod(/^2\/2 cơ quan/)).toEqual([
      'Kỳ gốc chung đang áp dụng: T1/2026–T2/2026, theo QĐ 3; Giám đốc Sở Nội vụ phê duyệt ngày 20/03/2026.',
      'Kỳ gốc riêng của Sở Tư pháp đang áp dụng: T1/2026, theo QĐ 2; Giám đốc Sở Nội vụ phê duyệt ngày 10/02/2026.',
    ]);
  });

  it('whoever speaks for an agency reads the one its own figures are compared with', async () => {
    show([GENERAL, OWN], { role: 'agency', agencyCode: 'stp' });
    expect(await readMethod(/^Sở Tư pháp giảm giấy/)).toEqual([
      'Kỳ gốc riêng của Sở Tư pháp đang áp dụng: T1/2026, theo QĐ 2; Giám đốc Sở Nội vụ phê duyệt ngày 10/02/2026.',
    ]);
  });

  it('where none is in force for the agency says so', async () => {
    show([GENERAL], { role: 'agency', agencyCode: 'stp' });
    expect(await readMethod(/^Sở Tư pháp giảm giấy/)).toEqual(['Chưa có kỳ gốc nào được áp dụng.']);
  });
});
