import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { isoDateOfEpochSecond, periodOf, type OwnUseReply } from '@nhip-thu/metrics';
import { createTransport } from 'nodemailer';
import { findFreePort } from '../support/free-port.ts';
import { canRunMailServer, startMailServer, type RunningMailServer } from '../support/mail-server.ts';
import { makeDataFolder, startProgram, type RunningProgram } from '../support/program.ts';
import { readRecipe, startRsyslog, type RunningRsyslog } from '../support/rsyslog.ts';
import { nhipthu } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(180_000);

const DOMAIN = 'snv.sonla.gov.vn';
const PEOPLE = Array.from({ length: 8 }, (_, at) => `canbo${at + 1}@${DOMAIN}`);
const WORD = 'mot-mat-khau-de-thu';
/** From the receipt of a mail to the figures, in the worst case. */
const SHOWN_WITHIN_MS = 10_000;

/** Debian's Postfix and Dovecot, logging to Debian's rsyslog, which hands on by the recipe of docs/ways-in.md. */
(canRunMailServer() ? describe : describe.skip)('mail through a real Postfix and Dovecot, their log live through a real rsyslog', () => {
  let database: TestDatabase;
  let data: Awaited<ReturnType<typeof makeDataFolder>>;
  let program: RunningProgram;
  let rsyslog: RunningRsyslog;
  let mail: RunningMailServer;
  let environment: Record<string, string>;
  let address: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    data = await makeDataFolder();
    environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path };
    await importDirectory();
    const port = await findFreePort();
    program = startProgram({ ...environment, PORT: '0', SYSLOG_TCP: `127.0.0.1:${port}=thu` });
    address = await program.address();
    const recipe = await readRecipe('ways-in.md', '## rsyslog on the same machine');
    rsyslog = await startRsyslog(`module(load="imuxsock")\n${recipe.replace('"5514"', `"${port}"`)}`);
    mail = await startMailServer(DOMAIN, new Map(PEOPLE.map((person) => [person, WORD])));
  });
  afterAll(async () => {
    await mail.stop();
    await rsyslog.stop();
    await program.end('SIGTERM');
    await database.drop();
    await data.remove();
  });

  async function importDirectory(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-live-'));
    const rows = PEOPLE.map((person, at) => `${person},snv,Sở Nội vụ,Cán bộ ${at + 1},official,CB-${at + 1}`);
    await writeFile(join(folder, 'directory.csv'), ['mailbox,agency,agencyName,fullName,type,code', ...rows, ''].join('\n'));
    const imported = await nhipthu(environment, 'directory', 'import', join(folder, 'directory.csv'));
    expect({ code: imported.code, text: imported.stderr }).toEqual({ code: 0, text: '' });
    await rm(folder, { recursive: true });
  }

  /** Hands a mail over to Postfix as a mail program does: signed in as who sends it. Resolves once Postfix has taken it. */
  async function send(from: string, to: string): Promise<void> {
    const transport = createTransport({
      ...{ host: '127.0.0.1', port: mail.submissionPort, secure: false, ignoreTLS: true },
      auth: { user: from, pass: WORD },
    });
    await transport.sendMail({ from, to, subject: 'Lịch họp', text: 'Mời họp lúc 8 giờ.' });
    transport.close();
  }

  /** What is stored of somebody's mail, all days together. */
  async function mailOf(person: string): Promise<{ sent: number; received: number; logins: number; points: number }> {
    const rows = await database.dataSource.query<{ sent: number; received: number; logins: number; points: number }[]>(
      `select coalesce(sum(sent), 0)::int as sent, coalesce(sum(received), 0)::int as received, coalesce(sum(logins), 0)::int as logins,
              coalesce(sum(access_points), 0)::int as points
       from mailbox_day d join mailbox m on m.id = d.mailbox_id where m.address = $1`,
      [person],
    );
    return rows[0]!;
  }

  async function signIn(person: string): Promise<string> {
    const made = await nhipthu(environment, 'account', 'create', 'canbo', '--role', 'official', '--official', person);
    const answer = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'canbo', password: made.stdout.trim() }),
    });
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  it('an official is shown to have used their mail within 10 s of sending it, on their own page', async () => {
    const [sender, reader] = [PEOPLE[0]!, PEOPLE[1]!];
    const cookie = await signIn(sender);
    const period = periodOf('reporting-month', isoDateOfEpochSecond(Math.floor(Date.now() / 1000)));
    let shown = '';
    const isUsed = async (): Promise<boolean> => {
      const answer = await fetch(`${address}/api/v1/own-data/use?ky=${period.id}`, { headers: { cookie } });
      if (!answer.ok) return false;
      const { days, today, verdicts } = (await answer.json()) as OwnUseReply;
      const own = days.find(({ day }) => day === today);
      const isActive = verdicts.some(({ definition, is }) => definition === 'du-1@1' && is === true);
      shown = JSON.stringify({ own, verdicts });
      // Whether the day counts is judged when it is over; that somebody is active, and used the mailbox today, is said at once.
      return isActive && own?.use === 'used-so-far' && own.evidence?.sent === 1 && own.evidence.accessPoints > 0;
    };
    expect(await isUsed()).toBe(false);
    const sentAt = performance.now();
    await send(sender, reader);
    await waitFor('the own page', isUsed, 30_000).catch((error: unknown) => {
      throw new Error(shown, { cause: error });
    });
    expect(performance.now() - sentAt).toBeLessThan(SHOWN_WITHIN_MS);
  });

  it('so it goes for each of several, and the box that got it has it', async () => {
    const delays: number[] = [];
    for (const [at, sender] of PEOPLE.slice(1, 7).entries()) {
      const to = PEOPLE[at + 2]!;
      const before = await mailOf(to);
      const sentAt = performance.now();
      await send(sender, to);
      await waitFor('the sender’s day', async () => (await mailOf(sender)).sent === 1 && (await mailOf(sender)).points > 0, 30_000);
      delays.push(performance.now() - sentAt);
      await waitFor('the receiver’s day', async () => (await mailOf(to)).received === before.received + 1, 30_000);
    }
    expect(delays.filter((delay) => delay >= SHOWN_WITHIN_MS)).toEqual([]);
  });

  it('a log-in to read is seen as well, and one with a wrong word is none', async () => {
    const reader = PEOPLE[7]!;
    const before = await mailOf(reader);
    await readBox(reader, 'sai-mat-khau');
    await readBox(reader, WORD);
    await waitFor('the log-in', async () => (await mailOf(reader)).logins === before.logins + 1, 30_000);
    expect((await mailOf(reader)).logins).toBe(before.logins + 1);
  });

  it('all lines were understood or known, and the ledger adds up', async () => {
    const [sums] = await database.dataSource.query<{ rejected: number; lines: number }[]>(
      `select sum(rejected)::int as rejected, sum(lines)::int as lines from segment`,
    );
    expect(sums?.lines).toBeGreaterThan(50);
    expect(sums?.rejected).toBe(0);
    expect((await nhipthu(environment, 'verify')).code).toBe(0);
  });

  /** Signs in by IMAP and leaves. */
  async function readBox(person: string, word: string): Promise<void> {
    const socket = connect(mail.imapPort, '127.0.0.1');
    socket.write(`a LOGIN ${person} ${word}\r\nb LOGOUT\r\n`);
    await once(socket.resume(), 'close');
  }
});
