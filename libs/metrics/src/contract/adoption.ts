import type { Publication } from '../publication/mask-count.ts';
import type { WorkSession } from './calendar.ts';
import type { DefinitionId } from './definition.ts';
import type { Figure, Verdict } from './figure.ts';
import type { AgencyTier, UnitStructure } from './directory.ts';
import type { IsoDate, Period } from './period.ts';
import type { TargetReply, TargetStanding } from './target.ts';

/** One point of a trend; `value` null splits the line. */
export interface TrendPoint {
  readonly periodId: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly publication: Publication;
  readonly margin: number;
  readonly denominator: number;
  readonly verdict: Verdict;
  /** What the trajectory of the target of that period asks, a ratio; null without one, or before it begins. */
  readonly due: number | null;
  /** The target in force at the end of that period, a ratio; null where there was none yet. */
  readonly threshold: number | null;
  /** Share of the working minutes of that period with log evidence, 0..1; null when none has elapsed, or nobody was there. */
  readonly coverage: number | null;
  /** What it was made from, ascending; several where agencies of that period were computed at different times. */
  readonly snapshotIds: readonly number[];
  /** The period is not over: the point is told, and compared with none. */
  readonly isProvisional: boolean;
}

/**
 * What figures were made from, by the revisions of all inputs: two figures of one snapshot and definition speak of the same data. Every change
 * of directory or calendar, every roll-up of days, and every version of the parser that gives other facts raises one of the numbers.
 */
export interface SnapshotReply {
  readonly id: number;
  readonly directoryRevision: number;
  readonly calendarRevision: number;
  readonly logRevision: number;
  readonly parserVersion: number;
  /** The definition of coverage, such as `coverage@2`. */
  readonly coverage: string;
}

/** One agency's row of the league table. */
export interface AgencyAdoption {
  readonly code: string;
  readonly name: string;
  /** The bloc ("khối") it belongs to. */
  readonly tier: AgencyTier;
  readonly figure: Figure;
  /** The target of this agency: its own, that of its tier, or the province's; null when none is in force at the end of the period. */
  readonly target: TargetReply | null;
  /** Null without target. */
  readonly standing: TargetStanding | null;
  /** Value minus the value of the period compared with, in ratio units; null where there is none, and unless both are exact. */
  readonly change: number | null;
  /** What is printed of it in the period compared with; null when there is none, or it was not there. */
  readonly before: TrendPoint | null;
  /** Up to 12 periods ending with the asked one, oldest first. */
  readonly trend: readonly TrendPoint[];
  /** DU-4: the median share of sessions that its people kept, 0..1; null under other definitions, and where no exact rate is published. */
  readonly keptRate: number | null;
  /** Beside the rate, and no part of it. */
  readonly boxes: LiveBoxes;
  readonly volume: VolumeReply;
  /** Of `snapshots`: what the figure was made from. */
  readonly snapshotId: number;
}

/** Agencies of fewer than 10 people, told together: how many they are, and their figure, without target. */
export interface PooledAgencies {
  readonly agencies: number;
  readonly figure: Figure;
}

/** How many agencies stand where. The sum of all counts is the number of agencies. */
export type VerdictCounts = Readonly<Record<Figure['verdict'], number>>;

/** Mail of the period; all null when no log covers it. Messages, recipients and copies are three different things and never added. */
export interface VolumeReply {
  /** Accepted submissions, re-queues merged. */
  readonly sent: number | null;
  /** Of them: of so many the logs do not tell where they went (ADR 30). Where it is not 0, directions and recipients are "at least"; if it is all of them, null. */
  readonly sentUntold: number | null;
  /** Of `sent`: to recipients all inside the province, all outside, or both. */
  readonly sentInternal: number | null;
  readonly sentExternal: number | null;
  readonly sentMixed: number | null;
  /** Distinct envelope recipients of each message, added up, and those of them inside the province. */
  readonly recipients: number | null;
  readonly internalRecipients: number | null;
  /** Final deliveries into mailboxes. */
  readonly received: number | null;
}

/** Boxes that live, by log-ins; null where no rate is published. */
export interface LiveBoxes {
  /** People whose box was logged in to at all. */
  readonly loggedIn: number | null;
  /** Of them: whose box only machines looked into ("hộp thư sống, chưa thấy người đọc"). */
  readonly machineOnly: number | null;
}

/** How a count differs from that of `comparedWith`, over the agencies that can be compared; null where there is none. */
export interface CountChange {
  /** That of the asked period less that of the one compared with. */
  readonly change: number;
  /** Of how many agencies. */
  readonly agencies: number;
}

/** `GET /api/v1/adoption?ky=bc-2026-07&dn=du-2@1&ss=ky-truoc&cc=hien-nay` */
export interface AdoptionReply {
  readonly period: Period;
  /** True while the period has not ended, or its figures may still change ("tạm tính"). */
  readonly isProvisional: boolean;
  /**
   * Null when nothing was to be compared, or that period has no figures, and always of a provisional period, some of whose days are not held against all
   * days of another. Then every change is null.
   */
  readonly comparedWith: Period | null;
  readonly definition: DefinitionId;
  readonly structure: UnitStructure;
  /** The target of the province as a whole. */
  readonly target: TargetReply | null;
  /** Where the province stands against it; null without target. */
  readonly standing: TargetStanding | null;
  /** Sum of the agencies' numerators as they are printed over the sum of their denominators, those told together included. */
  readonly province: Figure;
  /** The same with agencies of insufficient data counted as 0 of their officials; null when there is none such. */
  readonly provinceMissingAsZero: Figure | null;
  /** Over the agencies with a rate in both periods. */
  readonly provinceChange: number | null;
  /** How many agencies `provinceChange` is over; null where it is. */
  readonly provinceChangeAgencies: number | null;
  /** Agencies of fewer than 10 people together; null where there are none, or where they are too few together. */
  readonly pooled: PooledAgencies | null;
  /** The province under the other definition: DU-2 beside DU-1, DU-1 beside all others. */
  readonly active: Figure;
  /** The province's target of that definition. */
  readonly activeTarget: TargetReply | null;
  readonly activeChange: number | null;
  /** How many agencies `activeChange` is over; null where it is. */
  readonly activeChangeAgencies: number | null;
  readonly verdicts: VerdictCounts;
  /** Of the agencies that meet their target: over those with a verdict in both periods, each against the target in force then. */
  readonly metChange: CountChange | null;
  /** Sums over the published agencies. */
  readonly boxes: LiveBoxes;
  readonly volume: VolumeReply;
  /** Of messages sent, and received: over the agencies with logs of at least 95 % of the working minutes in both periods. */
  readonly sentChange: CountChange | null;
  readonly receivedChange: CountChange | null;
  /** Widest gap first; agencies without value last. */
  readonly agencies: readonly AgencyAdoption[];
  readonly trend: readonly TrendPoint[];
  /** Facts of the period that came over UDP only, and are therefore in none of its figures. */
  readonly unconfirmedFacts: number;
  /** Messages of the period that count as sent because an internal client handed them over: nobody logged in, so they are no access (ADR 17). */
  readonly sentInternalClient: number;
  /** Last log instant taken into account, ISO 8601 with offset; null when nothing was ever ingested. */
  readonly asOf: string | null;
  readonly computedAt: string | null;
  /** What the figures of the period were made from; more than one while only some agencies were computed anew. */
  readonly snapshots: readonly SnapshotReply[];
  /** True when the figures come from the simulated demo province. */
  readonly isDemo: boolean;
}

/** `GET /api/v1/adoption/head?ky=bc-2026-07&cc=hien-nay`: what stands in the head of every page. */
export interface FiguresHeadReply {
  readonly period: Period;
  /** Last log instant taken into account, ISO 8601 with offset; null when nothing was ever ingested. */
  readonly asOf: string | null;
  /** True when the figures come from the simulated demo province. */
  readonly isDemo: boolean;
  /** Agencies with logs of at least 95 % of the working minutes. */
  readonly completeCount: number;
  /** Those with figures, which a page may be opened of. */
  readonly agencies: readonly Pick<AgencyAdoption, 'code' | 'name'>[];
}

/** `GET /api/v1/adoption/freshness`: how far logs tell, for every role, also those that see no figure. */
export type FreshnessReply = Pick<FiguresHeadReply, 'asOf' | 'isDemo'>;

/** The mail of one day: messages, not people. Counts are null where no log tells of them, or where they are not told. */
export interface MailDayReply {
  readonly day: IsoDate;
  readonly isWorkingDay: boolean;
  /** Null too where logs of fewer than two agencies cover the day: the counts would be those of one. */
  readonly sent: number | null;
  readonly received: number | null;
  /** True where the counts are not told because one of them is below 10. */
  readonly isFew: boolean;
  /** Agencies that there were on the day, of those of which logs tell at all. */
  readonly agencyCount: number;
  /** Of these, those with logs of at least 95 % of the working minutes of the day; null on days off. */
  readonly coveredCount: number | null;
}

/** `GET /api/v1/adoption/days?ky=bc-2026-07`: the province on the days of 26 weeks up to the end of the period, or up to its last day that has passed. */
export interface MailDaysReply {
  readonly period: Period;
  /** Oldest first. */
  readonly days: readonly MailDayReply[];
  readonly asOf: string | null;
  readonly isDemo: boolean;
}

/** Human accesses (HA@1) of one hour on one day of the week. */
export interface HourCell {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** 0..23: from that hour to the next, time of Viet Nam. */
  readonly hour: number;
  /** A day, on average; null where no such day is told, and where there are fewer than 10 in all. */
  readonly mean: number | null;
  /** True where it is null because there are fewer than 10. */
  readonly isFew: boolean;
}

/** `GET /api/v1/adoption/hours?ky=bc-2026-07`: at which hours mailboxes of the province are opened. Counts of accesses, not of people. */
export interface HoursReply {
  readonly period: Period;
  /** 7 × 24, Monday first. */
  readonly cells: readonly HourCell[];
  /** How many days of each weekday are told, Monday first. */
  readonly dayCounts: readonly number[];
  /** How many days of each weekday have passed in the period, Monday first: 0 where none has come yet, which is no want of logs. */
  readonly passedCounts: readonly number[];
  /** Days of the period that have passed and are not told, for want of logs. */
  readonly missingDays: number;
  /** Working days that are told though logs of some agency are missing: the true counts are higher. */
  readonly partialDays: number;
  /** Agencies whose logs give the time of day, of all whose logs there are: as of the last day that is told. */
  readonly timedAgencies: number;
  readonly agencyCount: number;
  /** Working sessions of the province on the last day, in minutes of the day. */
  readonly sessions: readonly WorkSession[];
  readonly asOf: string | null;
  readonly isDemo: boolean;
}

/** How habitual use was in one period; see `stickinessOf`. */
export interface StickinessPoint {
  /** Mean people a working day ÷ people in the period, 0..1, to three decimals; null where it is not told. */
  readonly value: number | null;
  /** People active on a working day on average, rounded; null as `value`. */
  readonly meanDaily: number | null;
  /** People active in the period (DU-1), of the same agencies: printed counts added up; null as `value`. */
  readonly active: number | null;
  /** By how many people at most the true `active` differs. */
  readonly margin: number;
  /** Agencies it is of: those that have a rate under DU-1. */
  readonly agencies: number;
  /** Agencies with people in that period. */
  readonly agencyCount: number;
  /** What the counts of those it is of were made from, ascending. */
  readonly snapshotIds: readonly number[];
}

/** `GET /api/v1/adoption/stickiness?ky=bc-2026-07`: of the province over up to 12 periods of one kind; of single agencies there is none. */
export interface StickinessReply {
  /** Oldest first, ending with the asked one. */
  readonly periods: readonly Period[];
  /** In the order of the periods. */
  readonly points: readonly StickinessPoint[];
  /** The asked period is not over: who has been there only part of it counts as often as whoever will be there to its end, so its value is no course yet. */
  readonly isProvisional: boolean;
  readonly asOf: string | null;
  readonly isDemo: boolean;
}

/** Every SSE `figures` event of `GET /api/v1/adoption/events`: tells of no figure, only that they may be others than before. */
export interface FiguresNewsReply {
  /** Of all that figures are made of; equal only while equal questions have equal answers. */
  readonly revision: string;
}

/** `GET /api/v1/periods`: standard periods that have figures, newest first, and the last closed one. */
export interface PeriodsReply {
  readonly periods: readonly Period[];
  readonly defaultPeriodId: string | null;
}

/** One agency under every stored definition, in their order. */
export interface AgencySensitivity {
  readonly code: string;
  readonly name: string;
  readonly figures: readonly Figure[];
  /** The median share of sessions that its people kept (DU-4), 0..1; null where no exact rate is published. */
  readonly keptRate: number | null;
  readonly snapshotId: number;
}

/** `GET /api/v1/adoption/sensitivity?ky=bc-2026-07`: "độ nhạy theo định nghĩa", the same people under every definition side by side. */
export interface SensitivityReply {
  readonly period: Period;
  readonly isProvisional: boolean;
  readonly structure: UnitStructure;
  readonly definitions: readonly DefinitionId[];
  /** The target in force at the end of the period for each definition; null where there is none. */
  readonly targets: readonly (TargetReply | null)[];
  /** Sums over the agencies published under the definition. */
  readonly province: readonly Figure[];
  /** By name. */
  readonly agencies: readonly AgencySensitivity[];
  readonly snapshots: readonly SnapshotReply[];
  readonly asOf: string | null;
  readonly computedAt: string | null;
  readonly isDemo: boolean;
}

/** How the active people of one period relate to the periods before. All are counts of people; null = cannot be told, or may not. */
export interface LifecycleCounts {
  /** |Aₘ| */
  readonly active: number | null;
  /** |Aₘ ∩ Aₘ₋₁|. Of a period that is not over it is null, as are `resurrected` and `lapsed`: it is not compared with the one before. */
  readonly returning: number | null;
  /** Returning ÷ active, 0..1. */
  readonly returningRate: number | null;
  /** Never active before, "từ khi có dữ liệu". */
  readonly firstTime: number | null;
  /** Active now, not in the period before, but earlier. */
  readonly resurrected: number | null;
  /** |Aₘ₋₁ ∖ Aₘ| */
  readonly lapsed: number | null;
  /** Everybody who was active in any period so far, "lũy kế"; null from the first period without data on. */
  readonly cumulative: number | null;
}

/** Why a lifecycle does not tell who was active: as the figure of DU-1 of that period, or because its count is masked (`not-published`). */
export type LifecycleSilence = Extract<Verdict, 'insufficient-data' | 'too-few-days' | 'not-published'>;

/** The counts of one agency in one period. */
export interface LifecyclePoint extends LifecycleCounts {
  /** Why `active` is null; null when it is not. */
  readonly withheld: LifecycleSilence | null;
  /** That of the figure of DU-1: share of the working minutes with evidence, 0..1; null when none has elapsed. */
  readonly coverage: number | null;
  /** Of `snapshots`: what that figure was made from; null where the agency was not there. */
  readonly snapshotId: number | null;
}

/** One agency's points, in the order of the periods; null where it has fewer than 10 people, or not the same ones in every period. */
export interface AgencyLifecycle {
  readonly code: string;
  readonly name: string;
  readonly points: readonly LifecyclePoint[] | null;
}

/**
 * `GET /api/v1/adoption/lifecycle?ky=bc-2026-07`: who came, stayed, came back and stayed away (DU-1), over up to 12 periods of one kind; first-time
 * and cumulative count from the first period that has data.
 */
export interface LifecycleReply {
  readonly structure: UnitStructure;
  /** Oldest first, ending with the asked one. */
  readonly periods: readonly Period[];
  /** The sums of the same agencies in every period, so that all of it belongs together; before the first of them has data, all null. */
  readonly province: readonly LifecycleCounts[];
  /** The asked period, the last of `periods`, is not over. */
  readonly isProvisional: boolean;
  /** How many of `agencies` those are: the ones of which all is told in every period; 0 = none, and `province` is null throughout. */
  readonly provinceAgencies: number;
  /** By name. */
  readonly agencies: readonly AgencyLifecycle[];
  /** By whose sets the people are compared. */
  readonly definition: DefinitionId;
  /** What the figures of DU-1 of these periods were made from: they decide what is told. */
  readonly snapshots: readonly SnapshotReply[];
  readonly asOf: string | null;
  /** When the newest of them was computed; the sets themselves are compared when asked. */
  readonly computedAt: string | null;
  readonly isDemo: boolean;
}

/** `GET /api/v1/adoption/agencies/snv?ky=bc-2026-07&dn=du-2@1&ss=ky-truoc`: everything about one agency's use. Its parts are those of the answers about all. */
export interface AgencyReply extends Pick<
  AdoptionReply,
  'period' | 'isProvisional' | 'comparedWith' | 'definition' | 'structure' | 'asOf' | 'computedAt' | 'isDemo'
> {
  readonly agency: AgencyAdoption;
  /** What its figure was made from; null only while that is being replaced. */
  readonly snapshot: SnapshotReply | null;
  /** The same people under every definition. */
  readonly sensitivity: AgencySensitivity;
  /** The targets of the province under those definitions, in their order. */
  readonly targets: readonly (TargetReply | null)[];
  /** Periods of `lifecycle`, oldest first. */
  readonly lifecyclePeriods: readonly Period[];
  /** Who came, stayed, came back and stayed away; null where the agency has fewer than 10 people. */
  readonly lifecycle: readonly LifecyclePoint[] | null;
}
