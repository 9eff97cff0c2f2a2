import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from './free-port.ts';
import { waitFor } from './wait-for.ts';

/** Debian's folder for daemons is not on everybody's PATH. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
const find = (name: string): string | undefined => FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
const PROGRAMS = {
  ...{ slapd: find('slapd'), slapadd: find('slapadd') },
  ...{ ldapwhoami: find('ldapwhoami'), ldapsearch: find('ldapsearch') },
};
const PACKAGES = 'apt-get install --no-install-recommends slapd ldap-utils';

export const BASE_DN = 'dc=sonla,dc=example';
export const BIND_DN = `cn=nhipthu,${BASE_DN}`;
export const PASSWORD = 'bí mật để thử';

/** True when there is a slapd; says loudly when there is none, and NHIPTHU_REQUIRE_SLAPD=1 makes that an error. */
export function hasSlapd(): boolean {
  if (Object.values(PROGRAMS).every((path) => path !== undefined)) return true;
  if (process.env['NHIPTHU_REQUIRE_SLAPD'] === '1') throw new Error(`NHIPTHU_REQUIRE_SLAPD=1, but there is no slapd: ${PACKAGES}`);
  console.error(`LDAP WAS NOT EXERCISED: there is no slapd. To run these tests too: ${PACKAGES}`);
  return false;
}

/** A person of the server; attributes as slapd stores them. */
export interface LdapPerson {
  readonly uid: string;
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

export interface RunningSlapd {
  /** Without and with TLS from the first byte. */
  readonly plainUrl: string;
  readonly tlsUrl: string;
  /** Asks for all people in one answer, by another client; what it printed. */
  searchAtOnce(): Promise<string>;
  /** Takes the people away and puts these in. */
  replacePeople(people: readonly LdapPerson[]): Promise<void>;
  stop(): Promise<void>;
}

export interface SlapdOptions {
  /** Files in PEM. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string };
  /** Most entries that one answer may hold, as Active Directory has it. */
  readonly sizeLimit: number;
  /** Nobody may read, and nobody may say a password, over a plain connection. */
  readonly needsTls?: boolean;
}

/** A real slapd of its own on free ports of the loopback address, its files in a temporary folder. */
export async function startSlapd(options: SlapdOptions): Promise<RunningSlapd> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-slapd-'));
  const [plain, tls] = [await findFreePort(), await findFreePort()];
  const urls = { plainUrl: `ldap://localhost:${plain}`, tlsUrl: `ldaps://localhost:${tls}` };
  const configuration = join(folder, 'slapd.conf');
  await writeFile(configuration, describeServer(folder, options));
  let stop = async (): Promise<void> => undefined;
  const start = async (people: readonly LdapPerson[]): Promise<void> => {
    await stop();
    const data = join(folder, 'data');
    await rm(data, { recursive: true, force: true });
    await mkdir(data);
    await writeFile(join(folder, 'people.ldif'), describePeople(people));
    await promisify(execFile)(PROGRAMS.slapadd ?? '', ['-f', configuration, '-l', join(folder, 'people.ldif'), '-q']);
    stop = await run(configuration, `${urls.plainUrl} ${urls.tlsUrl}`, urls.plainUrl);
  };
  await start([]);
  return {
    ...urls,
    replacePeople: start,
    searchAtOnce: () => searchAtOnce(urls.tlsUrl),
    async stop() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function describeServer(folder: string, { tls, sizeLimit, needsTls = false }: SlapdOptions): string {
  const schemas = ['core', 'cosine', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`);
  return [
    ...schemas,
    ...['modulepath /usr/lib/ldap', 'moduleload back_mdb', `pidfile ${folder}/slapd.pid`],
    ...[`TLSCACertificateFile ${tls.ca}`, `TLSCertificateFile ${tls.cert}`, `TLSCertificateKeyFile ${tls.key}`, 'TLSVerifyClient never'],
    ...(needsTls ? ['security tls=1'] : []),
    `sizelimit size.soft=${sizeLimit} size.hard=${sizeLimit} size.prtotal=unlimited`,
    ...['database mdb', `suffix "${BASE_DN}"`, `rootdn "cn=root,${BASE_DN}"`, `directory ${folder}/data`, 'maxsize 67108864'],
    `access to attrs=userPassword by anonymous auth by * none`,
    `access to * by dn.exact="${BIND_DN}" read by * none`,
    '',
  ].join('\n');
}

function describePeople(people: readonly LdapPerson[]): string {
  const entries = [
    [`dn: ${BASE_DN}`, 'objectClass: dcObject', 'objectClass: organization', 'o: Sonla', 'dc: sonla'],
    [`dn: ${BIND_DN}`, 'objectClass: person', 'cn: nhipthu', 'sn: nhipthu', `userPassword:: ${Buffer.from(PASSWORD).toString('base64')}`],
    [`dn: ou=people,${BASE_DN}`, 'objectClass: organizationalUnit', 'ou: people'],
    ...people.map(({ uid, attributes }) => [
      ...[`dn: uid=${uid},ou=people,${BASE_DN}`, 'objectClass: inetOrgPerson', `uid: ${uid}`, `sn: ${uid}`],
      ...Object.entries(attributes).flatMap(([name, values]) =>
        [values].flat().map((value) => `${name}:: ${Buffer.from(value).toString('base64')}`),
      ),
    ]),
  ];
  return `${entries.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

async function run(configuration: string, urls: string, plainUrl: string): Promise<() => Promise<void>> {
  // `-d 0` keeps it in the foreground.
  const child = spawn(PROGRAMS.slapd ?? '', ['-f', configuration, '-h', urls, '-d', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, 'exit');
  await waitFor('slapd', async () => {
    if (child.exitCode !== null) throw new Error(`slapd ended: ${output}`);
    // Whether it answers, not what: without a bind it may refuse.
    return promisify(execFile)(PROGRAMS.ldapwhoami ?? '', ['-x', '-H', plainUrl]).then(
      () => true,
      (error: unknown) => String(error).includes('onfidentiality'),
    );
  });
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

async function searchAtOnce(url: string): Promise<string> {
  const account = ['-x', '-D', BIND_DN, '-w', PASSWORD];
  // Who vouches for the server is not the question here.
  const env = { ...process.env, LDAPTLS_REQCERT: 'never' };
  const asked = promisify(execFile)(PROGRAMS.ldapsearch ?? '', [...account, '-H', url, '-b', `ou=people,${BASE_DN}`], { env });
  return asked.then(
    ({ stdout }) => stdout,
    // It ends with the code of the server, and prints why.
    (error: { stdout?: string }) => error.stdout ?? '',
  );
}
