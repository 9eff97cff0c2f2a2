import { Button, NativeSelect, TextInput } from '@mantine/core';
import { SHORT_TEXT_LIMIT } from '@nhip-thu/metrics';
import type { Period } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import classes from './freezes.module.css';

/** Which period is to be frozen, and who approved it. */
export interface FreezeRequest {
  readonly period: Period;
  readonly approvedBy: string;
}

interface FreezeFieldsProps {
  readonly open: readonly Period[];
  readonly isSaved: boolean;
  /** What the server found wrong with the name. */
  readonly fault: string | null;
  readonly onAsk: (request: FreezeRequest) => void;
}

/** The choice of a period and the name of its approver, which must be there. */
export function FreezeFields({ open, isSaved, fault, onAsk }: FreezeFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState('');
  const [approvedBy, setApprovedBy] = useState('');
  const [isTried, setTried] = useState(false);
  const period = open.find(({ id }) => id === chosen) ?? open[0];
  const name = approvedBy.trim();
  const wrong = describeFault();
  const ask = (): void => {
    setTried(true);
    if (wrong === null && period !== undefined) onAsk({ period, approvedBy: name });
  };
  return (
    <Form isSaved={isSaved} className={classes['form']} onSubmit={ask} noValidate>
      <NativeSelect
        label={t('freezes.period')}
        data={open.map((each) => ({ value: each.id, label: describePeriod(t, format, each) }))}
        value={period?.id ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <TextInput
        required
        label={t('freezes.approvedBy')}
        value={approvedBy}
        error={(isTried ? wrong : null) ?? fault}
        onChange={(event) => {
          setTried(false);
          setApprovedBy(event.currentTarget.value);
        }}
      />
      <Button type="submit">{t('freezes.make')}</Button>
    </Form>
  );

  /** What is wrong with the name, before anything is asked: null is nothing. */
  function describeFault(): string | null {
    const over = name.length - SHORT_TEXT_LIMIT;
    if (name === '') return t('freezes.approverMissing');
    return over > 0 ? t('common.textTooLong', { limit: format.count(SHORT_TEXT_LIMIT), over: format.count(over) }) : null;
  }
}
