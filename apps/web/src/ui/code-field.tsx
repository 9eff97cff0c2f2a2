import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface CodeFieldProps extends Pick<TextInputProps, 'size' | 'withAsterisk' | 'error'> {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** The six digits that an authenticator app shows, typed with spaces or without; anything else is said here before it is sent. */
export function CodeField({ value, onChange, ...rest }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      {...rest}
      required
      label={t('ownAccount.factor.code')}
      title={t('ownAccount.factor.codeWanted')}
      pattern={String.raw`\s*(\d\s*){6}`}
      maxLength={16}
      inputMode="numeric"
      autoComplete="one-time-code"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
