import type { MailboxKind, TreeAgencyReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import classes from './directory.module.css';

const KINDS: readonly MailboxKind[] = ['personal', 'unit', 'shared', 'robot', 'leaver', 'unmatched'];

/** The chosen agency in one paragraph: since when, its boxes by kind, its mail domains. */
export function AgencyFacts({ agency }: { readonly agency: TreeAgencyReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, tier, from, to, mailboxes, withoutMailboxCount, domains } = agency;
  const boxes = KINDS.filter((kind) => mailboxes[kind] > 0).map(
    (kind) => `${t(`directory.kind.${kind}`)} ${format.count(mailboxes[kind])}`,
  );
  return (
    <div className={classes['facts']}>
      <h2>{agency.name}</h2>
      <p>
        {[
          `${t('directory.code')} ${code}`,
          t(`directory.tier.${tier}`),
          ...(from === null ? [] : [t('directory.since', { day: format.day(from) })]),
          ...(to === null ? [] : [t('directory.before', { day: format.day(to) })]),
        ].join(' · ')}
      </p>
      <p>{t('directory.boxes', { boxes: boxes.length === 0 ? '0' : boxes.join(', '), without: format.count(withoutMailboxCount) })}</p>
      {domains.length > 0 && <p>{t('directory.domainsOf', { domains: domains.map((domain) => `@${domain}`).join(', ') })}</p>}
    </div>
  );
}
