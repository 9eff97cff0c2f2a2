import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperImportReply, PaperUnitReply, PaperVersion } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { fieldAt } from '../testing/field-at.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { course, nothing, reply, submissions, unit } from '../testing/paper-builders.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { PaperRoute } from './paper.route.tsx';

const written: PaperImportReply = {
  ...{ importId: 8, isDryRun: false, addedCount: 1, changedCount: 0, unchangedCount: 0, faults: [], notices: [] },
};
const unreported: PaperUnitReply = { ...unit('stp', 'Sở Tư pháp'), state: 'overdue', counts: null, registers: nothing };
const version = (paper: number, more: Partial<PaperVersion> = {}): PaperVersion => ({
  ...{ version: 1, importId: 8, madeBy: 'tu-phap', madeAt: '2026-07-15T03:00:00Z', reason: null, isUndone: false, postings: null },
  stock: null,
  lines: [{ documentType: null, paper, both: 81, electronic: 1247 }],
  ...more,
});

interface Own {
  readonly unit: PaperUnitReply;
  readonly versions: readonly PaperVersion[];
}

/** What the server answers whoever speaks for one agency, before or after an entry. */
function serve(own: Own): { server: FakeServer; change: (next: Own) => void } {
  let now = own;
  const session = { username: 'tu-phap', displayName: 'Sở Tư pháp', agencyCode: 'stp', role: 'agency' };
  const server = new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/paper': () => ({ body: { ...reply, units: [now.unit] } }),
    '/api/v1/paper/periods': () => ({ body: { periods: ['bc-2026-07', 'bc-2026-06'].map(period), defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/paper/submissions': () => ({ body: { ...submissions, units: submissions.units.filter(({ code }) => code === 'stp') } }),
    '/api/v1/paper/course': () => ({ body: course }),
    '/api/v1/paper/versions': () => ({ body: { versions: now.versions } }),
    '/api/v1/paper/entries': () => ({ body: written }),
    '/api/v1/paper/imports/8': () => ({ body: null }),
  });
  renderAt('/van-ban', <PaperRoute />);
  return { server, change: (next) => (now = next) };
}

const openForm = async () => within(await screen.findByRole('region', { name: 'Nhập sổ văn bản tháng 7/2026' }));
const fill = async (label: string | RegExp, text: string): Promise<void> => {
  await userEvent.clear(fieldAt(label));
  await userEvent.type(fieldAt(label), text);
};

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the registers of an agency, entered by whoever speaks for it', () => {
  it('are entered for the month shown, without a choice of agency; then the page tells them and that they came late', async () => {
    const { server, change } = serve({ unit: unreported, versions: [] });
    const form = await openForm();
    expect(await form.findByText(/^Chưa báo cáo, đã quá hạn 20\/07\/2026; nộp từ bây giờ được ghi là nộp muộn\./)).toBeTruthy();
    await waitFor(() => expect(fieldAt('Giấy').value).toBe(''));
    expect(form.queryByRole('combobox')).toBeNull();
    expect(screen.queryByRole('tab')).toBeNull();
    expect(screen.queryByText(/Khóa|Nạp tệp|Hệ số được hiện/)).toBeNull();
    await fill('Giấy', '100');
    await fill('Song song', '81');
    await fill('Ký số', '1.247');
    change({ unit: { ...unit('stp', 'Sở Tư pháp'), state: 'late' }, versions: [version(100)] });
    await userEvent.click(form.getByRole('button', { name: 'Ghi' }));
    expect(await form.findByText('Đã ghi sổ văn bản tháng 7/2026: nộp muộn.')).toBeTruthy();
    const lines = [{ documentType: null, paper: 100, both: 81, electronic: 1247 }];
    expect(server.sent).toEqual([
      {
        to: 'POST /api/v1/paper/entries',
        body: { ledger: 'registers', agency: 'stp', month: 'bc-2026-07', postings: null, lines, recordedImportId: null },
      },
    ]);
    expect(form.getByText(/^Đang ghi: 100 giấy, 81 song song, 1\.247 ký số\. Bản 1, tu-phap nộp/)).toBeTruthy();
    expect(form.getByText(/^Đã báo cáo, nộp muộn \(hạn 20\/07\/2026\)/)).toBeTruthy();
  });

  it('begin with what is recorded; a wrong number is said at its field and nothing is sent', async () => {
    const { server } = serve({ unit: unit('stp', 'Sở Tư pháp'), versions: [version(90), version(100, { version: 2, postings: 1500 })] });
    const form = await openForm();
    await waitFor(() => expect(fieldAt('Ký số').value).toBe('1.247'));
    expect([fieldAt('Giấy').value, fieldAt(/^Lượt gửi/).value]).toEqual(['100', '1.500']);
    await fill('Giấy', 'trăm');
    await userEvent.click(form.getByRole('button', { name: 'Ghi' }));
    await waitFor(() => expect(document.activeElement).toBe(fieldAt('Giấy')));
    expect([fieldAt('Giấy').getAttribute('aria-invalid'), fieldAt('Giấy').required, fieldAt(/^Lý do/).required]).toEqual([
      'true',
      true,
      false,
    ]);
    expect(server.sent).toEqual([]);
  });

  it('a locked month wants its reason, at the reason; what others handed in has no way back', async () => {
    const own = { ...unit('stp', 'Sở Tư pháp'), isLocked: true };
    const { server } = serve({ unit: own, versions: [version(100, { madeBy: 'demo' })] });
    const form = await openForm();
    expect(await form.findByText(/Tháng đã khóa: mọi thay đổi phải nêu lý do\./)).toBeTruthy();
    expect(form.queryByRole('button', { name: /^Rút lại/ })).toBeNull();
    const fault = { row: 0, column: 'month', what: 'Tháng đã khóa', toDo: 'nêu lý do đính chính' };
    server.set('/api/v1/paper/entries', () => ({ body: { ...written, importId: null, faults: [fault] } }));
    await fill('Giấy', '90');
    await userEvent.click(form.getByRole('button', { name: 'Ghi' }));
    expect(await form.findByText('Tháng đã khóa: nêu lý do đính chính')).toBeTruthy();
    expect(fieldAt(/^Lý do/).getAttribute('aria-invalid')).toBe('true');
    expect(fieldAt('Giấy').value).toBe('90');
    server.set('/api/v1/paper/entries', () => ({ body: written }));
    await fill(/^Lý do/, 'sót sổ');
    await userEvent.click(form.getByRole('button', { name: 'Ghi' }));
    await waitFor(() => expect(server.sent.at(-1)?.body).toMatchObject({ reason: 'sót sổ' }));
  });

  it('replace only what is shown: what was recorded meanwhile is shown and told, and what is typed is kept', async () => {
    const own = unit('stp', 'Sở Tư pháp');
    const { server, change } = serve({ unit: own, versions: [version(100)] });
    const form = await openForm();
    await waitFor(() => expect(fieldAt('Giấy').value).toBe('100'));
    change({ unit: own, versions: [version(100), version(70, { version: 2, importId: 9, postings: 3 })] });
    const overtaken = { type: 'urn:nhip-thu:problem:overtaken-entry', title: 'Chưa ghi: đã thay đổi' };
    server.set('/api/v1/paper/entries', () => ({ status: 409, body: overtaken }));
    await fill('Giấy', '90');
    await userEvent.click(form.getByRole('button', { name: 'Ghi' }));
    expect(await form.findByText('Chưa ghi: đã thay đổi')).toBeTruthy();
    expect(await form.findByText(/^Đang ghi: 70 giấy, .* Bản 2/)).toBeTruthy();
    expect([fieldAt('Giấy').value, fieldAt(/^Lượt gửi/).value]).toEqual(['90', '3']);
    server.set('/api/v1/paper/entries', () => ({ body: written }));
    await userEvent.click(form.getByRole('button', { name: 'Ghi' }));
    await waitFor(() => expect(server.sent).toHaveLength(2));
    expect(server.sent.map(({ body }) => body)).toMatchObject([{ recordedImportId: 8 }, { recordedImportId: 9 }]);
  });

  it('another month asks before it discards what is typed', async () => {
    serve({ unit: unreported, versions: [] });
    await openForm();
    await waitFor(() => expect(fieldAt('Giấy')).toBeTruthy());
    await fill('Giấy', '15');
    await userEvent.click(screen.getByRole('button', { name: 'Kỳ trước', hidden: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Ở lại', hidden: true }));
    expect(fieldAt('Giấy').value).toBe('15');
  });

  it('are taken back by whoever entered them, after asking; the fields are those of before', async () => {
    const { server, change } = serve({ unit: unit('stp', 'Sở Tư pháp'), versions: [version(90, { importId: 7 }), version(100)] });
    const form = await openForm();
    await userEvent.click(await form.findByRole('button', { name: 'Rút lại tháng 7/2026' }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    change({ unit: unit('stp', 'Sở Tư pháp'), versions: [version(90, { importId: 7 }), version(100, { isUndone: true })] });
    await userEvent.click(dialog.getByRole('button', { name: 'Rút lại', hidden: true }));
    await waitFor(() => expect(fieldAt('Giấy').value).toBe('90'));
    expect(server.sent).toEqual([{ to: 'DELETE /api/v1/paper/imports/8', body: null }]);
  });

  it('by types of documents are summed, and that they would be replaced is said', async () => {
    const line = { paper: 5, both: 1, electronic: 1000 };
    const lines = [
      { ...line, documentType: 'báo cáo' },
      { ...line, documentType: 'công văn' },
    ];
    serve({ unit: unit('stp', 'Sở Tư pháp'), versions: [version(0, { lines })] });
    const form = await openForm();
    expect(await form.findByText(/^Sổ đang ghi chia theo 2 loại văn bản/)).toBeTruthy();
    expect([fieldAt('Giấy').value, fieldAt('Ký số').value]).toEqual(['10', '2.000']);
  });
});
