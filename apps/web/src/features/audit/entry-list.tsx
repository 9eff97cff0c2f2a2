import { Button } from '@mantine/core';
import { EVERY_AGENCY, type AuditEntryReply } from '@nhip-thu/metrics';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { auditCsvAddress, useAudit } from '../../api/audit.ts';
import type { AuditFilter } from '../../api/audit.ts';
import { useAgencyNames } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './audit.module.css';
import { describeDeed, describeReason, describeSubject } from './deed-words.ts';
import { isRequest } from './request-part.ts';

interface EntryListProps {
  readonly filter: AuditFilter;
  readonly onOfficial: (id: number) => void;
  readonly onSession: (id: string) => void;
}

type Choices = Pick<EntryListProps, 'onOfficial' | 'onSession'>;

/** Entries of the log, newest first, and all of them as a file. */
export function EntryList({ filter, ...choices }: EntryListProps) {
  const { t } = useTranslation();
  const audit = useAudit(filter);
  if (audit.data === undefined) {
    return audit.isError ? <ProblemNotice error={audit.error} onRetry={() => void audit.refetch()} /> : <Placeholder height={400} />;
  }
  const rows = audit.data.pages.flatMap(({ entries }) => entries);
  return (
    <Card isBusy={audit.isPlaceholderData}>
      <h2>{t('audit.entries')}</h2>
      {rows.length === 0 ? (
        <Empty kind={hasFilter(filter) ? 'filter' : 'never'} text={t('audit.none')} />
      ) : (
        <EntryTable rows={rows} {...choices} />
      )}
      <div className={classes['actions']}>
        {audit.hasNextPage && (
          <Button variant="default" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        )}
        <Button
          variant="default"
          component="a"
          href={auditCsvAddress(filter)}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('audit.csv')}
        </Button>
      </div>
    </Card>
  );
}

function hasFilter(filter: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== null && value !== undefined && value !== '');
}

function EntryTable({ rows, ...choices }: { readonly rows: readonly AuditEntryReply[] } & Choices) {
  const { t } = useTranslation();
  const format = useFormat();
  const agencyNames = useAgencyNames();
  const columns = (['id', 'at', 'actor', 'what', 'whom', 'network'] as const).map((key) => ({ key, head: t(`audit.columns.${key}`) }));
  const cards = rows.map((entry) => ({
    key: entry.id,
    marks: { 'data-entry': entry.id },
    cells: [
      format.count(entry.id),
      format.moment(entry.at),
      [entry.actor ?? t('audit.nobody'), ...(entry.role === null ? [] : [t(`role.${entry.role}`)])].join(' · '),
      <div key="what" className={classes['subject']}>
        <Deed entry={entry} />
      </div>,
      <Whom key="whom" entry={entry} agencyNames={agencyNames} {...choices} />,
      <Place key="place" entry={entry} {...choices} />,
    ],
  }));
  return <CardTable isPaged label={t('audit.region')} className={classes['table']} columns={columns} rows={cards} />;
}

interface PartProps {
  readonly entry: AuditEntryReply;
}

function Whom({ entry, agencyNames, onOfficial }: PartProps & Choices & { readonly agencyNames: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const { officialId, officialName, agency } = entry;
  if (officialId === null && agency === null) return '—';
  return (
    <>
      {officialId !== null && (
        <Button variant="subtle" size="compact-sm" onClick={() => onOfficial(officialId)}>
          {officialName ?? t('audit.official', { id: officialId })}
        </Button>
      )}
      {agency === EVERY_AGENCY ? t('audit.everyAgency') : agency !== null && (agencyNames.get(agency) ?? agency)}
    </>
  );
}

function Place({ entry: { network, session }, onSession }: PartProps & Choices) {
  const { t } = useTranslation();
  return (
    <>
      {network}
      {session !== null && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${session.slice(0, 8)}… ${t('audit.ofSession', { session })}`}
          onClick={() => onSession(session)}
        >
          {session.slice(0, 8)}…
        </Button>
      )}
    </>
  );
}

/** What was done in words, and why; the request itself opens below, for whoever reads such. */
function Deed({ entry }: { readonly entry: AuditEntryReply }) {
  const { t } = useTranslation();
  const { subject } = entry;
  const reason = describeReason(t, entry);
  const title = describeDeed(t, entry);
  if (subject === null || !isRequest(subject)) {
    return (
      <>
        {title}
        {subject !== null && <small>{describeSubject(t, subject)}</small>}
        {reason !== null && <small>{reason}</small>}
      </>
    );
  }
  return (
    <>
      {title}
      {reason !== null && <small>{reason}</small>}
      <details className={classes['request'] ?? ''}>
        <summary>{t('audit.request')}</summary>
        <code>{subject}</code>
      </details>
    </>
  );
}
