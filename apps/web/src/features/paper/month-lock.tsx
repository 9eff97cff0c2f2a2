import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import type { PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useLockPaper } from '../../api/paper.ts';
import { namePeriod } from '../../text/period-text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './paper.module.css';

/** Locks the month shown for every unit, after asking: there is no unlocking, only corrections with their reason. */
export function MonthLock({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const lock = useLockPaper();
  const [isAsking, asking] = useDisclosure(false);
  const month = namePeriod(t, reply.period);
  if (reply.units.length === 0 || reply.units.every(({ isLocked }) => isLocked))
    return <p className={classes['hint']}>{t('paper.monthLocked', { month })}</p>;
  return (
    <>
      <p className={classes['hint']}>{t('paper.lockHint')}</p>
      <Button variant="default" w="fit-content" mt="sm" leftSection={<IconLock size={18} aria-hidden />} onClick={asking.open}>
        {t('paper.lock', { month })}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('paper.lockTitle', { month })}
          text={t('paper.lockText')}
          confirmLabel={t('paper.lockConfirm')}
          cancelLabel={t('paper.keep')}
          isBusy={lock.isPending}
          onConfirm={() => lock.mutate(reply.period.id, { onSuccess: asking.close })}
          onClose={asking.close}
        >
          {lock.isError && <ProblemNotice error={lock.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
