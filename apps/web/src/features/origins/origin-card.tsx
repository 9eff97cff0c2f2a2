import type { NewOriginTokenReply, OriginStateReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { BasisPart } from './basis-part.tsx';
import { ClientsPart } from './clients-part.tsx';
import { headingIdOf } from './heading-id.ts';
import classes from './origins.module.css';
import { TokenPart } from './token-part.tsx';

interface OriginCardProps {
  readonly origin: OriginStateReply;
  readonly onMade: (made: NewOriginTokenReply) => void;
}

/** A log source: when it was last heard of, what is set for it, and its tokens. */
export function OriginCard({ origin, onMade }: OriginCardProps) {
  const { t } = useTranslation();
  const headingId = headingIdOf(origin.name);
  const isAwaited = origin.timeZone === null;
  return (
    <Card labelledBy={headingId}>
      <h2 id={headingId} tabIndex={-1} className={classes['name']}>
        {origin.name}
      </h2>
      <div className={classes['parts']}>
        {isAwaited ? (
          <p>{t('origins.awaited')}</p>
        ) : (
          <>
            <Facts origin={origin} />
            <BasisPart origin={origin} />
            <ClientsPart origin={origin} />
          </>
        )}
        <TokenPart origin={origin} onMade={onMade} />
      </div>
    </Card>
  );
}

function Facts({ origin: { lastLineAt, lastReceivedAt, timeZone, segments } }: Pick<OriginCardProps, 'origin'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = {
    lastLine: lastLineAt === null ? t('origins.noLine') : format.moment(lastLineAt),
    lastReceived: lastReceivedAt === null ? '–' : format.moment(lastReceivedAt),
    segments: format.count(segments),
    zone: timeZone,
  };
  return (
    <dl className={classes['facts']}>
      {(['lastLine', 'lastReceived', 'segments', 'zone'] as const).map((key) => (
        <div key={key}>
          <dt>{t(`origins.facts.${key}`)}</dt>
          <dd>{facts[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
