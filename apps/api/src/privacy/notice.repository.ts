import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, NoticeReply, NoticesReply, OwnNoticeReply } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

interface NoticeRow {
  readonly version: number;
  readonly textVi: string;
  readonly textEn: string;
  readonly publishedBy: string;
  readonly publishedAt: Date;
}

export type NewNotice = Omit<NoticeRow, 'version'>;

/** Notices and who acknowledged them. */
@Injectable()
export class NoticeRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The newest; null while there is none. */
  async findNewest(): Promise<NoticeReply | null> {
    const rows = await this.dataSource.sql<NoticeRow[]>`
      select version, text_vi as "textVi", text_en as "textEn", published_by as "publishedBy", published_at as "publishedAt"
        from notice order by version desc limit 1`;
    return rows[0] === undefined ? null : toReply(rows[0]);
  }

  /** Newest first, with how many acknowledged each; and how many people there are on a day. */
  async listAll(day: IsoDate): Promise<NoticesReply> {
    const [rows, counts] = await Promise.all([
      this.dataSource.sql<(NoticeRow & { acknowledgedCount: number })[]>`
        select version, text_vi as "textVi", text_en as "textEn", published_by as "publishedBy", published_at as "publishedAt",
               (select count(*)::int from notice_acknowledgement a where a.version = notice.version) as "acknowledgedCount"
          from notice order by version desc`,
      this.dataSource.sql<{ count: number }[]>`
        select count(distinct official_id)::int as count from membership where valid_from <= ${day} and (valid_to is null or valid_to > ${day})`,
    ]);
    const notices = rows.map((row) => ({ ...toReply(row), acknowledgedCount: row.acknowledgedCount }));
    return { notices, officialCount: counts[0]?.count ?? 0 };
  }

  /** As the next version. */
  async insert({ textVi, textEn, publishedBy, publishedAt }: NewNotice): Promise<void> {
    await this.dataSource.sql`
      insert into notice (version, text_vi, text_en, published_by, published_at)
      select coalesce(max(version), 0) + 1, ${textVi}, ${textEn}, ${publishedBy}, ${publishedAt}::timestamptz from notice`;
  }

  /** When an official acknowledged a version; null: not yet. */
  async findAcknowledgement(version: number, officialId: number): Promise<Date | null> {
    const rows = await this.dataSource.sql<{ madeAt: Date }[]>`
      select made_at as "madeAt" from notice_acknowledgement where version = ${version} and official_id = ${officialId}`;
    return rows[0]?.madeAt ?? null;
  }

  /** The logs of the units that the caller sees as their own. */
  listSources(): Promise<OwnNoticeReply['sources']> {
    return this.dataSource.sql<{ name: string; legalBasis: OwnNoticeReply['sources'][number]['legalBasis'] }[]>`
      select name, legal_basis as "legalBasis" from origin where id in (select s.origin_id from served_agency s) order by name`;
  }

  /** Harmless to repeat: the first time stands. */
  async acknowledge(version: number, officialId: number, at: Date): Promise<void> {
    await this.dataSource.sql`
      insert into notice_acknowledgement (version, official_id, made_at) values (${version}, ${officialId}, ${at}) on conflict do nothing`;
  }
}

function toReply({ version, textVi, textEn, publishedBy, publishedAt }: NoticeRow): NoticeReply {
  return { version, text: { vi: textVi, en: textEn }, publishedBy, publishedAt: publishedAt.toISOString() };
}
