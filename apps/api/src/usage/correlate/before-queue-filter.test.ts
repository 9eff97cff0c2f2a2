import { describe, expect, it } from '@jest/globals';
import { active, figures, HA, line, QUAN } from '../../../../../tests/support/mail-story.ts';

const client = 'NOQUEUE: client=unknown[10.31.21.20], sasl_method=PLAIN, sasl_username=ha@sxd.vn';
const accept = (id: string, from = 'ha@sxd.vn'): string =>
  `proxy-accept: END-OF-MESSAGE: 250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${id}; from=<${from}> to=<quan@sxd.vn> proto=ESMTP helo=<pc>`;
const back = (id: string): string[] => [
  line('08:00:01', 'smtpd', `${id}: client=localhost[127.0.0.1]`).replace('[1]', '[2]'),
  line('08:00:01', 'qmgr', active(id)),
];

describe('a filter before the queue (smtpd_proxy_filter)', () => {
  it('the message is sent when the filter gave it back, by whom the process served', () => {
    const story = [line('08:00:00', 'smtpd', client), ...back('B12345'), line('08:00:01', 'smtpd', accept('B12345', 'quan@sxd.vn'))];
    expect(figures(...story)).toMatchObject({ [HA]: { sent: 1, sentAs: 0 }, [QUAN]: { sentAs: 1 } });
    const withNoQueue = line('08:00:01', 'smtpd', `NOQUEUE: ${accept('B12345', 'quan@sxd.vn')}`);
    expect(figures(...story.slice(0, 3), withNoQueue)).toEqual(figures(...story));
  });

  it('a client line alone is no message, nor is a refusal', () => {
    const reject =
      'NOQUEUE: reject: RCPT from unknown[10.31.21.20]: 550 5.1.1 <a@x>: queued as B12345; from=<ha@sxd.vn> to=<a@x> proto=ESMTP helo=<c>';
    expect(figures(line('08:00:00', 'smtpd', client), line('08:00:01', 'smtpd', reject))).toEqual({});
  });

  it('the next client of the same process, who did not log in, is nobody', () => {
    const other = line('08:00:05', 'smtpd', 'NOQUEUE: client=mx.example[198.51.100.1]');
    const lines = [line('08:00:00', 'smtpd', client), other, line('08:00:06', 'smtpd', accept('B12345'))];
    expect(figures(...lines)[HA]?.sent ?? 0).toBe(0);
  });

  it('another process serves another client', () => {
    expect(figures(line('08:00:00', 'smtpd', client), line('08:00:01', 'smtpd', accept('B12345')).replace('[1]', '[2]'))).toEqual({});
  });
});
