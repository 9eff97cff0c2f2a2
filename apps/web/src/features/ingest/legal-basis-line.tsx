import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { OriginReply } from '@nhip-thu/metrics';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanSetLegalBasis } from '../../api/access.ts';
import { useSetLegalBasis } from '../../api/ingest.ts';
import { faultAt } from '../../api/problem.ts';
import { useFormat } from '../../text/use-format.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';

/** What a log source rests on, or a warning that nobody has entered it; Home Affairs enters it here. */
export function LegalBasisLine({ origin: { name, legalBasis } }: { readonly origin: OriginReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canSet = useCanSetLegalBasis();
  const [isOpen, form] = useDisclosure(false);
  return (
    <dd data-basis={legalBasis !== null}>
      {legalBasis === null ? (
        <>
          <IconAlertTriangle size={16} aria-hidden /> {t('legalBasis.missing')}
        </>
      ) : (
        t('legalBasis.is', { text: legalBasis.text, number: legalBasis.number, day: format.day(legalBasis.on) })
      )}
      {canSet && (
        <>
          {' '}
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-label={t('legalBasis.enterOf', { name })}
            onClick={form.toggle}
          >
            {t('legalBasis.enter')}
          </Button>
        </>
      )}
      {isOpen && <BasisForm name={name} onDone={form.close} />}
    </dd>
  );
}

function BasisForm({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const set = useSetLegalBasis(name);
  const [values, setValues] = useState({ text: '', number: '', on: '' });
  return (
    <Form
      isSaved={set.isSuccess}
      className={classes['basisForm']}
      onSubmit={() => {
        set.mutate(values, { onSuccess: onDone });
      }}
    >
      {(['text', 'number', 'on'] as const).map((field) => {
        const Input = field === 'on' ? DayInput : TextInput;
        return (
          <Input
            key={field}
            required
            label={t(`legalBasis.fields.${field}`)}
            value={values[field]}
            error={faultAt(set.error, field)}
            onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
          />
        );
      })}
      <Button type="submit" loading={set.isPending}>
        {t('legalBasis.save')}
      </Button>
      {set.isError && <ProblemNotice error={set.error} />}
    </Form>
  );
}
