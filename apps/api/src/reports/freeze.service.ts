import { Injectable } from '@nestjs/common';
import {
  compareFrozen,
  listWorkingDays,
  MIN_COVERAGE,
  MIN_PEOPLE,
  parsePeriodId,
  readFrozenCode,
  USE_DEFINITIONS,
  type FreezeReply,
  type FreezesReply,
  type FrozenChange,
  type FrozenDifference,
  type FrozenDifferencesReply,
  type FrozenDocument,
  type FrozenHead,
  type FrozenReply,
  type FrozenVersion,
  type Period,
} from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { ProblemException } from '../http/problem.ts';
import { toProvinceTime } from '../calendar/province-time.ts';
import { AdoptionService } from '../usage/adoption.service.ts';
import { alreadyFrozen, refusePeriod, UNKNOWN_CODE } from './freeze-problem.ts';
import { hashFrozen, readFrozen, writeFrozen } from './frozen-content.ts';
import { FrozenRepository, type StoredFrozen } from './frozen.repository.ts';
import { LiveFiguresService, UnsettledFiguresError, type LiveFigures } from './live-figures.service.ts';

/** Who freezes or amends. */
export interface FreezeOrder {
  readonly by: string;
  readonly approvedBy: string | null;
  /** When, for a province whose clock is not that of this machine; now when absent. */
  readonly at?: Date;
}

/** An amendment says why. */
export interface AmendOrder extends FreezeOrder {
  readonly approvedBy: string;
  readonly reason: string;
}

const NO_FIGURES: Pick<LiveFigures, 'agencies' | 'computedAt'> & { readonly province: null } = {
  ...{ province: null, agencies: [], computedAt: () => null },
};

/** Freezes the figures of periods, finds what differs from them later, and makes that into numbered amendments. */
@Injectable()
export class FreezeService {
  constructor(
    private readonly frozen: FrozenRepository,
    private readonly live: LiveFiguresService,
    private readonly adoption: AdoptionService,
    private readonly calendar: CalendarRepository,
    private readonly clock: Clock,
  ) {}

  /** Every frozen period with its versions, newest first, and what may be frozen. */
  async list(): Promise<FreezesReply> {
    const [versions, logged, demo, today] = await Promise.all([
      this.frozen.listVersions(),
      this.adoption.listLogged(),
      this.clock.demo(),
      this.clock.today(),
    ]);
    const periods = [...new Set(versions.map(({ periodId }) => periodId))].flatMap((id) => {
      const period = parsePeriodId(id);
      return period === null ? [] : [{ period, versions: versions.filter(({ periodId }) => periodId === id) }];
    });
    return {
      periods: periods.toSorted((a, b) => byEnd(a.period, b.period)),
      open: logged
        .filter(({ id, kind, to }) => kind.startsWith('reporting-') && to < today && !versions.some(({ periodId }) => periodId === id))
        .toSorted(byEnd),
      isDemo: demo !== null,
    };
  }

  /** @throws ProblemException already-frozen, period-not-over, figures-in-work, no-figures */
  async freeze(periodId: string, order: FreezeOrder): Promise<FreezeReply> {
    return this.frozen.transaction(async (manager) => {
      const period = await this.findOver(periodId, order);
      const [first] = await this.frozen.listVersions(period.id, manager);
      if (first !== undefined) throw alreadyFrozen(period.id, first.code);
      const figures = await this.gather(period);
      // What is frozen stays for ever: an empty paper would too.
      if (!hasFigures(figures)) throw refusePeriod('no-figures', period.id);
      const version = await this.write(manager, period, figures, { ...order, number: 0, amends: null, reason: null });
      return { version, changes: [] };
    });
  }

  /** What differs now becomes a further version of the period. @throws ProblemException not-frozen, figures-in-work, nothing-to-amend */
  async amend(periodId: string, order: AmendOrder): Promise<FreezeReply> {
    return this.frozen.transaction(async (manager) => {
      const period = await this.findOver(periodId, order);
      const newest = (await this.frozen.listVersions(period.id, manager)).at(-1);
      if (newest === undefined) throw refusePeriod('not-frozen', period.id);
      const figures = await this.gather(period);
      const changes = compareFrozen(await this.documentOf(newest.code, manager), figures, figures.computedAt);
      if (changes.length === 0) throw refusePeriod('nothing-to-amend', period.id);
      const amended = withChanges(figures, changes);
      const version = await this.write(manager, period, amended, { ...order, number: newest.number + 1, amends: newest.code });
      return { version, changes };
    });
  }

  /** What a printed code stands for, as far as the caller may see it. @throws ProblemException unknown-code */
  async readCode(typed: string): Promise<FrozenReply> {
    const code = readFrozenCode(typed);
    const stored = code === null ? null : await this.frozen.find(code);
    if (stored === null) throw new ProblemException(UNKNOWN_CODE);
    const content = readFrozen(stored.head, stored.parts);
    return {
      version: stored.version,
      versions: await this.frozen.listVersions(stored.version.periodId),
      content,
      isIntact: content.province === null ? null : isIntact(stored),
    };
  }

  /**
   * The frozen content of a period, for whatever is printed of it: the version of this number, or the newest.
   * @throws ProblemException not-frozen
   */
  async readPeriod(periodId: string, number: number | null = null): Promise<FrozenDocument> {
    const versions = await this.frozen.listVersions(periodId);
    const version = number === null ? versions.at(-1) : versions.find((each) => each.number === number);
    if (version === undefined) throw refusePeriod('not-frozen', periodId);
    return this.documentOf(version.code);
  }

  /** How the live figures of all frozen periods, or of one, differ from the newest frozen ones. @throws ProblemException not-frozen */
  async listDifferences(periodId: string | null = null): Promise<FrozenDifferencesReply> {
    const versions = await this.frozen.listVersions(periodId);
    if (periodId !== null && versions.length === 0) throw refusePeriod('not-frozen', periodId);
    const newest = new Map(versions.map((version) => [version.periodId, version]));
    const differences: FrozenDifference[] = [];
    const waiting: string[] = [];
    for (const version of newest.values()) {
      const period = parsePeriodId(version.periodId);
      if (period === null) continue;
      const figures = await this.gatherSettled(period);
      if (figures === 'waiting') waiting.push(period.id);
      else {
        // Where nothing is stored any more, every figure differs.
        const { province, agencies, computedAt } = figures ?? NO_FIGURES;
        const changes = compareFrozen(await this.documentOf(version.code), { province, agencies }, computedAt);
        if (changes.length > 0) differences.push({ period, version, changes });
      }
    }
    return { differences: differences.toSorted((a, b) => byEnd(a.period, b.period)), waiting };
  }

  private async documentOf(code: string, manager?: EntityManager): Promise<FrozenDocument> {
    const stored = await this.frozen.find(code, manager);
    if (stored === null) throw new Error(`the frozen version ${code} is listed and not there`);
    return readFrozen(stored.head, stored.parts);
  }

  /** @throws ProblemException no-figures, period-not-over */
  private async findOver(periodId: string, { at }: FreezeOrder): Promise<Period> {
    const period = parsePeriodId(periodId);
    if (period === null) throw refusePeriod('no-figures', periodId);
    const moment = at ?? (await this.clock.now());
    if (moment.getTime() < Date.parse(`${period.to}T24:00:00+07:00`)) throw refusePeriod('period-not-over', period.id);
    return period;
  }

  /** @throws ProblemException figures-in-work, no-figures */
  private async gather(period: Period): Promise<LiveFigures> {
    const figures = await this.gatherSettled(period);
    if (figures === 'waiting') throw refusePeriod('figures-in-work', period.id);
    if (figures === null) throw refusePeriod('no-figures', period.id);
    return figures;
  }

  /** `waiting` while they are being computed, null when none are stored. */
  private async gatherSettled(period: Period): Promise<LiveFigures | 'waiting' | null> {
    try {
      return (await this.frozen.isWaiting(period)) ? 'waiting' : await this.live.gather(period);
    } catch (error) {
      if (error instanceof UnsettledFiguresError) return 'waiting';
      throw error;
    }
  }

  private async write(
    manager: EntityManager,
    period: Period,
    figures: LiveFigures,
    { by, at, ...own }: FreezeOrder & Pick<FrozenHead, 'number' | 'amends' | 'reason'>,
  ): Promise<FrozenVersion> {
    const [book, demo] = await Promise.all([this.calendar.readBook(manager), this.clock.demo()]);
    const frozenAt = at ?? (await this.clock.now());
    const { snapshots, prices, paperDueOn, province, agencies, agencyIds } = figures;
    // A freeze told of afterwards, as in the demo, had no later logs.
    const asOf = figures.asOf !== null && Date.parse(figures.asOf) > frozenAt.getTime() ? toProvinceTime(frozenAt) : figures.asOf;
    const head: FrozenHead = {
      ...{ schemaVersion: 1, period, structure: 'as-was', number: own.number, amends: own.amends, reason: own.reason },
      ...{ approvedBy: own.approvedBy, frozenBy: by, frozenAt: frozenAt.toISOString() },
      definitions: USE_DEFINITIONS,
      publication: { minPeople: MIN_PEOPLE, minCoverage: MIN_COVERAGE },
      calendarRevision: book.revision,
      workingDays: listWorkingDays(period.from, period.to, book.calendarOf(null)).length,
      ...{ paperDueOn, prices, snapshots, asOf, demoLabel: demo?.label ?? null },
    };
    const text = writeFrozen({ head, province, agencies });
    const ids = [null, ...agencies.map(({ code }) => agencyIds.get(code) ?? null)];
    await this.frozen.insert(manager, { ...text, periodId: period.id, number: own.number, frozenBy: by, frozenAt, agencyIds: ids });
    return {
      ...{ periodId: period.id, number: own.number, code: text.code, contentHash: text.hash.toString('hex') },
      ...{ frozenBy: by, frozenAt: head.frozenAt, reason: own.reason, approvedBy: own.approvedBy },
    };
  }
}

/** Whether there is a register or any log of an agency; that no rate may be told is worth a version, too. */
function hasFigures({ agencies }: LiveFigures): boolean {
  return agencies.some(({ use, paper }) => (paper?.counts ?? null) !== null || use.some(({ figure }) => (figure.coverage ?? 0) > 0));
}

function isIntact({ head, parts, contentHash }: StoredFrozen): boolean {
  return hashFrozen({ head, parts: parts.map(({ content }) => content) }).equals(contentHash);
}

/** Each change with the unit it is of, so that an agency sees its own. */
function withChanges(figures: LiveFigures, changes: readonly FrozenChange[]): LiveFigures {
  const of = (agency: string | null): FrozenChange[] => changes.filter((change) => change.agency === agency);
  return {
    ...figures,
    province: { ...figures.province, changes: of(null) },
    agencies: figures.agencies.map((agency) => ({ ...agency, changes: of(agency.code) })),
  };
}

/** The latest end first; of equal ends the longest period first. */
function byEnd(a: Period, b: Period): number {
  if (a.to !== b.to) return a.to < b.to ? 1 : -1;
  return a.from < b.from ? -1 : Number(a.from > b.from);
}
