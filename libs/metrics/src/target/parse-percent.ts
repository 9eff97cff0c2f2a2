const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?\s?%?$/;

/** A percentage up to 100 as people type it (`90`, `90%`, `62,5`) as a ratio 0..1, exact to four decimals; null when it is none. */
export function parsePercent(text: string): number | null {
  const [, whole, fraction = ''] = PERCENT.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const percent = Number(`${whole}.${fraction || '0'}`);
  return percent <= 100 ? Number((percent / 100).toFixed(4)) : null;
}
