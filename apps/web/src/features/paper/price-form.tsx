import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { PaperReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetPrice } from '../../api/paper.ts';
import { faultAt } from '../../api/problem.ts';
import { parseAmount } from '../../text/parse-number.ts';
import { useFormat } from '../../text/use-format.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './paper.module.css';
import { PriceList } from './price-list.tsx';

const ITEMS = ['sheet', 'posting'] as const;
const KINDS = ['decision', 'invoice'] as const;
const FIELDS = ['amount', 'validFrom', 'citation.number', 'citation.issuer', 'citation.issuedOn'] as const;

/** The prices in force, and a new one with the decision or invoice that it rests on; without prices no money is shown. */
export function PriceForm({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const set = useSetPrice();
  const [item, setItem] = useState<(typeof ITEMS)[number]>('sheet');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('decision');
  const [values, setValues] = useState({ amount: '', number: '', issuer: '', issuedOn: '', validFrom: reply.period.from });
  const change = (field: keyof typeof values) => (event: { readonly currentTarget: { readonly value: string } }) => {
    set.reset();
    setValues({ ...values, [field]: event.currentTarget.value });
  };
  const { amount, validFrom, ...instrument } = values;
  const [isTried, setTried] = useState(false);
  const price = parseAmount(amount, format.language);
  const field = (name: keyof typeof values, path: string = name) => ({
    ...{ required: true, value: values[name], error: faultAt(set.error, path), onChange: change(name) },
  });
  return (
    <Form
      isSaved={set.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        setTried(true);
        if (price !== null) set.mutate({ item, amount: price, validFrom, citation: { kind, ...instrument } });
      }}
    >
      <h3 className={classes['wide']}>{t('paper.priceTitle')}</h3>
      <PriceList prices={reply.prices} />
      <NativeSelect
        label={t('paper.item')}
        data={ITEMS.map((value) => ({ value, label: t(`paper.items.${value}`) }))}
        value={item}
        onChange={(event) => setItem(ITEMS.find((each) => each === event.currentTarget.value) ?? 'sheet')}
      />
      <AmountInput {...field('amount')} isWrong={isTried && amount !== '' && price === null} />
      <DayInput label={t('paper.validFrom')} {...field('validFrom')} />
      <NativeSelect
        label={t('paper.citation')}
        data={KINDS.map((value) => ({ value, label: t(`paper.citations.${value}`) }))}
        value={kind}
        onChange={(event) => setKind(KINDS.find((each) => each === event.currentTarget.value) ?? 'decision')}
      />
      <TextInput label={t('paper.citationNumber')} {...field('number', 'citation.number')} />
      <TextInput label={t('paper.issuer')} {...field('issuer', 'citation.issuer')} />
      <DayInput label={t('paper.issuedOn')} {...field('issuedOn', 'citation.issuedOn')} />
      <div className={classes['wide']} role="status">
        <FormProblem error={set.error} fields={FIELDS} />
        {set.isSuccess && <Notice tone="success" title={t('paper.priceSaved')} />}
      </div>
      <Button type="submit" w="fit-content" loading={set.isPending}>
        {t('paper.save')}
      </Button>
    </Form>
  );
}

/** A price; one that is none says how it is written. */
function AmountInput({ isWrong, error, ...field }: ComponentProps<typeof TextInput> & { readonly isWrong: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fault = isWrong ? t('common.notAmount', { example: format.count(1234) }) : error;
  return <TextInput inputMode="decimal" label={t('paper.amount')} error={fault} {...field} />;
}
