import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

const ICONS = { warning: IconAlertTriangle, danger: IconAlertTriangle, info: IconInfoCircle, success: IconCircleCheck };

interface NoticeProps {
  readonly tone: keyof typeof ICONS;
  readonly title: string;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}

/** A plain surface with a coloured edge and icon; the words carry the meaning. */
export function Notice({ tone, title, text, children }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes['notice']} data-tone={tone}>
      <Icon size={24} aria-hidden className={classes['noticeIcon']} />
      <div className={classes['noticeBody']}>
        <Text fw={600}>{title}</Text>
        {text !== undefined && <Text size="sm">{text}</Text>}
      </div>
      {children}
    </div>
  );
}
