import { Button, TextInput } from '@mantine/core';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { Form } from '../ui/form.tsx';
import { faultAt } from './problem.ts';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const REFUSAL = { status: 400, body: { title: 'Không hợp lệ', errors: [{ path: 'text', message: 'dài quá' }] } };

function Page() {
  const send = useSending({ mutationFn: (text: string) => request<string>('/thu', { method: 'POST', body: text }) });
  const [text, setText] = useState('x');
  const [, setTries] = useState(0);
  return (
    <Form
      isSaved={send.isSuccess}
      onSubmit={() => {
        // Draws the form for another reason, in the same moment.
        setTries((tries) => tries + 1);
        send.mutate(text);
      }}
    >
      <TextInput label="Chữ" value={text} error={faultAt(send.error, 'text')} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit" loading={send.isPending}>
        Gửi
      </Button>
      <Button onClick={send.reset}>Bỏ</Button>
      {send.isSuccess && <output data-testid="answer">{send.data}</output>}
    </Form>
  );
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
/** Two clicks with nothing between them: no drawing, no timer. */
const clickTwice = (): void =>
  act(() => {
    button('Gửi').click();
    button('Gửi').click();
  });

/** Two clicks, and a drawing after each. */
const clickTwiceDrawn = (): void => {
  act(() => button('Gửi').click());
  act(() => button('Gửi').click());
};

let server: FakeServer;
beforeEach(async () => {
  await loadWords();
  server = new FakeServer({ '/thu': () => REFUSAL });
  renderAt('/', <Page />);
});
afterEach(cleanup);

it('two clicks at once after a refusal send once, and the one answer is shown', async () => {
  act(() => button('Gửi').click());
  await screen.findByText('dài quá');
  server.set('/thu', () => ({ body: 'đã ghi' }));
  clickTwice();
  expect((await screen.findByTestId('answer')).textContent).toBe('đã ghi');
  expect(server.sent).toHaveLength(2);
});

it('a drawing in between, for another reason, lets no second one through', async () => {
  clickTwiceDrawn();
  await screen.findByText('dài quá');
  expect(server.sent).toHaveLength(1);
});

it('every answer lets the next be sent, refused or not', async () => {
  for (const count of [1, 2, 3]) {
    clickTwice();
    await waitFor(() => expect(button('Gửi').getAttribute('aria-busy')).toBeNull());
    await screen.findByText('dài quá');
    expect(server.sent).toHaveLength(count);
  }
});

it('what is given up no longer holds back another', async () => {
  const answering = globalThis.fetch;
  globalThis.fetch = () => new Promise(() => undefined);
  act(() => button('Gửi').click());
  await waitFor(() => expect(button('Gửi').getAttribute('aria-busy')).toBe('true'));
  globalThis.fetch = answering;
  act(() => button('Bỏ').click());
  await waitFor(() => expect(button('Gửi').getAttribute('aria-busy')).toBeNull());
  act(() => button('Gửi').click());
  await screen.findByText('dài quá');
  expect(server.sent).toHaveLength(1);
});
