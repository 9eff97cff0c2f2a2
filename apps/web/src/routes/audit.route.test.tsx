import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditEntryReply, AuditReply, AuditVerificationReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { AuditRoute } from './audit.route.tsx';

const entry = (over: Partial<AuditEntryReply> = {}): AuditEntryReply => ({
  ...{ id: 1204, at: '2026-07-17T01:00:00.000Z', kind: 'read', actor: 'noivu', role: 'home-affairs', action: 'directory.read' },
  ...{
    subject: 'GET /api/v1/directory/officials/7',
    officialId: 7,
    officialName: 'Lò Văn A',
    agency: null,
    reason: null,
    network: '10.1.2',
    session: '0123456789abcdef',
  },
  ...over,
});

function serve(verification: AuditVerificationReply): FakeServer {
  return new FakeServer({
    '/api/v1/audit': (params): { body: AuditReply } =>
      params.has('before')
        ? {
            body: {
              entries: [entry({ id: 3, actor: null, role: null, kind: 'session', action: 'session.failed', officialId: null })],
              nextBefore: null,
            },
          }
        : { body: { entries: [entry()], nextBefore: 1204 } },
    '/api/v1/audit/verification': () => ({ body: verification }),
  });
}

const WHOLE: AuditVerificationReply = { entryCount: 1204, head: '1204-3f9a0c5d7e8b1a2c3d4e5f60', broken: null };

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the page of the audit log', () => {
  it('says that the log is whole, its head, and who did what about whom', async () => {
    serve(WHOLE);
    renderAt('/quan-tri/nhat-ky', <AuditRoute />);
    await screen.findByRole('heading', { name: 'Nguyên vẹn: 1.204 mục' });
    expect(screen.getByText('1204-3f9a0c5d7e8b1a2c3d4e5f60')).toBeTruthy();
    const row = (await screen.findByRole('rowheader', { name: '1.204' })).closest('tr')!;
    expect(row.textContent).toContain('noivu · Sở Nội vụ');
    expect(row.textContent).toContain('Xem danh bạ');
    expect(row.textContent).toContain('Lò Văn A');
  });

  it('names the first entry that does not hold', async () => {
    serve({ ...WHOLE, entryCount: 41, broken: { id: 42, fault: 'missing' } });
    renderAt('/quan-tri/nhat-ky', <AuditRoute />);
    await screen.findByRole('heading', { name: 'Nhật ký đã bị động đến' });
    expect(screen.getByText('Mục 42 không còn')).toBeTruthy();
  });

  it('shows older entries when asked, and one official when their name is chosen; file and address follow', async () => {
    const server = serve(WHOLE);
    renderAt('/quan-tri/nhat-ky', <AuditRoute />);
    await userEvent.click(await screen.findByRole('button', { name: 'Xem thêm' }));
    const older = (await screen.findByRole('rowheader', { name: '3' })).closest('tr')!;
    expect(within(older).getByText(/không rõ/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Lò Văn A' }));
    expect(screen.getByTestId('address').textContent).toBe('/quan-tri/nhat-ky?nguoi=7');
    await waitFor(() => expect(server.asked).toContain('/api/v1/audit?official=7'));
    await waitFor(() => expect(screen.getByRole('link', { name: /CSV/ }).getAttribute('href')).toBe('/api/v1/audit/csv?official=7'));
    await userEvent.click(screen.getByRole('button', { name: /Bỏ lọc/ }));
    expect(screen.getByTestId('address').textContent).toBe('/quan-tri/nhat-ky');
  });

  it('shows all that was done in one session when it is chosen', async () => {
    const server = serve(WHOLE);
    renderAt('/quan-tri/nhat-ky', <AuditRoute />);
    await userEvent.click(await screen.findByRole('button', { name: '01234567… Mọi việc của phiên 0123456789abcdef' }));
    expect(screen.getByTestId('address').textContent).toBe('/quan-tri/nhat-ky?phien=0123456789abcdef');
    await waitFor(() => expect(server.asked).toContain('/api/v1/audit?session=0123456789abcdef'));
  });

  it('says at the last day that it lies before the first, and asks nothing', async () => {
    const server = serve(WHOLE);
    renderAt('/quan-tri/nhat-ky?tu=2026-12-20&den=2026-01-01', <AuditRoute />);
    expect(await screen.findByText('Không được trước ngày đầu')).toBeTruthy();
    const [first, last] = screen.getAllByPlaceholderText('ngày/tháng/năm');
    expect([first, last].map((field) => field?.getAttribute('aria-invalid'))).toEqual([null, 'true']);
    expect(screen.queryByText('Không có mục nào như vậy.')).toBeNull();
    expect(server.asked.filter((each) => each.startsWith('/api/v1/audit?'))).toEqual([]);
  });

  it('takes its filters from the address, and what it does not understand as none', async () => {
    const server = serve(WHOLE);
    renderAt('/quan-tri/nhat-ky?tu=2026-07-01&den=hom-nay&loai=refused&ai=lanhdao', <AuditRoute />);
    await screen.findByRole('rowheader', { name: '1.204' });
    expect(server.asked).toContain('/api/v1/audit?from=2026-07-01&kind=refused&actor=lanhdao');
  });
});
