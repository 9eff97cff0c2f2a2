import { expect, it } from '@jest/globals';
import { onlineManager } from '@tanstack/react-query';
import type { SessionReply } from '@nhip-thu/metrics';
import { createQueryClient } from './query-client.ts';
import { SESSION_KEY } from './session.ts';

const FIGURES = ['adoption', 'all'];

function sessionOf(username: string): SessionReply {
  return { username, displayName: username, role: 'leadership', agencyCode: null, needsSecondFactor: false };
}

it('forgets what was read for somebody else, and keeps what was read for the same person', () => {
  const client = createQueryClient();
  client.setQueryData(SESSION_KEY, sessionOf('lanhdao'));
  client.setQueryData(FIGURES, 'figures');
  client.setQueryData(SESSION_KEY, { ...sessionOf('lanhdao'), displayName: 'Another name' });
  client.setQueryData(SESSION_KEY, null);
  client.setQueryData(SESSION_KEY, sessionOf('lanhdao'));
  expect(client.getQueryData(FIGURES)).toBe('figures');
  client.setQueryData(SESSION_KEY, sessionOf('coquan'));
  expect(client.getQueryData(FIGURES)).toBeUndefined();
  expect(client.getQueryData(SESSION_KEY)).toEqual(sessionOf('coquan'));
});

it('without a network an order fails at once, and is not carried out later', async () => {
  onlineManager.setOnline(false);
  try {
    const client = createQueryClient();
    const mutationFn = (): Promise<never> => Promise.reject(new Error('no network'));
    const sent = client.getMutationCache().build(client, { mutationFn });
    await expect(sent.execute(undefined)).rejects.toThrow('no network');
    expect(sent.state.isPaused).toBe(false);
  } finally {
    onlineManager.setOnline(true);
  }
});
