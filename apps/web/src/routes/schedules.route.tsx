import type { SchedulesReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCanWriteSchedules } from '../api/access.ts';
import { useSchedules } from '../api/schedules.ts';
import { PostTable } from '../features/schedules/post-table.tsx';
import { ScheduleForm } from '../features/schedules/schedule-form.tsx';
import { ScheduleList } from '../features/schedules/schedule-list.tsx';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/bao-cao/lich`: what is sent by itself. */
export function SchedulesRoute() {
  const { t } = useTranslation();
  const { data, error, isError, refetch } = useSchedules();
  const count = data?.schedules.length ?? 0;
  return (
    <>
      <PageHeading title={count === 0 ? t('schedules.title') : t('schedules.finding', { count })} windowTitle={t('schedules.title')}>
        <p>
          {t('schedules.lead')} <Link to="/bao-cao">{t('reports.archive')}</Link>
        </p>
      </PageHeading>
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Placeholder height={500} />}
      {data !== undefined && <Schedules reply={data} />}
    </>
  );
}

function Schedules({ reply: { schedules, posts, candidates, isMailConfigured, webhookHosts } }: { readonly reply: SchedulesReply }) {
  const { t } = useTranslation();
  const canWrite = useCanWriteSchedules();
  return (
    <>
      {!isMailConfigured && <Notice tone="warning" title={t('schedules.noMail')} text={t('schedules.noMailHint')} />}
      <Card>
        {schedules.length === 0 ? <p>{t('schedules.none')}</p> : <ScheduleList schedules={schedules} />}
        {webhookHosts.length > 0 && <p>{t('schedules.webhooks', { hosts: webhookHosts.join(', ') })}</p>}
      </Card>
      {canWrite && <ScheduleForm candidates={candidates} />}
      {posts.length > 0 && (
        <Card labelledBy="da-gui">
          <h2 id="da-gui">{t('schedules.sent')}</h2>
          <PostTable posts={posts} />
        </Card>
      )}
    </>
  );
}
