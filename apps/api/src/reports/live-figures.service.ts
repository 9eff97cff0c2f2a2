import { Injectable } from '@nestjs/common';
import {
  reportingMonthsOf,
  USE_DEFINITIONS,
  type AdoptionReply,
  type AgencyAdoption,
  type FrozenAgency,
  type FrozenHead,
  type FrozenProvince,
  type FrozenUse,
  type PaperReply,
  type Period,
} from '@nhip-thu/metrics';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { PaperReportService } from '../paper/paper-report.service.ts';
import { AdoptionService } from '../usage/adoption.service.ts';
import { UsageRepository } from '../usage/usage.repository.ts';
import { ExplanationRepository } from './explanation.repository.ts';

/** What a report of a period would print now, and what stands beside it. */
export interface LiveFigures extends Pick<FrozenHead, 'snapshots' | 'asOf' | 'prices' | 'paperDueOn'> {
  readonly province: FrozenProvince;
  readonly agencies: readonly FrozenAgency[];
  /** Of the agencies, by code. */
  readonly agencyIds: ReadonlyMap<string, number>;
  /** When the stored figures of an agency (null: the newest of all) were computed. */
  readonly computedAt: (agency: string | null) => string | null;
}

const STRUCTURE = 'as-was';
/** How often figures are read again that changed while they were read. */
const ATTEMPTS = 3;

/** Figures of a period changed each time they were read. */
export class UnsettledFiguresError extends Error {
  override readonly name = 'UnsettledFiguresError';
}

/** Gathers the figures of a period from use, paper and explanations, by the units of that time. */
@Injectable()
export class LiveFiguresService {
  constructor(
    private readonly adoption: AdoptionService,
    private readonly usage: UsageRepository,
    private readonly paper: PaperReportService,
    private readonly directory: DirectoryRepository,
    private readonly explanations: ExplanationRepository,
  ) {}

  /**
   * All of one state: when a roll-up came in between they are read again.
   * @returns null when nothing is stored for the period @throws UnsettledFiguresError
   */
  async gather(period: Period): Promise<LiveFigures | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await this.usage.readRevisionText();
      const figures = await this.read(period);
      if ((await this.usage.readRevisionText()) === before) return figures;
    }
    throw new UnsettledFiguresError(period.id);
  }

  private async read(period: Period): Promise<LiveFigures | null> {
    const replies: AdoptionReply[] = [];
    for (const { id } of USE_DEFINITIONS) {
      const reply = await this.adoption.reply(period, id, STRUCTURE);
      if (reply === null) return null;
      replies.push(reply);
    }
    const [regular] = replies.filter(({ definition }) => definition === 'du-2@1');
    if (regular === undefined) return null;
    const [paper, agencies, rows, footnotes] = await Promise.all([
      reportingMonthsOf(period).length > 0 ? this.paper.reply(period.id, STRUCTURE) : null,
      this.directory.listAgencies(),
      this.usage.listComputedAt('du-2@1', period.id, STRUCTURE),
      this.explanations.listFootnotes(period.id),
    ]);
    const computed = new Map(rows.map(({ agencyId, computedAt }) => [agencyId, computedAt.toISOString()]));
    const agencyIds = new Map(agencies.map(({ code, id }) => [code, id]));
    return {
      ...{ snapshots: regular.snapshots, asOf: regular.asOf, prices: paper?.prices ?? [], paperDueOn: paper?.dueOn ?? null },
      province: provinceOf(replies, regular, paper),
      agencies: agenciesOf(replies, paper, footnotes),
      agencyIds,
      computedAt: (agency) =>
        agency === null ? ([...computed.values()].toSorted().at(-1) ?? null) : (computed.get(agencyIds.get(agency) ?? -1) ?? null),
    };
  }
}

function provinceOf(replies: readonly AdoptionReply[], regular: AdoptionReply, paper: PaperReply | null): FrozenProvince {
  return {
    use: replies.map(({ definition, province: figure, provinceMissingAsZero: missingAsZero, target, standing, verdicts }) => ({
      ...{ definition, figure, missingAsZero, target, standing, verdicts },
    })),
    volume: regular.volume,
    paper: paper?.province ?? null,
    paperTarget: paper?.target ?? null,
    unconfirmedFacts: regular.unconfirmedFacts,
    sentInternalClient: regular.sentInternalClient,
    changes: [],
  };
}

/** Agencies with figures of use, of paper or both. */
function agenciesOf(
  replies: readonly AdoptionReply[],
  paper: PaperReply | null,
  footnotes: ReadonlyMap<string, readonly string[]>,
): FrozenAgency[] {
  const use = new Map<string, FrozenUse[]>();
  const known = new Map<string, Pick<AgencyAdoption, 'name' | 'snapshotId'>>();
  for (const { definition, agencies } of replies) {
    for (const { code, name, figure, target, standing, keptRate, snapshotId } of agencies) {
      known.set(code, { name, snapshotId });
      use.set(code, [...(use.get(code) ?? []), { definition, figure, target, standing, keptRate }]);
    }
  }
  const units = new Map((paper?.units ?? []).map((unit) => [unit.code, unit]));
  return [...new Set([...known.keys(), ...units.keys()])].toSorted().map((code) => ({
    code,
    name: known.get(code)?.name ?? units.get(code)?.name ?? code,
    use: use.get(code) ?? [],
    paper: units.get(code) ?? null,
    snapshotId: known.get(code)?.snapshotId ?? null,
    footnotes: footnotes.get(code) ?? [],
    changes: [],
  }));
}
