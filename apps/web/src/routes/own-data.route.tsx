import { Anchor, Button } from '@mantine/core';
import type { OwnDayReply, OwnUseReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NewRequest } from '../api/data-requests.ts';
import { useOwnUse } from '../api/own-data.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { PeriodPicker } from '../features/controls/period-picker.tsx';
import { HowCounted } from '../features/own-data/how-counted.tsx';
import { Looks } from '../features/own-data/looks.tsx';
import { NoticeCard } from '../features/own-data/notice-card.tsx';
import { OwnDays } from '../features/own-data/own-days.tsx';
import { OwnRequests } from '../features/own-data/own-requests.tsx';
import { useFormat } from '../text/use-format.ts';
import { Empty } from '../ui/empty.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import classes from './routes.module.css';

/** `/toi`: the own days, how they were counted, and who looked. */
export function OwnDataRoute() {
  const { t } = useTranslation();
  const { state, choose, readAsked } = useOverviewState();
  const use = useOwnUse(state.periodId);
  const [draft, setDraft] = useState<NewRequest>({ kind: 'access', day: null, text: '' });
  if (use.data === undefined) {
    return (
      <>
        <PageHeading title={t('ownData.title')} />
        {use.isError ? <ProblemNotice error={use.error} onRetry={() => void use.refetch()} /> : <Placeholder height={600} />}
      </>
    );
  }
  const reply = use.data;
  if (reply.person === null) return <OfNobody />;
  return (
    <>
      <PageHeading title={findOwnUse(t, reply)} windowTitle={t('ownData.title')}>
        <p>{t('ownData.lead')}</p>
      </PageHeading>
      <NoticeCard />
      <div className={classes['controls']}>
        <PeriodPicker
          periods={reply.periods}
          shown={reply.period}
          readAsked={() => readAsked().periodId}
          onChange={(periodId) => choose({ periodId })}
        />
      </div>
      <OwnDays
        reply={reply}
        isTable={state.view === 'bang'}
        isBusy={use.isPlaceholderData}
        onToggle={() => choose({ view: state.view === 'bang' ? null : 'bang' })}
        renderActions={(day) => <Contest day={day} onDraft={setDraft} />}
      />
      <HowCounted reply={reply} />
      <OwnRequests draft={draft} onDraft={setDraft} />
      <Looks />
    </>
  );
}

/** An account that is of nobody in the directory has no data of its own: no failure. */
function OfNobody() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('ownData.title')} />
      <Empty kind="never" text={t('ownData.ofNobody')}>
        <Anchor component={Link} to="/">
          {t('app.backHome')}
        </Anchor>
      </Empty>
    </>
  );
}

/** What may be said against a day: it goes into the form of requests, where it is completed and sent. */
function Contest({ day: { day, use }, onDraft }: { readonly day: OwnDayReply; readonly onDraft: (draft: NewRequest) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (use !== 'not-seen' && use !== 'unknown') return null;
  const begin = (text: string): void => {
    onDraft({ kind: 'correction', day, text });
    document.getElementById('yeu-cau')?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className={classes['controls']}>
      <Button variant="default" onClick={() => begin(t('ownData.wasUsingText', { day: format.day(day) }))}>
        {t('ownData.wasUsing')}
      </Button>
      <Button variant="default" onClick={() => begin(t('ownData.wasAwayText', { day: format.day(day) }))}>
        {t('ownData.wasAway')}
      </Button>
    </div>
  );
}

/** The finding of the page: days and what they come to. */
function findOwnUse(t: TFunction, { rosterClass, regular, verdicts }: OwnUseReply): string {
  if (rosterClass !== 'eligible') return t('ownData.findingApart');
  if (regular.workingDays === 0) return t('ownData.findingNoDay');
  const is = verdicts.find(({ definition }) => definition === 'du-2@1')?.is ?? null;
  const days = { access: regular.accessDays, working: regular.workingDays };
  return t(is === null ? 'ownData.findingUnknown' : is ? 'ownData.findingYes' : 'ownData.findingNo', days);
}
