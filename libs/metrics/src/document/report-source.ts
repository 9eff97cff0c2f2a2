import type { QrChart } from '../contract/document.ts';
import type { FrozenAgency, FrozenDocument, FrozenProvinceUse, FrozenUse } from '../contract/frozen.ts';
import { totalCounts } from '../target/total-counts.ts';
import type { Issuer } from './letterhead.ts';

/** The definition that targets and verdicts of a report speak of. */
export const MAIN_DEFINITION = 'du-2@1';

/** What a report is made of: frozen figures, their code, and those of earlier periods that were frozen before. */
export interface ReportSource {
  readonly content: FrozenDocument;
  readonly code: string;
  /** Of the same kind of period, oldest first; each the version that was the newest when this one was frozen. */
  readonly earlier: readonly FrozenDocument[];
  /** Home Affairs. */
  readonly issuer: Issuer;
  /** Where the printed code is looked up; absent where the address of the program is not known. */
  readonly verification?: Verification;
}

/** The page that tells what a printed code stands for. */
export interface Verification {
  /** "https://nhipthu.example.gov.vn/xac-minh/7K2M-Q0XD-9TTA" */
  readonly address: string;
  /** The same as a QR code. */
  readonly modules: QrChart['modules'];
}

/** An agency's figure under the definition of the report. */
export function mainUseOf({ use }: Pick<FrozenAgency, 'use'>): FrozenUse | null {
  return use.find(({ definition }) => definition === MAIN_DEFINITION) ?? null;
}

export function mainUseOfProvince({ province }: FrozenDocument): FrozenProvinceUse | null {
  return province?.use.find(({ definition }) => definition === MAIN_DEFINITION) ?? null;
}

/** Agencies with a figure under the definition of the report. */
export interface LeagueRow {
  readonly agency: FrozenAgency;
  readonly use: FrozenUse;
}

/** Widest gap to its target first; those without value last, by name. */
export function leagueOf({ agencies }: FrozenDocument): LeagueRow[] {
  const rows = agencies.flatMap((agency): LeagueRow[] => {
    const use = mainUseOf(agency);
    return use === null ? [] : [{ agency, use }];
  });
  return rows.toSorted((a, b) => gapOf(b) - gapOf(a) || a.agency.code.localeCompare(b.agency.code));
}

/** How far below its target, a ratio; without target how far below everybody. */
function gapOf({ use: { figure, target } }: LeagueRow): number {
  return figure.value === null ? -Infinity : (target?.threshold ?? 1) - figure.value;
}

/** How the rate of the province changed, over the agencies that were published in both periods; null where there is none. */
export interface ProvinceChange {
  readonly difference: number;
  readonly before: number;
  readonly now: number;
  readonly agencyCount: number;
}

/** Change since the period just before, so that an agency that drops out moves nothing. */
export function provinceChangeOf({ content, earlier }: ReportSource): ProvinceChange | null {
  const last = earlier.at(-1);
  if (last === undefined || !isJustBefore(last, content)) return null;
  const before = publishedByCode(last);
  const now = publishedByCode(content);
  const both = [...now.keys()].filter((code) => before.has(code));
  const rateOf = (figures: typeof now): number | null => {
    const { numerator, denominator } = totalCounts(both.flatMap((code) => figures.get(code) ?? [])).published;
    return denominator === 0 ? null : numerator / denominator;
  };
  const [rateNow, rateBefore] = [rateOf(now), rateOf(before)];
  if (rateNow === null || rateBefore === null) return null;
  return { difference: rateNow - rateBefore, before: rateBefore, now: rateNow, agencyCount: both.length };
}

/** Change of one agency, where both counts are exact: a difference of masked ones would tell one of them. */
export function agencyChangeOf(code: string, { content, earlier }: ReportSource): number | null {
  const last = earlier.at(-1);
  if (last === undefined || !isJustBefore(last, content)) return null;
  const [now, before] = [content, last].map((document) => document.agencies.find((agency) => agency.code === code));
  const [figureNow, figureBefore] = [now, before].map((agency) => (agency === undefined ? null : (mainUseOf(agency)?.figure ?? null)));
  if (figureNow?.publication !== 'exact' || figureBefore?.publication !== 'exact') return null;
  return figureNow.value === null || figureBefore.value === null ? null : figureNow.value - figureBefore.value;
}

function isJustBefore(earlier: FrozenDocument, later: FrozenDocument): boolean {
  return Date.parse(later.head.period.from) - Date.parse(earlier.head.period.to) === 86_400_000;
}

function publishedByCode(document: FrozenDocument): Map<string, FrozenUse['figure']> {
  return new Map(leagueOf(document).flatMap(({ agency, use }) => (use.figure.value === null ? [] : [[agency.code, use.figure] as const])));
}
