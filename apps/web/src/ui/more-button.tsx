import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface MoreButtonProps {
  readonly isAll: boolean;
  /** How many there are. */
  readonly total: number;
  readonly onToggle: () => void;
}

/** Below the first of many: shows the others too, and takes them away again. */
export function MoreButton({ isAll, total, onToggle }: MoreButtonProps) {
  const { t } = useTranslation();
  return (
    <Button variant="default" size="sm" mt={12} mr={10} aria-expanded={isAll} onClick={onToggle}>
      {isAll ? t('common.fewer') : t('common.all', { count: total })}
    </Button>
  );
}
