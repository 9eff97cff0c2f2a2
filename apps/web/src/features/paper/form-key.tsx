import { useTranslation } from 'react-i18next';
import { FORMS } from './forms.ts';
import classes from './paper.module.css';

interface FormKeyProps {
  /** What is to be said besides. */
  readonly note?: string | undefined;
}

/** Which colour is which form of document, in the order in which they are drawn. */
export function FormKey({ note }: FormKeyProps) {
  const { t } = useTranslation();
  return (
    <span className={classes['key']}>
      {FORMS.map((form) => (
        <span key={form}>
          <i data-form={form} aria-hidden /> {t(`paper.${form}Column`)}
        </span>
      ))}
      {note !== undefined && <span>{note}</span>}
    </span>
  );
}
