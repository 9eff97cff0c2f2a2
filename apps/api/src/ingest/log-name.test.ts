import { describe, expect, it } from '@jest/globals';
import { stemOfLogName } from './log-name.ts';

describe('the stem of a log name', () => {
  it.each([
    [['mail.log', '/var/log/mail.log.1', 'mail.log.2.gz', 'mail.log-20260308.zst', '/srv/mail.log [0, 4096)'], 'mail.log'],
    [['maillog', 'maillog-20260308.gz'], 'maillog'],
    [['/old/mainlog.1 + /log/mainlog [0, 512)', 'mainlog'], 'mainlog'],
    [['syslog 2026-11-26T07:00:02.001Z', 'syslog 2027-01-01T00:00:00.999Z'], 'syslog'],
    [['D:\\logs\\MSGTRK2026030508-1.LOG', 'MSGTRK2026030509-1.LOG'], 'msgtrk-.log'],
  ])('is the same for %j', (names, stem) => {
    expect([...new Set(names.map(stemOfLogName))]).toEqual([stem]);
  });

  it('tells logs apart', () => {
    expect(new Set(['mail.log', 'maillog', 'mainlog', 'rejectlog', 'syslog 2026', 'syslog-udp 2026'].map(stemOfLogName)).size).toBe(6);
  });
});
