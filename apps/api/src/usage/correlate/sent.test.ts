import { describe, expect, it } from '@jest/globals';
import { active, client, figures, figuresOf, HA, inbound, line, QUAN } from '../../../../../tests/support/mail-story.ts';

describe('sent', () => {
  const sent = [line('08:00:00', 'submission/smtpd', client('A12345')), line('08:00:01', 'qmgr', active('A12345'))];

  it('is a submission that became active', () => {
    expect(figures(...sent)[HA]).toMatchObject({ sent: 1, sentAs: 1, accessPoints: [Date.parse('2026-03-05T08:00:01+07:00') / 1000] });
  });

  it('is not a client line alone: reset, lost connection, too large', () => {
    expect(figures(sent[0]!)).toEqual({});
  });

  it('counts once, however often qmgr repeats itself at retries, after a hold and after a restart', () => {
    const again = ['09:00:00', '10:00:00', '06T08:00:00'].map((clock) => line(clock, 'qmgr', active('A12345')));
    const days = figuresOf(...sent, ...again);
    expect(days).toMatchObject({ '2026-03-05': { [HA]: { sent: 1 } } });
    expect(Object.keys(days)).toEqual(['2026-03-05']);
  });

  it('belongs to who logged in; the envelope sender is counted beside it', () => {
    const rows = figures(sent[0]!, line('08:00:01', 'qmgr', active('A12345', 'Giamdoc+x@sxd.vn')));
    expect(rows[HA]).toMatchObject({ sent: 1, sentAs: 0 });
    expect(rows[QUAN]).toMatchObject({ sent: 0, sentAs: 1, accessPoints: [] });
  });

  it('an account may be typed in any case and without its domain', () => {
    expect(figures(line('08:00:00', 'smtpd', client('A12345', 'QUAN')), sent[1]!)[QUAN]).toMatchObject({ sent: 1 });
  });

  it('is no mail from outside, from the host or from a forger under a local name', () => {
    expect(figures(line('08:00:00', 'smtpd', inbound('A12345')), sent[1]!)).toEqual({});
    expect(figures(line('08:00:00', 'pickup', 'A12345: uid=5000 from=<ha@sxd.vn>'), sent[1]!)).toEqual({});
    expect(figures(sent[1]!)).toEqual({});
  });

  it('is no receipt with the null sender', () => {
    expect(figures(sent[0]!, line('08:00:01', 'qmgr', active('A12345', '')))).toEqual({});
  });

  it('a queue id used again belongs to the new message', () => {
    const aborted = sent[0]!;
    expect(figures(aborted, line('09:00:00', 'smtpd', inbound('A12345')), line('09:00:01', 'qmgr', active('A12345', 'x@example')))).toEqual(
      {},
    );
    const removed = line('08:00:02', 'qmgr', 'A12345: removed');
    const next = [line('09:00:00', 'smtpd', client('A12345', 'quan@sxd.vn')), line('09:00:01', 'qmgr', active('A12345', 'quan@sxd.vn'))];
    const rows = figures(...sent, removed, ...next);
    expect([rows[HA]?.sent, rows[QUAN]?.sent]).toEqual([1, 1]);
  });

  it('a second hop through a filter and a requeue are no further messages', () => {
    const lines = [
      ...sent,
      line('08:00:02', 'smtpd', 'B12345: client=localhost[127.0.0.1], orig_queue_id=A12345, orig_client=h[10.0.0.9]'),
      line('08:00:02', 'qmgr', active('B12345')),
      line('08:10:00', 'pickup', 'C12345: uid=106 from=<ha@sxd.vn> orig_id=B12345'),
      line('08:10:00', 'qmgr', active('C12345')),
    ];
    expect(figures(...lines)[HA]).toMatchObject({ sent: 1, sentAs: 1 });
  });

  it('the day is that of the first "queue active", also when the client line is older', () => {
    const days = figuresOf(
      line('04T23:59:59', 'smtpd', client('A12345')),
      line('00:00:00', 'qmgr', active('A12345')),
      line('06T00:00:00', 'qmgr', active('A12345')),
    );
    expect(Object.keys(days)).toEqual(['2026-03-05']);
    expect(days['2026-03-05']![HA]).toMatchObject({ sent: 1 });
  });

  it('a message held for days is sent when it is released, within the lifetime of the queue', () => {
    const hold = line('04T10:00:00', 'smtpd', client('A12345'));
    expect(figuresOf(hold, line('08T10:00:00', 'qmgr', active('A12345')))).toMatchObject({ '2026-03-08': { [HA]: { sent: 1 } } });
    expect(figuresOf(hold, line('12T10:00:00', 'qmgr', active('A12345')))).toEqual({});
  });

  it('two Postfix instances may use one queue id at a time', () => {
    const other = line('08:00:00', 'x', client('A12345', 'quan@sxd.vn')).replace('postfix/x', 'postfix-out/smtpd');
    const otherActive = line('08:00:02', 'x', active('A12345', 'quan@sxd.vn')).replace('postfix/x', 'postfix-out/qmgr');
    const rows = figures(...sent, other, otherActive, line('08:00:03', 'qmgr', active('A12345')));
    expect([rows[HA]?.sent, rows[QUAN]?.sent]).toEqual([1, 1]);
  });
});
