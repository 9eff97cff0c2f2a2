import { Injectable } from '@nestjs/common';
import type {
  InvariantCheckCode,
  InvariantCheckReply,
  InvariantFault,
  InvariantId,
  InvariantReply,
  InvariantState,
  OriginTotals,
  ReconciliationReply,
  WorkCalendar,
} from '@nhip-thu/metrics';
import { errorCodeOf } from '../../database/error-code.ts';
import { Spool } from '../spool.ts';
import { toFault, VerifyRepository, type UnbalancedSegment } from '../verify.repository.ts';
import { CalendarRepository } from '../../calendar/calendar.repository.ts';
import { RebuildCheck } from './rebuild-check.ts';
import { ReconciliationRepository } from './reconciliation.repository.ts';

const MAX_FAULTS = 20;
const SAMPLE_DAYS = 3;
/** Text read again for one day of the sample, so that the page need not wait. */
const SAMPLE_BYTES = 64 * 1024 * 1024;
/** Answers are kept this long: several people may look at the page. */
const KEPT_MS = 10_000;
/** A sample in which all was right stands for so many times as long as it took: a page left open must not keep a processor busy for others. */
const SAMPLE_REST = 50;
const STATES_BY_WEIGHT: readonly InvariantState[] = ['holds', 'noted', 'pending', 'broken'];

interface Sample {
  readonly at: Date;
  readonly days: { readonly origin: string; readonly day: string }[];
  readonly checks: ReadonlyMap<'hours-again' | 'hours-reversed' | 'figures-again', InvariantCheckReply>;
}

/** Whether the ledger holds its promises: the whole of it by its numbers, some days by reading their files again. */
@Injectable()
export class ReconciliationService {
  private kept: { readonly reply: Promise<ReconciliationReply>; readonly at: number } | null = null;
  private sampled: { readonly sample: Sample; readonly until: number } | null = null;

  constructor(
    private readonly repository: ReconciliationRepository,
    private readonly ledger: VerifyRepository,
    private readonly spool: Spool,
    private readonly rebuild: RebuildCheck,
    private readonly calendar: CalendarRepository,
  ) {}

  /** Working days of the province. */
  async readCalendar(): Promise<WorkCalendar> {
    return (await this.calendar.readBook()).calendarOf(null);
  }

  /** What was found in the last seconds, or what is found now; asked twice at once, it looks once. */
  reconcile(): Promise<ReconciliationReply> {
    if (this.kept === null || Date.now() - this.kept.at > KEPT_MS) {
      const reply = this.readSample().then((sample) => this.lookBeside(sample));
      this.kept = { reply, at: Date.now() };
      reply.catch(() => {
        this.kept = null;
      });
    }
    return this.kept.reply;
  }

  /** What is found now. */
  async look(): Promise<ReconciliationReply> {
    return this.lookBeside(await this.checkSample());
  }

  /** The sample of a moment ago, or one of now. */
  private async readSample(): Promise<Sample> {
    if (this.sampled !== null && performance.now() < this.sampled.until) return this.sampled.sample;
    const startedAt = performance.now();
    const sample = await this.checkSample();
    const now = performance.now();
    const isRight = [...sample.checks.values()].every(({ state }) => state === 'holds');
    this.sampled = isRight ? { sample, until: now + (now - startedAt) * SAMPLE_REST } : null;
    return sample;
  }

  /** The numbers of now, beside a sample. */
  private async lookBeside(sample: Sample): Promise<ReconciliationReply> {
    const origins = await this.repository.listOriginTotals();
    const [files, balances, losses] = [await this.checkFiles(), await this.checkBalances(origins), await this.checkLosses()];
    const again = (code: 'hours-again' | 'hours-reversed' | 'figures-again'): InvariantCheckReply[] => {
      const check = sample.checks.get(code);
      return check ? [check] : [];
    };
    const invariants = [
      invariantOf('I1', [files]),
      invariantOf('I2', balances),
      invariantOf('I3', again('hours-again')),
      invariantOf('I4', again('hours-reversed')),
      invariantOf('I5', again('figures-again')),
      invariantOf('I6', losses),
    ];
    return { checkedAt: new Date().toISOString(), invariants, sample: sample.days, sampledAt: sample.at.toISOString(), origins };
  }

  /** Existence and size now, and what the last reading of every byte found: the weekly scrub, or `nhipthu verify`. */
  private async checkFiles(): Promise<InvariantCheckReply> {
    const faults: InvariantFault[] = [];
    const counts = { files: 0, bytes: 0, missing: 0, wrongSize: 0, changed: 0, removed: await this.ledger.countRemovedBlobs() };
    for (const { id, origin, name, hmac, storedBytes, fault } of await this.ledger.listBlobs()) {
      const size = await this.spool.sizeOf(hmac);
      counts.files += 1;
      counts.bytes += size ?? 0;
      const problem = size === null ? 'missing' : size !== storedBytes ? 'wrong-size' : fault === 'changed' ? 'changed' : null;
      if (problem === null) continue;
      counts[problem === 'wrong-size' ? 'wrongSize' : problem] += 1;
      faults.push({ segmentId: id, origin, name, problem, difference: size === null || problem === 'changed' ? null : size - storedBytes });
    }
    return checkOf('files', faults.length > 0 ? 'broken' : 'holds', counts, faults);
  }

  private async checkBalances(origins: readonly OriginTotals[]): Promise<InvariantCheckReply[]> {
    const sum = (pick: (origin: OriginTotals) => number): number => origins.reduce((total, origin) => total + pick(origin), 0);
    const bytes = await this.ledger.listByteDifferences();
    const lines = await this.ledger.listLineDifferences();
    const facts = await this.ledger.listFactDifferences();
    const blocks = await this.ledger.compareFreshWithBlocks();
    const ofRows = (code: InvariantCheckCode, rows: readonly UnbalancedSegment[], counts: Record<string, number>): InvariantCheckReply =>
      checkOf(code, rows.length > 0 ? 'broken' : 'holds', { ...counts, differing: rows.length }, rows.map(toFault));
    return [
      ofRows('bytes', bytes, { bytes: sum((each) => each.bytes), tailBytes: sum((each) => each.tailBytes) }),
      ofRows('lines', lines, {
        ...{ lines: sum((each) => each.lines), parsed: sum((each) => each.parsed), ignored: sum((each) => each.ignored) },
        ...{ rejected: sum((each) => each.rejected), oversize: sum((each) => each.oversize) },
      }),
      ofRows('facts', facts, {
        ...{ facts: sum((each) => each.facts), fresh: sum((each) => each.fresh), duplicate: sum((each) => each.duplicate) },
      }),
      checkOf('blocks', blocks.fresh === blocks.stored + blocks.removed ? 'holds' : 'broken', blocks, []),
    ];
  }

  private async checkSample(): Promise<Sample> {
    const counts = { days: 0, hours: 0, hoursDiffering: 0, reversedDiffering: 0, rows: 0, rowsDiffering: 0 };
    const days: { origin: string; day: string }[] = [];
    const faults: InvariantFault[] = [];
    for (const { originId, origin, day } of await this.repository.listSampleDays(SAMPLE_DAYS, SAMPLE_BYTES)) {
      if (!(await this.repository.isSettled(originId, day))) continue;
      try {
        const result = await this.rebuild.check(originId, [day]);
        // What changed while it was looked at says nothing.
        if (!(await this.repository.isSettled(originId, day))) continue;
        counts.hours += result.hours;
        counts.hoursDiffering += result.differingHours;
        counts.reversedDiffering += result.differingReversed;
        counts.rows += result.rows;
        counts.rowsDiffering += result.differingRows;
        if (result.differingDays.length > 0) {
          faults.push({ segmentId: null, origin, name: day, problem: 'differs', difference: result.differingHours + result.differingRows });
        }
      } catch (error) {
        if (errorCodeOf(error) !== 'ENOENT') throw error;
        faults.push({ segmentId: null, origin, name: day, problem: 'missing', difference: null });
        counts.hoursDiffering += 1;
        counts.reversedDiffering += 1;
      }
      counts.days += 1;
      days.push({ origin, day });
    }
    return { at: new Date(), days, checks: sampleChecks(counts, faults) };
  }

  private async checkLosses(): Promise<InvariantCheckReply[]> {
    const [losses, waiting] = [await this.repository.sumLosses(), await this.ledger.countUnfinished()];
    const { received, undoing, dirtyDays, dirtyPeriods } = waiting;
    const isWaiting = received + undoing + dirtyDays + dirtyPeriods > 0;
    const isLost = Object.values(losses).some((count) => count > 0);
    return [
      checkOf('losses', isLost ? 'noted' : 'holds', { ...losses }, []),
      checkOf('waiting', isWaiting ? 'pending' : 'holds', { received, undoing, dirtyDays, dirtyPeriods }, []),
    ];
  }
}

function sampleChecks(
  counts: { days: number; hours: number; hoursDiffering: number; reversedDiffering: number; rows: number; rowsDiffering: number },
  faults: readonly InvariantFault[],
): Sample['checks'] {
  const { days, hours, hoursDiffering, reversedDiffering, rows, rowsDiffering } = counts;
  const stateOf = (differing: number): InvariantState => (differing > 0 ? 'broken' : days > 0 ? 'holds' : 'pending');
  const faultsOf = (differing: number): readonly InvariantFault[] => (differing > 0 ? faults : []);
  return new Map([
    ['hours-again', checkOf('hours-again', stateOf(hoursDiffering), { days, hours, differing: hoursDiffering }, faultsOf(hoursDiffering))],
    [
      'hours-reversed',
      checkOf('hours-reversed', stateOf(reversedDiffering), { days, hours, differing: reversedDiffering }, faultsOf(reversedDiffering)),
    ],
    ['figures-again', checkOf('figures-again', stateOf(rowsDiffering), { days, rows, differing: rowsDiffering }, faultsOf(rowsDiffering))],
  ]);
}

function checkOf(
  code: InvariantCheckCode,
  state: InvariantState,
  counts: Readonly<Record<string, number>>,
  faults: readonly InvariantFault[],
): InvariantCheckReply {
  return { code, state, counts, faults: faults.slice(0, MAX_FAULTS) };
}

function invariantOf(id: InvariantId, checks: readonly InvariantCheckReply[]): InvariantReply {
  const weight = Math.max(...checks.map(({ state }) => STATES_BY_WEIGHT.indexOf(state)));
  return { id, state: STATES_BY_WEIGHT[weight] ?? 'pending', checks };
}
