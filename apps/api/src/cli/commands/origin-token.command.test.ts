import { describe, expect, it } from '@jest/globals';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { OriginTokenService } from '../../access/origin-token.service.ts';

const TOKEN = 'nt_abc';

function tokens(): { services: Services; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const service = {
    issue: async (...words: unknown[]) => {
      calls.push(['issue', ...words]);
      return { id: 7, token: TOKEN };
    },
    list: async () => [
      { id: 7, createdAt: new Date('2026-07-14T17:30:00Z'), lastUsedAt: null, revokedAt: new Date('2026-07-15T17:30:00Z') },
    ],
    revoke: async (...words: unknown[]) => {
      calls.push(['revoke', ...words]);
      return words[1] === 7;
    },
  };
  return { services: new Map([[OriginTokenService, service]]), calls };
}

describe('origin token', () => {
  it('prints a new token alone on stdout, its number beside it', async () => {
    const { services, calls } = tokens();
    const result = await callCli(['origin', 'token', 'thu', '--lang', 'en'], { services });
    expect(result).toMatchObject({ code: 0, out: `${TOKEN}\n`, err: expect.stringContaining('7') });
    expect(calls).toEqual([['issue', 'thu']]);
  });

  it('lists tokens without the tokens themselves', async () => {
    const { services } = tokens();
    const { out } = await callCli(['origin', 'token', 'thu', '--list', '--lang', 'en'], { services });
    expect(out.split('\n').slice(0, 2)).toEqual([
      'ID  created           last used  revoked',
      ' 7  15/07/2026 00:30          –  16/07/2026 00:30',
    ]);
  });

  it('revokes by number', async () => {
    const { services, calls } = tokens();
    expect(await callCli(['origin', 'token', 'thu', '--revoke', '7'], { services })).toMatchObject({ code: 0 });
    expect(calls).toEqual([['revoke', 'thu', 7]]);
  });

  it.each([
    ['a token the origin does not have', ['thu', '--revoke', '8'], '“8”'],
    ['what is no number', ['thu', '--revoke', 'x'], '“x”'],
    ['a name that no origin can have', ['Máy chủ'], '“Máy chủ”'],
  ])('exits 2 for %s', async (_what, words, named) => {
    const { services } = tokens();
    expect(await callCli(['origin', 'token', ...words], { services })).toMatchObject({ code: 2, err: expect.stringContaining(named) });
  });

  it('does not both list and revoke', async () => {
    expect(await callCli(['origin', 'token', 'thu', '--list', '--revoke', '7'])).toMatchObject({ code: 2 });
  });
});
