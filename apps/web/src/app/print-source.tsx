import type { AdoptionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useFormat } from '../text/use-format.ts';
import classes from './shell.module.css';

/** On paper only: where the page is found again, and what its figures were made from. */
export function PrintSource({ reply }: { readonly reply: AdoptionReply | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pathname, search } = useLocation();
  const address = `${window.location.origin}${pathname}${search}`;
  const made =
    reply === undefined
      ? []
      : [
          t('footer.definition', { definition: reply.definition.toUpperCase() }),
          t('footer.snapshot', { ids: reply.snapshots.map(({ id }) => format.count(id)).join(', ') }),
        ];
  return <p className={classes['printSource']}>{[address, ...made].join(' · ')}</p>;
}
