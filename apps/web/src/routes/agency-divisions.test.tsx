import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { AgencyReply, DivisionsReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { agency, figure, period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { AgencyTabContent } from './agency-tabs.tsx';

const [NEW, OLD] = [period('4tuan-2026-w25'), period('4tuan-2026-w21')];
const block = (of: typeof NEW): DivisionsReply['blocks'][number] => ({ period: of, coverage: 1, divisions: [] });
const divisions = { agency: 'syt', fewest: 10, blocks: [block(NEW), block(OLD)] } as unknown as DivisionsReply;
const reply = { agency: { ...agency('Sở Y tế', figure(15, 20)), code: 'syt' } } as unknown as AgencyReply;

const address = (): string | null => screen.getByTestId('address').textContent;
const shown = async (): Promise<string> => (await screen.findByRole<HTMLSelectElement>('combobox')).value;
const open = (path: string): void => renderAt(path, <AgencyTabContent tab="phong" reply={reply} isBusy={false} />);

let server: FakeServer;

beforeEach(async () => {
  await loadWords();
  server = new FakeServer({ '/api/v1/adoption/divisions/syt': () => ({ body: divisions }) });
});
afterEach(cleanup);

it('the block of four weeks is in the address: chosen there, restored from there, and the newest is not written', async () => {
  open('/?tab=phong');
  expect(await shown()).toBe(NEW.id);
  await userEvent.selectOptions(screen.getByRole('combobox'), OLD.id);
  expect(address()).toBe(`/?tab=phong&bon-tuan=${OLD.id}`);
  cleanup();
  open(`/?tab=phong&bon-tuan=${OLD.id}`);
  expect(await shown()).toBe(OLD.id);
  await userEvent.selectOptions(screen.getByRole('combobox'), NEW.id);
  expect(address()).toBe('/?tab=phong');
});

it('a block that there is not leaves the address', async () => {
  open('/?tab=phong&bon-tuan=bc-2026-07');
  await waitFor(() => expect(address()).toBe('/?tab=phong'));
  expect(await shown()).toBe(NEW.id);
  expect(server.sent).toEqual([]);
});
