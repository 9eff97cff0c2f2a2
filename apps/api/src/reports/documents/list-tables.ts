import type { ReportBlock, ReportDocument, ReportTable } from '@nhip-thu/metrics';

/** Every table of a report, in the order in which they are printed. */
export function listTables({ main, appendices }: ReportDocument): ReportTable[] {
  const blocks: ReportBlock[] = [...(main?.blocks ?? []), ...appendices.flatMap((appendix) => appendix.blocks)];
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
}
