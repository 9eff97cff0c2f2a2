import { Button, TextInput } from '@mantine/core';
import type { NewOriginTokenReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIssueToken } from '../../api/origins.ts';
import { wordsOf } from '../../api/problem.ts';
import { Card } from '../../ui/card.tsx';
import { Form } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { WRITTEN } from '../../ui/written.ts';
import classes from './origins.module.css';

/** Names a log source that no log has come of, by making its first token. */
export function NewOrigin({ onMade }: { readonly onMade: (made: NewOriginTokenReply) => void }) {
  const { t } = useTranslation();
  const issue = useIssueToken();
  const [name, setName] = useState('');
  const fault = wordsOf(issue.error, ['invalid-origin-name']);
  return (
    <Card>
      <h2>{t('origins.newOrigin')}</h2>
      <Form
        isSaved={issue.isSuccess}
        className={classes['form']}
        onSubmit={() => {
          issue.mutate(name.trim(), {
            onSuccess: (made) => {
              setName('');
              onMade(made);
            },
          });
        }}
      >
        <p>{t('origins.newOriginHint')}</p>
        <TextInput
          required
          pattern={WRITTEN}
          label={t('origins.name')}
          description={t('origins.nameHint')}
          value={name}
          error={fault}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => {
            // What was said is of the name before.
            if (issue.isError) issue.reset();
            setName(value);
          }}
        />
        <Button type="submit" loading={issue.isPending}>
          {t('origins.issue')}
        </Button>
        {issue.isError && fault === null && <ProblemNotice error={issue.error} />}
      </Form>
    </Card>
  );
}
