import { epochSecondOfIsoDate, type IsoDate } from '@nhip-thu/metrics';

/** Lines that say nothing of mail, one every ten minutes of a day: the log was alive all the time, so that silence is silence and no gap. */
export function listBeats(day: IsoDate, host = 'mail'): string[] {
  return Array.from({ length: 144 }, (_, index) => {
    const time = new Date((epochSecondOfIsoDate(day) + 7 * 3600 + index * 600 + 137) * 1000).toISOString().slice(0, 19);
    return `${time}+07:00 ${host} postfix/anvil[903]: statistics: max cache size 1 at Mar  5 07:11:17`;
  });
}
