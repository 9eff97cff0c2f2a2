import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface TentativeCheckProps {
  readonly isTentative: boolean;
  readonly onChange: (isTentative: boolean) => void;
}

/** Whether what is entered still waits for its instrument. */
export function TentativeCheck({ isTentative, onChange }: TentativeCheckProps) {
  const { t } = useTranslation();
  return <Checkbox label={t('calendar.isTentative')} checked={isTentative} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
