import { Injectable } from '@nestjs/common';
import { isCitation, isIsoDate, type CoefficientId, type IsoDate, type PriceReply } from '@nhip-thu/metrics';
import { AgreedRepository } from './agreed.repository.ts';
import { readMonth } from './paper-draft.ts';
import { PaperRepository } from './paper.repository.ts';
import { UnknownUnitError } from './paper.service.ts';
import { PrintLogRepository, type MappingRow } from './print-log/print-log.repository.ts';

/** A baseline to be entered; without a unit it speaks for all that have none of their own. */
export interface BaselineInput {
  readonly agencyCode: string | null;
  /** Reporting months, as `2026-01` or `bc-2026-01`. */
  readonly months: readonly string[];
  readonly basis: string;
  readonly approvedBy: string;
  readonly approvedOn: IsoDate;
}

/** Some word of the input cannot be used; `field` names it. */
export class AgreedInputError extends Error {
  override readonly name = 'AgreedInputError';
  constructor(readonly field: string) {
    super(`not usable: ${field}`);
  }
}

/** Enters what was decided about paper. */
@Injectable()
export class AgreedService {
  constructor(
    private readonly agreed: AgreedRepository,
    private readonly paper: PaperRepository,
    private readonly prints: PrintLogRepository,
  ) {}

  /** @throws UnknownUnitError, AgreedInputError */
  async setBaseline(input: BaselineInput, madeBy: string): Promise<void> {
    const periodIds = input.months.flatMap((month) => readMonth(month) ?? []);
    if (periodIds.length === 0 || periodIds.length < input.months.length) throw new AgreedInputError('months');
    for (const field of ['basis', 'approvedBy'] as const) if (input[field].trim() === '') throw new AgreedInputError(field);
    if (!isIsoDate(input.approvedOn)) throw new AgreedInputError('approvedOn');
    const agencyId = input.agencyCode === null ? null : await this.findUnit(input.agencyCode);
    await this.agreed.insertBaseline({ ...input, agencyId, periodIds: [...new Set(periodIds)].toSorted(), madeBy });
  }

  /** @throws AgreedInputError unless the price cites a numbered and dated decision or invoice */
  async setPrice(price: PriceReply, madeBy: string): Promise<void> {
    if (!isCitation(price.citation) || price.citation.kind === 'reference') throw new AgreedInputError('citation');
    if (!isIsoDate(price.validFrom)) throw new AgreedInputError('validFrom');
    if (!(price.amount >= 0)) throw new AgreedInputError('amount');
    await this.agreed.insertPrice({ ...price, madeBy });
  }

  async setCoefficients(ids: readonly CoefficientId[]): Promise<void> {
    await this.agreed.setCoefficients([...new Set(ids)]);
  }

  /** @throws UnknownUnitError */
  async setMapping(
    { kind, name, agencyCode, validFrom }: Pick<MappingRow, 'kind' | 'name'> & { agencyCode: string; validFrom: IsoDate },
    madeBy: string,
  ): Promise<void> {
    if (!isIsoDate(validFrom)) throw new AgreedInputError('validFrom');
    const agencyId = await this.findUnit(agencyCode);
    await this.prints.setMapping({ kind, name: name.normalize('NFC').toLowerCase(), agencyId, validFrom, madeBy });
  }

  private async findUnit(agencyCode: string): Promise<number> {
    const found = (await this.paper.listAgencies()).find(({ code }) => code === agencyCode.toLowerCase());
    if (found === undefined) throw new UnknownUnitError(agencyCode);
    return found.id;
  }
}
