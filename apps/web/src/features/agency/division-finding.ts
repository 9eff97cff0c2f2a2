import type { DivisionBlock, DivisionUse, DivisionsReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';

/** The block that is shown: the one asked for, else the newest; undefined where there is none. */
export function pickBlock({ blocks }: DivisionsReply, blockId: string | null): DivisionBlock | undefined {
  return blocks.find(({ period }) => period.id === blockId) ?? blocks[0];
}

/** The divisions of which it can be said whether they meet their target. */
export function listJudged(block: DivisionBlock | undefined): DivisionUse[] {
  return (block?.divisions ?? []).filter(({ verdict, target }) => target !== null && verdict !== 'not-published');
}

/** How many divisions fall short, of those that can be judged; of the whole agency nothing is told. The table says how many meet it. */
export function describeDivisions(t: TFunction, format: Format, name: string, block: DivisionBlock | undefined): string {
  const judged = listJudged(block);
  if (judged.length === 0) return t('agency.tabTitle.divisionsSilent', { name });
  const short = judged.filter(({ verdict }) => verdict !== 'met').length;
  return short === 0
    ? t('agency.tabTitle.divisionsMet', { name })
    : t('agency.tabTitle.divisionsShort', { name, short: format.count(short), judged: format.count(judged.length) });
}
