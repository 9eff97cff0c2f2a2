import { Injectable } from '@nestjs/common';
import {
  coveragePercent,
  listCrossedGoals,
  MIN_COVERAGE,
  previousPeriod,
  printRate,
  type AdoptionReply,
  type Figure,
  type GoalCrossed,
  type GoalRow,
  type IsoDate,
  type PaperReply,
  type PaperUnitReply,
  type Period,
  type TargetReply,
  type TrendPoint,
} from '@nhip-thu/metrics';
import { Clock } from '../../calendar/clock.ts';
import { DirectoryRepository } from '../../directory/directory.repository.ts';
import { PaperReportService } from '../../paper/paper-report.service.ts';
import { AdoptionService } from '../../usage/adoption.service.ts';
import { UsageRepository } from '../../usage/usage.repository.ts';
import { FrozenRepository } from '../frozen.repository.ts';
import { Announcer, type Announcement } from './announcer.service.ts';

const HOUR_MS = 60 * 60 * 1000;
/** A log source of which nothing came in for so long is silent: one whose log comes once a day, and two hours; as `nhipthu doctor` and alerts.yml have it. */
const SILENT_MS = 26 * HOUR_MS;
/** A source that was silent for so long was probably given up. */
const GIVEN_UP_MS = 60 * 24 * HOUR_MS;
const METRIC = 'du-2@1';
const PAPER = 'paper-reduction@1';
const STRUCTURE = 'as-is';

type Units = ReadonlyMap<string, number>;

/** What the watch asks of the house. */
@Injectable()
export class AlertPlaces {
  constructor(
    private readonly clock: Clock,
    private readonly frozen: FrozenRepository,
    private readonly directory: DirectoryRepository,
  ) {}

  now(): Promise<Date> {
    return this.clock.now();
  }

  today(): Promise<IsoDate> {
    return this.clock.today();
  }

  /** In a demo time stands still, and nobody sends. */
  async isDemo(): Promise<boolean> {
    return (await this.clock.demo()) !== null;
  }

  /** Whether figures of a period are being computed. */
  isWaiting(period: Period): Promise<boolean> {
    return this.frozen.isWaiting(period);
  }

  /** By code. */
  async agencyIds(): Promise<Units> {
    return new Map((await this.directory.listAgencies()).map(({ code, id }) => [code, id]));
  }
}

/** Looks for what has to be told as it comes: goals that were crossed in the last month that is over, and log sources that fell silent. */
@Injectable()
export class AlertWatch {
  constructor(
    private readonly adoption: AdoptionService,
    private readonly usage: UsageRepository,
    private readonly paper: PaperReportService,
    private readonly places: AlertPlaces,
    private readonly announcer: Announcer,
  ) {}

  /** Looking again tells nothing again. */
  async look(): Promise<void> {
    await this.tellSilence();
    const [{ periods }, today] = await Promise.all([this.adoption.periods(), this.places.today()]);
    const period = periods.find(({ kind, to }) => kind === 'reporting-month' && to < today);
    if (period === undefined || (await this.places.isWaiting(period))) return;
    const [reply, ids] = await Promise.all([this.adoption.reply(period, METRIC, STRUCTURE), this.places.agencyIds()]);
    if (reply !== null) await this.announcer.tell(lowCoverage(reply, ids));
    await this.tellGoals(period, reply, ids);
  }

  private async tellSilence(): Promise<void> {
    if (await this.places.isDemo()) return;
    const [now, sources] = await Promise.all([this.places.now(), this.usage.listLastReceived()]);
    const silent = sources.filter(({ receivedAt }) => {
      const age = now.getTime() - receivedAt.getTime();
      return age > SILENT_MS && age < GIVEN_UP_MS;
    });
    await this.announcer.tell(
      silent.map(({ origin, receivedAt, lastAt }): Announcement => {
        const content = { kind: 'no-logs', origin, lastAt: lastAt.toISOString() } as const;
        return { key: `no-logs ${origin} ${receivedAt.toISOString()}`, content };
      }),
    );
  }

  private async tellGoals(period: Period, reply: AdoptionReply | null, ids: Units): Promise<void> {
    const [paper, paperBefore] = await Promise.all([
      this.paper.reply(period.id, STRUCTURE),
      this.paper.reply(previousPeriod(period).id, STRUCTURE),
    ]);
    const crossed = [
      ...(reply === null ? [] : listCrossedGoals(useRows(reply), { metric: METRIC, periodId: period.id, snapshotId: newestOf(reply) })),
      ...listCrossedGoals(paperRows(paper, paperBefore), { metric: PAPER, periodId: period.id }),
    ];
    await this.announcer.tell(crossed.map((content) => announcementOf(content, ids)));
  }
}

function announcementOf(content: GoalCrossed, ids: Units): Announcement {
  const { metric, agency, periodId, direction } = content;
  return {
    key: `goal ${metric} ${agency?.code ?? 'province'} ${periodId} ${direction}`,
    ...{ content, agencyId: agency === null ? null : (ids.get(agency.code) ?? null) },
  };
}

/**
 * Which agencies' logs of the period are not complete enough, to each of them and, as one list, to those who look after logs. The list is told again when
 * another agency has come to it.
 */
function lowCoverage({ period, agencies }: AdoptionReply, ids: Units): Announcement[] {
  const low = agencies
    .flatMap(({ code, name, figure: { coverage } }) =>
      coverage === null || coverage >= MIN_COVERAGE ? [] : [{ code, name, percent: coveragePercent(coverage) }],
    )
    .toSorted((a, b) => a.percent - b.percent);
  if (low.length === 0) return [];
  const about = { kind: 'coverage-low', periodId: period.id } as const;
  const codes = low.map(({ code }) => code).toSorted();
  return [
    { key: `coverage ${period.id} ${codes.join(' ')}`, content: { ...about, agency: null, agencies: low } },
    ...low.map(({ code, name, percent }): Announcement => ({
      key: `coverage ${period.id} of ${code}`,
      content: { ...about, agency: { code, name }, agencies: [{ code, name, percent }] },
      agencyId: ids.get(code) ?? null,
      isForAgencyOnly: true,
    })),
  ];
}

function newestOf({ snapshots }: AdoptionReply): number {
  return Math.max(0, ...snapshots.map(({ id }) => id));
}

function termsOf(target: Pick<TargetReply, 'comparator' | 'threshold'> | null): GoalRow['target'] {
  return target && { comparator: target.comparator, threshold: target.threshold };
}

/** Before is the period just before, of the trend. */
function useRows({ agencies, province, target, trend, period }: AdoptionReply): GoalRow[] {
  const beforeId = previousPeriod(period).id;
  const rowOf = (agency: GoalRow['agency'], figure: Figure, terms: GoalRow['target'], points: AdoptionReply['trend']): GoalRow => {
    const before = points.find(({ periodId }) => periodId === beforeId);
    return {
      ...{ agency, before: before?.verdict ?? null, now: figure.verdict, target: terms },
      ...{ rate: printRate(figure, terms), rateBefore: before === undefined ? null : printRate(before, termsBefore(before, terms)) },
    };
  };
  return [
    rowOf(null, province, termsOf(target), trend),
    ...agencies.map(({ code, name, figure, target: own, trend: points }) => rowOf({ code, name }, figure, termsOf(own), points)),
  ];
}

/** What was asked in the period of a point: its threshold may have been another one. */
function termsBefore({ threshold }: TrendPoint, terms: GoalRow['target']): GoalRow['target'] {
  return threshold === null ? terms : { comparator: terms?.comparator ?? '>=', threshold };
}

type PaperUnit = Pick<PaperUnitReply, 'registers' | 'verdict' | 'target'>;

function paperRow(
  agency: GoalRow['agency'],
  before: Omit<PaperUnit, 'target'> | undefined,
  { registers, verdict, target }: PaperUnit,
): GoalRow {
  return {
    ...{ agency, before: before?.verdict ?? null, now: verdict, target: termsOf(target) },
    ...{ rate: printReduction(registers), rateBefore: before === undefined ? null : printReduction(before.registers) },
  };
}

function printReduction({ shown }: PaperUnit['registers']): GoalRow['rate'] {
  return shown && { sign: '', ...shown };
}

function paperRows(now: PaperReply, before: PaperReply): GoalRow[] {
  const earlier = new Map(before.units.map((unit) => [unit.code, unit]));
  return [
    paperRow(null, before.province, { ...now.province, target: now.target }),
    ...now.units.map((unit) => paperRow({ code: unit.code, name: unit.name }, earlier.get(unit.code), unit)),
  ];
}
