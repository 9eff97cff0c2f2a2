/** Measures of Decree 30/2020/NĐ-CP, Appendix I, in millimetres and points; every writer and the validator use these. */
export const PAGE_MM = { width: 210, height: 297 } as const;
export const MARGIN_MM = { top: 20, bottom: 20, left: 30, right: 15 } as const;

const POINTS_PER_MM = 72 / 25.4;
export const TWIPS_PER_POINT = 20;

export function pointsOfMm(mm: number): number {
  return mm * POINTS_PER_MM;
}

/** Type sizes, points. */
export const SIZE = {
  nation: 12,
  motto: 13,
  issuer: 12,
  number: 13,
  placeAndDate: 13,
  kind: 14,
  subject: 14,
  body: 14,
  signature: 14,
  recipientsHead: 12,
  recipients: 11,
  table: 11,
  note: 11,
  caption: 12,
  appendixName: 14,
  appendixTitle: 14,
  reference: 14,
  pageNumber: 14,
  footer: 10,
} as const;

/** First lines of paragraphs: 1.27 cm. */
export const INDENT = 36;
/** Between paragraphs. */
export const PARAGRAPH_GAP = 6;
/** Line pitch of 14-point text, between single (1.15 of the size in this face) and one and a half. */
export const LINE_PITCH = 1.25;

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const ADDRESSEES_HEAD = 'Kính gửi:';
export const RECIPIENTS_HEAD = 'Nơi nhận:';
export const LANGUAGE = 'vi-VN';
