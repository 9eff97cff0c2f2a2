import type { ImportFile } from '../../directory/import-file.ts';
import { writeCsv } from './demo-directory.ts';
import { countPostings } from './demo-sheets.ts';
import { ALL_AGENCIES, DEMO_MERGER, DEMO_MONTHS, FIRST_AGENCIES, type DemoAgency } from './demo-spec.ts';
import { paperMonthOf, VOLUME } from './demo-volume.ts';

/** Outgoing documents of a unit and month: on paper (with those in both forms), those in both forms, and all of them. */
export interface PaperCounts {
  readonly paper: number;
  readonly both: number;
  readonly total: number;
}

/** How far paper has come down in the last month, percent of what the volume alone would make of it: of the leading department, and of 100 % users. */
const REDUCTION = { leader: 53, others: 52 } as const;
const LEADER = 'snv';
const DOCUMENTS_PER_OFFICIAL = 6;

/** The reporting month of the baseline, as paper files name it. */
export const PAPER_BASELINE_MONTH = '2026-01';

/**
 * What an agency that did not change registers in month `index`: T₀ = 6N, P₀ = [0,9T₀], Tₘ = [T₀V/100],
 * Pₘ = [P₀Tₘ(10000 − RS)/(10000T₀)], s = ⌊P/5⌋, [x] being rounded half up.
 */
export function countPaper(agency: DemoAgency, index: number): PaperCounts {
  const { officialCount, regularAtEnd, code } = agency;
  const total0 = DOCUMENTS_PER_OFFICIAL * officialCount;
  const paper0 = roundRatio(9 * total0, 10);
  const total = roundRatio(total0 * (VOLUME[index] ?? 0), 100);
  const reduction = code === LEADER ? REDUCTION.leader : Math.floor((REDUCTION.others * regularAtEnd) / officialCount);
  const uptake = DEMO_MONTHS[index]?.uptake ?? 0;
  const paper = roundRatio(paper0 * total * (10_000 - reduction * uptake), 10_000 * total0);
  return { paper, both: Math.floor(paper / 5), total };
}

/**
 * The registers of all agencies of a month: g + s = paper, of which a fifth went out in both forms. Before the merger the centre has its own.
 * The cell of the letters posted is empty where nobody counts them.
 */
export function writePaperFile(index: number): ImportFile {
  const month = paperMonthOf(index);
  const isMerged = (DEMO_MONTHS[index]?.to ?? '') >= DEMO_MERGER.on;
  const rows = (isMerged ? ALL_AGENCIES : FIRST_AGENCIES).map((agency) => {
    const { paper, both, total } = agency.code === DEMO_MERGER.from ? countCentre(index) : countPaper(agency, index);
    return [agency.code, month, String(paper - both), String(both), String(total - paper), String(countPostings(agency.code, index) ?? '')];
  });
  return writeCsv(`so-van-ban-di-${month}.csv`, ['agency', 'month', 'paper', 'both', 'electronic', 'postings'], rows);
}

/** The centre's paper is that of the merged department less that of the department as it was. */
function countCentre(index: number): PaperCounts {
  const [merged, before] = [ALL_AGENCIES, FIRST_AGENCIES].map((list) => list.find(({ code }) => code === DEMO_MERGER.into));
  if (merged === undefined || before === undefined) throw new RangeError('the department that took the centre in is missing');
  const [all, own] = [countPaper(merged, index), countPaper(before, index)];
  return { paper: all.paper - own.paper, both: all.both - own.both, total: all.total - own.total };
}

/** ⌊a/b + ½⌋ in whole numbers. */
function roundRatio(over: number, under: number): number {
  return Math.floor((2 * over + under) / (2 * under));
}
