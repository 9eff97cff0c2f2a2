import { Button } from '@mantine/core';
import type { OfficialReply } from '@nhip-thu/metrics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficial } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './directory.module.css';
import { describeSpan } from './span-text.ts';

/** Everything the directory says of a person, with the days on which it holds. */
export function OfficialDialog({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const official = useOfficial(id);
  return (
    <Dialog title={official.data?.fullName ?? t('directory.officialTitle')} isWide onClose={onClose}>
      {official.data !== undefined && <Details official={official.data} />}
      {official.isPending && <Placeholder height={240} />}
      {official.isError && <ProblemNotice error={official.error} onRetry={() => void official.refetch()} />}
      <div className={classes['dialogActions']}>
        <Button variant="default" onClick={onClose}>
          {t('directory.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Details({ official }: { readonly official: OfficialReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, memberships, mailboxes, absences } = official;
  return (
    <>
      {code !== null && <p className={classes['aside']}>{t('directory.staffNumber', { code })}</p>}
      <Facts title={t('directory.memberships')} nothing={t('directory.noAgency')}>
        {memberships.map((each) => {
          const words = [each.agency?.name ?? t('directory.noAgency'), each.division, each.position ?? t(`directory.role.${each.role}`)];
          if (each.home !== null) words.push(t('directory.seconded', { home: each.home.name }));
          return <Fact key={each.from} span={describeSpan(t, format, each)} text={words.filter((word) => word !== null).join(' · ')} />;
        })}
      </Facts>
      <Facts title={t('directory.mailboxes')} nothing={t('directory.noMailbox')}>
        {mailboxes.map((each) => (
          <Fact
            key={`${each.address} ${each.from}`}
            span={describeSpan(t, format, each)}
            text={`${each.address} · ${t(`directory.kind.${each.kind}`)}`}
          />
        ))}
      </Facts>
      <Facts title={t('directory.absences')} nothing={t('directory.noAbsence')}>
        {absences.map((each) => {
          const words = [t(`directory.absence.${each.kind}`), each.reason].filter((word) => word !== '');
          return <Fact key={`${each.kind} ${each.from}`} span={describeSpan(t, format, each)} text={words.join(' · ')} />;
        })}
      </Facts>
    </>
  );
}

interface FactsProps {
  readonly title: string;
  readonly nothing: string;
  readonly children: readonly ReactNode[];
}

function Facts({ title, nothing, children }: FactsProps) {
  return (
    <section className={classes['details']}>
      <h3>{title}</h3>
      {children.length === 0 ? <p className={classes['aside']}>{nothing}</p> : <ul>{children}</ul>}
    </section>
  );
}

function Fact({ span, text }: { readonly span: string; readonly text: string }) {
  return (
    <li>
      <span className={classes['span']}>{span}</span>
      <span>{text}</span>
    </li>
  );
}
