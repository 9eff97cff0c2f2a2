import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TargetEntry } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { TargetsRoute } from './targets.route.tsx';

const ofProvince: TargetEntry = {
  ...{ id: 1, supersedes: null, metric: 'du-2@1', scope: { kind: 'province' }, periodKind: null, comparator: '>=' },
  ...{ levels: { minimum: null, met: 0.9, good: null }, trajectory: null, legalBasis: { kind: 'text', text: 'QĐ 15' }, basisLine: 'QĐ 15' },
  ...{ approvedBy: 'Giám đốc', validFrom: '2026-01-20', validTo: '2026-12-31', agency: null, unitName: null, supersededBy: null },
  ...{ state: 'in-force', entered: { by: 'thu', at: '2026-01-20T01:00:00Z', reason: 'Đợt đầu' } },
};
const ofAgency: TargetEntry = { ...ofProvince, id: 2, scope: { kind: 'agency', agencyId: 5 }, agency: 'snv', unitName: 'Sở Nội vụ' };
const listed = (targets: readonly TargetEntry[]) => ({
  ...{ day: '2026-07-17', targets, isDemo: true },
  agencies: [{ code: 'snv', name: 'Sở Nội vụ', tier: 'department', divisions: [] }],
});

async function openNew(targets: readonly TargetEntry[]): Promise<{ server: FakeServer; form: HTMLElement }> {
  const server = new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role: 'home-affairs' } } }),
    '/api/v1/targets': () => ({ body: listed(targets) }),
  });
  renderAt('/chi-tieu', <TargetsRoute />);
  await userEvent.click(await screen.findByRole('button', { name: 'Đặt chỉ tiêu mới' }));
  return { server, form: await screen.findByRole('form', { name: 'Đặt chỉ tiêu mới' }) };
}
const fill = (form: HTMLElement, label: RegExp, value: string): void => {
  fireEvent.change(within(form).getByLabelText(label), { target: { value } });
};
const offers = (form: HTMLElement): readonly (string | null)[] =>
  within(form)
    .queryAllByRole('button', { name: /^Thay thế/ })
    .map((button) => button.textContent);
function fillRest(form: HTMLElement): void {
  fill(form, /^Đạt/, '85');
  for (const label of [/^Loại văn bản/, /^Số, ký hiệu/, /^Cơ quan ban hành/, /^Người duyệt/, /^Lý do/]) fill(form, label, 'x');
  for (const label of [/^Ngày ban hành/, /^Có hiệu lực từ/]) fill(form, label, '2026-07-01');
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('a new target whose place is taken', () => {
  it('names what is in its place as soon as metric, scope, kind of period and days meet it, and only then', async () => {
    const { form } = await openNew([{ ...ofProvince, id: 7, supersededBy: { id: 1, from: '2026-02-01' } }, ofProvince, ofAgency]);
    expect(offers(form)).toEqual(['Thay thế chỉ tiêu số 1']);
    expect(within(form).getByText('Phạm vi này đã có chỉ tiêu số 1, từ 20/01/2026, hết hiệu lực 31/12/2026')).toBeTruthy();
    fill(form, /^Có hiệu lực từ/, '2026-12-31');
    expect(offers(form)).toEqual([]);
    fill(form, /^Có hiệu lực từ/, '2026-01-01');
    expect(offers(form)).toEqual(['Thay thế chỉ tiêu số 1']);
    fill(form, /^Hết hiệu lực/, '2026-01-20');
    expect(offers(form)).toEqual([]);
    fill(form, /^Hết hiệu lực/, '');
    for (const [label, value] of [['Chỉ số', 'du-1@1'] as const, ['Loại kỳ', 'iso-week'] as const, ['Phạm vi', 'agency'] as const]) {
      const field = within(form).getByLabelText<HTMLSelectElement>(label);
      const before = field.value;
      await userEvent.selectOptions(field, value);
      expect([label, offers(form)]).toEqual([label, []]);
      if (label !== 'Phạm vi') await userEvent.selectOptions(field, before);
    }
    await userEvent.selectOptions(within(form).getByLabelText('Cơ quan'), 'snv');
    expect(offers(form)).toEqual(['Thay thế chỉ tiêu số 2']);
  }, 60_000);

  it('becomes its successor with everything typed kept', async () => {
    const { server, form } = await openNew([ofProvince]);
    fillRest(form);
    await userEvent.click(within(form).getByRole('button', { name: 'Thay thế chỉ tiêu số 1' }));
    expect(screen.getByRole('form', { name: 'Thay chỉ tiêu số 1' })).toBe(form);
    expect(document.activeElement?.textContent).toBe('Thay chỉ tiêu số 1');
    expect(within(form).getByLabelText<HTMLSelectElement>('Phạm vi').disabled).toBe(true);
    await userEvent.click(within(form).getByRole('button', { name: 'Thay thế' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]?.body).toMatchObject({
      ...{ supersedes: 1, scope: { kind: 'province' }, levels: { minimum: null, met: 0.85, good: null } },
      ...{ approvedBy: 'x', validFrom: '2026-07-01', reason: 'x' },
    });
  }, 60_000);

  it('offers the same at the refusal, of a target that the list did not have yet', async () => {
    const { server, form } = await openNew([]);
    fillRest(form);
    const refusal = { type: 'urn:nhip-thu:problem:target-in-place', title: 'Phạm vi này đã có chỉ tiêu', status: 409 };
    let isRefused = false;
    server.set('/api/v1/targets', () => {
      if (isRefused) return { body: listed([ofProvince]) };
      isRefused = true;
      return { status: 409, body: refusal };
    });
    await userEvent.click(within(form).getByRole('button', { name: 'Đặt chỉ tiêu' }));
    const alert = await within(form).findByRole('alert');
    const atRefusal = alert.closest('[role="status"]') as HTMLElement;
    await userEvent.click(await within(atRefusal).findByRole('button', { name: 'Thay thế chỉ tiêu số 1' }));
    expect(within(form).queryByRole('alert')).toBeNull();
    await userEvent.click(within(form).getByRole('button', { name: 'Thay thế' }));
    await waitFor(() => expect(server.sent).toHaveLength(2));
    expect(server.sent[1]?.body).toMatchObject({ supersedes: 1, levels: { met: 0.85 }, reason: 'x' });
  }, 60_000);
});
