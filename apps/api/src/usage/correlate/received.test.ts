import { describe, expect, it } from '@jest/globals';
import { figures, filtered, inbound, line, placed, QUAN, saved, sieve } from '../../../../../tests/support/mail-story.ts';

describe('received', () => {
  it('a copy told by Dovecot and by Postfix is one, whichever comes first', () => {
    const lines = [line('08:00:01', 'lmtp', placed('B12345', 'r1')), line('08:00:01', 'dovecot', saved('r1'))];
    for (const some of [lines, lines.toReversed(), [lines[0]!], [lines[1]!]]) {
      expect(figures(...some)[QUAN]).toMatchObject({ received: 1, receivedMessages: 1 });
    }
  });

  it('addressed directly and by a group: two Postfix lines with one reply id are one copy', () => {
    const byGroup = placed('B12345', 'r1').replace(', relay', ', orig_to=<canbo@sxd.vn>, relay');
    expect(
      figures(
        line('08:00:01', 'lmtp', placed('B12345', 'r1')),
        line('08:00:01', 'lmtp', byGroup),
        line('08:00:01', 'dovecot', saved('r1')),
      )[QUAN],
    ).toMatchObject({
      received: 1,
    });
  });

  it('a plus address of the same person is stored a second time, but it is one message', () => {
    const lines = [
      line('08:00:00', 'smtpd', inbound('B12345')),
      line('08:00:01', 'lmtp', placed('B12345', 'r1')),
      line('08:00:01', 'lmtp', placed('B12345', 'r1:R2', 'Quan+hop@SXD.vn')),
    ];
    const dovecot = [line('08:00:01', 'dovecot', saved('r1')), line('08:00:01', 'dovecot', saved('r1:R2'))];
    for (const some of [lines, dovecot, [...lines, ...dovecot]]) {
      expect(figures(...some)[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
    }
  });

  it('really different messages with one message-id are told apart by their queue ids, through the filter', () => {
    const story = (first: string, next: string, reply: string): string[] => [
      line('08:00:00', 'smtpd', inbound(first)),
      line('08:00:01', 'smtpd', inbound(next)),
      line('08:00:01', 'smtp', filtered(first, next)),
      line('08:00:02', 'lmtp', placed(next, reply)),
      line('08:00:02', 'dovecot', saved(reply)),
    ];
    expect(figures(...story('A12345', 'B12345', 'r1'), ...story('C12345', 'D12345', 'r2'))[QUAN]).toMatchObject({
      received: 2,
      receivedMessages: 2,
    });
  });

  it('one message that a filter hands back in two parts is one', () => {
    const back = (id: string): string =>
      line('08:00:01', 'smtpd', `${id}: client=localhost[127.0.0.1], orig_queue_id=A12345, orig_client=h[10.0.0.9]`);
    const lines = [
      ...[line('08:00:01', 'smtpd', inbound('A12345')), back('B12345'), back('C12345')],
      ...[line('08:00:02', 'lmtp', placed('B12345', 'r1')), line('08:00:02', 'lmtp', placed('C12345', 'r2'))],
    ];
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
  });

  it('a Sieve redirect of a message that came directly too is the same message', () => {
    const lines = [
      ...[
        line('08:00:00', 'smtpd', inbound('A12345')),
        line('08:00:01', 'lmtp', placed('A12345', 'r1')),
        line('08:00:01', 'dovecot', saved('r1')),
      ],
      ...[line('08:00:01', 'pickup', 'B12345: uid=5000 from=<x@example>'), line('08:00:02', 'lmtp', placed('B12345', 'r2'))],
      line('08:00:02', 'dovecot', saved('r2')),
    ];
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
  });

  it('notices without a message-id are messages of their own', () => {
    const lines = ['r1', 'r2'].flatMap((reply, index) => [
      line('08:00:01', 'lmtp', placed(`B${index}2345`, reply)),
      line('08:00:01', 'dovecot', saved(reply, 'unspecified')),
    ]);
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 2, receivedMessages: 2 });
  });

  it.each(['redirect action: forwarded to <x@example>', 'marked message to be discarded if not explicitly delivered (discard action)'])(
    'is not stored when Sieve says "%s", though Postfix sent it',
    (action) => {
      const postfix = line('08:00:01', 'lmtp', placed('B12345', 'r1'));
      expect(figures(postfix, line('08:00:01', 'dovecot', sieve('r1', action)))).toEqual({});
      const kept = line('08:00:01', 'dovecot', sieve('r1', "stored mail into mailbox 'INBOX'"));
      expect(figures(postfix, line('08:00:01', 'dovecot', sieve('r1', action)), kept)[QUAN]).toMatchObject({ received: 1 });
    },
  );

  it('a copy that Sieve files in two folders is one', () => {
    const folders = ['INBOX', 'Luu'].map((folder) => line('08:00:01', 'dovecot', sieve('r1', `stored mail into mailbox '${folder}'`)));
    expect(figures(...folders)[QUAN]).toMatchObject({ received: 1 });
  });

  it('a first hop is no delivery', () => {
    expect(figures(line('08:00:01', 'smtp', filtered('A12345', 'B12345')))).toEqual({});
  });

  it('what Postfix stores itself counts, deferred and then sent once', () => {
    const to = (status: string): string => `B12345: to=<quan@sxd.vn>, relay=virtual, delay=1, delays=0/0/0/1, dsn=2.0.0, status=${status}`;
    const lines = [line('08:00:01', 'virtual', to('deferred (disk full)')), line('08:30:01', 'virtual', to('sent (delivered to maildir)'))];
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 1, receivedMessages: 1 });
  });

  it('copies through the delivery program are told by either log and not added', () => {
    const pipe = line(
      '08:00:01',
      'pipe',
      'B12345: to=<quan@sxd.vn>, relay=dovecot, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (delivered via dovecot service)',
    );
    const lda = line('08:00:01', 'dovecot', 'lda(quan@sxd.vn)<9><s>: msgid=<m1>: saved mail to INBOX');
    for (const some of [[pipe], [lda], [pipe, lda]]) expect(figures(...some)[QUAN]).toMatchObject({ received: 1, receivedMessages: 1 });
    const forwarded = lda.replace('msgid=<m1>: saved mail to INBOX', 'sieve: msgid=<m1>: redirect action: forwarded to <x@example>');
    expect(figures(pipe, forwarded)).toEqual({});
    expect(figures(pipe, forwarded, lda)[QUAN]).toMatchObject({ received: 1 });
    expect(figures(pipe, pipe, forwarded, forwarded)[QUAN]).toMatchObject({ received: 1 });
  });

  it('a queue id used again without a first line of its own is another message', () => {
    const lines = [
      line('08:00:00', 'smtpd', inbound('B12345')),
      line('08:00:01', 'lmtp', placed('B12345', 'r1')),
      line('08:00:02', 'qmgr', 'B12345: removed'),
    ];
    expect(figures(...lines, line('08:00:03', 'lmtp', placed('B12345', 'r2')))[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
    expect(figures(...lines, line('09:00:00', 'lmtp', placed('B12345', 'r2')))[QUAN]).toMatchObject({ received: 2, receivedMessages: 2 });
  });

  it('a reply id that serves for several messages joins nothing else', () => {
    const postfix = [line('08:00:01', 'lmtp', placed('A12345', 'r1')), line('08:00:01', 'lmtp', placed('B12345', 'r1'))];
    const dovecot = [line('08:00:01', 'dovecot', saved('r1', '<m1>')), line('08:00:01', 'dovecot', saved('r1', '<m2>'))];
    for (const some of [postfix, dovecot, [...postfix, ...dovecot]]) expect(figures(...some)[QUAN]).toMatchObject({ received: 2 });
  });
});
