import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { PaperReply, PriceReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetPrice } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './paper.module.css';

const ITEMS = ['sheet', 'posting'] as const;
const KINDS = ['decision', 'invoice'] as const;

/** The prices in force, and a new one with the decision or invoice that it rests on; without prices no money is shown. */
export function PriceForm({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const set = useSetPrice();
  const [item, setItem] = useState<(typeof ITEMS)[number]>('sheet');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('decision');
  const [values, setValues] = useState({ amount: '', number: '', issuer: '', issuedOn: '', validFrom: reply.period.from });
  const change = (field: keyof typeof values) => (event: { readonly currentTarget: { readonly value: string } }) => {
    set.reset();
    setValues({ ...values, [field]: event.currentTarget.value });
  };
  const { amount, validFrom, ...instrument } = values;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ item, amount: Number(amount), validFrom, citation: { kind, ...instrument } });
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
      <TextInput required type="number" min={0} step="any" label={t('paper.amount')} value={amount} onChange={change('amount')} />
      <TextInput required type="date" label={t('paper.validFrom')} value={validFrom} onChange={change('validFrom')} />
      <NativeSelect
        label={t('paper.citation')}
        data={KINDS.map((value) => ({ value, label: t(`paper.citations.${value}`) }))}
        value={kind}
        onChange={(event) => setKind(KINDS.find((each) => each === event.currentTarget.value) ?? 'decision')}
      />
      <TextInput required label={t('paper.citationNumber')} value={instrument.number} onChange={change('number')} />
      <TextInput required label={t('paper.issuer')} value={instrument.issuer} onChange={change('issuer')} />
      <TextInput required type="date" label={t('paper.issuedOn')} value={instrument.issuedOn} onChange={change('issuedOn')} />
      <div className={classes['wide']} role="status">
        {set.isError && <ProblemNotice error={set.error} />}
        {set.isSuccess && <Notice tone="success" title={t('paper.priceSaved')} />}
      </div>
      <Button type="submit" w="fit-content" loading={set.isPending}>
        {t('paper.save')}
      </Button>
    </form>
  );
}

function PriceList({ prices }: { readonly prices: readonly PriceReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (prices.length === 0) return <p className={`${classes['hint']} ${classes['wide']}`}>{t('paper.noPrices')}</p>;
  return (
    <ul className={`${classes['list']} ${classes['wide']}`}>
      {prices.map(({ item, amount, validFrom, citation }) => (
        <li key={item}>
          {t('paper.priceLine', {
            ...{ item: t(`paper.items.${item}`), amount: format.count(amount), from: format.day(validFrom) },
            ...{ number: citation.number, issuer: citation.issuer, day: format.day(citation.issuedOn) },
          })}
        </li>
      ))}
    </ul>
  );
}
