import { afterEach, describe, expect, it } from '@jest/globals';
import { askEarly } from './ask-early.ts';
import { createQueryClient } from './query-client.ts';

const asked: string[] = [];
const original = globalThis.fetch;
function answer(session: unknown): void {
  const fakeFetch = async (path: string) => {
    asked.push(path);
    const body = path.endsWith('/session') ? { session } : { periods: [], defaultPeriodId: null };
    return { ok: true, status: 200, text: async () => JSON.stringify(body) };
  };
  globalThis.fetch = fakeFetch as unknown as typeof fetch;
}

describe('what is asked before any page is there', () => {
  afterEach(() => {
    globalThis.fetch = original;
    asked.length = 0;
  });

  it.each([
    ['nobody', null, ['/api/v1/session']],
    ['an official', { role: 'official', needsSecondFactor: false }, ['/api/v1/session']],
    ['leadership', { role: 'leadership', needsSecondFactor: false }, ['/api/v1/session', '/api/v1/periods']],
    ['leadership without its second factor', { role: 'leadership', needsSecondFactor: true }, ['/api/v1/session']],
  ])('%s: nothing that the server would refuse', async (_, session, paths) => {
    answer(session);
    await askEarly(createQueryClient());
    expect(asked).toEqual(paths);
  });
});
