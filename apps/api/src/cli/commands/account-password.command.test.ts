import { describe, expect, it } from '@jest/globals';
import type { NewPasswordReply } from '@nhip-thu/metrics';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { AccountDesk } from '../../access/desk/account-desk.service.ts';
import { AccountFaultError } from '../../access/desk/account-fault.ts';
import { PasswordRuleError } from '../../access/password.ts';

describe('account password', () => {
  function resetting(): { services: Services; calls: unknown[][] } {
    const calls: unknown[][] = [];
    const setPassword = async ({ username: name }: { username: string }, password: string | null): Promise<NewPasswordReply> => {
      calls.push([name, password]);
      if (name === 'nobody') throw new AccountFaultError('unknown-account');
      if (password === 'short') throw new PasswordRuleError();
      if (name === 'can-bo') return { password: null, linkTo: 'cb@snv.example' };
      return { password: password ?? 'made-pass-word', linkTo: null };
    };
    return { services: new Map([[AccountDesk, { setPassword }]]), calls };
  }

  it('prints a made password alone on stdout', async () => {
    const { services, calls } = resetting();
    expect(await callCli(['account', 'password', 'an'], { services })).toMatchObject({ code: 0, out: 'made-pass-word\n' });
    expect(calls).toEqual([['an', null]]);
  });

  it('says where the link went of an official, and prints no password', async () => {
    const { services } = resetting();
    const { code, out } = await callCli(['account', 'password', 'can-bo'], { services });
    expect([code, out]).toEqual([0, 'Liên kết chọn mật khẩu của can-bo đã gửi tới cb@snv.example, dùng một lần, trong 30 phút.\n']);
  });

  it('takes one from stdin with --stdin and never repeats it', async () => {
    const { services, calls } = resetting();
    for (const more of [[], ['--json']]) {
      const { code, out, err } = await callCli(['account', 'password', 'an', '--stdin', ...more], {
        services,
        stdin: ' hai  chữ \r\nmore',
      });
      expect(code).toBe(0);
      expect(out + err).not.toContain('hai');
    }
    expect(calls).toEqual([
      ['an', ' hai  chữ '],
      ['an', ' hai  chữ '],
    ]);
  });

  it('exits 2 for an unknown account and for a password against the rule', async () => {
    const { services } = resetting();
    expect(await callCli(['account', 'password', 'nobody'], { services })).toMatchObject({
      code: 2,
      err: expect.stringContaining('không có tài khoản “nobody”'),
    });
    const short = await callCli(['account', 'password', 'an', '--stdin'], { services, stdin: 'short' });
    expect(short).toMatchObject({ code: 2, err: expect.stringContaining('12–256') });
    expect(short.err).not.toContain('short');
  });
});
