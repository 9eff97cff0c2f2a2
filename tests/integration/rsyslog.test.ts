import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { IngestReply } from '@nhip-thu/metrics';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { SyslogReceiver, type SyslogPorts } from '../../apps/api/src/ingest/syslog/syslog-receiver.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { makeAuthority, type Authority } from '../support/certificates.ts';
import { hasRsyslog, readRecipe, startRsyslog, type RunningRsyslog } from '../support/rsyslog.ts';
import { ALIASES, DIRECTORY, logFiles, type StampForm } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(180_000);

const PAGE = 'ways-in.md';
/** Lines of run E. */
const LINES = 18_271;
const plainLog = (form: StampForm): Buffer => Buffer.concat(logFiles(form).map((path) => gunzipSync(readFileSync(path))));

const withRsyslog = hasRsyslog() ? describe : describe.skip;

/** The recipes of docs/ways-in.md, word for word but for ports and paths, in the rsyslog of Debian. */
withRsyslog('lines that a real rsyslog passes on', () => {
  let running: RunningApp;
  let ports: SyslogPorts;
  let authority: Authority;
  let folder: string;
  let rsyslog: RunningRsyslog | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-recipe-'));
    authority = await makeAuthority('test authority');
    const { cert, key } = await authority.issue('/CN=nhipthu.sonla.gov.vn', 'serverAuth', 'DNS:nhipthu.sonla.gov.vn');
    running = await startApp({
      SYSLOG_TCP: '127.0.0.1:0=dem,127.0.0.1:0=tep',
      ...{ SYSLOG_TLS: '127.0.0.1:0', SYSLOG_TLS_CERT: cert, SYSLOG_TLS_KEY: key, SYSLOG_TLS_CA: authority.caFile },
    });
    ports = await running.app.get(SyslogReceiver).start();
    const open = (path: string): { name: string; bytes: Buffer } => ({ name: path, bytes: readFileSync(path) });
    await running.app.get(DirectoryService).importFiles({ directory: open(DIRECTORY), aliases: open(ALIASES), isDryRun: false });
    await running.startWork();
    for (const form of ['E-rfc3164', 'E-iso8601', 'E-rfc5424'] as const) {
      const stream = [plainLog(form)] as unknown as AsyncIterable<Uint8Array>;
      await running.app.get(IngestService).receive({ originName: form.toLowerCase(), name: 'mail.log', stream });
    }
  });
  afterEach(async () => {
    await rsyslog?.stop();
    rsyslog = null;
  });
  afterAll(async () => {
    await running.close();
    await authority.remove();
    await rm(folder, { recursive: true });
  });

  /** Starts rsyslog with a network input before the recipe, and writes the log there as a mail server's syslog would. */
  async function feed(recipe: string, log: Buffer): Promise<void> {
    const portFile = join(folder, 'port');
    await rm(portFile, { force: true });
    rsyslog = await startRsyslog(
      `module(load="imtcp")\ninput(type="imtcp" address="127.0.0.1" port="0" listenPortFileName="${portFile}")\n${recipe}`,
    );
    const port = await waitFor('rsyslog', () => readFile(portFile, 'utf8').catch(() => null));
    const socket = connect(Number(port), '127.0.0.1');
    const lines = log.toString('latin1').split('\n').slice(0, -1);
    socket.end(lines.map((line) => (line.startsWith('<') ? `${line}\n` : `<22>${line}\n`)).join(''), 'latin1');
    await once(socket.resume(), 'close');
  }

  async function settled(origin: string): Promise<void> {
    let seen = '';
    const isSettled = async (): Promise<boolean> => {
      const response = await running.fetch('/api/v1/ingest');
      const { segments, dirtyDays, dirtyPeriods } = (await response.json()) as IngestReply;
      const ours = segments.filter((segment) => segment.origin === origin);
      seen = JSON.stringify(ours.map(({ lines, linesLost, state, error }) => ({ lines, linesLost, state, error })));
      const lines = ours.reduce((sum, segment) => sum + segment.lines, 0);
      return lines === LINES && dirtyDays + dirtyPeriods === 0 && segments.every(({ state }) => state === 'folded');
    };
    await waitFor(`all lines of ${origin}`, isSettled, 60_000).catch((error: unknown) => {
      throw new Error(`${seen} ${rsyslog?.output() ?? ''}`, { cause: error });
    });
  }

  const rowsOf = (table: 'fact_block' | 'mailbox_day', origin: string): Promise<object[]> =>
    running.database.dataSource
      .query<{ row: object }[]>(
        `select to_jsonb(t) - 'origin_id' as row from ${table} t join origin o on o.id = t.origin_id where o.name = $1 order by 1`,
        [origin],
      )
      .then((rows) => rows.map(({ row }) => row));

  async function expectSame(origin: string, form: StampForm): Promise<void> {
    await settled(origin);
    for (const table of ['fact_block', 'mailbox_day'] as const) {
      const ofFile = await rowsOf(table, form.toLowerCase());
      expect(ofFile.length).toBeGreaterThan(100);
      expect(await rowsOf(table, origin)).toEqual(ofFile);
    }
  }

  it('over TCP with octet counts give the facts and figures of the file', async () => {
    const recipe = await readRecipe(PAGE, '## rsyslog on the same machine');
    await feed(recipe.replace('"5514"', `"${ports.tcp[0]}"`), plainLog('E-iso8601'));
    await expectSame('dem', 'E-iso8601');
  });

  it('from a file it follows, line by line over TCP, give the same', async () => {
    const log = join(folder, 'mail.log');
    await writeFile(log, plainLog('E-rfc3164'));
    const recipe = await readRecipe(PAGE, '## rsyslog following a file');
    rsyslog = await startRsyslog(recipe.replace('/var/log/mail.log', log).replace('"5514"', `"${ports.tcp[1]}"`));
    await expectSame('tep', 'E-rfc3164');
  });

  it.each([
    ['thu', 'RSYSLOG_ForwardFormat', 'E-iso8601'],
    ['thu-5424', 'RSYSLOG_SyslogProtocol23Format', 'E-rfc5424'],
  ] as const)('over TLS with the certificate of %s, as %s, give the same', async (origin, template, form) => {
    const { cert, key } = await authority.issue(`/CN=${origin}`, 'clientAuth');
    const recipe = (await readRecipe(PAGE, '## rsyslog from another machine'))
      .replace('/etc/nhip-thu/ca.pem', authority.caFile)
      .replace('/etc/nhip-thu/thu.pem', cert)
      .replace('/etc/nhip-thu/thu.key', key)
      .replace('target="nhipthu.sonla.gov.vn" port="6514"', `target="127.0.0.1" port="${ports.tls}"`)
      .replace('RSYSLOG_ForwardFormat', template);
    await feed(recipe, plainLog(form));
    await expectSame(origin, form);
  });
});
