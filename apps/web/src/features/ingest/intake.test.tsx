import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dryRun } from '../../testing/builders.ts';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { Intake } from './intake.tsx';

const origin = (name: string) => ({ name }) as never;
const LEDGER = { origins: [origin('thu-01'), origin('thu-02')], segments: [] };
const ASKED = 'Không đoán được nguồn từ tên tệp: nhập tên nguồn';

let server: FakeServer;
beforeEach(async () => {
  await loadWords();
  server = new FakeServer({ '/api/v1/ingest/dry-run': () => ({ body: dryRun() }) });
  renderAt('/nap', <Intake ledger={LEDGER} />);
});
afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Nguồn nhật ký' });
// jsdom knows no folders.
const fileOf = (name: string): File => Object.defineProperty(new File(['x'], name), 'webkitRelativePath', { value: '' });
const choose = (name: string) => userEvent.upload(screen.getByLabelText('Chọn tệp nhật ký', { selector: 'input' }), fileOf(name));
const uploads = (): string[] => [...document.querySelectorAll('[data-phase]')].map((row) => row.textContent ?? '');

describe('files whose origin is not known', () => {
  it('wait until it is typed, and go on then: nothing is chosen again', async () => {
    await choose('mail.log.gz');
    act(() => field().focus());
    expect([field().getAttribute('aria-invalid'), field().getAttribute('aria-expanded')]).toEqual(['true', 'false']);
    expect(screen.getByText(ASKED)).toBeTruthy();
    expect(screen.getByText('1 tệp đã chọn đang chờ: mail.log.gz')).toBeTruthy();
    await choose('mail.log.1.gz');
    expect(screen.getByText('2 tệp đã chọn đang chờ: mail.log.gz, mail.log.1.gz')).toBeTruthy();
    expect([uploads(), server.asked]).toEqual([[], []]);
    await userEvent.type(field(), 'mail-09{Enter}');
    expect(screen.queryByText(ASKED)).toBeNull();
    expect(uploads()).toEqual([expect.stringContaining('mail-09'), expect.stringContaining('mail-09')]);
    expect(screen.queryByText(/đang chờ:/)).toBeNull();
  });

  it('may be left out', async () => {
    await choose('mail.log.gz');
    await userEvent.click(screen.getByRole('button', { name: 'Bỏ các tệp này' }));
    expect([screen.queryByText(ASKED), screen.queryByText(/đang chờ:/)]).toEqual([null, null]);
  });
});
