import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotices, usePublishNotice } from '../../api/data-requests.ts';
import { faultAt } from '../../api/problem.ts';
import { toLanguage } from '../../text/interpolation.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Form } from '../../ui/form.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './data-requests.module.css';

/** What officials are told, in its versions, and how many have acknowledged each. */
export function NoticeRegister({ canPublish }: { readonly canPublish: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const notices = useNotices();
  return (
    <Card labelledBy="so-thong-bao">
      <h2 id="so-thong-bao">{t('dataRequests.notices')}</h2>
      {notices.isPending && <Placeholder height={120} />}
      {notices.isError && <ProblemNotice error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data?.notices.length === 0 && <Empty kind="never" text={t('dataRequests.noticesNone')} />}
      {notices.data?.notices.map(({ version, text, publishedBy, publishedAt, acknowledgedCount }) => (
        <div key={version} data-notice={version}>
          <h3>{t('dataRequests.noticeHeading', { version, by: publishedBy, time: format.moment(publishedAt) })}</h3>
          <p className={classes['text']}>{text[toLanguage(i18n.language)]}</p>
          <p className={classes['aside']}>
            {t('dataRequests.acknowledged', {
              shown: format.count(acknowledgedCount),
              all: format.count(notices.data.officialCount),
            })}
          </p>
        </div>
      ))}
      {canPublish && <PublishForm />}
    </Card>
  );
}

function PublishForm() {
  const { t } = useTranslation();
  const publish = usePublishNotice();
  const [texts, setTexts] = useState({ vi: '', en: '' });
  return (
    <Form
      isSaved={publish.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        publish.mutate(texts, { onSuccess: () => setTexts({ vi: '', en: '' }) });
      }}
    >
      {(['vi', 'en'] as const).map((language) => (
        <LongText
          key={language}
          required
          autosize
          minRows={3}
          className={classes['wide'] ?? ''}
          label={t(`dataRequests.noticeText.${language}`)}
          value={texts[language]}
          error={faultAt(publish.error, language)}
          onChange={(event) => setTexts({ ...texts, [language]: event.currentTarget.value })}
        />
      ))}
      <Button type="submit" loading={publish.isPending}>
        {t('dataRequests.publish')}
      </Button>
      <FormProblem error={publish.error} fields={['vi', 'en']} className={classes['wide']} />
    </Form>
  );
}
