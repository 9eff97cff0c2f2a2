import type { OriginBasis } from './ingest.ts';

/** What officials are told of the measurement: one version of the text. */
export interface NoticeReply {
  readonly version: number;
  readonly text: { readonly vi: string; readonly en: string };
  readonly publishedBy: string;
  readonly publishedAt: string;
}

/** `GET /api/v1/own-data/notice` */
export interface OwnNoticeReply {
  /** The newest; null while none is published. */
  readonly notice: NoticeReply | null;
  /** When the caller acknowledged it; null: not yet. */
  readonly acknowledgedAt: string | null;
  /** The logs that tell of the units the caller is or was in, and what each rests on. */
  readonly sources: readonly { readonly name: string; readonly legalBasis: OriginBasis | null }[];
}

/** `GET /api/v1/notices`: newest first. */
export interface NoticesReply {
  readonly notices: readonly (NoticeReply & { readonly acknowledgedCount: number })[];
  /** People in the directory today, who are to acknowledge the newest. */
  readonly officialCount: number;
}
