import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import type { SessionReply } from '@nhip-thu/metrics';
import { cleanup, render, screen } from '@testing-library/react';
import { toApiError } from '../api/problem.ts';
import { EndedSession } from '../api/session.ts';
import { loadWords } from '../testing/translate.ts';
import { ProblemNotice } from './problem-notice.tsx';

const ended: SessionReply = { username: 'x', displayName: 'X', agencyCode: null, role: 'agency', needsSecondFactor: false };
const failed = (code: string): Error => toApiError(401, JSON.stringify({ type: `urn:nhip-thu:problem:${code}`, title: 'Bị từ chối' }));

function page(error: Error, session: SessionReply | null) {
  return (
    <MantineProvider env="test">
      <EndedSession value={session}>
        <ProblemNotice error={error} />
      </EndedSession>
    </MantineProvider>
  );
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the notice of what failed', () => {
  it.each([
    ['sign-in-required', 0],
    ['locked-month', 1],
  ])('stands while the session is ended; once somebody has signed in again that it has ended is no longer said (%s)', (code, left) => {
    const error = failed(code);
    const { rerender } = render(page(error, null));
    expect(screen.queryAllByRole('alert')).toHaveLength(1);
    rerender(page(error, ended));
    expect(screen.queryAllByRole('alert')).toHaveLength(1);
    rerender(page(error, null));
    expect(screen.queryAllByRole('alert')).toHaveLength(left);
  });
});
