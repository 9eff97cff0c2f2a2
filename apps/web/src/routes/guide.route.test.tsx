import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROLES } from '../api/access.ts';
import { furtherPagesOf, pagesOf } from '../app/pages.ts';
import { GUIDE_FILES } from '../features/guide/guide-files.ts';
import { GUIDES, pictureAt } from '../features/guide/guides.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { GuideRoute } from './guide.route.tsx';

function serve(role: Role): FakeServer {
  const own = { username: 'x', displayName: 'X', agencyCode: null, role };
  return new FakeServer({ '/api/v1/session': () => ({ body: { session: own } }) });
}

function show(role: Role, address = '/huong-dan'): void {
  serve(role);
  renderAt(address, <GuideRoute />);
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the guide', () => {
  it('begins with the part of the role, and leads to those of the others', async () => {
    show('official');
    await screen.findByRole('heading', { level: 2, name: 'Hướng dẫn cho cán bộ' });
    const parts = within(screen.getByRole('navigation', { name: 'Hướng dẫn theo vai trò' }));
    expect(parts.getByRole('link', { current: 'page' }).textContent).toBe('Cán bộ');
    await userEvent.click(parts.getByRole('link', { name: 'Sở Nội vụ' }));
    await screen.findByRole('heading', { level: 2, name: 'Hướng dẫn cho Sở Nội vụ' });
    expect(screen.getByTestId('address').textContent).toBe('/huong-dan?cua=noi-vu');
  });

  it('shows pictures and tables as such, and only names what the program does not hold', async () => {
    show('official');
    const picture = await screen.findByAltText('Trang Dữ liệu của tôi');
    expect(picture.getAttribute('src')).toMatch(/vai-tro-can-bo\.png$/);
    expect(screen.getAllByRole('table')[0]?.textContent).toContain('Yêu cầu của tôi');
    await userEvent.click(screen.getByRole('link', { name: 'Kiểm toán' }));
    await screen.findByRole('heading', { level: 2, name: 'Hướng dẫn cho kiểm toán' });
    const named = screen.getByText('SECURITY.md');
    expect([named.tagName, named.closest('a')]).toEqual(['SPAN', null]);
  });

  it('leads to the pages that it names, all of which there are', async () => {
    show('mail-administrator');
    const link = await screen.findByRole('link', { name: '/quan-tri/nguon' });
    expect(link.getAttribute('href')).toBe('/quan-tri/nguon');
    const named = Object.values(GUIDE_FILES).flatMap((text) => [...text.matchAll(/`((?:\/[a-z-]+)+)`/g)].map(([, path]) => path ?? ''));
    expect(named.length).toBeGreaterThan(6);
    const known = ROLES.flatMap((role) => [...pagesOf({ role, agencyCode: null }), ...furtherPagesOf(role)].map(({ path }) => path));
    // The board of the queue is the server's.
    expect(named.filter((path) => !known.includes(path))).toEqual(['/van-hanh/hang-doi']);
  });

  it('says of an unknown part that the address is wrong, and shows the own', async () => {
    show('auditor', '/huong-dan?cua=la');
    await screen.findByRole('heading', { level: 2, name: 'Hướng dẫn cho kiểm toán' });
    expect(screen.getByTestId('address').textContent).toBe('/huong-dan');
  });

  it('has one for everybody and one for each role, and every picture that they name', () => {
    expect(new Set(GUIDES.map(({ role }) => role))).toEqual(new Set([null, ...ROLES]));
    const texts = GUIDES.map(({ guide }) => Object.entries(GUIDE_FILES).find(([path]) => path.endsWith(`/${guide}.md`))?.[1] ?? '');
    expect(texts.filter((text) => text === '')).toEqual([]);
    const named = texts.flatMap((text) => [...text.matchAll(/\]\((\S+\.png)\)/g)].map(([, path]) => path ?? ''));
    expect(named.length).toBeGreaterThan(20);
    for (const path of named) expect(pictureAt(path)).toContain(path.slice('../img/'.length));
  });
});
