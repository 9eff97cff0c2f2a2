import { Button, Code } from '@mantine/core';
import type { Role } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { canReadAccounts, canReadDirectory, canReadFigures, canReadLedger } from '../api/access.ts';
import { useAccounts } from '../api/accounts.ts';
import { usePeriods } from '../api/adoption.ts';
import { useIngestFeed } from '../api/ingest.ts';
import { useSession } from '../api/session.ts';
import { useTargets } from '../api/targets.ts';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import classes from './routes.module.css';

/** `/bat-dau`, and instead of figures while nothing was ever imported: what to do, in order, and what of it is done. */
export function GettingStarted() {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const role = session?.role ?? null;
  const can = rightsOf(role);
  const targets = useTargets();
  const periods = usePeriods(can.figures);
  const hasFigures = hasAny(periods.data?.periods);
  return (
    <>
      <PageHeading title={titleOf(t, hasFigures)} windowTitle={t('empty.page')} />
      <Card>
        <ol className={classes['steps']}>
          <Step
            title={t('empty.directory')}
            isDone={hasAny(targets.data?.agencies)}
            hint={t('empty.directoryHint')}
            command="npx nhipthu directory import directory.csv --aliases aliases.csv"
            {...(can.directory ? { link: { to: '/danh-ba', label: t('empty.goDirectory') } } : {})}
          />
          {/* Where there are figures there were logs. */}
          {can.ledger ? <LogsStep /> : <Step title={t('empty.logs')} isDone={hasFigures} hint={t('empty.logsByOthers')} />}
          {can.figures && <Step title={t('empty.wait')} isDone={hasFigures} hint={t('empty.waitHint')} />}
          <Step
            title={t('empty.targets')}
            isDone={hasAny(targets.data?.targets)}
            hint={t('empty.targetsHint')}
            link={{ to: '/chi-tieu', label: t('empty.goTargets') }}
          />
          {can.accounts && <AccountsStep />}
        </ol>
      </Card>
      {can.ledger && (
        <Card labelledBy="du-lieu-mau">
          <h2 id="du-lieu-mau">{t('empty.useSample')}</h2>
          <p>{t('empty.sample')}</p>
          <Code block>PORT=3100 npm run demo</Code>
          <p>{t('empty.samplePort')}</p>
        </Card>
      )}
    </>
  );
}

/** Whoever is not answered about figures is not told that there are none. */
function titleOf(t: TFunction, hasFigures: boolean | null): string {
  if (hasFigures === null) return t('empty.page');
  return hasFigures ? t('empty.done') : t('empty.title');
}

/** What the role is answered about; nothing before it is known. */
function rightsOf(role: Role | null): Readonly<Record<'figures' | 'directory' | 'ledger' | 'accounts', boolean>> {
  if (role === null) return { figures: false, directory: false, ledger: false, accounts: false };
  return {
    figures: canReadFigures(role),
    directory: canReadDirectory(role),
    ledger: canReadLedger(role),
    accounts: canReadAccounts(role),
  };
}

/** Null while it is not known. */
function hasAny(things: readonly unknown[] | undefined): boolean | null {
  return things === undefined ? null : things.length > 0;
}

/** Logs, as the ledger tells of them. */
function LogsStep() {
  const { t } = useTranslation();
  const { query } = useIngestFeed();
  return (
    <Step
      title={t('empty.logs')}
      isDone={hasAny(query.data?.segments)}
      hint={t('empty.logsHint')}
      link={{ to: '/nap', label: t('empty.go') }}
    />
  );
}

/** Accounts for others: done once somebody beside the first one may sign in. */
function AccountsStep() {
  const { t } = useTranslation();
  const accounts = useAccounts();
  return (
    <Step
      title={t('empty.accounts')}
      isDone={accounts.data === undefined ? null : accounts.data.accounts.length > 1}
      hint={t('empty.accountsHint')}
      link={{ to: '/quan-tri/tai-khoan', label: t('empty.goAccounts') }}
    />
  );
}

interface StepProps {
  readonly title: string;
  /** Null where it is not known. */
  readonly isDone: boolean | null;
  readonly hint: string;
  readonly command?: string;
  readonly link?: { readonly to: string; readonly label: string };
}

function Step({ title, isDone, hint, command, link }: StepProps): ReactNode {
  const { t } = useTranslation();
  const Icon = isDone === true ? IconCircleCheck : IconCircleDashed;
  return (
    <li data-done={isDone ?? undefined}>
      <p className={classes['stepTitle']}>
        <strong>{title}</strong>
        {isDone !== null && (
          <span className={classes['stepState']}>
            <Icon size={18} aria-hidden /> {isDone ? t('empty.stepDone') : t('empty.stepOpen')}
          </span>
        )}
      </p>
      {isDone !== true && <p>{hint}</p>}
      {isDone !== true && command !== undefined && <Code block>{command}</Code>}
      {link !== undefined && (
        <Button component={Link} to={link.to} variant="default">
          {link.label}
        </Button>
      )}
    </li>
  );
}
