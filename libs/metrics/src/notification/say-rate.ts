import type { PrintedRate } from '../contract/notification.ts';

export type NotificationLanguage = 'vi' | 'en';

export const NOTIFICATION_LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;

/** A rate as a sentence has it: "91,2%" in Vietnamese, "≥90.0%" in English of a masked one. */
export function sayRate({ sign, percent, digits }: PrintedRate, language: NotificationLanguage): string {
  const shown = percent.toLocaleString(NOTIFICATION_LOCALES[language], { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${sign}${shown}%`;
}
