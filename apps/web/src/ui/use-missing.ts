import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Missing {
  /** What is wrong with a value that must be there; null: nothing, or the form was not sent yet. */
  readonly missingAt: (value: string) => string | null;
  /** To be asked when a form is sent: whether these values are there and no field finds itself wrong. From then on what is missing is said. */
  readonly isComplete: (form: HTMLFormElement, values: readonly string[]) => boolean;
  /** The form is as if it had not been sent. */
  readonly forget: () => void;
}

/** What is missing in a form, said by its fields and not by the browser: the form is `noValidate`. */
export function useMissing(): Missing {
  const { t } = useTranslation();
  const [isTried, setTried] = useState(false);
  return {
    missingAt: (value) => (isTried && isBlank(value) ? t('common.field.missing') : null),
    isComplete: (form, values) => {
      setTried(true);
      return form.checkValidity() && !values.some(isBlank);
    },
    forget: () => setTried(false),
  };
}

const isBlank = (value: string): boolean => value.trim() === '';
