import { z } from 'zod';
import { isLoopbackHost } from './loopback.ts';
import { PROBLEMS } from './settings.text.ts';

/** What of a person stands in which attribute; the fields are those of a directory file, and `aliases` for further addresses. */
export const LDAP_FIELDS = ['mailbox', 'fullName', 'code', 'position', 'division', 'agency', 'agencyName', 'aliases'] as const;
export type LdapField = (typeof LDAP_FIELDS)[number];
export type LdapAttributes = Readonly<Partial<Record<LdapField, string>>>;

/** Where people are read from, by LDAP. */
export interface LdapSettings {
  /** `ldap://host:389` or `ldaps://host:636` */
  readonly url: string;
  /** Turns a plain connection into one by TLS before anything is said on it. */
  readonly usesStartTls: boolean;
  /** The authority of the server's certificate, a PEM file; null: those that Node.js knows. */
  readonly caFile: string | null;
  /** Null: as nobody. */
  readonly bind: { readonly dn: string; readonly passwordFile: string } | null;
  readonly baseDn: string;
  readonly filter: string;
  readonly attributes: LdapAttributes;
  /** Entries in one answer; servers refuse more than their own limit (Active Directory: 1000). */
  readonly pageSize: number;
}

const ATTRIBUTE = /^[a-zA-Z][a-zA-Z0-9;.-]*$/;

/** `mailbox=mail,fullName=displayName`; the two are needed. */
const Attributes = z.string().transform((text, context): LdapAttributes => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const found: Partial<Record<LdapField, string>> = {};
  for (const [name = '', attribute = ''] of pairs) {
    const field = LDAP_FIELDS.find((each) => each === name);
    if (field === undefined || !ATTRIBUTE.test(attribute)) context.issues.push({ code: 'custom', input: text });
    else found[field] = attribute;
  }
  if (found.mailbox === undefined || found.fullName === undefined) context.issues.push({ code: 'custom', input: text });
  return found;
});

/** As Active Directory names things. */
const DEFAULT_ATTRIBUTES =
  'mailbox=mail,fullName=displayName,code=employeeID,position=title,division=department,agency=company,aliases=proxyAddresses';
const Text = z.string().min(1);

export const LdapVariables = {
  LDAP_FILE: Text.optional(),
  LDAP_URL: z.url({ protocol: /^ldaps?$/ }).optional(),
  LDAP_START_TLS: z.stringbool().default(false),
  LDAP_CA: Text.optional(),
  LDAP_BIND_DN: Text.optional(),
  LDAP_PASSWORD_FILE: Text.optional(),
  LDAP_BASE_DN: Text.optional(),
  LDAP_FILTER: z
    .string()
    .regex(/^\(.*\)$/)
    .default('(&(objectClass=person)(mail=*))'),
  LDAP_ATTRIBUTES: Attributes.default(Attributes.parse(DEFAULT_ATTRIBUTES)),
  LDAP_PAGE_SIZE: z.coerce.number().int().min(1).max(1000).default(500),
};

type LdapValues = z.infer<z.ZodObject<typeof LdapVariables>>;

/** What is missing or dangerous although `LDAP_URL` is set. */
export function findLdapFaults(given: Readonly<Record<string, string | undefined>>) {
  const url = given['LDAP_URL'];
  if (url === undefined || !URL.canParse(url)) return [];
  const needed = ['LDAP_BASE_DN' as const, ...(given['LDAP_BIND_DN'] === undefined ? [] : ['LDAP_PASSWORD_FILE' as const])];
  const missing = needed.filter((name) => given[name] === undefined).map((variable) => ({ variable, problem: PROBLEMS.neededWithLdap() }));
  const { protocol, hostname } = new URL(url);
  const isPlain = protocol === 'ldap:' && !/^(true|1|yes|on|y|enabled)$/i.test(given['LDAP_START_TLS'] ?? '');
  // A password in clear on a network is one for everybody.
  const isOpen = isPlain && given['LDAP_BIND_DN'] !== undefined && !isLoopbackHost(hostname.replaceAll(/[[\]]/g, ''));
  return [...missing, ...(isOpen ? [{ variable: 'LDAP_START_TLS' as const, problem: PROBLEMS.passwordInClear() }] : [])];
}

/** Null without `LDAP_URL`. */
export function ldapSettingsOf(values: LdapValues): LdapSettings | null {
  const { LDAP_URL: url, LDAP_BASE_DN: baseDn, LDAP_BIND_DN: dn, LDAP_PASSWORD_FILE: passwordFile } = values;
  if (url === undefined || baseDn === undefined) return null;
  return {
    ...{ url, usesStartTls: values.LDAP_START_TLS, caFile: values.LDAP_CA ?? null, baseDn },
    bind: dn === undefined || passwordFile === undefined ? null : { dn, passwordFile },
    ...{ filter: values.LDAP_FILTER, attributes: values.LDAP_ATTRIBUTES, pageSize: values.LDAP_PAGE_SIZE },
  };
}
