import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { SearchDialog } from './search-dialog.tsx';
import type { SearchEntry } from './search-entries.ts';

const OFFICIALS = '/api/v1/directory/officials';
const pages: SearchEntry[] = [
  { path: '/danh-ba', name: 'Danh bạ', kind: 'page' },
  { path: '/co-quan/syt', name: 'Sở Y tế', kind: 'agency', alias: 'syt' },
];
const dang = { id: 7, fullName: 'Đặng Thị Hương', code: null, agency: 'syt', division: null, home: null, role: 'official' };

function open(role: Role, { address = '/van-ban?dn=du-1@1&sn=4', total = 1 } = {}): FakeServer {
  const server = new FakeServer({
    '/api/v1/periods': () => ({ body: { periods: [period('bc-2026-07'), period('bc-2026-06')], defaultPeriodId: 'bc-2026-07' } }),
    [OFFICIALS]: () => ({
      body: { at: '2026-07-17', total, officials: [{ ...dang, position: 'Chuyên viên', mailbox: null, absence: null }] },
    }),
  });
  const session = { username: 'x', displayName: 'X', role, agencyCode: null } as never;
  renderAt(address, <SearchDialog entries={pages} session={session} onClose={() => undefined} />);
  return server;
}

const asked = (server: FakeServer): string[] => server.asked.filter((address) => address.startsWith(OFFICIALS));
const type = async (text: string): Promise<void> => {
  await userEvent.type(screen.getByRole('combobox', { hidden: true }), text);
};
const addressIs = (address: string) => waitFor(() => expect(screen.getByTestId('address').textContent).toBe(address));

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('search by a few letters', () => {
  it('finds people of the directory without marks, asks once the typing rests, and opens the person', async () => {
    const server = open('home-affairs');
    await type('dang');
    const found = await screen.findByRole('option', { name: /Đặng Thị Hương.*Chuyên viên, Sở Y tế.*Cán bộ/, hidden: true });
    expect(asked(server)).toEqual([`${OFFICIALS}?q=dang&offset=0&limit=6`]);
    await userEvent.click(found);
    await addressIs('/danh-ba?dn=du-1%401&sn=4&nguoi=7');
  });

  it('says how many there are beside those shown, and leads to all of them in the directory', async () => {
    open('home-affairs', { total: 97 });
    await type('dang');
    expect(await screen.findByText(/^1 trong 97 kết quả/)).toBeTruthy();
    await userEvent.click(screen.getByRole('option', { name: /^Xem cả 97 cán bộ trong danh bạ/, hidden: true }));
    await addressIs('/danh-ba?dn=du-1%401&sn=4&q=dang');
  });

  it('finds no period by a day that it spans', async () => {
    open('leadership');
    await type('thang 15');
    expect(await screen.findByText('Không tìm thấy.')).toBeTruthy();
  });

  it('asks nothing about people for a role that the directory is closed to, nor for one letter', async () => {
    const server = open('leadership');
    await type('dang');
    expect(await screen.findByText('Không tìm thấy.')).toBeTruthy();
    expect(asked(server)).toEqual([]);
    cleanup();
    const other = open('home-affairs');
    await type('z');
    expect(await screen.findByText('Không tìm thấy.')).toBeTruthy();
    expect(asked(other)).toEqual([]);
  });

  it('finds definitions by their id and periods by their month', async () => {
    open('leadership');
    await type('du-3');
    await userEvent.keyboard('{Enter}');
    await addressIs('/dinh-nghia?dn=du-1%401&sn=4');
    cleanup();
    open('leadership');
    await type('thang 6/2026');
    expect(await screen.findByRole('option', { name: /^Tháng 6\/2026.*Kỳ$/, hidden: true })).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    await addressIs('/?dn=du-1%401&ky=bc-2026-06');
  });
});
