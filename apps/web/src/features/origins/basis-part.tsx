import { Button, TextInput } from '@mantine/core';
import type { OriginStateReply } from '@nhip-thu/metrics';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanSetLegalBasis } from '../../api/access.ts';
import { useSetLegalBasis } from '../../api/origins.ts';
import { faultAt } from '../../api/problem.ts';
import { useFormat } from '../../text/use-format.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './origins.module.css';
import { UnfoldedForm, type OriginFormProps } from './unfolded-form.tsx';

const FIELDS = ['text', 'number', 'on'] as const;

/** What a log source rests on, or a warning that nobody has entered it; Home Affairs enters it here. */
export function BasisPart({ origin }: { readonly origin: OriginStateReply }) {
  const { name, legalBasis } = origin;
  const { t } = useTranslation();
  const format = useFormat();
  const canSet = useCanSetLegalBasis();
  return (
    <div>
      <h3>{t('origins.basis')}</h3>
      {legalBasis === null ? (
        <p className={classes['missing']}>
          <IconAlertTriangle size={16} aria-hidden /> {t('legalBasis.missing')}
        </p>
      ) : (
        <p>{t('legalBasis.cited', { text: legalBasis.text, number: legalBasis.number, day: format.day(legalBasis.on) })}</p>
      )}
      {canSet && <UnfoldedForm word={t('legalBasis.enter')} label={t('legalBasis.enterOf', { name })} origin={origin} form={BasisForm} />}
    </div>
  );
}

function BasisForm({ origin: { name, legalBasis: known }, onDone }: OriginFormProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const set = useSetLegalBasis(name);
  const [values, setValues] = useState(known ?? { text: '', number: '', on: '' });
  return (
    <Form
      isSaved={set.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        set.mutate(values, {
          onSuccess: () => {
            announce(t('origins.savedBasis', { name }));
            onDone();
          },
        });
      }}
    >
      {FIELDS.map((field) => {
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
      <FormProblem error={set.error} fields={FIELDS} />
    </Form>
  );
}
