import { describe, expect, it } from '@jest/globals';
import { active, client, figures, figuresOf, HA, line, QUAN } from '../../../../../tests/support/mail-story.ts';

describe('logins', () => {
  const login = (service: string, session: string, user = 'ha@sxd.vn', ip = '10.0.0.9'): string =>
    `${service}-login: Login: user=<${user}>, method=PLAIN, rip=${ip}, lip=10.0.0.1, mpid=9, TLS, session=<${session}>`;
  const failed = (session: string, attempts: number, user = 'ha@sxd.vn'): string =>
    `imap-login: Disconnected: Aborted login by logging out (auth failed, ${attempts} attempts in 4 secs): user=<${user}>, method=PLAIN, rip=1.2.3.4, lip=10.0.0.1, session=<${session}>`;
  const attempt = (session: string, user = 'ha@sxd.vn'): string => `auth: passwd-file(${user},1.2.3.4,<${session}>): Password mismatch`;

  it('are IMAP and POP3, each session, also two in one second', () => {
    const lines = [login('imap', 'a'), login('imap', 'b'), login('pop3', 'c'), login('managesieve', 'd')];
    expect(figures(...lines.map((text) => line('08:00:00', 'dovecot', text)))[HA]).toMatchObject({ logins: 3, loginFails: 0 });
  });

  it('of a robot are counted, but are no human access', () => {
    expect(figures(line('08:00:00', 'dovecot', login('imap', 'a', 'theodoi@sxd.vn')))[3]).toMatchObject({ logins: 1, accessPoints: [] });
  });

  it('of a webmail count singly, and as access at both ends of the visit', () => {
    const lines = ['07:31:00', '07:33:00', '07:58:00', '08:40:00'].map((clock) =>
      line(clock, 'dovecot', login('imap', clock, 'ha@sxd.vn', '127.0.0.1')),
    );
    const row = figures(...lines)[HA]!;
    expect(row.logins).toBe(4);
    expect(row.accessPoints.map((second) => new Date((second + 25_200) * 1000).toISOString().slice(11, 16))).toEqual([
      '07:31',
      '07:58',
      '08:40',
    ]);
  });

  it('every 15 minutes all day are a machine; a submission beside them is a person', () => {
    const polls = Array.from({ length: 96 }, (_, index) => {
      const clock = `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}:00`;
      return line(clock, 'dovecot', login('pop3', clock));
    });
    expect(figures(...polls)[HA]).toMatchObject({ logins: 96, accessPoints: [] });
    const sent = [line('08:00:00', 'smtpd', client('A12345')), line('08:00:00', 'qmgr', active('A12345'))];
    expect(figures(...polls, ...sent)[HA]!.accessPoints).toHaveLength(1);
  });

  it('that failed are counted by attempt', () => {
    expect(figures(line('08:00:00', 'dovecot', failed('a', 3)))[HA]).toMatchObject({ logins: 0, loginFails: 3, accessPoints: [] });
  });

  it('that failed and are told attempt by attempt too are not added up', () => {
    const lines = [attempt('a'), attempt('a'), attempt('a'), failed('a', 3)];
    expect(figures(...lines.map((text) => line('08:00:00', 'dovecot', text)))[HA]).toMatchObject({ loginFails: 3 });
  });

  it('that failed before a success in the same connection are told by auth_verbose alone', () => {
    const lines = [attempt('a'), login('imap', 'a')];
    expect(figures(...lines.map((text) => line('08:00:00', 'dovecot', text)))[HA]).toMatchObject({ logins: 1, loginFails: 1 });
  });

  it('that failed under several names belong to each; the number per connection only fills what is missing', () => {
    const lines = [attempt('a', 'quan@sxd.vn'), failed('a', 3)];
    const rows = figures(...lines.map((text) => line('08:00:00', 'dovecot', text)));
    expect([rows[HA]?.loginFails, rows[QUAN]?.loginFails]).toEqual([2, 1]);
  });

  it('that failed over midnight are not counted on both days', () => {
    const days = figuresOf(
      line('23:59:59', 'dovecot', attempt('a')),
      line('06T00:00:00', 'dovecot', attempt('a')),
      line('06T00:00:01', 'dovecot', failed('a', 2)),
    );
    expect(days).toMatchObject({ '2026-03-05': { [HA]: { loginFails: 1 } }, '2026-03-06': { [HA]: { loginFails: 1 } } });
    const late = figuresOf(line('23:59:59', 'dovecot', failed('a', 2)), line('06T00:00:00', 'dovecot', attempt('a')));
    expect(late).toMatchObject({ '2026-03-05': { [HA]: { loginFails: 2 } } });
    expect(late['2026-03-06']).toBeUndefined();
  });

  it('that failed must name the whole address', () => {
    expect(figures(line('08:00:00', 'dovecot', failed('a', 3, 'ha')))).toEqual({});
  });

  it('without session names are counted as they come', () => {
    const bare = failed('a', 2).replace(', session=<a>', '');
    expect(figures(line('08:00:00', 'dovecot', bare), line('08:00:01', 'dovecot', bare))[HA]).toMatchObject({ loginFails: 4 });
  });
});
