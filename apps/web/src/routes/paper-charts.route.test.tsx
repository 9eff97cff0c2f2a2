import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { course, ledger, nothing, reply, submissions, unit } from '../testing/paper-builders.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { PaperRoute } from './paper.route.tsx';

function serve(role: Role = 'home-affairs'): FakeServer {
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'snv', displayName: 'Sở Nội vụ', role } } }),
    '/api/v1/paper': () => ({ body: reply }),
    '/api/v1/paper/periods': () => ({ body: { periods: ['bc-2026-07', 'bc-2026-06'].map(period), defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/paper/submissions': () => ({ body: submissions }),
    '/api/v1/paper/course': () => ({ body: course }),
  });
}

const press = async (name: RegExp): Promise<void> => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('charts of paper', () => {
  it('speaks of definitions and coefficients in words; the ids are in how figures are made', async () => {
    serve();
    renderAt('/', <PaperRoute />);
    await screen.findByRole('checkbox', { name: /^8\.333 tờ/ });
    const visible = [...document.querySelectorAll('main, body > div')].map((root) => {
      const copy = root.cloneNode(true) as Element; // a clone of an element is an element
      copy.querySelectorAll('[hidden]').forEach((hidden) => hidden.remove());
      return copy.textContent;
    });
    expect(visible.join(' ')).not.toMatch(/@\d/);
    await press(/^Cách tính: Mọi cơ quan đạt chỉ tiêu/);
    expect(screen.getAllByText('Mã dùng trong tệp và API: paper-reduction@1.').length).toBeGreaterThan(0);
  });

  it('units stand by their gap to the target, the farthest first, as bars and in the table', async () => {
    const far = { ...ledger, reduction: { absolute: 0.141, normalised: 0.181, headline: 0.141 }, shown: { percent: 14.1, digits: 1 } };
    const server = serve('leadership');
    const units = [
      unit('snv', 'Sở Nội vụ'),
      { ...unit('an', 'An'), registers: nothing, verdict: 'insufficient-data' as const },
      { ...unit('mb', 'Xã Mường Bám'), registers: far, verdict: 'not-met' as const },
    ];
    server.set('/api/v1/paper', () => ({ body: { ...reply, units } }));
    renderAt('/', <PaperRoute />);
    const name = 'Xa chỉ tiêu nhất: Xã Mường Bám, giảm 14,1%, còn 35,9 điểm %';
    const card = within(await screen.findByRole('region', { name }));
    const codes = (): (string | null)[] => [...document.querySelectorAll('[data-agency]')].map((row) => row.getAttribute('data-agency'));
    expect(codes()).toEqual(['mb', 'snv', 'an']);
    expect(card.getByRole('img', { name: 'Xã Mường Bám: giảm 14,1%, chỉ tiêu 50%' })).toBeTruthy();
    expect(card.getByRole('img', { name: 'An: chưa so được với kỳ gốc' }).hasAttribute('data-unknown')).toBe(true);
    await press(/^Xem bảng: Xa chỉ tiêu nhất/);
    expect(codes()).toEqual(['mb', 'snv', 'an']);
    expect(screen.getByRole('columnheader', { name: 'Giấy kỳ gốc' })).toBeTruthy();
  });

  it('month by month: the index against its goal and the forms, each with its table; a month nobody reported is a gap', async () => {
    serve('leadership');
    renderAt('/', <PaperRoute />);
    const index = await screen.findByRole('heading', { name: 'T7/2026: văn bản giấy còn 65,7 khi kỳ gốc là 100; chỉ tiêu không quá 50' });
    expect(index).toBeTruthy();
    expect(screen.getByText(/Gạch chéo: chưa so được \(T6\/2026\)/)).toBeTruthy();
    const forms = 'Chỉ ký số, không giấy: 10,0% số văn bản đi ở T5/2026, 25,0% ở T7/2026';
    expect(await screen.findByRole('heading', { name: forms })).toBeTruthy();
    const columns = [...document.querySelectorAll('[data-column]')];
    expect(columns.map((column) => column.querySelectorAll('[data-part]').length)).toEqual([3, 0, 3]);
    expect(columns[1]?.textContent).toContain('—');
    // Only one of two has reported: the column says so.
    expect(columns[2]?.textContent).toContain('200*');
    await press(/^Xem bảng: T7\/2026/);
    await press(/^Xem bảng: Chỉ ký số/);
    const rows = [...document.querySelectorAll('tr[data-period]')].map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['T5/2026', '367', '181', '0,0%', '0,0%', '0,0%', '100,0', '2/2'],
      ['T6/2026', '—', '—', '—', '—', '—', '—', '0/2'],
      ['T7/2026', '367', '181', '34,3%', '34,3%', '34,3%', '65,7', '2/2'],
      ['T5/2026', '160', '20', '20', '200', '10,0%', '2/2'],
      ['T6/2026', '—', '—', '—', '—', '—', '0/2'],
      ['T7/2026', '120', '30', '50', '200', '25,0%', '1/2'],
    ]);
  });
});
