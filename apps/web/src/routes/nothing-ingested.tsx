import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../ui/empty.tsx';

/** Instead of what logs tell, while none was ever handed over: where to begin. */
export function NothingIngested() {
  const { t } = useTranslation();
  return (
    <Empty kind="never" text={t('ledger.empty')}>
      <Button component={Link} to="/nap">
        {t('empty.go')}
      </Button>
    </Empty>
  );
}
