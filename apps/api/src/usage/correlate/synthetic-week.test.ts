import { describe, expect, it } from '@jest/globals';
import { readFigures } from '../../../../../tests/support/export-log.ts';
import { foldAll } from '../../../../../tests/support/sample-run.ts';
import { countWeek, FROM, listUse, playWeek, TO, type Week } from '../../../../../tests/support/synthetic-week.ts';
import * as exports from '../../../../../tests/support/week-exports.ts';
import * as syslog from '../../../../../tests/support/week-syslog.ts';
import { detectDialect } from '../../ingest/maillog/detect-dialect.ts';

const week = playWeek();
const people = { addresses: week.addresses };

/** Dialect of each file, and whether they tell of log-ins. */
const RENDERINGS: readonly [name: string, render: (week: Week) => Buffer[], dialects: readonly string[], hasLogins: boolean][] = [
  ['Postfix and Dovecot, ISO 8601', syslog.renderIso8601, ['syslog-iso8601'], true],
  ['Postfix and Dovecot, RFC 3164', syslog.renderRfc3164, ['syslog-rfc3164'], true],
  ['Postfix and Dovecot, RFC 5424', syslog.renderRfc5424, ['syslog-rfc5424'], true],
  ['Exim and Dovecot', syslog.renderExim, ['exim', 'dovecot'], true],
  ['sendmail and Dovecot', syslog.renderSendmail, ['syslog-rfc3164'], true],
  ['Zimbra', syslog.renderZimbra, ['syslog-rfc3164', 'zimbra', 'zimbra'], true],
  ['Exchange', exports.renderExchange, ['exchange-tracking', 'exchange-protocol'], true],
  ['Microsoft 365, summary', exports.renderM365Summary, ['m365-trace'], false],
  ['Microsoft 365, extended report', exports.renderM365Extended, ['m365-trace'], false],
  ['Microsoft 365, rows of the API', exports.renderM365Rows, ['m365-trace'], false],
  ['Google Workspace', exports.renderGoogle, ['google-email-log'], false],
  ['MDaemon', exports.renderMDaemon, ['mdaemon'], true],
  ['the generic table of events', exports.renderGenericEvents, ['generic-events'], true],
  ['the generic table of days', exports.renderGenericDays, ['generic-days'], true],
];

describe('one week, told by every kind of mail server', () => {
  it('has enough of everything to tell right from wrong', () => {
    const rows = Object.values(countWeek(week, true)).flatMap((day) => Object.values(day));
    const sum = (key: 'sent' | 'received' | 'logins'): number => rows.reduce((total, row) => total + row[key], 0);
    expect(week.addresses).toHaveLength(20);
    expect([sum('sent'), sum('received'), sum('logins')].every((count) => count > 80)).toBe(true);
    expect(week.events.filter(({ second }) => new Date(second * 1000).getUTCHours() >= 17).length).toBeGreaterThan(20);
  });

  it.each(RENDERINGS)('%s: the same figures of every mailbox and day, and so the same adoption', (_name, render, dialects, hasLogins) => {
    const files = render(week);
    expect(files.map((file) => detectDialect(file)?.dialect)).toEqual(dialects);
    const figures = readFigures(foldAll(files), people, { from: FROM, to: TO });
    const truth = countWeek(week, hasLogins);
    expect(figures).toEqual(truth);
    expect(listUse(figures)).toEqual(listUse(truth));
  });

  it.each(RENDERINGS)(
    '%s: files cut every 211 lines and handed in twice, backwards, change nothing',
    (_name, render, _dialects, hasLogins) => {
      const files = render(week);
      const blocks = foldAll([...files.toReversed(), ...files], 211);
      expect(readFigures(blocks, people, { from: FROM, to: TO })).toEqual(countWeek(week, hasLogins));
    },
  );
});
