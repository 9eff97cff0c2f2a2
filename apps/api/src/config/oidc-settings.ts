import { z } from 'zod';
import { isLoopbackHost } from './loopback.ts';
import { PROBLEMS } from './settings.text.ts';

/** The identity provider people may sign in by. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly secretFile: string;
  /** The claim of the ID token that is the name of an account here. */
  readonly claim: string;
  /** What the page calls the provider. */
  readonly name: string;
  /** Values of `amr` or `acr`, one of which says that the provider has asked for a second factor. */
  readonly strong: readonly string[];
}

/** `https://…`; plain HTTP on this machine only. */
const Issuer = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname.replaceAll(/[[\]]/g, '')));
});

const DEFAULT_STRONG = 'mfa,otp,hwk,swk,fido,pop';

export const OidcVariables = {
  OIDC_ISSUER: Issuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  OIDC_CLAIM: z
    .string()
    .regex(/^[\w:/.-]{1,100}$/)
    .default('preferred_username'),
  OIDC_NAME: z.string().trim().min(1).max(60).default('SSO'),
  OIDC_STRONG: z.string().default(DEFAULT_STRONG),
};

type OidcValues = z.infer<z.ZodObject<typeof OidcVariables>>;

/** What is missing although `OIDC_ISSUER` is set. */
export function findOidcFaults(given: Readonly<Record<string, string | undefined>>) {
  if (given['OIDC_ISSUER'] === undefined) return [];
  return (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET_FILE', 'PUBLIC_URL'] as const)
    .filter((name) => given[name] === undefined)
    .map((variable) => ({ variable, problem: PROBLEMS.neededWith('OIDC_ISSUER') }));
}

/** Null without `OIDC_ISSUER`. */
export function oidcSettingsOf(values: OidcValues): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: secretFile } = values;
  if (issuer === undefined || clientId === undefined || secretFile === undefined) return null;
  const strong = values.OIDC_STRONG.split(',').map((value) => value.trim());
  return { issuer, clientId, secretFile, claim: values.OIDC_CLAIM, name: values.OIDC_NAME, strong: strong.filter((value) => value !== '') };
}
