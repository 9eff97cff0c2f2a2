import { describe, expect, it } from '@jest/globals';
import { active, client, figures, figuresOf, HA, line, QUAN } from '../../../../../tests/support/mail-story.ts';

const LMTP = 'relay=thu[private/dovecot-lmtp], delay=0.2, delays=0.1/0/0/0.1, dsn=2.0.0';
const OUT = 'relay=mx[198.51.100.9]:25, delay=1, delays=0/0/0/1, dsn=2.0.0';
const sent = [line('08:00:00', 'submission/smtpd', client('A12345')), line('08:00:01', 'qmgr', active('A12345'))];
const stored = (id: string, to: string, reply: string, rest = ''): string =>
  `${id}: to=<${to}>, ${rest}${LMTP}, status=sent (250 2.0.0 <${to}> ${reply} Saved)`;
const outside = (id: string, to: string, end = 'status=sent (250 Ok)'): string => `${id}: to=<${to}>, ${OUT}, ${end}`;
const lmtp = (clock: string, text: string): string => line(clock, 'lmtp', text);

describe('to whom a message went', () => {
  it('DOMAIN 4: 3 internal and 2 external recipients are 1 sent (mixed), 5 recipients, 3 of them inside', () => {
    const lines = [
      ...['ha@sxd.vn', 'quan@sxd.vn', 'nobody@sxd.vn'].map((to, at) => lmtp('08:00:02', stored('A12345', to, `r${at}`))),
      ...['x@gmail.example', 'y@hanoi.example'].map((to) => line('08:00:03', 'smtp', outside('A12345', to))),
    ];
    expect(figures(...sent, ...lines)[HA]).toMatchObject({
      ...{ sent: 1, sentMixed: 1, sentInternal: 0, sentExternal: 0, recipients: 5, internalRecipients: 3, received: 1 },
    });
    expect(figures(...sent, ...lines)[QUAN]).toMatchObject({ sent: 0, recipients: 0, received: 1 });
  });

  it('a recipient is one, however often delivery to them is tried, and whether or not it succeeds', () => {
    const failing = ['08:00:02', '08:30:00', '09:30:00'].map((clock) =>
      line(clock, 'smtp', outside('A12345', 'X@gmail.example', 'status=deferred (host said: 451)')),
    );
    const bounced = line('10:00:00', 'smtp', outside('A12345', 'x@gmail.example', 'status=bounced (host said: 550)'));
    expect(figures(...sent, ...failing, bounced)[HA]).toMatchObject({ sentExternal: 1, recipients: 1, internalRecipients: 0 });
  });

  it('a group is one recipient; whoever is addressed beside it is another, though they get one copy', () => {
    const members = ['ha@sxd.vn', 'quan@sxd.vn'].map((to, at) =>
      lmtp('08:00:02', stored('A12345', to, `r${at}`, 'orig_to=<canbo@sxd.vn>, ')),
    );
    expect(figures(...sent, ...members)[HA]).toMatchObject({ sentInternal: 1, recipients: 1, internalRecipients: 1 });
    const direct = lmtp('08:00:02', stored('A12345', 'quan@sxd.vn', 'r1'));
    expect(figures(...sent, ...members, direct)[HA]).toMatchObject({ recipients: 2, internalRecipients: 2, received: 1 });
  });

  it('behind a filter the same people are not counted again, whatever names they have there', () => {
    const relay = 'relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=0/0/0/1, dsn=2.0.0';
    const through = [
      line('08:00:02', 'smtp', `A12345: to=<canbo@sxd.vn>, ${relay}, status=sent (250 2.0.0 Ok: queued as B12345)`),
      line('08:00:02', 'smtpd', 'B12345: client=localhost[127.0.0.1], orig_queue_id=A12345'),
      line('08:00:02', 'qmgr', active('B12345')),
      ...['ha@sxd.vn', 'quan@sxd.vn'].map((to, at) => lmtp('08:00:03', stored('B12345', to, `r${at}`))),
    ];
    expect(figures(...sent, ...through)[HA]).toMatchObject({ sent: 1, recipients: 1, internalRecipients: 1, received: 1 });
  });

  it('put back into the queue under a new id, it is told of there', () => {
    const again = [
      line('08:10:00', 'pickup', 'C12345: uid=106 from=<ha@sxd.vn> orig_id=A12345'),
      line('08:10:00', 'qmgr', active('C12345')),
      line('08:10:01', 'smtp', outside('C12345', 'x@gmail.example')),
    ];
    expect(figures(...sent, ...again)[HA]).toMatchObject({ sent: 1, sentExternal: 1, recipients: 1 });
  });

  it('counts with the day of the message, also when the first word on it comes after midnight; a later retry adds nothing', () => {
    const late = [line('23:59:59', 'submission/smtpd', client('A12345')), line('23:59:59', 'qmgr', active('A12345'))];
    const days = figuresOf(
      ...late,
      line('06T00:00:02', 'smtp', outside('A12345', 'x@gmail.example', 'status=deferred (451)')),
      line('06T09:00:00', 'smtp', outside('A12345', 'x@gmail.example')),
    );
    expect(days).toMatchObject({ '2026-03-05': { [HA]: { sent: 1, sentExternal: 1, recipients: 1 } } });
    expect(days['2026-03-06']?.[HA]?.recipients ?? 0).toBe(0);
  });

  it('a message no line tells more of is sent, and of no direction', () => {
    expect(figures(...sent)[HA]).toMatchObject({ sent: 1, sentInternal: 0, sentExternal: 0, sentMixed: 0, recipients: 0 });
  });

  it('a domain below one of the province is inside, one that only ends alike is not', () => {
    const to = (address: string): unknown => figures(...sent, line('08:00:02', 'smtp', outside('A12345', address)))[HA];
    expect(to('x@phong.sxd.vn')).toMatchObject({ sentInternal: 1, internalRecipients: 1 });
    expect(to('x@notsxd.vn')).toMatchObject({ sentExternal: 1, internalRecipients: 0 });
    expect(to('x@sxd.vn.example')).toMatchObject({ sentExternal: 1 });
  });
});
