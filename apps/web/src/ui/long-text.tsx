import { Textarea } from '@mantine/core';
import { TEXT_LIMIT } from '@nhip-thu/metrics';
import { useEffect, useRef } from 'react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/use-format.ts';

interface LongTextProps extends Omit<ComponentProps<typeof Textarea>, 'ref'> {
  readonly value: string;
}

/**
 * A field for what somebody asks, answers or explains: it says how much may be written, how much is left, and when it is too much.
 * Nothing typed is cut, and no form is sent with too much, or with spaces alone where something is required.
 */
export function LongText({ value, description, error, ...rest }: LongTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = format.count(TEXT_LIMIT);
  const left = TEXT_LIMIT - value.trim().length;
  const room = value === '' ? t('common.textLimit', { limit }) : t('common.textLeft', { left: format.count(Math.max(0, left)) });
  const tooLong = left < 0 ? t('common.textTooLong', { limit, over: format.count(-left) }) : null;
  const field = useRef<HTMLTextAreaElement>(null);
  // A form with such a text is not sent, and asks nothing back.
  const fault = tooLong ?? (rest.required === true && value !== '' && value.trim() === '' ? t('common.field.missing') : '');
  useEffect(() => field.current?.setCustomValidity(fault), [fault]);
  return (
    <Textarea
      {...rest}
      ref={field}
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
