import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { PaperImportReply, PaperVersion } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { fieldAt } from '../testing/field-at.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { course, paperVersion, reply, submissions } from '../testing/paper-builders.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { PaperRoute } from './paper.route.tsx';

const written: PaperImportReply = {
  ...{ importId: 10, isDryRun: false, addedCount: 0, changedCount: 1, unchangedCount: 0, faults: [], notices: [] },
};

let server: FakeServer;
beforeEach(async () => {
  await loadWords();
  server = new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'snv', displayName: 'Sở Nội vụ', agencyCode: null, role: 'home-affairs' } } }),
    '/api/v1/paper': () => ({ body: reply }),
    '/api/v1/paper/periods': () => ({ body: { periods: [period('bc-2026-07')], defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/paper/submissions': () => ({ body: submissions }),
    '/api/v1/paper/course': () => ({ body: course }),
  });
  renderAt('/', <PaperRoute />);
});
afterEach(cleanup);

it.each([
  ['Sổ văn bản', 'registers', ['Giấy', 'Song song', 'Ký số'], /^Đang ghi của tháng 7\/2026: Giấy 70/],
  ['Giấy mua và tồn', 'reams', [/^Tồn đầu/, /^Mua/, /^Tồn cuối/], 'Đang ghi của tháng 7/2026: đã dùng 1.500 tờ giấy mua'],
])(
  '%s replaces only what is shown: what was recorded meanwhile is shown and told, and what is typed is kept',
  async (tab, ledger, labels, shown) => {
    await userEvent.click(await screen.findByRole('tab', { name: tab }));
    const recorded = (versions: readonly PaperVersion[]): void =>
      server.set('/api/v1/paper/versions', (params) => ({ body: { versions: params.get('ledger') === ledger ? versions : [] } }));
    recorded([paperVersion(7, 100)]);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Cơ quan' }), 'snv');
    for (const label of labels) await userEvent.type(fieldAt(label), '4');
    recorded([paperVersion(7, 100), paperVersion(9, 70)]);
    const overtaken = { type: 'urn:nhip-thu:problem:overtaken-entry', title: 'Chưa ghi: đã thay đổi' };
    server.set('/api/v1/paper/entries', () => ({ status: 409, body: overtaken }));
    await userEvent.click(await screen.findByRole('button', { name: 'Ghi' }));
    expect(await screen.findByText('Chưa ghi: đã thay đổi')).toBeTruthy();
    expect(await screen.findByText(shown)).toBeTruthy();
    expect(fieldAt(labels[0]!).value).toBe('4');
    server.set('/api/v1/paper/entries', () => ({ body: written }));
    await userEvent.click(await screen.findByRole('button', { name: 'Ghi' }));
    await waitFor(() => expect(server.sent).toHaveLength(2));
    expect(server.sent.map(({ body }) => body)).toMatchObject([{ ledger, recordedImportId: 7 }, { recordedImportId: 9 }]);
  },
);
