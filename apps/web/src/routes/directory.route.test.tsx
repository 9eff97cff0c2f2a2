import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  DirectoryChangeSetReply,
  DirectoryPreviewReply,
  DirectoryTreeReply,
  OfficialReply,
  OfficialRowReply,
  Role,
} from '@nhip-thu/metrics';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords, turnTo } from '../testing/translate.ts';
import { DirectoryRoute } from './directory.route.tsx';

const TOTAL = 20_000;
const NO_BOXES = { personal: 0, unit: 0, shared: 0, robot: 0, leaver: 0, unmatched: 0 };

const tree: DirectoryTreeReply = {
  ...{ at: '2026-07-17', officialCount: TOTAL, mailboxCount: 20_100 },
  agencies: [
    {
      ...{ code: 'snv', name: 'Sở Nội vụ', tier: 'department', from: null, to: null, officialCount: 68, withoutMailboxCount: 1 },
      ...{ mailboxes: { ...NO_BOXES, personal: 67, robot: 2 }, domains: ['snv.sonla.example'] },
      divisions: [{ id: 7, name: 'Phòng Cải cách hành chính', officialCount: 9 }],
    },
  ],
};

function row(place: number): OfficialRowReply {
  return {
    ...{ id: place + 1, fullName: `Cán bộ số ${place}`, code: null, agency: 'snv', division: null, home: null },
    ...{ role: 'specialist', position: 'Chuyên viên', mailbox: `so${place}@snv.example`, absence: null },
  };
}

const official: OfficialReply = {
  ...{ id: 1, fullName: 'Cán bộ số 0', code: 'A1' },
  memberships: [
    {
      ...{ agency: { code: 'stp', name: 'Sở Tư pháp' }, division: null, home: null, role: 'specialist', position: null },
      ...{ from: null, to: '2026-04-01' },
    },
    {
      ...{ agency: { code: 'snv', name: 'Sở Nội vụ' }, division: null, home: null, role: 'head', position: 'Trưởng phòng' },
      ...{ from: '2026-04-01', to: null },
    },
  ],
  mailboxes: [{ address: 'so0@snv.example', kind: 'personal', from: null, to: null }],
  absences: [{ kind: 'leave', reason: 'nghỉ phép', from: '2026-03-02', to: '2026-03-07' }],
};

const change: DirectoryChangeSetReply = {
  ...{ id: 12, kind: 'import', title: 'danh-ba.xlsx', madeBy: 'noivu', madeAt: '2026-07-17T01:00:00Z', rowCount: 340 },
  ...{ undoneBy: null, undoesId: null },
};

const preview: DirectoryPreviewReply = {
  ...{ id: '5f0c', title: 'danh-ba.csv', changedRowCount: 1, faults: [], faultCount: 0 },
  counts: {
    agencies: { added: 0, changed: 0, unchanged: 1, removed: 0, notInFile: 0 },
    officials: { added: 0, changed: 1, unchanged: 67, removed: 0, notInFile: 3 },
    mailboxes: { added: 0, changed: 0, unchanged: 68, removed: 0, notInFile: 0 },
    aliases: { added: 0, changed: 0, unchanged: 0, removed: 0, notInFile: 0 },
    absences: { added: 0, changed: 0, unchanged: 0, removed: 0, notInFile: 0 },
  },
};

function serve(role: Role = 'home-affairs'): FakeServer {
  const session = { username: 'noivu', displayName: 'Sở Nội vụ', agencyCode: null, role };
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/directory/tree': () => ({ body: tree }),
    '/api/v1/directory/officials': (params) => {
      const [offset, limit] = [Number(params.get('offset')), Number(params.get('limit'))];
      const officials = Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, index) => row(offset + index));
      return { body: { at: '2026-07-17', officials, total: TOTAL } };
    },
    '/api/v1/directory/officials/1': () => ({ body: official }),
    '/api/v1/directory/identities': () => ({
      body: {
        period: period('bc-2026-07'),
        identities: [
          { name: 'mailboxes', total: 1610, parts: { personal: 1507, unit: 103 }, difference: 0 },
          { name: 'addresses', total: 900, parts: { matched: 875, alias: 12, foreign: 5, unknown: 7 }, difference: 1 },
        ],
      },
    }),
    '/api/v1/directory/successions': () => ({
      body: {
        successions: [
          {
            ...{ id: 1, kind: 'merge', onDay: '2026-04-01', basis: 'QĐ 12/QĐ-UBND', oldName: null },
            ...{ from: { code: 'ttcds', name: 'Trung tâm Chuyển đổi số' }, to: { code: 'skhcn', name: 'Sở Khoa học và Công nghệ' } },
          },
        ],
      },
    }),
    '/api/v1/directory/successions/merges': () => ({ body: { changeSetId: 15 } }),
    '/api/v1/directory/successions/splits': () => ({ body: { changeSetId: 16 } }),
    '/api/v1/directory/changes': () => ({ body: { changes: [change], nextBefore: null } }),
    '/api/v1/directory/changes/12/undo': () => ({ body: { changeSetId: 13 } }),
    '/api/v1/directory/previews': () => ({ status: 201, body: preview }),
    '/api/v1/directory/previews/5f0c/rows': () => ({
      body: {
        total: 1,
        rows: [
          {
            ...{ file: 'directory', row: 3, key: 'an@snv.example', status: 'changed' },
            fields: [{ field: 'position', from: 'Chuyên viên', to: 'Trưởng phòng' }],
          },
        ],
      },
    }),
    '/api/v1/directory/previews/5f0c/application': () => ({ body: { changeSetId: 14 } }),
  });
}

const askedPages = (server: FakeServer): string[] => server.asked.filter((address) => address.includes('/officials?'));

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the list of officials', () => {
  it('draws of 20,000 people only those on screen, and asks for their page alone', async () => {
    const server = serve();
    renderAt('/danh-ba', <DirectoryRoute />);
    expect(await screen.findByRole('button', { name: 'Cán bộ số 0' })).toBeTruthy();
    expect(screen.getByText('20.000 cán bộ')).toBeTruthy();
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
    expect(askedPages(server)).toHaveLength(1);
    const list = screen.getByRole('region', { name: 'Danh sách cán bộ' });
    Object.defineProperty(list, 'clientHeight', { value: 640 });
    fireEvent.scroll(list, { target: { scrollTop: 64 * 15_050 } });
    expect(await screen.findByRole('button', { name: 'Cán bộ số 15052' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Cán bộ số 0' })).toBeNull();
    expect(askedPages(server).at(-1)).toContain('offset=15000');
  });

  it('draws cards on a narrow screen, one below the other, with mailbox and state', async () => {
    const wide = window.matchMedia;
    window.matchMedia = (media) => Object.assign(wide(media), { matches: media.includes('max-width') });
    try {
      renderAt('/danh-ba', <DirectoryRoute />);
      const second = (await screen.findAllByRole('rowheader'))[1]?.closest<HTMLElement>('[role="row"]');
      await waitFor(() => expect(second?.style.transform).toBe('translateY(168px)'));
      expect(second?.style.height).toBe('168px');
      expect([...(second?.children ?? [])].map((cell) => cell.getAttribute('data-column'))).toEqual(['person', 'unit', 'mailbox', 'state']);
    } finally {
      window.matchMedia = wide;
    }
    const css = readFileSync('apps/web/src/features/directory/directory.module.css', 'utf8');
    expect(css).not.toMatch(/\[data-column='(mailbox|state)'\][^:]*\{[^}]*display: none/);
  });

  it('keeps agency, division and search in the address and asks for them', async () => {
    const server = serve();
    renderAt('/danh-ba?cq=snv', <DirectoryRoute />);
    await userEvent.click(await screen.findByRole('button', { name: /^Phòng Cải cách hành chính/ }));
    expect(screen.getByTestId('address').textContent).toBe('/danh-ba?cq=snv&phong=7');
    await userEvent.type(screen.getByRole('searchbox'), 'huong');
    await waitFor(() => expect(askedPages(server).at(-1)).toContain('cq=snv&phong=7&q=huong'));
    expect(screen.getByTestId('address').textContent).toBe('/danh-ba?cq=snv&phong=7&q=huong');
    expect(screen.getByText(/^Hộp thư: cá nhân 67, máy 2\. Cán bộ chưa có hộp thư: 1/)).toBeTruthy();
  });

  it('opens what is known of a person, with the last day of each span', async () => {
    serve();
    renderAt('/danh-ba?nguoi=1', <DirectoryRoute />);
    const dialog = await screen.findByRole('dialog', { name: 'Cán bộ số 0' });
    const lines = [...dialog.querySelectorAll('li')].map((line) => line.textContent);
    expect(lines).toEqual([
      'đến 31/03/2026Sở Tư pháp · chuyên viên',
      'từ 01/04/2026Sở Nội vụ · Trưởng phòng',
      'từ đầu đến nayso0@snv.example · cá nhân',
      '02/03/2026 – 06/03/2026nghỉ cả ngày · nghỉ phép',
    ]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đóng' }));
    expect(screen.getByTestId('address').textContent).toBe('/danh-ba');
  });
});

describe('what becomes of an agency', () => {
  const second = { ...tree.agencies[0]!, code: 'skhcn', name: 'Sở Khoa học và Công nghệ', divisions: [] };

  it('is entered with day and decision, says what follows, and is sent', async () => {
    const server = serve();
    server.set('/api/v1/directory/tree', () => ({ body: { ...tree, agencies: [...tree.agencies, second] } }));
    renderAt('/danh-ba?tab=thay-doi', <DirectoryRoute />);
    fireEvent.click(await screen.findByRole('button', { name: 'Sáp nhập, chia tách, đổi tên cơ quan' }));
    const form = within(await screen.findByRole('dialog'));
    const submit = form.getByRole('button', { name: 'Áp dụng' });
    await form.findAllByRole('option', { name: 'Sở Nội vụ' });
    fireEvent.change(form.getByLabelText(/^Cơ quan/), { target: { value: 'snv' } });
    fireEvent.change(form.getByLabelText(/^Sáp nhập vào/), { target: { value: 'skhcn' } });
    fireEvent.change(form.getByLabelText(/^Từ ngày/), { target: { value: '2026-08-01' } });
    fireEvent.change(form.getByLabelText(/^Căn cứ/), { target: { value: 'QĐ 15/QĐ-UBND' } });
    expect(
      await form.findByText('Từ 01/08/2026: 68 cán bộ và 69 hộp thư của Sở Nội vụ thuộc Sở Khoa học và Công nghệ; Sở Nội vụ chấm dứt.'),
    ).toBeTruthy();
    await waitFor(() => expect(submit).toHaveProperty('disabled', false));
    fireEvent.click(submit);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.sent.at(-1)).toEqual({
      to: 'POST /api/v1/directory/successions/merges',
      body: { onDay: '2026-08-01', basis: 'QĐ 15/QĐ-UBND', from: 'snv', to: 'skhcn' },
    });
  });

  it('is not offered to whoever may only read', async () => {
    serve('auditor');
    renderAt('/danh-ba?tab=thay-doi', <DirectoryRoute />);
    await screen.findByText('QĐ 12/QĐ-UBND');
    expect(screen.queryByRole('button', { name: 'Sáp nhập, chia tách, đổi tên cơ quan' })).toBeNull();
  });
});

describe('changes of the directory', () => {
  it('shows identities with their differences', async () => {
    serve();
    renderAt('/danh-ba?tab=doi-chieu', <DirectoryRoute />);
    const line = (await screen.findByRole('rowheader', { name: 'Hộp thư B' })).closest('tr');
    expect([...(line?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual(['1.610', 'cá nhân 1.507 + đơn vị 103', '0']);
    expect(line?.querySelector('[data-holds]')?.getAttribute('data-holds')).toBe('true');
    const broken = screen.getByRole('rowheader', { name: 'Địa chỉ trong nhật ký' }).closest('tr');
    expect([...(broken?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
      ...['900', 'khớp hộp thư 875 + khớp bí danh, tên miền cũ 12 + người ngoài 5 + lạ 7', '1'],
    ]);
    expect(broken?.querySelector('[data-holds]')?.getAttribute('data-holds')).toBe('false');
    expect(screen.getByRole('heading', { name: '1 đẳng thức không khớp' })).toBeTruthy();
  });

  it('undoes a change after asking, and those who only read are offered none', async () => {
    const server = serve();
    renderAt('/danh-ba?tab=thay-doi', <DirectoryRoute />);
    await userEvent.click(await screen.findByRole('button', { name: 'Hoàn tác thay đổi số 12' }));
    const dialog = await screen.findByRole('dialog', { name: 'Hoàn tác thay đổi số 12: danh-ba.xlsx?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Hoàn tác' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.asked).toContain('/api/v1/directory/changes/12/undo');
    expect(screen.getByText('Trung tâm Chuyển đổi số sáp nhập vào Sở Khoa học và Công nghệ')).toBeTruthy();
    cleanup();
    serve('auditor');
    renderAt('/danh-ba?tab=thay-doi', <DirectoryRoute />);
    await screen.findByText(/danh-ba\.xlsx/);
    expect(screen.queryByRole('button', { name: /Hoàn tác|Nhập danh bạ/ })).toBeNull();
  });
});

describe('unknown addresses', () => {
  const seen = { origins: ['thu'], count: 1200, dayCount: 3, firstDay: '2026-03-02', lastDay: '2026-03-06' };
  const addresses = [
    {
      ...{ address: 'huong.dang@snv.example', ...seen },
      suggestion: { agency: 'snv', kind: 'official', officials: [{ id: 7, fullName: 'Đặng Thị Hường', mailbox: null }] },
    },
    { address: 'quet@snv.example', ...seen, suggestion: { agency: 'snv', kind: 'robot', officials: [] } },
  ];
  function serveUnknown(role?: Role): { server: FakeServer; sent: unknown[] } {
    const server = serve(role);
    server.set('/api/v1/directory/unknown-addresses', () => ({ body: { addresses, total: 2 } }));
    server.set('/api/v1/directory/unknown-addresses/assignments', () => ({ body: { changeSetId: 15, dayCount: 3 } }));
    const sent: unknown[] = [];
    const answer = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      if (typeof init?.body === 'string') sent.push(JSON.parse(init.body));
      return answer(input, init);
    };
    return { server, sent };
  }

  it('are told in one click whose they probably are', async () => {
    const { sent } = serveUnknown();
    renderAt('/danh-ba?tab=dia-chi', <DirectoryRoute />);
    expect(await screen.findByText('2 địa chỉ trong nhật ký mà danh bạ chưa biết')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Của Đặng Thị Hường: huong.dang@snv.example' }));
    await userEvent.click(screen.getByRole('button', { name: 'Máy của snv' }));
    await waitFor(() =>
      expect(sent).toEqual([
        { address: 'huong.dang@snv.example', owner: { kind: 'official', officialId: 7 } },
        { address: 'quet@snv.example', owner: { kind: 'robot', agency: 'snv' } },
      ]),
    );
    expect(await screen.findByText('Đã ghi; tính lại 3 ngày')).toBeTruthy();
  });

  it('are told otherwise in a form, which marks what is missing', async () => {
    const { sent } = serveUnknown();
    renderAt('/danh-ba?tab=dia-chi', <DirectoryRoute />);
    await userEvent.click(await screen.findByRole('button', { name: 'Khác… quet@snv.example là của ai' }));
    const dialog = await screen.findByRole('dialog', { name: 'quet@snv.example là của ai?' });
    await userEvent.selectOptions(within(dialog).getByLabelText('Là'), 'không phải của tỉnh');
    const enter = within(dialog).getByRole('button', { name: 'Ghi vào danh bạ' });
    const reason = within(dialog).getByLabelText<HTMLInputElement>(/^Vì sao/);
    await userEvent.type(reason, ' ');
    await userEvent.click(enter);
    expect([reason.validity.valid, sent]).toEqual([false, []]);
    await userEvent.type(reason, 'khách');
    await userEvent.click(enter);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ address: 'quet@snv.example', owner: { kind: 'foreign', reason: 'khách' } }]);
  });

  it('are only shown to those who may not write', async () => {
    serveUnknown('auditor');
    renderAt('/danh-ba?tab=dia-chi', <DirectoryRoute />);
    expect(await screen.findByText('quet@snv.example')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /là của/ })).toBeNull();
  });
});

describe('the import', () => {
  async function openWithFile(): Promise<HTMLElement> {
    renderAt('/danh-ba', <DirectoryRoute />);
    await userEvent.click(await screen.findByRole('button', { name: 'Nhập danh bạ' }));
    const dialog = await screen.findByRole('dialog', { name: 'Nhập danh bạ' });
    within(dialog).getByLabelText('Cán bộ và hộp thư');
    await userEvent.upload(dialog.querySelector<HTMLInputElement>('input[name="directory"]')!, new File(['x'], 'danh-ba.csv'));
    return dialog;
  }

  it('shows every changed row before anything is applied, then applies by the id of what was shown', async () => {
    const server = serve();
    const dialog = await openWithFile();
    expect(within(dialog).queryByRole('button', { name: 'Áp dụng' })).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: /^Xem trước$/ }));
    expect(await within(dialog).findByText('danh bạ, dòng 3')).toBeTruthy();
    expect(within(dialog).getByText('1 dòng làm thay đổi danh bạ')).toBeTruthy();
    expect(within(dialog).getByText('Chuyên viên').tagName).toBe('DEL');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Áp dụng' }));
    expect(await within(dialog).findByText('Đã áp dụng, thay đổi số 14')).toBeTruthy();
    expect(server.asked).toContain('/api/v1/directory/previews/5f0c/application');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đóng' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('previews what a pull from LDAP would change, and says when there is no server', async () => {
    const server = serve();
    server.set('/api/v1/directory/pulls', () => ({ status: 409, body: { title: 'Chưa đặt LDAP_URL', status: 409 } }));
    renderAt('/danh-ba', <DirectoryRoute />);
    await userEvent.click(await screen.findByRole('button', { name: 'Nhập danh bạ' }));
    const dialog = await screen.findByRole('dialog', { name: 'Nhập danh bạ' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Xem trước từ LDAP' }));
    expect(await within(dialog).findByText('Chưa đặt LDAP_URL')).toBeTruthy();
    server.set('/api/v1/directory/pulls', () => ({ status: 201, body: preview }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Xem trước từ LDAP' }));
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Áp dụng' }));
    expect(await within(dialog).findByText('Đã áp dụng, thay đổi số 14')).toBeTruthy();
  });

  it('lists faults with row and column, in the language that the page is turned to, and offers nothing to apply', async () => {
    const server = serve();
    const vi = { what: 'ô bắt buộc đang để trống', toDo: 'điền giá trị' };
    const words = { vi, en: { what: 'a cell is empty', toDo: 'fill it in' } };
    const fault = { file: 'danh-ba.csv', row: 2, column: 'fullName', ...vi, words };
    server.set('/api/v1/directory/previews', () => ({
      status: 201,
      body: { ...preview, id: null, counts: null, changedRowCount: 0, faults: [fault], faultCount: 1 },
    }));
    const dialog = await openWithFile();
    await userEvent.click(within(dialog).getByRole('button', { name: /^Xem trước$/ }));
    const cells = (await within(dialog).findByText('fullName')).closest('tr')?.querySelectorAll('td') ?? [];
    expect([...cells].map((cell) => cell.textContent)).toEqual(['danh-ba.csv', '2', 'fullName', 'Ô bắt buộc đang để trống. Điền giá trị.']);
    expect(within(dialog).queryByRole('button', { name: 'Áp dụng' })).toBeNull();
    await act(() => turnTo('en'));
    expect(screen.getByText('A cell is empty. Fill it in.')).toBeTruthy();
    await act(() => turnTo('vi'));
  });

  it('says when the directory has changed in between', async () => {
    const server = serve();
    server.set('/api/v1/directory/previews/5f0c/application', () => ({
      status: 409,
      body: { type: 'urn:nhip-thu:problem:stale-preview', title: 'Danh bạ đã thay đổi sau khi xem trước', status: 409 },
    }));
    const dialog = await openWithFile();
    await userEvent.click(within(dialog).getByRole('button', { name: /^Xem trước$/ }));
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Áp dụng' }));
    expect(await within(dialog).findByText('Danh bạ đã thay đổi sau khi xem trước')).toBeTruthy();
  });

  it('is not closed without a question while something is not applied', async () => {
    serve();
    const dialog = await openWithFile();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đóng' }));
    expect(within(dialog).getByText('Chưa áp dụng. Bỏ bản xem trước này?')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ở lại' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đóng' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Bỏ' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
