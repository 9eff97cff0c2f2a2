import { describe, expect, it } from '@jest/globals';
import { FLOW_CELLS, flowCellOf } from '@nhip-thu/metrics';
import {
  correlateRun,
  foldAll,
  readDirectory,
  readFiles,
  readSample,
  VARIANTS,
  type Run,
} from '../../../../../tests/support/sample-run.ts';

const RUN_F = ['logs/F/mainlog.gz', 'logs/F/rejectlog.gz', 'logs/F/dovecot.log.gz'];

/** Counts by agency, of all days of a run. */
type Flows = Record<string, { copies: number[]; toldReceived: number }>;

/** Stored copies of a run, but for those of messages that waited past midnight: the next day's log does not name their account. */
function listCopies(run: Run): { account: string; mailbox: string }[] {
  const rows = readSample('copies.csv.gz').toString().trim().split('\n').slice(1);
  return rows.flatMap((row) => {
    const [inRun, sentOn, storedOn, account = '', mailbox = ''] = row.split(',');
    return inRun === run && sentOn === storedOn ? [{ account, mailbox }] : [];
  });
}

/** What the record of the run says: each stored copy, with the account that submitted it. */
function countTruth(run: Run): Flows {
  const { addressBook, places } = readDirectory();
  const placeOf = new Map(places.map((place) => [place.mailboxId, place]));
  const flows: Flows = {};
  const flowOf = (agency: number) => (flows[agency] ??= { copies: Array.from({ length: 2 * FLOW_CELLS }, () => 0), toldReceived: 0 });
  for (const { account, mailbox } of listCopies(run)) {
    const [from, to] = [addressBook.resolve(account), addressBook.resolve(mailbox)];
    const recipient = to === null ? undefined : placeOf.get(to);
    if (from === null || recipient === undefined) continue;
    flowOf(recipient.agencyId).toldReceived += 1;
    const sender = placeOf.get(from);
    if (from === to || !sender?.role || !recipient.role) continue;
    const part = sender.agencyId === recipient.agencyId ? 0 : FLOW_CELLS;
    flowOf(sender.agencyId).copies[part + flowCellOf(sender.role, recipient.role)]! += 1;
  }
  return flows;
}

function countOurs(blocks: ReturnType<typeof foldAll>, run: Run): Flows {
  const flows: Flows = {};
  for (const { flows: ofDay } of correlateRun(blocks, run).values()) {
    for (const { agencyId, copies, toldReceived } of ofDay) {
      const known = flows[agencyId];
      flows[agencyId] = {
        copies: copies.map((count, at) => count + (known?.copies[at] ?? 0)),
        toldReceived: toldReceived + (known?.toldReceived ?? 0),
      };
    }
  }
  return flows;
}

const sum = (flows: Flows): number => Object.values(flows).reduce((all, { copies }) => all + copies.reduce((a, b) => a + b, 0), 0);

describe('flow by agency and role, against the record of what was sent and stored', () => {
  it.each(VARIANTS)('run E, %s: Postfix and Dovecot, with and without a filter', (variant) => {
    const truth = countTruth('E');
    expect(sum(truth)).toBeGreaterThan(400);
    expect(countOurs(foldAll(readFiles(variant)), 'E')).toEqual(truth);
  });

  it('run F: Exim and Dovecot', () => {
    const truth = countTruth('F');
    expect(sum(truth)).toBeGreaterThan(150);
    expect(countOurs(foldAll(RUN_F.map(readSample)), 'F')).toEqual(truth);
  });
});
