import { describe, expect, it } from '@jest/globals';
import { foldAll, exportRows, readFiles, readSample, readTruth, type Run } from '../../../../../tests/support/sample-run.ts';

const RUN_F = ['logs/F/mainlog.gz', 'logs/F/rejectlog.gz', 'logs/F/dovecot.log.gz'];

/** Columns of the truth and of ours, mailbox by mailbox and day by day, where they differ. */
function listDifferences(run: Run, rows: ReturnType<typeof exportRows>): string[] {
  const known = new Map(rows.map((row) => [`${row.mailbox} ${row.day}`, row]));
  return readTruth(run).mailboxDay.flatMap((truth) => {
    const row = known.get(`${truth.mailbox} ${truth.day}`);
    const [distinct, inside] = [row?.recipients ?? 0, row?.internalRecipients ?? 0];
    const isSame = distinct === truth.rcptDistinct && inside === truth.rcptInternal && distinct - inside === truth.rcptExternal;
    return isSame
      ? []
      : [`${truth.mailbox} ${truth.day}: ${distinct} (${inside}) for ${truth.rcptDistinct} (${truth.rcptInternal}), sent ${truth.sent}`];
  });
}

describe('to whom people sent, against the truth, every mailbox and day', () => {
  it('run E: Postfix, with and without a filter, aliases, groups, bounces, retries', () => {
    expect(listDifferences('E', exportRows(foldAll(readFiles('E-rfc5424')), 'E'))).toEqual([]);
  });

  it('run F: Exim; whoever is addressed by a group as well gets one copy, and the line names the group only', () => {
    const both = 'truong.ngo@sct.sonla.gov.vn 2026-04-06: 3 (3) for 4 (4), sent 2';
    expect(listDifferences('F', exportRows(foldAll(RUN_F.map(readSample)), 'F'))).toEqual([both]);
  });
});
