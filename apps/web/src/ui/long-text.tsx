import { Textarea } from '@mantine/core';
import { TEXT_LIMIT } from '@nhip-thu/metrics';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/use-format.ts';

interface LongTextProps extends ComponentProps<typeof Textarea> {
  readonly value: string;
}

/** A field for what somebody asks, answers or explains: it says how much may be written, how much is left, and when it is too much. Nothing typed is cut. */
export function LongText({ value, description, error, ...rest }: LongTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = format.count(TEXT_LIMIT);
  const left = TEXT_LIMIT - value.trim().length;
  const room = value === '' ? t('common.textLimit', { limit }) : t('common.textLeft', { left: format.count(Math.max(0, left)) });
  const tooLong = left < 0 ? t('common.textTooLong', { limit, over: format.count(-left) }) : null;
  return (
    <Textarea
      {...rest}
      value={value}
      description={
        <>
          {description}
          {description !== undefined && ' '}
          <span data-room>{room}</span>
        </>
      }
      error={tooLong ?? error}
    />
  );
}
