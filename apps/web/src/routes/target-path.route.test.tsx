import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { TargetsRoute } from './targets.route.tsx';

/** The form of a new target with a path of this sort, sent once with nothing else in it. */
async function sendPath(
  path: 'linear' | 'steps',
  fill: (form: HTMLElement) => void = () => undefined,
): Promise<(field: string) => string | null> {
  const server = new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role: 'home-affairs' } } }),
    '/api/v1/targets': () => ({ body: { day: '2026-07-17', targets: [], isDemo: true, agencies: [] } }),
  });
  renderAt('/chi-tieu', <TargetsRoute />);
  await userEvent.click(await screen.findByRole('button', { name: 'Đặt chỉ tiêu mới' }));
  const form = await screen.findByRole('form', { name: 'Đặt chỉ tiêu mới' });
  await userEvent.selectOptions(within(form).getByLabelText('Cách đi tới chỉ tiêu'), path);
  fill(form);
  await userEvent.click(within(form).getByRole('button', { name: 'Đặt chỉ tiêu' }));
  expect(server.sent).toEqual([]);
  return (field) => {
    const id = within(form).getByLabelText(field).getAttribute('aria-describedby');
    return id === null ? null : (document.getElementById(id)?.textContent ?? null);
  };
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('what is wrong with the path of a target', () => {
  it('stands at each field of a step that lacks it, also of one that nobody touched', async () => {
    const told = await sendPath('steps');
    expect([told('Cách đi tới chỉ tiêu'), told('Bậc 1: từ kỳ'), told('Bậc 1: mức (%)')]).toEqual([null, 'Cần điền', 'Cần điền']);
  }, 60_000);

  it('of an even path stands at its level, which is no percentage', async () => {
    const told = await sendPath('linear', (form) =>
      fireEvent.change(within(form).getByLabelText('Mức ở kỳ đầu (%)'), { target: { value: '70,x' } }),
    );
    expect([told('Cách đi tới chỉ tiêu'), told('Mức ở kỳ đầu (%)')]).toEqual([null, 'Viết một số từ 0 đến 100, ví dụ 90 hoặc 62,5']);
  }, 60_000);
});
