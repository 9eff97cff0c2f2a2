import { describe, expect, it } from '@jest/globals';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { OriginService, UnknownOriginError } from '../../ingest/origin.service.ts';

const THU = { name: 'thu', timeZone: '+07:00', segments: 2, firstDay: '2026-03-02', lastDay: '2026-03-08', internalClients: ['127.0.0.1'] };

function origins(): { services: Services; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const service = {
    list: async () => [THU, { ...THU, name: 'hue', firstDay: null, lastDay: null, internalClients: [] }],
    setInternalClients: async (...words: unknown[]) => {
      calls.push(words);
      if (words[0] !== 'thu') throw new UnknownOriginError(String(words[0]));
      return { ...THU, internalClients: words[1] };
    },
  };
  return { services: new Map([[OriginService, service]]), calls };
}

describe('origin list', () => {
  it('shows every origin with its internal clients', async () => {
    const { services } = origins();
    const { code, out } = await callCli(['origin', 'list', '--lang', 'en'], { services });
    expect(code).toBe(0);
    expect(out).toMatch(/^thu .*127\.0\.0\.1$/m);
    expect(out).toMatch(/^hue .*none$/m);
  });
});

describe('origin set', () => {
  it('sets addresses and networks, separated by commas or spaces; nothing sets none', async () => {
    const { services, calls } = origins();
    const set = (list: string): ReturnType<typeof callCli> =>
      callCli(['origin', 'set', 'thu', '--internal-clients', list, '--lang', 'en'], { services });
    expect(await set('127.0.0.1, ::1 10.40.0.0/16')).toMatchObject({
      code: 0,
      out: expect.stringContaining('127.0.0.1, ::1, 10.40.0.0/16'),
    });
    expect(await set('')).toMatchObject({ code: 0, out: expect.stringContaining('none') });
    expect(calls.map(([, list]) => list)).toEqual([['127.0.0.1', '::1', '10.40.0.0/16'], []]);
  });

  it.each([
    ['what is no network', ['thu', '--internal-clients', '127.0.0.1,localhost'], '“localhost”'],
    ['everything', ['thu', '--internal-clients', '0.0.0.0/0'], '“0.0.0.0/0”'],
    ['more than can be kept', ['thu', '--internal-clients', Array.from({ length: 65 }, (_, n) => `10.0.0.${n}`).join(',')], '65'],
    ['an origin that is not there', ['khong', '--internal-clients', '::1'], '“khong”'],
    ['no list', ['thu'], '--internal-clients'],
  ])('exits 2 for %s', async (_what, words, named) => {
    const { services, calls } = origins();
    expect(await callCli(['origin', 'set', ...words], { services })).toMatchObject({ code: 2, err: expect.stringContaining(named) });
    expect(calls.filter(([name]) => name === 'thu')).toEqual([]);
  });
});
