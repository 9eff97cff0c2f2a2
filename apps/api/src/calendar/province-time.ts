const PROVINCE_OFFSET_MS = 7 * 60 * 60 * 1000;

/** ISO 8601 with the province's own offset. */
export function toProvinceTime(at: Date): string {
  return new Date(at.getTime() + PROVINCE_OFFSET_MS).toISOString().replace(/\.\d+Z$/, '+07:00');
}
