import type { AdoptionReply, ROLE_FLOW, SnapshotReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/use-format.ts';
import { usePageSource } from '../ui/page-source.tsx';

interface FiguresSource {
  /** Null where figures of no one definition are shown. */
  readonly definition: AdoptionReply['definition'] | typeof ROLE_FLOW | null;
  readonly snapshots: readonly SnapshotReply[];
  readonly asOf: string | null;
}

/** Names on printed sheets the definition of the figures of use on the page, the snapshots they were made from and how far those reach; null: it shows none. */
export function useFiguresSource(source: FiguresSource | null): void {
  const { t } = useTranslation();
  const format = useFormat();
  const parts: string[] = [];
  if (source !== null && source.definition !== null) parts.push(t('footer.definition', { definition: source.definition.toUpperCase() }));
  if (source !== null && source.snapshots.length > 0)
    parts.push(t('footer.snapshot', { ids: source.snapshots.map(({ id }) => format.count(id)).join(', ') }));
  if (source !== null && source.asOf !== null) parts.push(t('footer.asOf', { time: format.moment(source.asOf) }));
  usePageSource(parts);
}
