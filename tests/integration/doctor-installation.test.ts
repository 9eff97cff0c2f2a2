import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { describeInstallationCheck } from '../../apps/api/src/cli/installation-text.ts';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { openSpool } from '../../apps/api/src/ingest/spool.ts';
import { examineInstallation } from '../../apps/api/src/operate/doctor/examine-installation.ts';
import type { CheckName, InstallationCheck } from '../../apps/api/src/operate/doctor/installation-check.ts';
import { openPostgresBackend } from '../../apps/api/src/queue/queue-backend.ts';
import { makeDataFolder } from '../support/program.ts';
import { nhipthu } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

jest.setTimeout(120_000);

let database: TestDatabase;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
beforeAll(async () => {
  database = await createTestDatabase();
  data = await makeDataFolder();
  await openSpool(data.path);
  // As the first start makes it.
  await (await openPostgresBackend(database.url)).close();
});
afterAll(async () => {
  await database.drop();
  await data.remove();
});

const query = (sql: string): Promise<unknown> => database.dataSource.query(sql);
const look = (environment: Record<string, string> = {}): Promise<InstallationCheck[]> =>
  examineInstallation(readSettings({ DATABASE_URL: database.url, NHIPTHU_DATA: data.path, ...environment }), 'vi');
const summarise = (checks: readonly InstallationCheck[]): string[] =>
  checks.map(({ name, state, finding }) => `${name} ${state} ${finding}`);
const lookAt = async (name: CheckName, environment: Record<string, string> = {}): Promise<string | undefined> =>
  summarise(await look(environment)).find((line) => line.startsWith(`${name} `));

const ORIGIN = `insert into origin (name, zone_offset_minutes) values ('mx1', 420), ('mx2', 420)`;
const segment = (values: string): string =>
  `insert into segment (origin_id, content_hmac, name, compression, stored_bytes, state, received_at, blob_fault)
   values ((select id from origin where name = 'mx1'), ${values})`;

describe('a new installation', () => {
  it('is in order, but for what is still to be set up', async () => {
    const checks = await look();
    expect(summarise(checks)).toEqual([
      'folder ok fine',
      'secrets ok fine',
      expect.stringMatching(/^space /),
      'settings ok fine',
      'proxy ok fine',
      'database ok fine',
      'schema ok fine',
      'rows ok fine',
      'clock ok fine',
      'queue ok fine',
      'workers warn workers-none',
      'work ok fine',
      'files ok fine',
      'post ok fine',
      'origins warn origins-none',
      'backup warn backup-none',
    ]);
  });

  it('says of everything that is not in order what to do, in both languages, and the command ends with 0', async () => {
    for (const check of await look())
      for (const language of ['vi', 'en'] as const)
        expect([check.name, describeInstallationCheck(check, language).toDo !== undefined]).toEqual([check.name, check.state !== 'ok']);
    const { code, stdout } = await nhipthu({ DATABASE_URL: database.url, NHIPTHU_DATA: data.path }, 'doctor');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^chú ý {2}sao lưu: .*\n +→ nhipthu backup --out /m) });
  });
});

describe('what is wrong is found', () => {
  beforeEach(async () => {
    await query(`truncate segment, dirty_day, dirty_period, origin_day, setting restart identity cascade`);
    await query('delete from origin');
  });

  it('secrets that others can read, and a spool whose key is gone', async () => {
    const key = join(data.path, 'spool.key');
    await chmod(key, 0o644);
    expect(await lookAt('secrets')).toBe('secrets bad secrets-open');
    await chmod(key, 0o600);
    expect(await lookAt('secrets')).toBe('secrets ok fine');
    const keyless = await mkdtemp(join(tmpdir(), 'nhip-thu-keyless-'));
    await mkdir(join(keyless, 'spool'));
    expect(await lookAt('secrets', { NHIPTHU_DATA: keyless })).toBe('secrets bad spool-key-missing');
    await rm(keyless, { recursive: true });
  });

  it('files of settings that cannot be read, are empty or no certificates; nobody else is asked', async () => {
    const named = (name: string): string => join(data.path, name);
    const oidc = { OIDC_ISSUER: 'https://127.0.0.1:1', OIDC_CLIENT_ID: 'a', PUBLIC_URL: 'https://n.vn', TRUSTED_PROXY: 'loopback' };
    const mail = { SMTP_URL: 'smtps://a@127.0.0.1:1', MAIL_FROM: 'a@n.vn', SMTP_PASSWORD_FILE: named('mail-password') };
    const all = { ...oidc, ...mail, OIDC_CLIENT_SECRET_FILE: named('oidc-secret'), SMTP_CA: named('mail-ca.pem') };
    const unreadable = (await look(all)).find(({ name }) => name === 'settings')!;
    expect(unreadable).toMatchObject({ state: 'bad', finding: 'settings-unreadable', values: { reason: 'ENOENT' } });
    for (const name of ['SMTP_PASSWORD_FILE', 'SMTP_CA', 'OIDC_CLIENT_SECRET_FILE'])
      expect(unreadable.values['files']).toContain(`${name}=`);
    await writeFile(named('oidc-secret'), 'x');
    await writeFile(named('mail-password'), '\n');
    await writeFile(named('mail-ca.pem'), 'no certificate');
    expect(await lookAt('settings', all)).toBe('settings bad settings-empty');
    await writeFile(named('mail-password'), 'x');
    expect(await lookAt('settings', all)).toBe('settings bad settings-not-pem');
    await writeFile(named('mail-ca.pem'), rootCertificates[0]!);
    expect(await lookAt('settings', all)).toBe('settings ok fine');
    for (const name of ['oidc-secret', 'mail-password', 'mail-ca.pem']) await rm(named(name));
  });

  it.each([
    [{ PUBLIC_URL: 'https://n.vn' }, 'proxy warn proxy-untrusted'],
    [{ TRUSTED_PROXY: 'loopback' }, 'proxy warn proxy-without-address'],
    [{ PUBLIC_URL: 'https://n.vn', TRUSTED_PROXY: 'loopback' }, 'proxy ok fine'],
    [{ PUBLIC_URL: 'http://localhost:3000' }, 'proxy ok fine'],
  ])('a proxy that is not believed, or has no address: %j', async (environment, expected) => {
    expect(await lookAt('proxy', environment)).toBe(expected);
  });

  it('letters and calls that were given up within a week, or failed again and again', async () => {
    const post = (values: string): Promise<unknown> =>
      query(`insert into post (dedupe_key, channel, username, content, attempt_count, due_at, made_at, state, ended_at)
             values (gen_random_uuid(), 'mail', 'an', '{}', ${values})`);
    await post(`13, now(), now(), 'failed', now() - interval '8 days'`);
    await post(`2, now(), now(), 'waiting', null`);
    expect(await lookAt('post')).toBe('post ok fine');
    await post(`3, now(), now(), 'waiting', null`);
    await post(`13, now(), now(), 'failed', now() - interval '6 days'`);
    const found = (await look()).find(({ name }) => name === 'post');
    expect(found).toMatchObject({ state: 'warn', finding: 'post-failed', values: { failed: 1, late: 1 } });
    await query('delete from post');
  });

  it('a data folder that is not there, which stays so, or is a file', async () => {
    const missing = join(data.path, 'nowhere');
    expect(summarise(await look({ NHIPTHU_DATA: missing }))).toEqual(['folder bad folder-missing']);
    const file = join(data.path, 'a-file');
    await writeFile(file, '');
    expect(summarise(await look({ NHIPTHU_DATA: file }))).toEqual(['folder bad folder-unwritable']);
    await rm(file);
  });

  it('a database that does not answer: its address is told, its password never', async () => {
    const checks = await look({ DATABASE_URL: 'postgres://ai:mat-khau@127.0.0.1:1/khong' });
    expect(summarise(checks).at(-1)).toBe('database bad unreachable');
    const { what } = describeInstallationCheck(checks.at(-1)!, 'vi');
    expect(what).toContain('127.0.0.1:1/khong');
    expect(JSON.stringify(checks)).not.toContain('mat-khau');
  });

  it('a queue that does not answer', async () => {
    expect(await lookAt('queue', { REDIS_URL: 'redis://127.0.0.1:1' })).toBe('queue bad unreachable');
  });

  it('an installation with Redis that is looked at without REDIS_URL: no queue is made in its database', async () => {
    const other = await createTestDatabase();
    try {
      expect(await lookAt('queue', { DATABASE_URL: other.url })).toBe('queue bad queue-none');
      expect(await other.dataSource.query(`select from pg_namespace where nspname = 'bullmq'`)).toEqual([]);
    } finally {
      await other.drop();
    }
  });

  it('a schema that is older or newer than the program; the look itself changes nothing', async () => {
    const newest = 'select name from migration order by id desc limit 1';
    const [{ name }] = (await query(newest)) as [{ name: string }];
    await query(`delete from migration where name = '${name}'`);
    expect(await lookAt('schema')).toBe('schema warn schema-behind');
    await query(`insert into migration ("timestamp", name) values (${/\d+$/.exec(name)?.[0]}, '${name}')`);
    await query(`insert into migration ("timestamp", name) values (9999999999999, 'Later9999999999999')`);
    const { code, stdout } = await nhipthu({ DATABASE_URL: database.url, NHIPTHU_DATA: data.path }, 'doctor', '--json');
    const found: { isHealthy: boolean; checks: InstallationCheck[] } = JSON.parse(stdout);
    expect({ code, last: summarise(found.checks).at(-1) }).toEqual({ code: 1, last: 'schema bad schema-ahead' });
    expect(found.isHealthy).toBe(false);
    await query(`delete from migration where name = 'Later9999999999999'`);
    const empty = await createTestDatabase({ isEmpty: true });
    expect(await lookAt('schema', { DATABASE_URL: empty.url })).toBe('schema bad schema-empty');
    expect(await empty.dataSource.query(`select from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    await empty.drop();
  });

  it('rules on rows that were taken off', async () => {
    await query('alter table mailbox_day no force row level security');
    expect(await lookAt('rows')).toBe('rows bad rows-open');
    await query('alter table mailbox_day force row level security');
  });

  it('work that waits while nobody works, work that waits for too long, segments that failed, files that are damaged', async () => {
    await query(ORIGIN);
    await query(segment(`'\\x01', 'a', 'plain', 1, 'received', now(), null`));
    expect([await lookAt('workers'), await lookAt('work')]).toEqual(['workers bad workers-none', 'work ok fine']);
    await query(`update segment set received_at = now() - interval '20 minutes'`);
    expect(await lookAt('work')).toBe('work bad work-late');
    await query(`update segment set state = 'failed'`);
    expect(await lookAt('work')).toBe('work bad work-failed');
    await query(`update segment set state = 'folded', blob_fault = 'missing'`);
    expect([await lookAt('work'), await lookAt('files')]).toEqual(['work ok fine', 'files bad files-damaged']);
    await query(
      `insert into dirty_day (origin_id, day, marked_at) select id, '2026-03-02', now() - interval '1 hour' from origin where name = 'mx1'`,
    );
    expect(await lookAt('work')).toBe('work bad work-late');
  });

  it('sources that fell silent within the last months, but none of a demo, where time stands still', async () => {
    await query(ORIGIN);
    await query(segment(`'\\x01', 'a', 'plain', 1, 'folded', now() - interval '25 hours', null`));
    expect(await lookAt('origins')).toBe('origins ok fine');
    await query(`update segment set received_at = now() - interval '27 hours'`);
    const silent = (await look()).find(({ name }) => name === 'origins')!;
    expect(silent).toMatchObject({ state: 'warn', finding: 'origins-silent', values: { count: 1, all: 2, names: 'mx1' } });
    expect(describeInstallationCheck(silent, 'en').what).toBe('1 of 2 silent for more than 26 hours, the longest for 1 day: mx1');
    await query(`update segment set received_at = now() - interval '61 days'`);
    expect(await lookAt('origins')).toBe('origins ok fine');
    await query(`insert into setting (key, value) values ('demo', '{"label": "thử", "today": "2026-07-17"}')`);
    expect(await lookAt('origins')).toBeUndefined();
  });

  it.each([
    [1, 'backup ok fine'],
    [3, 'backup warn backup-old'],
    [9, 'backup bad backup-old'],
  ])('a backup of %s days ago: %s', async (days, expected) => {
    await query(`insert into setting (key, value) values ('backup', jsonb_build_object(
      'at', to_char((now() - make_interval(days => ${days})) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'folder', '/sao-luu', 'bytes', 12))`);
    expect(await lookAt('backup')).toBe(expected);
  });
});

describe('arguments', () => {
  it('that belong to a file need one', async () => {
    const { code, stderr } = await nhipthu({ NHIPTHU_DATA: data.path }, 'doctor', '--tz', '+07:00');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('thiếu tham số FILE') });
  });
});
