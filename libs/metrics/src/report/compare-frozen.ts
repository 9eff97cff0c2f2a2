import type { FrozenAgency, FrozenChange, FrozenProvince } from '../contract/frozen.ts';
import type { Figure } from '../contract/figure.ts';
import type { PaperLedgerReply } from '../contract/paper.ts';

/** The parts of a frozen document that hold figures. */
export interface FrozenFigures {
  readonly province: FrozenProvince | null;
  readonly agencies: readonly FrozenAgency[];
}

type Value = FrozenChange['before'];
/** What one unit shows: its values by metric and field. */
type Shown = ReadonlyMap<string, Pick<FrozenChange, 'metric' | 'field'> & { readonly value: Value }>;

/**
 * What differs between two states of a period: the province first, then the agencies by code, each figure that is another than before. The
 * province is compared where both states have one, so that whoever sees some agencies only gets theirs.
 * @param sinceOf when the later figures of use of an agency (null: of the province) were computed
 */
export function compareFrozen(
  before: FrozenFigures,
  after: FrozenFigures,
  sinceOf: (agency: string | null) => string | null,
): FrozenChange[] {
  const province =
    before.province === null || after.province === null
      ? []
      : compareUnit({ agency: null, agencyName: null, since: sinceOf(null) }, showProvince(before.province), showProvince(after.province));
  const [earlier, later] = [before, after].map(({ agencies }) => new Map(agencies.map((agency) => [agency.code, agency])));
  const codes = [...new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])])].toSorted();
  return [
    ...province,
    ...codes.flatMap((code) => {
      const [was, is] = [earlier?.get(code), later?.get(code)];
      const unit = { agency: code, agencyName: is?.name ?? was?.name ?? null, since: sinceOf(code) };
      return compareUnit(unit, was ? showAgency(was) : new Map(), is ? showAgency(is) : new Map());
    }),
  ];
}

function compareUnit(unit: Pick<FrozenChange, 'agency' | 'agencyName' | 'since'>, before: Shown, after: Shown): FrozenChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const named = is ?? was;
    const [earlier, later] = [was?.value ?? null, is?.value ?? null];
    if (named === undefined || earlier === later) return [];
    const delta = typeof earlier === 'number' && typeof later === 'number' ? later - earlier : null;
    // Figures of use are computed and stored; when registers or footnotes came is told in their own journals.
    const since = named.metric === 'footnotes' || named.metric === 'paper-reduction@1' ? null : unit.since;
    return [{ ...unit, since, metric: named.metric, field: named.field, before: earlier, after: later, delta }];
  });
}

function showProvince({ use, paper }: FrozenProvince): Shown {
  return collect([...use.flatMap(({ figure }) => listUse(figure)), ...(paper === null ? [] : listPaper(paper.registers, paper.verdict))]);
}

function showAgency({ use, paper, footnotes }: FrozenAgency): Shown {
  return collect([
    ...use.flatMap(({ figure }) => listUse(figure)),
    ...(paper === null ? [] : listPaper(paper.registers, paper.verdict)),
    ...footnotes.map((text) => ({ metric: 'footnotes' as const, field: 'text' as const, value: text })),
  ]);
}

type Entry = Pick<FrozenChange, 'metric' | 'field'> & { readonly value: Value };

function listUse({ definition: metric, numerator, denominator, coverage, verdict }: Figure): Entry[] {
  return [
    { metric, field: 'numerator', value: numerator },
    { metric, field: 'denominator', value: denominator },
    { metric, field: 'coverage', value: coverage },
    { metric, field: 'verdict', value: verdict },
  ];
}

function listPaper(ledger: PaperLedgerReply, verdict: string): Entry[] {
  const metric = 'paper-reduction@1';
  const counts: Entry[] = [
    { metric, field: 'amount', value: ledger.amount },
    { metric, field: 'documents', value: ledger.documents },
  ];
  if (isOfBaselineItself(ledger)) return counts;
  return [...counts, { metric, field: 'headline', value: ledger.reduction.headline }, { metric, field: 'verdict', value: verdict }];
}

/** Whether the month is the one it would be compared with: frozen before ADR 51 it has a reduction of 0, which is no other figure than none. */
function isOfBaselineItself({ reason, reduction, amount, documents, baselineAmount, baselineDocuments }: PaperLedgerReply): boolean {
  return reason === 'is-baseline' || (reduction.headline === 0 && amount === baselineAmount && documents === baselineDocuments);
}

/** Of footnotes each is a value of its own. */
function collect(entries: readonly Entry[]): Shown {
  return new Map(
    entries.map((entry) => [`${entry.metric} ${entry.field}${entry.field === 'text' ? ` ${String(entry.value)}` : ''}`, entry]),
  );
}
