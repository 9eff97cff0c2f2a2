const FORMAT = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23' },
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/**
 * A moment by the clock of the province, in both languages.
 * @example formatMoment('2026-07-14T17:30:00Z') // '15/07/2026 00:30'
 */
export function formatMoment(at: string | Date): string {
  return FORMAT.format(new Date(at)).replace(',', '');
}
