import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMathFunction } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import classes from './ui.module.css';

interface MethodDialogProps {
  /** Name of the figure. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Opens how the figure of a card comes about; over the page, for a card is too narrow to read in. */
export function MethodDialog({ label, children }: MethodDialogProps) {
  const { t } = useTranslation();
  const [isOpen, panel] = useDisclosure(false);
  const title = t('common.methodOf', { title: label });
  return (
    <div className={classes['methodDialog']} data-screen-only>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconMathFunction size={16} aria-hidden />}
        aria-label={title}
        aria-haspopup="dialog"
        onClick={panel.open}
      >
        {t('common.method')}
      </Button>
      {isOpen && (
        <Dialog title={title} isWide hasClose onClose={panel.close}>
          {children}
        </Dialog>
      )}
    </div>
  );
}
