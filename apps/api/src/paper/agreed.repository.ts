import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CoefficientId, IsoDate, PaperBaselineReply, PriceReply } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** A baseline as approved; `agencyId` null speaks for every unit without one of its own. */
export interface BaselineRow {
  readonly agencyId: number | null;
  readonly periodIds: readonly string[];
  readonly basis: string;
  readonly approvedBy: string;
  readonly approvedOn: IsoDate;
}

/** A baseline with what is told of it. */
export type BaselineVersion = BaselineRow & Omit<PaperBaselineReply, 'months' | 'agencies'>;

const COEFFICIENTS_KEY = 'paper-coefficients';

/** What was decided about paper: baselines, prices, coefficients, the target. Later ones supersede, none is edited. */
@Injectable()
export class AgreedRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async insertBaseline(baseline: BaselineRow & { readonly madeBy: string }): Promise<void> {
    const { agencyId, periodIds, basis, approvedBy, approvedOn, madeBy } = baseline;
    await this.dataSource.sql`
      insert into paper_baseline (agency_id, period_ids, basis, approved_by, approved_on, made_by)
      values (${agencyId}, ${periodIds}, ${basis}, ${approvedBy}, ${approvedOn}, ${madeBy})`;
  }

  /** The newest baseline of each unit, and the one for all others: whatever month is looked at, it is compared with what is agreed now. */
  async listBaselines(): Promise<BaselineRow[]> {
    return this.dataSource.sql<BaselineRow[]>`
      select distinct on (agency_id) agency_id as "agencyId", period_ids as "periodIds", basis, approved_by as "approvedBy",
             approved_on as "approvedOn"
        from paper_baseline order by agency_id, approved_on desc, id desc`;
  }

  /** Every baseline that was ever entered, the one approved last first. */
  async listBaselineVersions(): Promise<BaselineVersion[]> {
    return this.dataSource.sql<BaselineVersion[]>`
      select b.id, b.agency_id as "agencyId", b.period_ids as "periodIds", b.basis, b.approved_by as "approvedBy", b.approved_on as "approvedOn",
             b.made_by as "madeBy", b.made_at as "madeAt",
             case when a.id is not null then jsonb_build_object('code', a.code, 'name', a.name) end as agency,
             b.id = first_value(b.id) over (partition by b.agency_id order by b.approved_on desc, b.id desc) as "isInForce"
        from paper_baseline b left join agency a on a.id = b.agency_id order by b.approved_on desc, b.id desc`;
  }

  async insertPrice(price: PriceReply & { readonly madeBy: string }): Promise<void> {
    const { kind, number, issuer, issuedOn } = price.citation;
    await this.dataSource.sql`
      insert into paper_price (item, amount, citation_kind, citation_number, issuer, issued_on, valid_from, made_by)
      values (${price.item}, ${price.amount}, ${kind}, ${number}, ${issuer}, ${issuedOn}, ${price.validFrom}, ${price.madeBy})`;
  }

  /** Prices in force on a day. */
  async listPrices(day: IsoDate): Promise<PriceReply[]> {
    return this.dataSource.sql<PriceReply[]>`
      select distinct on (item) item, amount::float8 as amount, valid_from as "validFrom",
             jsonb_build_object('kind', citation_kind, 'number', citation_number, 'issuer', issuer, 'issuedOn', issued_on) as citation
        from paper_price where valid_from <= ${day} order by item, valid_from desc, id desc`;
  }

  async readCoefficients(): Promise<CoefficientId[]> {
    const rows = await this.dataSource.sql<{ value: CoefficientId[] }[]>`select value from setting where key = ${COEFFICIENTS_KEY}`;
    return rows[0]?.value ?? [];
  }

  async setCoefficients(ids: readonly CoefficientId[]): Promise<void> {
    await this.dataSource.sql`
      insert into setting (key, value) values (${COEFFICIENTS_KEY}, ${JSON.stringify(ids)}::jsonb)
      on conflict (key) do update set value = excluded.value`;
  }
}
