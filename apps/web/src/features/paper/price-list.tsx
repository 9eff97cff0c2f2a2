import type { PriceReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import classes from './paper.module.css';

/** The prices in force, each with the decision or invoice it rests on. */
export function PriceList({ prices }: { readonly prices: readonly PriceReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (prices.length === 0) return <p className={`${classes['hint']} ${classes['wide']}`}>{t('paper.noPrices')}</p>;
  return (
    <ul className={`${classes['list']} ${classes['wide']}`}>
      {prices.map(({ item, amount, validFrom, citation }) => (
        <li key={item}>
          {t('paper.priceLine', {
            ...{ item: t(`paper.items.${item}`), amount: format.price(amount), from: format.day(validFrom) },
            ...{ number: citation.number, issuer: citation.issuer, day: format.day(citation.issuedOn) },
          })}
        </li>
      ))}
    </ul>
  );
}
