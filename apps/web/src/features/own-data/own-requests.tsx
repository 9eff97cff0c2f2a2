import { Button, NativeSelect } from '@mantine/core';
import type { DataRequestKind, DataRequestReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useMakeRequest, useOwnRequests } from '../../api/data-requests.ts';
import type { NewRequest } from '../../api/data-requests.ts';
import { faultAt } from '../../api/problem.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Form } from '../../ui/form.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './own-data.module.css';

const KINDS: readonly DataRequestKind[] = ['access', 'correction', 'restriction', 'erasure', 'complaint'];

interface OwnRequestsProps {
  /** What is being written. */
  readonly draft: NewRequest;
  readonly onDraft: (draft: NewRequest) => void;
}

/** What the person asks about their data, and what is answered. */
export function OwnRequests({ draft, onDraft }: OwnRequestsProps) {
  const { t } = useTranslation();
  const own = useOwnRequests();
  return (
    <Card labelledBy="yeu-cau-cua-toi" id="yeu-cau">
      <h2 id="yeu-cau-cua-toi">{t('ownData.requests')}</h2>
      <p>{t('ownData.requestsLead')}</p>
      <RequestForm draft={draft} onDraft={onDraft} />
      {own.isPending && <Placeholder height={80} />}
      {own.isError && <ProblemNotice error={own.error} onRetry={() => void own.refetch()} />}
      {own.data?.requests.length === 0 && <Empty kind="never" text={t('ownData.requestsNone')} />}
      <ul className={classes['list']}>
        {own.data?.requests.map((each) => (
          <RequestItem key={each.id} request={each} />
        ))}
      </ul>
    </Card>
  );
}

function RequestForm({ draft, onDraft }: OwnRequestsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const make = useMakeRequest();
  return (
    <Form
      isSaved={make.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        make.mutate(draft, { onSuccess: () => onDraft({ kind: draft.kind, day: null, text: '' }) });
      }}
    >
      <NativeSelect
        label={t('dataRequests.kind')}
        data={KINDS.map((kind) => ({ value: kind, label: t(`dataRequests.kinds.${kind}`) }))}
        value={draft.kind}
        onChange={(event) => onDraft({ ...draft, day: null, kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? 'access' })}
      />
      {draft.day !== null && <p>{t('dataRequests.day', { day: format.day(draft.day) })}</p>}
      <LongText
        required
        label={t('dataRequests.text')}
        value={draft.text}
        error={faultAt(make.error, 'text')}
        onChange={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
      />
      <div>
        <Button type="submit" loading={make.isPending}>
          {t('ownData.send')}
        </Button>
      </div>
      <FormProblem error={make.error} fields={['text']} />
    </Form>
  );
}

function RequestItem({ request: { id, kind, day, state, dueOn, isOverdue, steps } }: { readonly request: DataRequestReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li data-request={id} data-state={state}>
      <p>
        <strong>{t('dataRequests.heading', { id, kind: t(`dataRequests.kinds.${kind}`) })}</strong>
        {` · ${t(`dataRequests.states.${state}`)}`}
        {dueOn !== null && ` · ${t(isOverdue ? 'dataRequests.overdue' : 'dataRequests.due', { day: format.day(dueOn) })}`}
      </p>
      {day !== null && <p>{t('dataRequests.day', { day: format.day(day) })}</p>}
      {steps.map((step) => (
        <p key={`${step.at} ${step.act}`}>
          <span className={classes['aside']}>
            {t('dataRequests.step', { act: t(`dataRequests.acts.${step.act}`), by: step.by, time: format.moment(step.at) })}
          </span>{' '}
          {step.text}
        </p>
      ))}
    </li>
  );
}
