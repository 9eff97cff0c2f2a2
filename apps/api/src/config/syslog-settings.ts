import { z } from 'zod';
import { isLoopbackHost } from './loopback.ts';
import { ORIGIN_NAME_PATTERN } from './origin-name.ts';

/** Where to listen. */
export interface ListenAddress {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

/** Where to listen for the log of one origin. */
export interface SyslogEndpoint extends ListenAddress {
  readonly originName: string;
}

/** Where to listen for logs of any origin, named by the client's certificate. */
export interface SyslogTls extends ListenAddress {
  /** Files in PEM: our certificate (with its chain) and key, and the authority that signs the clients' certificates. */
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string;
}

/** The ways in for syslog; none is open unless it is set. */
export interface SyslogSettings {
  readonly tcp: readonly SyslogEndpoint[];
  readonly udp: readonly SyslogEndpoint[];
  readonly tls: SyslogTls | null;
}

/** `host:port`, an IPv6 host in brackets. */
const ADDRESS = /^(?:\[([0-9a-fA-F:]+)\]|([^\s:[\]]+)):(\d{1,5})$/;
const ENDPOINT = new RegExp(`^(.+)=(${ORIGIN_NAME_PATTERN})$`);

const Address = z.string().transform((text, context): ListenAddress => {
  const [, ipv6, name, port] = ADDRESS.exec(text.trim()) ?? [];
  const host = ipv6 ?? name;
  if (host !== undefined && Number(port) <= 65_535) return { host, port: Number(port) };
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

const Endpoints = z.string().transform((text, context): SyslogEndpoint[] =>
  text.split(',').flatMap((item) => {
    const [, address = '', originName = ''] = ENDPOINT.exec(item.trim()) ?? [];
    const parsed = Address.safeParse(address);
    if (parsed.success) return [{ ...parsed.data, originName }];
    context.addIssue({ code: 'custom' });
    return [];
  }),
);

const File = z.string().min(1);

export const SyslogVariables = {
  SYSLOG_TCP: Endpoints.refine((endpoints) => endpoints.every(({ host }) => isLoopbackHost(host))).optional(),
  SYSLOG_UDP: Endpoints.optional(),
  SYSLOG_TLS: Address.optional(),
  SYSLOG_TLS_CERT: File.optional(),
  SYSLOG_TLS_KEY: File.optional(),
  SYSLOG_TLS_CA: File.optional(),
};

const TLS_FILES = ['SYSLOG_TLS_CERT', 'SYSLOG_TLS_KEY', 'SYSLOG_TLS_CA'] as const;

/** Variables that are missing although `SYSLOG_TLS` is set. */
export function missingTlsFiles(given: Readonly<Record<string, unknown>>): (typeof TLS_FILES)[number][] {
  return given['SYSLOG_TLS'] === undefined ? [] : TLS_FILES.filter((name) => given[name] === undefined);
}

type SyslogValues = z.infer<z.ZodObject<typeof SyslogVariables>>;

export function syslogSettingsOf(values: SyslogValues): SyslogSettings {
  const { SYSLOG_TLS: address, SYSLOG_TLS_CERT: certFile, SYSLOG_TLS_KEY: keyFile, SYSLOG_TLS_CA: caFile } = values;
  const hasTls = address !== undefined && certFile !== undefined && keyFile !== undefined && caFile !== undefined;
  return {
    tcp: values.SYSLOG_TCP ?? [],
    udp: values.SYSLOG_UDP ?? [],
    tls: hasTls ? { ...address, certFile, keyFile, caFile } : null,
  };
}
