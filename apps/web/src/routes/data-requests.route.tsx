import type { DeskRequestsReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { canAnswerDataRequests } from '../api/access.ts';
import { useDeskRequests } from '../api/data-requests.ts';
import { useSession } from '../api/session.ts';
import { ImpactCard } from '../features/data-requests/impact-card.tsx';
import { NoticeRegister } from '../features/data-requests/notice-register.tsx';
import { RequestCard } from '../features/data-requests/request-card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/yeu-cau-du-lieu`: what officials ask about their data, and what they are told. */
export function DataRequestsRoute() {
  const { t } = useTranslation();
  const desk = useDeskRequests();
  if (desk.data !== undefined) return <Desk reply={desk.data} />;
  return (
    <>
      <PageHeading title={t('dataRequests.title')} />
      {desk.isError ? <ProblemNotice error={desk.error} onRetry={() => void desk.refetch()} /> : <Placeholder height={600} />}
    </>
  );
}

function Desk({ reply: { requests } }: { readonly reply: DeskRequestsReply }) {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const canAnswer = canAnswerDataRequests(session?.role ?? 'official');
  const overdue = requests.filter(({ isOverdue }) => isOverdue).length;
  const waiting = requests.filter(({ dueOn }) => dueOn !== null).length;
  const title =
    overdue > 0
      ? t('dataRequests.findingOverdue', { count: overdue })
      : waiting > 0
        ? t('dataRequests.finding', { count: waiting })
        : t('dataRequests.findingNone');
  return (
    <>
      <PageHeading title={title} windowTitle={t('dataRequests.title')}>
        <p>{t('dataRequests.lead')}</p>
      </PageHeading>
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} canAnswer={canAnswer} />
      ))}
      <NoticeRegister canPublish={canAnswer} />
      <ImpactCard canExport={canAnswer} />
    </>
  );
}
