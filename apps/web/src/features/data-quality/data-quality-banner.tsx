import { Anchor } from '@mantine/core';
import type { AdoptionReply, AgencyAdoption } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { minutesOf } from '../../text/describe-missing.ts';
import { countUnpublished } from '../../text/rate-base.ts';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';

const NAMED = 3;

interface DataQualityBannerProps {
  readonly reply: Pick<AdoptionReply, 'agencies' | 'pooled' | 'province' | 'provinceMissingAsZero' | 'target'>;
  /** Id of the table that shows the agencies. */
  readonly tableId: string;
}

/** Says which agencies lack data and what the province's rate is without them and with them as 0. Nothing when all are complete. */
export function DataQualityBanner({ reply, tableId }: DataQualityBannerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = reply.agencies.filter((agency) => agency.figure.verdict === 'insufficient-data');
  if (missing.length === 0) return null;
  const unpublished = countUnpublished(reply);
  const without = format.rate(reply.province, reply.target);
  const asZero = reply.provinceMissingAsZero === null ? null : format.rate(reply.provinceMissingAsZero, reply.target);
  return (
    <Notice
      tone="warning"
      title={t('quality.title', { count: missing.length, total: format.count(reply.agencies.length) })}
      text={
        <>
          {t('quality.cause', { names: nameMissing(t, format, missing) })}{' '}
          {without !== null && asZero !== null && <strong>{t('quality.variants', { without, asZero })}</strong>}{' '}
          {unpublished > 0 && <>{t('quality.unpublished', { count: unpublished, shown: format.count(unpublished) })} </>}
          <Anchor href={`#${tableId}`} inherit data-screen-only>
            {t('quality.detail')}
          </Anchor>
        </>
      }
    />
  );
}

function nameMissing(t: TFunction, format: Format, missing: readonly AgencyAdoption[]): string {
  const named = missing.slice(0, NAMED).map(({ name, figure }) => {
    if (figure.coverage === null) return name;
    const rate = format.coverage(figure.coverage);
    return figure.coverageMinutes === null
      ? t('quality.nameCoverage', { name, rate })
      : t('quality.nameMinutes', { name, rate, ...minutesOf(format, figure.coverageMinutes) });
  });
  const restCount = missing.length - named.length;
  return restCount === 0 ? named.join(', ') : `${named.join(', ')} ${t('quality.more', { count: restCount })}`;
}
