import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DomainRuleReply, IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { findAgencyId, UnknownAgencyError } from './find-agency.ts';
import { readDomain } from './mail-address.ts';
import { BEGINNING, compareSpans, setFrom, type Span } from './spans.ts';

/** This is no mail domain; the message is what was given. */
export class BadDomainError extends Error {
  override readonly name = 'BadDomainError';
}

/** No rule of this domain holds on the day. */
export class UnknownDomainError extends Error {
  override readonly name = 'UnknownDomainError';
}

interface Rule {
  readonly agency: number;
}

/** Which agency addresses of a mail domain are of, from which day on. No figure depends on it: it fills empty cells of imports and suggests. */
@Injectable()
export class DomainRulesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: DirectoryChangesService,
  ) {}

  /** By domain, oldest first. */
  async list(): Promise<DomainRuleReply[]> {
    const rows = await this.dataSource.sql<DomainRuleReply[]>`
      select r.domain, jsonb_build_object('code', a.code, 'name', a.name) as agency, r.valid_from as "from", r.valid_to as "to"
        from agency_domain r join agency a on a.id = r.agency_id order by r.domain, r.valid_from`;
    return rows.map((row) => (row.from === BEGINNING ? { ...row, from: null } : row));
  }

  /**
   * From `from` on (null: always) the domain is of the agency; what was said of days before stays.
   * @returns the change set, null when it was so already
   * @throws BadDomainError, UnknownAgencyError
   */
  async set(typed: string, code: string, { from, madeBy }: { from: IsoDate | null; madeBy: string }): Promise<number | null> {
    const domain = readDomain(typed);
    if (domain === null) throw new BadDomainError(typed);
    const title = `@${domain} → ${code}`;
    const { changeSetId } = await this.changes.change({ kind: 'edit', title, madeBy }, async (manager) => {
      const agency = await findAgencyId(manager, code, from);
      if (agency === null) throw new UnknownAgencyError(code);
      const spans = await readSpans(manager, domain);
      await writeSpans(manager, domain, { stored: spans, wanted: setFrom(spans, { agency }, { from: from ?? BEGINNING, to: null }) });
    });
    return changeSetId;
  }

  /** `on` is the first day without the rule. @throws UnknownDomainError */
  async end(domain: string, on: IsoDate, madeBy: string): Promise<number | null> {
    const { changeSetId } = await this.changes.change({ kind: 'edit', title: `@${domain} ×`, madeBy }, async (manager) => {
      const spans = await readSpans(manager, domain);
      const wanted = spans
        .filter(({ from }) => from < on)
        .map((span) => ({ ...span, to: span.to === null || span.to > on ? on : span.to }));
      if (!spans.some(({ to }) => to === null || to > on)) throw new UnknownDomainError(domain);
      await writeSpans(manager, domain, { stored: spans, wanted });
    });
    return changeSetId;
  }
}

async function readSpans(manager: EntityManager, domain: string): Promise<Span<Rule>[]> {
  const rows: { id: number; agency: number; from: IsoDate; to: IsoDate | null }[] = await manager.query(
    'select id, agency_id as agency, valid_from as "from", valid_to as "to" from agency_domain where domain = $1 order by valid_from',
    [domain],
  );
  return rows.map(({ id, agency, from, to }) => ({ id, value: { agency }, from, to }));
}

async function writeSpans(
  manager: EntityManager,
  domain: string,
  { stored, wanted }: { stored: readonly Span<Rule>[]; wanted: readonly Span<Rule>[] },
): Promise<void> {
  const { put, removedIds } = compareSpans(stored, wanted);
  await manager.query('delete from agency_domain where id = any($1::int[])', [removedIds]);
  for (const { id, value, from, to } of put) {
    if (id === null) {
      await manager.query('insert into agency_domain (domain, agency_id, valid_from, valid_to) values ($1, $2, $3, $4)', [
        ...[domain, value.agency, from, to],
      ]);
    } else {
      await manager.query('update agency_domain set agency_id = $2, valid_from = $3, valid_to = $4 where id = $1', [
        id,
        value.agency,
        from,
        to,
      ]);
    }
  }
}
