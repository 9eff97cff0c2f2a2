import { PasswordInput } from '@mantine/core';
import type { PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A field for a password, which can be shown by the keyboard too; a fault marks it as it does other fields, which Mantine leaves out. */
export function PasswordField({ error, ...rest }: PasswordInputProps) {
  const { t } = useTranslation();
  const hasFault = error !== undefined && error !== null && error !== false;
  return (
    <PasswordInput
      {...rest}
      {...(hasFault && { 'aria-invalid': true })}
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0, 'aria-hidden': false }}
    />
  );
}
