import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { IngestReply, SegmentReply } from '@nhip-thu/metrics';
import { PortUnavailableError } from '../../apps/api/src/http/port.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { SpoolNearlyFullError, SpoolSpace } from '../../apps/api/src/ingest/spool-space.ts';
import { SliceSender } from '../../apps/api/src/ingest/syslog/slice-sender.ts';
import { SyslogReceiver, type SyslogPorts } from '../../apps/api/src/ingest/syslog/syslog-receiver.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { makeAuthority, type Authority, type CertificateFiles } from '../support/certificates.ts';
import { ALIASES, DIRECTORY, logFiles, type StampForm } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

let authority: Authority;
let running: RunningApp;
let ports: SyslogPorts;

/** The whole program with all three ways in on free ports. */
async function start(): Promise<void> {
  const { cert, key } = await authority.issue('/CN=nhip-thu', 'serverAuth', 'DNS:localhost');
  running = await startApp({
    SYSLOG_TCP: '127.0.0.1:0=thu,127.0.0.1:0=hue',
    SYSLOG_UDP: '127.0.0.1:0=thu',
    ...{ SYSLOG_TLS: '127.0.0.1:0', SYSLOG_TLS_CERT: cert, SYSLOG_TLS_KEY: key, SYSLOG_TLS_CA: authority.caFile },
  });
  ports = await running.app.get(SyslogReceiver).start();
}

beforeAll(async () => {
  authority = await makeAuthority('test authority');
});
afterAll(() => authority.remove());
afterEach(() => {
  jest.restoreAllMocks();
});

const plainLog = (form: StampForm): Buffer => Buffer.concat(logFiles(form).map((path) => gunzipSync(readFileSync(path))));
const linesOf = (log: Buffer): string[] => log.toString('latin1').split('\n').slice(0, -1);

const segments = async (): Promise<readonly SegmentReply[]> =>
  ((await (await running.fetch('/api/v1/ingest')).json()) as IngestReply).segments;

/** Waits until the ledger holds so many bytes of the origin. @returns its segments, oldest first */
async function arrived(origin: string, bytes: number): Promise<SegmentReply[]> {
  return waitFor(`${bytes} bytes of ${origin}`, async () => {
    const found = (await segments()).filter((segment) => segment.origin === origin).toReversed();
    return found.reduce((sum, segment) => sum + segment.bytesTotal, 0) >= bytes ? found : null;
  });
}

async function openTcp(index = 0): Promise<Socket> {
  const socket = connect(ports.tcp[index] ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

const stamp = (): string => new Date().toISOString();
const message = (text: string): string => `<22>${stamp()} thu postfix/qmgr[1]: ${text}`;

/** What the spool holds of an origin, in the order of arrival. */
async function spooledText(origin: string): Promise<string> {
  const rows = await running.database.dataSource.query<{ hmac: Buffer }[]>(
    'select content_hmac as hmac from segment s join origin o on o.id = s.origin_id where o.name = $1 order by s.id',
    [origin],
  );
  return rows
    .map(({ hmac }) => readFileSync(`${running.dataFolder}/spool/${hmac.toString('hex').replace(/^(..)/, '$1/$1')}`, 'latin1'))
    .join('');
}

describe('syslog from this machine', () => {
  beforeAll(start);
  afterAll(() => running.close());

  it('is kept line by line as it came, framed by newlines or by octet counts', async () => {
    const [plain, counted] = [await openTcp(), await openTcp()];
    const sent = [message('a'), message('hai\ndòng'), message('c')];
    plain.end(`${sent[0]}\n`);
    counted.end([sent[1], sent[2]].map((text) => `${Buffer.byteLength(text ?? '')} ${text}`).join(''));
    const expected = sent.map((text) => Buffer.from(text.replace('\n', '#012')).toString('latin1'));
    await arrived('thu', expected.join('\n').length + 1);
    expect((await spooledText('thu')).split('\n').slice(0, -1).toSorted()).toEqual(expected.toSorted());
  });

  it('goes to the origin of its port', async () => {
    const socket = await openTcp(1);
    const text = message('of hue');
    socket.end(`${text}\n`);
    const [segment] = await arrived('hue', text.length + 1);
    expect(segment).toMatchObject({ origin: 'hue', name: expect.stringMatching(/^syslog 20/), isProvisional: false, linesLost: 0 });
  });

  it('tells what was cut and what the end of a connection cut short', async () => {
    const before = (await spooledText('hue')).length;
    const socket = await openTcp(1);
    const last = message('the next');
    socket.end(`<22>${'x'.repeat(70_000)}\n${last}\n${message('cut sh')}`);
    await finished(socket.resume());
    const found = await arrived('hue', before + 65_536 + 1 + last.length + 1);
    const sum = (key: 'linesCut' | 'linesLost'): number => found.reduce((total, segment) => total + segment[key], 0);
    expect([sum('linesCut'), sum('linesLost')]).toEqual([1, 1]);
    expect(await spooledText('hue')).not.toContain('cut sh');
  });

  it('by UDP is taken in as provisional, in slices of its own', async () => {
    const before = (await spooledText('thu')).length;
    const socket = createSocket('udp4');
    const texts = Array.from({ length: 50 }, (_, n) => message(`datagram ${n}`));
    for (const text of texts) socket.send(text, ports.udp[0] ?? 0, '127.0.0.1');
    const found = await arrived('thu', before + texts.reduce((sum, text) => sum + text.length + 1, 0));
    socket.close();
    const kinds = new Map(found.map((segment) => [segment.name.split(' ')[0], segment.isProvisional]));
    expect(kinds).toEqual(
      new Map([
        ['syslog', false],
        ['syslog-udp', true],
      ]),
    );
  });

  it('that is not framed as it began is closed', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const socket = await openTcp();
    socket.on('error', () => undefined);
    socket.write('9 <22>first nonsense');
    await once(socket.resume(), 'close');
    expect(Logger.prototype.warn).toHaveBeenCalledWith(expect.stringContaining('thu: 127.0.0.1 does not frame'));
  });
});

describe('syslog over TLS', () => {
  beforeAll(start);
  afterAll(() => running.close());

  function openTls(client: CertificateFiles | null): TLSSocket {
    const files = client === null ? {} : { cert: readFileSync(client.cert), key: readFileSync(client.key) };
    const ca = readFileSync(authority.caFile);
    return connectTls({ port: ports.tls ?? 0, host: '127.0.0.1', servername: 'localhost', ca, ...files });
  }

  it.each([
    ['common name', '/CN=mail.sxd.sonla.gov.vn', undefined, 'mail.sxd.sonla.gov.vn'],
    ['DNS name', '/CN=Máy chủ', 'DNS:thu-02', 'thu-02'],
  ])('goes to the origin that the %s of the certificate names', async (_what, subject, altName, origin) => {
    const socket = openTls(await authority.issue(subject, 'clientAuth', altName));
    const text = message(`of ${origin}`);
    socket.end(`${text.length} ${text}`);
    expect(await arrived(origin, text.length + 1)).toMatchObject([{ origin, isProvisional: false }]);
  });

  it('is refused without a certificate, with one of another authority, for another use, or that names no origin', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const stranger = await makeAuthority('another authority');
    const clients = [
      null,
      await stranger.issue('/CN=thu', 'clientAuth'),
      await authority.issue('/CN=thu', 'serverAuth'),
      await authority.issue('/CN=Máy chủ', 'clientAuth'),
    ];
    const before = (await segments()).length;
    for (const client of clients) {
      const socket = openTls(client);
      socket.on('error', () => undefined);
      socket.write(`${message('refused')}\n`);
      await new Promise((resolve) => socket.resume().once('close', resolve));
    }
    await running.app.get(SyslogReceiver).beforeApplicationShutdown();
    expect(await segments()).toHaveLength(before);
    await stranger.remove();
  });
});

describe('faults', () => {
  let server: Server | null = null;
  beforeAll(start);
  afterAll(async () => {
    server?.close();
    await running.close();
  });

  it('a slow ledger stops the reading of sockets, and nothing is lost', async () => {
    const ingest = running.app.get(IngestService);
    const { receive } = ingest;
    let isDown = true;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    jest
      .spyOn(ingest, 'receive')
      .mockImplementation((input) => (isDown ? Promise.reject(new Error('the database restarts')) : receive.call(ingest, input)));
    const socket = await openTcp(1);
    const filling = 'x'.repeat(1000);
    const at = stamp();
    let lines = 0;
    const fill = (): void => {
      let hasRoom = true;
      for (; lines < 40_000 && hasRoom; lines += 1) hasRoom = socket.write(`<22>${at} thu x: ${lines} ${filling}\n`);
    };
    fill();
    socket.on('drain', fill);
    let sent = -1;
    await waitFor('the connection to fill up', async () => {
      const before = sent;
      sent = socket.bytesWritten - socket.writableLength;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return socket.writableLength > 0 && sent === before;
    });
    expect(lines).toBeLessThan(39_000);
    isDown = false;
    await waitFor('the rest to be sent', () => lines === 40_000 && socket.writableLength === 0);
    socket.end();
    const found = await arrived('hue', socket.bytesWritten);
    expect(found.reduce((sum, segment) => sum + segment.bytesTotal, 0)).toBe(socket.bytesWritten);
  });

  it('the end of the program keeps what had arrived, also while a nearly full disk makes it wait', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const refused = jest.spyOn(running.app.get(SpoolSpace), 'ensureRoom').mockRejectedValue(new SpoolNearlyFullError());
    const socket = await openTcp();
    const text = message('just before the end');
    const add = jest.spyOn(SliceSender.prototype, 'add');
    socket.write(`${text}\n`);
    await waitFor('the line', () => add.mock.calls.length > 0);
    await waitFor('the refusal', () => refused.mock.calls.length > 0);
    expect(await spooledText('thu')).toBe('');
    await running.app.get(SyslogReceiver).beforeApplicationShutdown();
    expect(await spooledText('thu')).toBe(`${text}\n`);
  });

  it('a port that is taken is said at the start', async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const other = await startApp({ SYSLOG_TCP: `127.0.0.1:${port}=thu` });
    await expect(other.app.get(SyslogReceiver).start()).rejects.toThrow(PortUnavailableError);
    await other.close();
    const noFile = { SYSLOG_TLS_CERT: '/no/cert.pem', SYSLOG_TLS_KEY: '/no/key.pem', SYSLOG_TLS_CA: authority.caFile };
    const third = await startApp({ SYSLOG_TLS: '127.0.0.1:0', ...noFile });
    await expect(third.app.get(SyslogReceiver).start()).rejects.toThrow(/SYSLOG_TLS_(CERT|KEY): \/no\//);
    await third.close();
  });
});

describe('lines sent over and over', () => {
  beforeAll(async () => {
    await start();
    const open = (path: string): { name: string; bytes: Buffer } => ({ name: path, bytes: readFileSync(path) });
    await running.app.get(DirectoryService).importFiles({ directory: open(DIRECTORY), aliases: open(ALIASES), isDryRun: false });
    await running.startWork();
  });
  afterAll(() => running.close());

  it('give the facts of the file, whatever came by syslog before it', async () => {
    const log = plainLog('E-iso8601');
    const socket = await openTcp(1);
    // With gaps: every tenth line never arrives.
    socket.end(
      linesOf(log)
        .filter((_, index) => index % 10 !== 0)
        .map((line) => `${line}\n`)
        .join(''),
      'latin1',
    );
    await finished(socket.resume());
    await running.app.get(SyslogReceiver).beforeApplicationShutdown();
    const handOver = (originName: string): Promise<unknown> =>
      running.app.get(IngestService).receive({ originName, name: 'mail.log', stream: [log] as unknown as AsyncIterable<Uint8Array> });
    await handOver('hue');
    await handOver('tep');
    await waitFor('the roll-ups', async () => {
      const { dirtyDays, dirtyPeriods, segments: all } = (await (await running.fetch('/api/v1/ingest')).json()) as IngestReply;
      return all.every(({ state }) => state === 'folded') && dirtyDays + dirtyPeriods === 0;
    });
    const blocksOf = (origin: string): Promise<unknown[]> =>
      running.database.dataSource.query(
        'select hour, facts, block from fact_block b join origin o on o.id = b.origin_id where o.name = $1 order by hour',
        [origin],
      );
    const whole = await blocksOf('tep');
    expect(whole.length).toBeGreaterThan(50);
    expect(await blocksOf('hue')).toEqual(whole);
  });
});
