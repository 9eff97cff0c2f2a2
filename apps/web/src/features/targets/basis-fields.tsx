import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../ui/day-input.tsx';
import type { TargetDraft } from './target-draft.ts';
import classes from './targets.module.css';
import type { DraftHook } from './use-target-draft.ts';

type TextField = Extract<
  keyof TargetDraft,
  'basisType' | 'basisNumber' | 'basisIssuedOn' | 'basisIssuer' | 'basisClause' | 'approvedBy' | 'validFrom' | 'validTo' | 'reason'
>;

const BASIS: readonly TextField[] = ['basisType', 'basisNumber', 'basisIssuedOn', 'basisIssuer', 'basisClause', 'approvedBy'];
const VALIDITY: readonly TextField[] = ['validFrom', 'validTo', 'reason'];
const DAYS: ReadonlySet<TextField> = new Set(['basisIssuedOn', 'validFrom', 'validTo'] as const);
const OPTIONAL: ReadonlySet<TextField> = new Set(['basisClause', 'validTo'] as const);

/** The instrument it rests on, who approved it, when it holds, and why it is entered. */
export function BasisFields({ hook }: { readonly hook: DraftHook }) {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className={classes['group']}>
        <legend>{t('targets.basis')}</legend>
        {BASIS.map((field) => (
          <Field key={field} field={field} hook={hook} />
        ))}
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>{t('targets.validity')}</legend>
        {VALIDITY.map((field) => (
          <Field key={field} field={field} hook={hook} />
        ))}
      </fieldset>
    </>
  );
}

function Field({ field, hook: { draft, change, errorOf } }: { readonly field: TextField; readonly hook: DraftHook }) {
  const { t } = useTranslation();
  const Input = DAYS.has(field) ? DayInput : TextInput;
  return (
    <Input
      label={t(`targets.field.${field}`)}
      required={!OPTIONAL.has(field)}
      value={draft[field]}
      error={errorOf(field)}
      onChange={({ currentTarget: { value } }) => change({ [field]: value })}
    />
  );
}
