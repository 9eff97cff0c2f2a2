import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FreezesReply, FrozenReply, FrozenVersion, ReportDocument } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router';
import { period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { ReportWizardRoute } from './report-wizard.route.tsx';

const july = period('bc-2026-07');
const version: FrozenVersion = {
  ...{ periodId: july.id, number: 0, code: 'NT-1', contentHash: '00', frozenBy: 'Hà', frozenAt: '2026-07-17T01:00:00Z' },
  ...{ reason: null, approvedBy: null },
};
const freezes: FreezesReply = { periods: [{ period: july, versions: [version] }], open: [], isDemo: true };
/** Of the content the page asks only which agencies there are, and whether they have sufficient data. */
const frozen: FrozenReply = {
  ...{ version, versions: [version], isIntact: null },
  content: { province: null, agencies: [{ code: 'snv', name: 'Sở Nội vụ', use: [] }] } as unknown as FrozenReply['content'],
};
const report: ReportDocument = {
  ...{ template: 'agency', fileName: 'bao-cao', title: 'Báo cáo', period: july, agency: 'snv', code: 'NT-1', frozenAt: version.frozenAt },
  ...{ footer: 'Mã NT-1', appendices: [], facts: [] },
  main: {
    letterhead: { parent: null, issuer: 'SỞ NỘI VỤ', number: 'Số:     /BC-SNV', placeAndDate: 'Sơn La, ngày … tháng … năm 2026' },
    ...{ kind: 'BÁO CÁO', subject: 'Sử dụng thư', addressees: [], bases: [], introduction: ['Lời của mẫu.'], blocks: [], closing: '' },
    ...{ signature: { authority: ['GIÁM ĐỐC'], name: null }, recipients: [] },
  },
};

const address = (): string | null => screen.getByTestId('address').textContent;
let server: FakeServer;

beforeEach(async () => {
  await loadWords();
  server = new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role: 'home-affairs' } } }),
    '/api/v1/freezes': () => ({ body: freezes }),
    '/api/v1/freezes/codes/NT-1': () => ({ body: frozen }),
    '/api/v1/freezes/differences': () => ({ body: { differences: [], waiting: [] } }),
    '/api/v1/explanations': () => ({ body: { explanations: [] } }),
    '/api/v1/reports/preview': () => ({ body: report }),
    '/api/v1/reports': () => ({ body: { exports: [] } }),
  });
  const page = (
    <>
      <ReportWizardRoute />
      <Link to="/khac">Trang khác</Link>
    </>
  );
  renderAt('/bao-cao/moi', page);
});
afterEach(cleanup);

describe('the check before a report is written', () => {
  it('leads to what is not finished, and follows what is typed', async () => {
    const open = { explanations: [{ agency: 'snv', turn: 'agency', period: july }] };
    server.set('/api/v1/explanations', () => ({ body: open }));
    cleanup();
    renderAt('/bao-cao/moi', <ReportWizardRoute />);
    const explanations = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-check="explanations"]');
      if (found === null) throw new Error('not there yet');
      return found;
    });
    expect(explanations.dataset['state']).toBe('attention');
    expect(within(explanations).getByRole('link').getAttribute('href')).toBe('/giai-trinh');
    expect(document.querySelector<HTMLElement>('[data-check="signer"]')?.textContent).toContain('để chỗ ký tay');
  });
});

describe('a report with words of its own', () => {
  it('leads to the archive once it is ordered, and asks nothing on the way', async () => {
    const words = await screen.findByLabelText('Lời dẫn');
    // It begins as the template has it, and what is written otherwise is sent, nothing else.
    expect((words as HTMLTextAreaElement).value).toBe('Lời của mẫu.');
    await userEvent.clear(words);
    await userEvent.type(words, 'Theo yêu cầu.');
    await userEvent.type(screen.getByLabelText('Họ tên người ký'), 'Lò Thị B');
    await userEvent.click(screen.getByRole('button', { name: 'Xuất báo cáo' }));
    await waitFor(() => expect(address()).toBe('/bao-cao'));
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
    expect(server.sent.find(({ to }) => to === 'POST /api/v1/reports')?.body).toMatchObject({
      draft: { introduction: ['Theo yêu cầu.'], signature: { authority: ['GIÁM ĐỐC'], name: 'Lò Thị B' } },
    });
  });

  it('keeps its words where the server refuses a character, and says which', async () => {
    const field = await screen.findByLabelText('Lời dẫn');
    const errors = [{ path: 'draft.introduction', message: 'Không có ký tự “😀” (U+1F600)' }];
    server.set('/api/v1/reports/preview', () => ({
      status: 400,
      body: { type: 'urn:nhip-thu:problem:invalid-input', title: 'Không hợp lệ', status: 400, errors },
    }));
    await userEvent.clear(await screen.findByLabelText('Lời dẫn'));
    await userEvent.type(field, 'Chúc mừng 😀');
    await userEvent.tab();
    expect(await screen.findByText('Không có ký tự “😀” (U+1F600)')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Lời dẫn').value).toBe('Chúc mừng 😀');
  });

  it('is asked about when it is left before', async () => {
    await userEvent.type(await screen.findByLabelText('Lời dẫn'), 'Theo yêu cầu.');
    await userEvent.click(screen.getByRole('link', { name: 'Trang khác' }));
    expect([address(), screen.getAllByRole('dialog', { hidden: true }).length]).toEqual(['/bao-cao/moi', 1]);
  });
});
