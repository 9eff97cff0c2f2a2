import { spellDay } from './vi-text.ts';

const WRITTEN_DAY = /ngày (\d{2})\/(\d{2})\/(\d{4})/;
const SHORT = /^(.*?\bsố \S+)/;

/**
 * An instrument as it is cited first: the date in words, as Decree 30/2020 writes it.
 * @example 'Quyết định số 15/QĐ-SNV ngày 20/01/2009 của Sở Nội vụ' is '… ngày 20 tháng 01 năm 2009 của Sở Nội vụ'
 */
function citeInFull(instrument: string): string {
  return instrument.replace(WRITTEN_DAY, (_all, day: string, month: string, year: string) => spellDay(`${year}-${month}-${day}`));
}

/** The same when it is cited again: type and number. @example 'Quyết định số 15/QĐ-SNV' */
export function citeShortly(instrument: string): string {
  return SHORT.exec(instrument)?.[1] ?? instrument;
}

/** "Căn cứ" lines: each ends in ";", the last in ".". */
export function listBases(instruments: readonly string[]): string[] {
  const unique = [...new Set(instruments)];
  return unique.map((instrument, index) => `Căn cứ ${citeInFull(instrument)}${index === unique.length - 1 ? '.' : ';'}`);
}
