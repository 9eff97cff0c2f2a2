import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ExplanationReply, ExplanationsReply } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { OpenForm } from './open-form.tsx';

const [july, june] = [period('bc-2026-07'), period('bc-2026-06')];
// Of all that is known of them the form asks only these.
const known = { id: 12, agency: 'snv', period: july, metric: 'du-2@1', state: 'open' } as ExplanationReply;
const done = { ...known, id: 11, period: june, state: 'accepted' } as ExplanationReply;
const reply: ExplanationsReply = {
  ...{ today: '2026-08-03', explanations: [done, known], periods: [june, july], isDemo: false },
  agencies: [
    { code: 'stp', name: 'Sở Tư pháp' },
    { code: 'snv', name: 'Sở Nội vụ' },
  ],
};

beforeEach(loadWords);
afterEach(cleanup);

it('says before it is sent that one about the same agency, period and indicator is not done, and of no other', () => {
  renderAt('/giai-trinh', <OpenForm reply={reply} side="home-affairs" />);
  const choose = (label: string, value: string): boolean => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const told = (): boolean => screen.queryByText(/^Giải trình số 12 .*chưa xong: Chờ cơ quan trả lời$/) !== null;
  choose('Cơ quan', 'snv');
  expect([told(), screen.queryByText(/số 11/)]).toEqual([false, null]);
  choose('Kỳ', july.id);
  expect(told()).toBe(true);
  choose('Chỉ số', 'du-1@1');
  expect(told()).toBe(false);
  choose('Chỉ số', 'du-2@1');
  choose('Cơ quan', 'stp');
  expect(told()).toBe(false);
});
