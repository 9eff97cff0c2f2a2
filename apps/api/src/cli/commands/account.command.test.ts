import { describe, expect, it } from '@jest/globals';
import { callCli, type Outcome } from '../../../../../tests/support/call-cli.ts';
import { AccountDesk } from '../../access/desk/account-desk.service.ts';
import { AccountFaultError } from '../../access/desk/account-fault.ts';

const row = {
  ...{ id: 1, username: 'lan', displayName: 'Lan', role: 'agency', agency: 'snv', officialId: null, officialName: null },
  ...{ createdAt: '2026-07-01T00:00:00+00:00', disabledAt: null, lastSeenAt: null },
};

async function call(...words: string[]): Promise<Outcome & { calls: unknown[][] }> {
  const calls: unknown[][] = [];
  const note =
    (name: string, answer: unknown) =>
    async (...values: unknown[]): Promise<unknown> => {
      calls.push([name, ...values]);
      if (JSON.stringify(values).includes('khong-co')) throw new AccountFaultError('unknown-agency');
      return answer;
    };
  const desk = {
    ...{ list: async () => [row, { ...row, username: 'cu', disabledAt: '2026-07-02T00:00:00+00:00' }] },
    ...{
      create: note('create', { account: row, password: 'made-pass-word', linkTo: null }),
      setRole: note('setRole', { account: row, linkTo: null }),
    },
    ...{ disable: note('disable', row), enable: note('enable', row), removeFactor: note('removeFactor', undefined) },
  };
  const outcome = await callCli(['account', ...words], { services: new Map([[AccountDesk, desk]]) });
  return { ...outcome, calls };
}

/** Whoever works on the command line. */
const KEEPER = { actor: expect.stringMatching(/^cli:./), role: null, network: null };

describe('nhipthu account', () => {
  it('makes an account and prints its password alone on stdout', async () => {
    const { code, out, calls } = await call(
      'create',
      'lan',
      '--role',
      'agency',
      '--agency',
      'snv',
      '--display-name',
      'Lan',
      '--email',
      'l@x.vn',
    );
    expect([code, out]).toEqual([0, 'made-pass-word\n']);
    expect(calls).toEqual([
      ['create', { username: 'lan', displayName: 'Lan', role: 'agency', agency: 'snv', official: undefined, email: 'l@x.vn' }, KEEPER],
    ]);
  });

  it('gives a role, closes and opens', async () => {
    expect(await call('role', 'lan', 'agency', '--agency', 'snv')).toMatchObject({ code: 0, out: 'lan nay có vai trò agency.\n' });
    expect(await call('disable', 'lan')).toMatchObject({
      code: 0,
      out: 'Đã khóa lan.\n',
      calls: [['disable', { username: 'lan' }, KEEPER]],
    });
    expect(await call('enable', 'lan', '--lang', 'en')).toMatchObject({ code: 0, out: 'lan is enabled again.\n' });
  });

  it('takes a second factor away', async () => {
    const { code, calls } = await call('remove-factor', 'lan');
    expect([code, calls]).toEqual([0, [['removeFactor', { username: 'lan' }, KEEPER]]]);
  });

  it('lists who there is', async () => {
    const { out } = await call('list', '--lang', 'en');
    expect(out).toMatch(/^lan +Lan +agency +snv +in use/m);
    expect(out).toMatch(/^cu +Lan +agency +snv +disabled/m);
  });

  it('exits 2 and names the argument when the role or the agency is none', async () => {
    expect(await call('create', 'lan', '--role', 'admin')).toMatchObject({ code: 2, calls: [] });
    expect(await call('create', 'lan')).toMatchObject({ code: 2, calls: [] });
    const unknown = await call('role', 'lan', 'agency', '--agency', 'khong-co');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('--agency')]);
  });
});
