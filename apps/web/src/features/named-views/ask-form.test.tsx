import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../../testing/builders.ts';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { AskForm } from './ask-form.tsx';

const REPLY = { views: [], agencies: [{ code: 'snv', name: 'Sở Nội vụ' }], periods: [period('bc-2026-07')], isDemo: false };
const ASKED = { agency: 'snv', periodId: 'bc-2026-07', purpose: 'Hỗ trợ người chưa dùng', basis: 'QĐ 15/QĐ-SNV' };

let server: FakeServer;
beforeEach(async () => {
  await loadWords();
  server = new FakeServer({ '/api/v1/named-views': () => ({ status: 201, body: {} }) });
  renderAt('/xem-dich-danh', <AskForm reply={REPLY} />);
});
afterEach(cleanup);

const field = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name);
const send = () => userEvent.click(screen.getByRole('button', { name: 'Gửi đề nghị' }));
async function fill(days: string, basis = ASKED.basis, purpose = ASKED.purpose): Promise<void> {
  await userEvent.clear(field(/Số ngày/));
  if (days !== '') await userEvent.type(field(/Số ngày/), days);
  await userEvent.type(field(/Căn cứ/), basis);
  await userEvent.type(field(/Mục đích/), purpose);
}

describe('the wish for a named view', () => {
  it.each(['9999', '2.5', '-4', 'abc', '0', '31', ''])(
    'keeps %j as it was typed, says at the field what it must be, and sends nothing',
    async (days) => {
      await fill(days);
      await send();
      expect([field(/Số ngày/).value, field(/Số ngày/).getAttribute('aria-invalid')]).toEqual([days, 'true']);
      expect(screen.getByText('Nhập số nguyên từ 1 đến 30')).toBeTruthy();
      expect(server.sent).toEqual([]);
    },
  );

  it('wants a basis and a purpose that say something', async () => {
    await fill('3', 'x', 'y');
    await send();
    expect([field(/Căn cứ/), field(/Mục đích/)].map((each) => each.getAttribute('aria-invalid'))).toEqual(['true', 'true']);
    expect(screen.getByText('Viết ít nhất 4 ký tự')).toBeTruthy();
    expect(screen.getByText('Viết ít nhất 10 ký tự')).toBeTruthy();
    expect(server.sent).toEqual([]);
  });

  it('is sent with the days that were typed', async () => {
    await fill('30');
    await send();
    await waitFor(() => expect(server.sent).toEqual([{ to: 'POST /api/v1/named-views', body: { ...ASKED, days: 30 } }]));
  });
});
