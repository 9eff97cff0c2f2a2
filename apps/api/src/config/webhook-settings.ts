import { z } from 'zod';
import { PROBLEMS } from './settings.text.ts';

/** Programs that are told what people are told. */
export interface WebhookSettings {
  readonly urls: readonly string[];
  /** Holds the key that calls are signed with. */
  readonly secretFile: string;
  /** Whether they may be at addresses that the Internet does not reach, and without encryption. */
  readonly mayBePrivate: boolean;
}

/** `https://…` and `http://…` with a host, without password or fragment, several with commas. */
const UrlList = z.string().transform((text, context) => {
  const urls = text.split(',').map((part) => part.trim());
  if (urls.every(isUsable)) return urls.map((url) => new URL(url).href);
  context.issues.push({ code: 'custom', input: text, params: { problem: PROBLEMS.badAddress() } });
  return z.NEVER;
});

function isUsable(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' && url.username === '' && url.password === '' && url.hash === ''
  );
}

export const WebhookVariables = {
  WEBHOOKS: UrlList.optional(),
  WEBHOOK_SECRET_FILE: z.string().min(1).optional(),
  WEBHOOK_PRIVATE: z.enum(['yes', 'no']).default('no'),
};

/** A call that nobody can check is of no use to anybody; one that is not encrypted goes to a private address at most. */
export function findWebhookFaults(given: Readonly<Record<string, string | undefined>>) {
  const urls = given['WEBHOOKS'];
  if (urls === undefined) return [];
  const isInClear = urls.split(',').some((url) => url.trim().startsWith('http:'));
  return [
    ...(given['WEBHOOK_SECRET_FILE'] === undefined
      ? [{ variable: 'WEBHOOK_SECRET_FILE' as const, problem: PROBLEMS.neededWith('WEBHOOKS') }]
      : []),
    ...(isInClear && given['WEBHOOK_PRIVATE'] !== 'yes'
      ? [{ variable: 'WEBHOOK_PRIVATE' as const, problem: PROBLEMS.neededWith('WEBHOOKS=http://…') }]
      : []),
  ];
}

/** Null without `WEBHOOKS`. */
export function webhookSettingsOf(values: z.infer<z.ZodObject<typeof WebhookVariables>>): WebhookSettings | null {
  const { WEBHOOKS: urls, WEBHOOK_SECRET_FILE: secretFile } = values;
  return urls === undefined || secretFile === undefined ? null : { urls, secretFile, mayBePrivate: values.WEBHOOK_PRIVATE === 'yes' };
}
