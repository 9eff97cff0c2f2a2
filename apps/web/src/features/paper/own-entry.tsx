import type { PaperReply, PaperUnitReply, PaperVersion } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { newestVersionOf, useEnterPaper, usePaperVersions, useUndoPaper } from '../../api/paper.ts';
import { useSession } from '../../api/session.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { UndoButton } from '../../ui/undo-button.tsx';
import { OwnCountForm } from './own-count-form.tsx';
import { sumRegisters, type OwnRegisters } from './own-registers.ts';
import classes from './paper.module.css';

interface OwnEntryProps {
  readonly reply: PaperReply;
  /** Code of the agency that whoever is signed in speaks for. */
  readonly code: string;
}

/** Where whoever speaks for an agency enters its registers of the month shown, over those that are recorded; nothing where it has none to report. */
export function OwnEntry({ reply, code }: OwnEntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const versions = usePaperVersions(reply.period.id, code);
  const enter = useEnterPaper();
  const unit = reply.units.find((each) => each.code === code);
  if (unit === undefined) return null;
  const newest = newestVersionOf(versions.data);
  const registers = newest === undefined ? null : sumRegisters(newest);
  return (
    <div data-screen-only>
      <Card labelledBy={titleId}>
        <h2 id={titleId}>{t('paper.ownEntry.title', { period: namePeriod(t, reply.period) })}</h2>
        <p className={classes['hint']} data-state={unit.state}>
          {describeDue(t, format, unit, reply)} {t('paper.ownEntry.hint')}
        </p>
        {versions.isError && <ProblemNotice error={versions.error} onRetry={() => void versions.refetch()} />}
        {versions.isPending && <Placeholder height={240} />}
        {versions.data !== undefined && (
          <>
            {newest !== undefined && registers !== null && (
              <Recorded version={newest} registers={registers} isLocked={unit.isLocked} reply={reply} />
            )}
            <OwnCountForm
              registers={registers}
              recordedImportId={newest?.importId ?? null}
              saved={t('paper.ownEntry.saved', { period: namePeriod(t, reply.period), state: t(`paper.state.${unit.state}`) })}
              enter={enter}
              order={{ agency: code, month: reply.period.id }}
            />
          </>
        )}
      </Card>
    </div>
  );
}

interface RecordedProps {
  /** The version that holds. */
  readonly version: PaperVersion;
  readonly registers: OwnRegisters;
  readonly isLocked: boolean;
  readonly reply: PaperReply;
}

/** What is recorded, by whom and when, and its way back for whoever entered it. */
function Recorded({ version, registers, isLocked, reply: { period } }: RecordedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const undo = useUndoPaper();
  const username = useSession().data?.username;
  const name = namePeriod(t, period);
  const words = {
    ...{ button: t('paper.undo'), name: t('paper.undoOf', { name }), keep: t('paper.keep') },
    ...{ title: t('paper.ownEntry.undoTitle', { name }), text: t('paper.undoText'), done: t('paper.undoDone', { name }) },
  };
  const { paper, both, electronic, postings, typeCount } = registers;
  const counts = [
    ...(['paper', 'both', 'electronic'] as const).map((form) =>
      t(`paper.unit.${form}`, { shown: format.count({ paper, both, electronic }[form]) }),
    ),
    ...(postings === null ? [] : [t('paper.ownEntry.postings', { count: postings, shown: format.count(postings) })]),
  ];
  const by = { version: format.count(version.version), by: version.madeBy, time: format.moment(version.madeAt) };
  return (
    <>
      <div className={classes['actions']} data-recorded={version.version}>
        {t('paper.ownEntry.recorded', { counts: counts.join(', '), ...by })}
        {version.reason !== null && ` ${t('paper.ownEntry.reason', { reason: version.reason })}`}{' '}
        {version.madeBy === username && !isLocked && <UndoButton id={version.importId} undo={undo} words={words} />}
      </div>
      {typeCount > 0 && (
        <p className={classes['hint']}>{t('paper.ownEntry.byType', { count: typeCount, shown: format.count(typeCount) })}</p>
      )}
    </>
  );
}

/** Until when the month is in time, or how the agency stands with it. */
function describeDue(t: TFunction, format: Format, { state, isLocked }: PaperUnitReply, { dueOn }: PaperReply): string {
  const due = t(`paper.ownEntry.state.${state}`, { day: format.day(dueOn) });
  return isLocked ? `${due} ${t('paper.ownEntry.locked')}` : due;
}
