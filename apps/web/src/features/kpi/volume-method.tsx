import { MIN_COVERAGE } from '@nhip-thu/metrics';
import type { VolumeReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import type { CountsSource } from '../../ui/counts-trace.tsx';

interface VolumeMethodProps {
  readonly volume: VolumeReply;
  /** Of a province: agencies with any count, all of them, and those whose logs are incomplete; of one agency its coverage, null = none. */
  readonly ground: { readonly logged: number; readonly all: number; readonly thin: number } | { readonly coverage: number | null };
  readonly source: CountsSource;
}

/** How mail is counted, and what the counts on the card are the sum of; "at least" where logs are missing. */
export function VolumeMethod({ volume, ground, source }: VolumeMethodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isThin = 'thin' in ground ? ground.thin > 0 : ground.coverage !== null && ground.coverage < MIN_COVERAGE;
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  const bound = (value: number | null): string =>
    value !== null && isThin ? t('kpi.atLeast', { shown: format.count(value) }) : count(value);
  return (
    <>
      <p>{t('agency.flow.method')}</p>
      <CountsTrace lines={[...tellGround(), t('trace.mail', tellMail())]} source={source} />
    </>
  );

  function tellMail() {
    const { sent, received, sentInternal, sentExternal, sentMixed, sentUntold } = volume;
    return {
      ...{ sent: bound(sent), received: bound(received), inside: bound(sentInternal), outside: bound(sentExternal) },
      ...{ both: bound(sentMixed), untold: bound(sentUntold) },
    };
  }

  function tellGround(): string[] {
    if ('coverage' in ground) return ground.coverage === null ? [] : [t('trace.coverage', { rate: format.coverage(ground.coverage) })];
    const { logged, all, thin } = ground;
    return [t('trace.mailOf', { logged: format.count(logged), all: format.count(all), thin: format.count(thin) })];
  }
}
