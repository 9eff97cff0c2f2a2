import { Injectable } from '@nestjs/common';
import {
  compareDivision,
  DIVISION_FIGURES,
  MIN_COVERAGE,
  MIN_DIVISION,
  parsePeriodId,
  publishDivisions,
  type DivisionBlock,
  type DivisionFigure,
  type DivisionUse,
  type DivisionsReply,
  type Period,
} from '@nhip-thu/metrics';
import { Clock } from '../calendar/clock.ts';
import { asSystem } from '../database/reach.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { termsOf, type TargetBook } from '../targets/target-book.ts';
import { DEFINITIONS, type JudgedPerson } from './count-use.ts';
import { DivisionRepository, type DivisionAgency, type DivisionName, type DivisionSpan } from './division.repository.ts';
import { groupBy } from './group-by.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';
import { UsageRepository } from './usage.repository.ts';

/** Blocks shown at most. */
const SHOWN = 6;
const DEFINITION = DIVISION_FIGURES.metric;
const PLACE = DEFINITIONS.indexOf(DEFINITION);

type NamedFigure = DivisionFigure & { readonly name: string };

/** The divisions of one agency, for that agency alone (rule 3, ADR 31). */
@Injectable()
export class DivisionsService {
  constructor(
    private readonly divisions: DivisionRepository,
    private readonly rollUps: RollUpPeriodService,
    private readonly usage: UsageRepository,
    private readonly targets: TargetRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns null when the caller has no such agency */
  async read(code: string): Promise<DivisionsReply | null> {
    const agency = await this.divisions.findAgency(code);
    if (agency === null) return null;
    const [names, spans, periods, book, demo] = await Promise.all([
      this.divisions.listDivisions(agency.id),
      this.divisions.listSpans(agency.id),
      this.listBlocks(),
      this.targets.readBook(),
      this.clock.demo(),
    ]);
    // Of the days of persons only bands and rounded counts are told.
    const judged = await asSystem(() => this.rollUps.judge(periods, agency.id));
    const blocks = judged.map(({ period, people, coverage }): DivisionBlock => {
      const isTold = coverage !== null && coverage >= MIN_COVERAGE;
      if (!isTold) return { period, coverage, divisions: null };
      const figures = countDivisions(names, placePeople(people, spans, period));
      return { period, coverage, divisions: figures.map((figure) => compare(figure, { book, agency, period })) };
    });
    return { agency: code, definition: DEFINITION, fewest: MIN_DIVISION, blocks, isDemo: demo !== null };
  }

  /** Complete ones with figures, newest first. */
  private async listBlocks(): Promise<Period[]> {
    const [ids, today] = await Promise.all([this.usage.listPeriodIds(), this.clock.today()]);
    const periods = ids.flatMap((id) => parsePeriodId(id) ?? []);
    return periods.filter(({ kind, to }) => kind === DIVISION_FIGURES.periodKind && to < today).slice(0, SHOWN);
  }
}

/** Whom the definition judges, by the last division they were in during the period. */
function placePeople(people: readonly JudgedPerson[], spans: readonly DivisionSpan[], period: Period): Map<number | null, boolean[]> {
  const placed = spans.filter(({ validFrom, validTo }) => validFrom <= period.to && (validTo === null || validTo > period.from));
  const divisionOf = new Map(placed.map(({ officialId, divisionId }) => [officialId, divisionId]));
  const judged = people.flatMap(({ officialId, verdicts }) => {
    const is = verdicts[PLACE]?.is ?? null;
    return is === null ? [] : [{ divisionId: divisionOf.get(officialId) ?? null, is }];
  });
  const groups = groupBy(judged, ({ divisionId }) => divisionId);
  return new Map([...groups].map(([divisionId, own]) => [divisionId, own.map(({ is }) => is)]));
}

interface Surroundings {
  readonly book: Pick<TargetBook, 'choose'>;
  readonly agency: DivisionAgency;
  readonly period: Period;
}

function compare(figure: NamedFigure, { book, agency, period }: Surroundings): DivisionUse {
  const target = book.choose(DEFINITION, period, { ...agency, divisionId: figure.divisionId });
  const terms = target === null ? null : termsOf(target, DEFINITION);
  return { ...figure, target: terms, verdict: compareDivision(figure, terms) };
}

function countDivisions(names: readonly DivisionName[], verdictsOf: ReadonlyMap<number | null, readonly boolean[]>): NamedFigure[] {
  return names.flatMap(({ id, name }) => {
    const verdicts = verdictsOf.get(id) ?? [];
    if (verdicts.length === 0) return [];
    const counted = verdicts.filter(Boolean).length;
    return publishDivisions([{ divisionId: id, counted, people: verdicts.length }]).map((figure) => ({ ...figure, name }));
  });
}
