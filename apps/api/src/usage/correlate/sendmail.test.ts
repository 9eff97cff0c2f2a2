import { describe, expect, it } from '@jest/globals';
import { figures, figuresOf, HA, QUAN } from '../../../../../tests/support/mail-story.ts';

const at = (clock: string, text: string, pid = 77): string => `Mar  5 ${clock} thu sm-mta[${pid}]: ${text}`;
const ID = '6251A1xy000077';
const auth = (user = 'ha@sxd.vn', ip = '10.31.21.20'): string => `AUTH=server, relay=pc20 [${ip}], authid=${user}, mech=PLAIN, bits=0`;
const from = (id = ID, sender = '<ha@sxd.vn>', proto = 'ESMTPSA', ip = '10.31.21.20'): string =>
  `${id}: from=${sender}, size=900, class=0, nrcpts=2, msgid=<a1@pc20>, proto=${proto}, daemon=MTA, relay=pc20 [${ip}] (may be forged)`;
const to = (recipients: string, mailer = 'local', stat = 'Sent', more = ''): string =>
  `${ID}: to=${recipients}${more}, delay=00:00:02, xdelay=00:00:01, mailer=${mailer}, pri=60900, relay=local, dsn=2.0.0, stat=${stat}`;

describe('a message sent through sendmail', () => {
  it('is that of the account which logged in under the same process and address, once', () => {
    const lines = [at('08:10:01', auth('HA')), at('08:10:01', from(ID, '<quan@sxd.vn>'))];
    expect(figures(...lines)).toMatchObject({
      [HA]: { sent: 1, sentAs: 0, accessPoints: [expect.any(Number)] },
      [QUAN]: { sent: 0, sentAs: 1 },
    });
    expect(figures(...lines, ...lines)[HA]).toMatchObject({ sent: 1 });
  });

  it("several messages of one session are each its account's; a new log-in takes the session over", () => {
    const lines = [
      at('08:10:01', auth()),
      at('08:10:02', from()),
      at('08:10:03', from('6251A1xy000078')),
      at('08:10:04', auth('quan@sxd.vn')),
      at('08:10:05', from('6251A1xy000079')),
    ];
    expect(figures(...lines)).toMatchObject({ [HA]: { sent: 2 }, [QUAN]: { sent: 1 } });
  });

  it.each([
    ['another process', at('08:10:01', auth()), at('08:10:01', from(ID, '<quan@sxd.vn>', 'ESMTPS'), 78)],
    ['another address', at('08:10:01', auth()), at('08:10:01', from(ID, '<quan@sxd.vn>', 'ESMTPS', '198.51.100.1'))],
    ['no log-in', at('08:10:00', 'STARTTLS=server'), at('08:10:01', from(ID, '<quan@sxd.vn>', 'ESMTPS'))],
    ['the null sender', at('08:10:01', auth()), at('08:10:01', from(ID, '<>'))],
    ['no recipient left', at('08:10:01', auth()), at('08:10:01', from().replace('nrcpts=2', 'nrcpts=0'))],
  ])('with %s is none', (_name, ...lines) => {
    expect(Object.values(figures(...lines)).map(({ sent }) => sent)).not.toContain(1);
  });

  it('with the account in the line itself needs no other', () => {
    const line = at('08:10:01', from().replace('proto=ESMTPSA', 'proto=ESMTPSA, tls_verify=NO, auth=ha@sxd.vn'));
    expect(figures(line)[HA]).toMatchObject({ sent: 1, sentAs: 1 });
  });

  it("whose protocol says that the client logged in, though no line tells as whom, is the sender's", () => {
    expect(figures(at('08:10:01', from()))[HA]).toMatchObject({ sent: 1 });
  });

  it('over midnight knows the log-in of the day before', () => {
    const lines = [at('23:59:59', auth()), at('00:00:01', from(ID, '<quan@sxd.vn>', 'ESMTPS')).replace('Mar  5', 'Mar  6')];
    expect(figuresOf(...lines)['2026-03-06']?.[HA]).toMatchObject({ sent: 1 });
  });

  it('a message-id that imitates fields tells nothing', () => {
    const line = at(
      '08:10:01',
      from(ID, '<ha@sxd.vn>', 'ESMTP').replace('<a1@pc20>', '<x, proto=ESMTPSA, auth=quan@sxd.vn, relay=y [1.2.3.4]>'),
    );
    expect(Object.values(figures(line)).map(({ sent }) => sent)).not.toContain(1);
  });

  it("of several log-ins in one second the sender's own is meant", () => {
    const lines = [at('08:10:01', auth('ha@sxd.vn')), at('08:10:01', from()), at('08:10:01', auth('quan@sxd.vn'))];
    expect(figures(...lines)[HA]).toMatchObject({ sent: 1 });
  });
});

describe('copies stored by sendmail', () => {
  it('one line may name several recipients, with and without brackets and domain', () => {
    expect(figures(at('08:10:03', to('<ha@sxd.vn>,<quan@sxd.vn>')))).toMatchObject({
      [HA]: { received: 1, receivedMessages: 1 },
      [QUAN]: { received: 1 },
    });
    expect(figures(at('08:10:03', to('ha,<giamdoc@sxd.vn>')))).toMatchObject({ [HA]: { received: 1 }, [QUAN]: { received: 1 } });
  });

  it('a mailbox without domain is found by the alias it was delivered for', () => {
    expect(figures(at('08:10:03', to('quan', 'local', 'Sent', ', ctladdr=<giamdoc@sxd.vn> (8/0)')))[QUAN]).toMatchObject({ received: 1 });
  });

  it.each(['Deferred: Connection refused', 'User unknown', 'queued', 'Service unavailable'])('stat=%s stores nothing', (stat) => {
    expect(figures(at('08:10:03', to('<ha@sxd.vn>', 'local', stat)))).toEqual({});
  });

  it('deferred and then sent is one copy', () => {
    const lines = [at('08:10:03', to('<ha@sxd.vn>', 'local', 'Deferred: local mailer')), at('08:40:03', to('<ha@sxd.vn>'))];
    expect(figures(...lines)[HA]).toMatchObject({ received: 1 });
  });

  it('what went to another host is no copy', () => {
    expect(figures(at('08:10:03', to('<ha@sxd.vn>', 'esmtp', 'Sent (ok)')))).toEqual({});
  });

  it('what Dovecot tells too is not added', () => {
    const lda = 'Mar  5 08:10:03 thu dovecot: lda(ha@sxd.vn)<9><s>: msgid=<m1>: saved mail to INBOX';
    expect(figures(at('08:10:03', to('<ha@sxd.vn>')), lda)[HA]).toMatchObject({ received: 1 });
    const lmtp = 'Mar  5 08:10:03 thu dovecot: lmtp(ha@sxd.vn)<9><q1>: msgid=<m1>: saved mail to INBOX';
    expect(figures(at('08:10:03', to('<ha@sxd.vn>', 'lmtp', 'Sent (<ha@sxd.vn> q1 Saved)')), lmtp)[HA]).toMatchObject({ received: 1 });
  });
});
