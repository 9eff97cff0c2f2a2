import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { Client, type Entry } from 'ldapts';
import type { LdapSettings } from '../../config/ldap-settings.ts';
import type { LdapEntry } from './ldap-rows.ts';

const CONNECT_MS = 10_000;
const ANSWER_MS = 60_000;

/** The server could not be reached, refused the account, or could not answer; `cause` says how. */
export class LdapUnavailableError extends Error {
  override readonly name = 'LdapUnavailableError';
}

/** Reads people from a server by LDAP, page after page. It writes nothing there. */
@Injectable()
export class LdapReader {
  /** @throws LdapUnavailableError */
  async read(settings: LdapSettings): Promise<LdapEntry[]> {
    const { url, usesStartTls, baseDn, filter, pageSize } = settings;
    const attributes = [...new Set(Object.values(settings.attributes))];
    try {
      const tlsOptions = await readTlsOptions(settings);
      const isEncrypted = url.startsWith('ldaps:');
      const client = new Client({ url, connectTimeout: CONNECT_MS, timeout: ANSWER_MS, ...(isEncrypted && { tlsOptions }) });
      try {
        if (usesStartTls && !isEncrypted) await client.startTLS(tlsOptions);
        if (settings.bind !== null) await client.bind(settings.bind.dn, await readPassword(settings.bind.passwordFile));
        const entries: LdapEntry[] = [];
        const pages = client.searchPaginated(baseDn, { scope: 'sub', filter, attributes, paged: { pageSize } });
        for await (const { searchEntries } of pages) entries.push(...searchEntries.map((entry) => toEntry(entry, attributes)));
        return entries;
      } finally {
        // A connection that is gone already needs no farewell.
        await client.unbind().catch(() => undefined);
      }
    } catch (cause) {
      throw new LdapUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  }
}

async function readTlsOptions({ caFile, url }: LdapSettings): Promise<ConnectionOptions> {
  const { hostname } = new URL(url);
  return { servername: hostname, minVersion: 'TLSv1.2', ...(caFile !== null && { ca: await readFile(caFile) }) };
}

/** A file written by an editor ends in a line break. */
async function readPassword(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
}

/** Servers write names of attributes as they like. */
function toEntry(entry: Entry, attributes: readonly string[]): LdapEntry {
  const byName = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]));
  const values = attributes.map((attribute): [string, string[]] => [attribute, textsOf(byName.get(attribute.toLowerCase()))]);
  return { dn: entry.dn, values: Object.fromEntries(values) };
}

function textsOf(value: Entry[string] | undefined): string[] {
  if (value === undefined) return [];
  return [value].flat().map((each) => (typeof each === 'string' ? each : each.toString('utf8')));
}
