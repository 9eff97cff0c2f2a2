import type { PaperReply } from '@nhip-thu/metrics';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWritePaper } from '../api/access.ts';
import { useSession } from '../api/session.ts';
import { reportingMonthOf, usePaper, usePaperPeriods } from '../api/paper.ts';
import { DEFAULT_STATE } from '../app/url-state.ts';
import { useCleanAddress } from '../app/use-clean-address.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { PeriodPicker } from '../features/controls/period-picker.tsx';
import { describeOwnPaper } from '../features/paper/own-finding.ts';
import { OwnEntry } from '../features/paper/own-entry.tsx';
import { OwnSubmissions } from '../features/paper/own-submissions.tsx';
import { Equivalents } from '../features/paper/equivalents.tsx';
import { PaperCourse } from '../features/paper/paper-course.tsx';
import { PaperDesk } from '../features/paper/paper-desk.tsx';
import { PaperLedgers } from '../features/paper/paper-ledgers.tsx';
import { PaperTable } from '../features/paper/paper-table.tsx';
import { describePaper, describePaperTarget } from '../features/paper/paper-words.ts';
import { SheetTable } from '../features/paper/sheet-table.tsx';
import { usePaperSource, useRegisterWords } from '../features/paper/use-paper-source.ts';
import { UnitPaper } from '../features/paper/unit-paper.tsx';
import { Submissions } from '../features/paper/submissions.tsx';
import { describePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import classes from './routes.module.css';

/** `/van-ban`: how much less paper, who has not reported, and the desk where it is entered. */
export function PaperRoute() {
  const { t } = useTranslation();
  const { state } = useOverviewState();
  const month = reportingMonthOf(state.periodId);
  useCleanAddress(month === state.periodId ? [] : ['ky'], t('paper.otherPeriod'));
  const { data: session } = useSession();
  const canWrite = useCanWritePaper();
  useCleanAddress(state.desk === DEFAULT_STATE.desk || session === undefined || canWrite ? [] : ['nhap'], t('paper.noDesk'));
  const paper = usePaper(month);
  if (paper.data !== undefined) return <Paper reply={paper.data} isBusy={paper.isPlaceholderData} />;
  return (
    <>
      <PageHeading title={t('paper.title')} />
      {paper.isError ? <ProblemNotice error={paper.error} onRetry={() => void paper.refetch()} /> : <Placeholder height={700} />}
    </>
  );
}

function Paper({ reply, isBusy }: { readonly reply: PaperReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, choose, readAsked } = useOverviewState();
  const periods = usePaperPeriods();
  const canWrite = useCanWritePaper();
  const period = describePeriod(t, format, reply.period);
  // Whoever speaks for an agency is answered about that one alone: the page is its own, not of a province of one.
  const own = useSession().data?.agencyCode ?? null;
  const title = own === null ? describePaper(t, format, reply) : describeOwnPaper(t, format, reply, own);
  // The answer is on the screen before what stands below it is drawn.
  const later = useDeferredValue<PaperReply | null>(reply, null);
  const table = { isTable: state.view === 'bang', onToggle: () => choose({ view: state.view === 'bang' ? null : 'bang' }) };
  return (
    <>
      <PageHeading title={title} windowTitle={t('paper.title')}>
        <p>
          {t('paper.context', { period, day: format.day(reply.dueOn) })} · {t('paper.neverSummed')}
        </p>
        {reply.target !== null && <p>{describePaperTarget(t, format, reply.target)}</p>}
      </PageHeading>
      <div className={classes['controls']}>
        <PeriodPicker
          periods={periods.data?.periods ?? []}
          shown={reply.period}
          readAsked={() => readAsked().periodId}
          onChange={(periodId) => choose({ periodId })}
        />
      </div>
      {own === null ? (
        <>
          <PaperNotices reply={reply} canWrite={canWrite} />
          <PaperLedgers reply={reply} />
        </>
      ) : (
        <UnitPaper reply={reply} code={own} isBusy={isBusy} {...table} />
      )}
      {later === null ? <Placeholder height={1200} /> : <Details reply={later} own={own} isBusy={isBusy} view={table} />}
    </>
  );
}

interface DetailsProps {
  readonly reply: PaperReply;
  /** Code of the agency that whoever is signed in speaks for. */
  readonly own: string | null;
  readonly isBusy: boolean;
  readonly view: { readonly isTable: boolean; readonly onToggle: () => void };
}

/** What an agency enters, courses, agencies, sheets, hand-overs and the desk. */
function Details({ reply, own, isBusy, view }: DetailsProps) {
  const { state, choose } = useOverviewState();
  const periods = usePaperPeriods();
  const canWrite = useCanWritePaper();
  return (
    <>
      {own !== null && <OwnEntry key={reply.period.id} reply={reply} code={own} />}
      <PaperCourse
        periodId={reply.period.id}
        isOwn={own !== null}
        index={{ isTable: state.isTwin, onToggle: () => choose({ isTwin: !state.isTwin }) }}
        forms={{ isTable: state.isFormTable, onToggle: () => choose({ isFormTable: !state.isFormTable }) }}
      />
      {own === null ? (
        <>
          <PaperTable reply={reply} isBusy={isBusy} view={view} />
          <SheetTable reply={reply} isBusy={isBusy} />
          <Submissions periodId={reply.period.id} />
        </>
      ) : (
        <OwnSubmissions code={own} />
      )}
      <Equivalents reply={reply} />
      <PaperFooter reply={reply} isOwn={own !== null} />
      {canWrite && (
        <PaperDesk
          key={reply.period.id}
          reply={reply}
          months={periods.data?.periods ?? []}
          open={state.desk}
          onOpen={(desk) => choose({ desk })}
        />
      )}
    </>
  );
}

/** By which definition, from which registers and up to when: what makes the page's figures reproducible. */
function PaperFooter({ reply, isOwn }: { readonly reply: PaperReply; readonly isOwn: boolean }) {
  const { t } = useTranslation();
  usePaperSource(reply, isOwn);
  return <p className={classes['footer']}>{[t('paper.footerDefinition'), ...useRegisterWords(reply, isOwn)].join(' · ')}</p>;
}

function PaperNotices({ reply, canWrite }: { readonly reply: PaperReply; readonly canWrite: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mismatched = reply.units.filter(({ isSheetMismatch }) => isSheetMismatch === true);
  const names = mismatched.map(({ name }) => name).join(', ');
  return (
    <>
      {mismatched.length > 0 && (
        <Notice tone="warning" title={t('paper.mismatch', { count: mismatched.length, shown: format.count(mismatched.length), names })} />
      )}
      {reply.unattributedSheets > 0 && (
        <Notice
          tone="warning"
          title={t('paper.unattributed', { shown: format.count(reply.unattributedSheets) })}
          {...(canWrite && { text: t('paper.unattributedHint') })}
        />
      )}
    </>
  );
}
