import { Button, Textarea } from '@mantine/core';
import type { OriginStateReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWriteLedger } from '../../api/access.ts';
import { useSetInternalClients } from '../../api/origins.ts';
import { faultAt } from '../../api/problem.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Form } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { readClientLines, type ClientLine } from './client-lines.ts';
import classes from './origins.module.css';
import { UnfoldedForm, type OriginFormProps } from './unfolded-form.tsx';

/** The machines of a log source whose mail counts as sent without a log-in, and a form for whoever may change them. */
export function ClientsPart({ origin }: { readonly origin: OriginStateReply }) {
  const { name, internalClients } = origin;
  const { t } = useTranslation();
  const canSet = useCanWriteLedger();
  return (
    <div>
      <h3>{t('origins.clients')}</h3>
      {internalClients.length === 0 ? (
        <p>{t('origins.noClients')}</p>
      ) : (
        <>
          <p>{t('origins.clientsAre')}</p>
          <ul className={classes['clients']}>
            {internalClients.map((network) => (
              <li key={network}>{network}</li>
            ))}
          </ul>
        </>
      )}
      {canSet && (
        <UnfoldedForm word={t('origins.editClients')} label={t('origins.editClientsOf', { name })} origin={origin} form={ClientsForm} />
      )}
    </div>
  );
}

function ClientsForm({ origin: { name, internalClients: known }, onDone }: OriginFormProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const set = useSetInternalClients(name);
  const [typed, setTyped] = useState(known.join('\n'));
  // What a fault of the server is about, whatever was typed since.
  const [sent, setSent] = useState<readonly ClientLine[]>([]);
  const faults = sent.flatMap(({ line, text }, at) =>
    faultAt(set.error, `internalClients.${at}`) === null ? [] : [t('origins.badClient', { line, text })],
  );
  const ofList = faultAt(set.error, 'internalClients');
  const told = ofList === null ? faults : [...faults, ofList];
  return (
    <Form
      isSaved={set.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        const lines = readClientLines(typed);
        setSent(lines);
        set.mutate(
          lines.map(({ text }) => text),
          {
            onSuccess: () => {
              announce(t('origins.savedClients', { name }));
              onDone();
            },
          },
        );
      }}
    >
      <Textarea
        label={t('origins.clientsField')}
        description={t('origins.clientsHint')}
        rows={Math.max(4, known.length + 1)}
        value={typed}
        spellCheck={false}
        autoCapitalize="none"
        error={
          told.length > 0 &&
          told.map((each) => (
            <span key={each} className={classes['faults']}>
              {each}
            </span>
          ))
        }
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <Button type="submit" loading={set.isPending}>
        {t('origins.saveClients')}
      </Button>
      {set.isError && told.length === 0 && <ProblemNotice error={set.error} />}
    </Form>
  );
}
