import type { OwnUseReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { anchorOf } from '../../text/definition-anchor.ts';
import { Card } from '../../ui/card.tsx';
import classes from './own-data.module.css';

/** Where the person stands in the period and what each definition says of them. */
export function HowCounted({ reply }: { readonly reply: OwnUseReply }) {
  const { t } = useTranslation();
  const { person, regular, rosterClass, eligibleDays, verdicts } = reply;
  const [unit] = person.memberships.filter(({ to }) => to === null);
  const boxes = person.mailboxes.filter(({ to }) => to === null).map(({ address }) => address);
  return (
    <Card labelledBy="cach-tinh-cua-toi">
      <h2 id="cach-tinh-cua-toi">{t('ownData.how')}</h2>
      <dl className={classes['facts']}>
        <dt>{t('ownData.name')}</dt>
        <dd>{person.fullName}</dd>
        <dt>{t('ownData.unit')}</dt>
        <dd>{unit?.agency?.name ?? t('ownData.noUnit')}</dd>
        <dt>{t('ownData.mailbox')}</dt>
        <dd>{boxes.length === 0 ? t('ownData.noMailbox') : boxes.join(', ')}</dd>
        <dt>{t('ownData.roster')}</dt>
        <dd>{t(`ownData.rosterClass.${rosterClass ?? 'none'}`, { count: eligibleDays })}</dd>
      </dl>
      {rosterClass === 'eligible' && <p>{t('ownData.regular', { ...regular })}</p>}
      {verdicts.length > 0 && (
        <ul className={classes['verdicts']}>
          {verdicts.map(({ definition, is }) => (
            <li key={definition} data-definition={definition} data-is={String(is)}>
              <Link to={{ pathname: '/dinh-nghia', hash: anchorOf(definition) }}>{t(`definition.${definition}`)}</Link>:{' '}
              {t(is === null ? 'ownData.verdict.unknown' : is ? 'ownData.verdict.yes' : 'ownData.verdict.no')}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
