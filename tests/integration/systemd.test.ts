import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chown, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { canOthersReach } from '../../apps/api/src/database/data-folder.ts';
import { makeDataFolder, startProgram } from '../support/program.ts';
import { nhipthu } from '../support/samples.ts';
import { createTestDatabase } from '../support/test-database.ts';

jest.setTimeout(240_000);

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OPS = join(ROOT, 'apps/api/ops');
const UNITS = [
  ...['nhip-thu.service', 'nhip-thu-api.service', 'nhip-thu-api@.service', 'nhip-thu-worker@.service', 'nhip-thu-backup.service'],
];
const TIMER = 'nhip-thu-backup.timer';
/** Of `systemd-analyze security`, which counts from 0, safe, to 100; what is not locked up at all has 96. */
const MOST_EXPOSED = 20;

/** True when there is a systemd-analyze; says loudly when there is none, and NHIPTHU_REQUIRE_SYSTEMD=1 makes that an error. */
function hasSystemd(): boolean {
  if ((process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'systemd-analyze')))) return true;
  if (process.env['NHIPTHU_REQUIRE_SYSTEMD'] === '1') throw new Error('NHIPTHU_REQUIRE_SYSTEMD=1, but there is no systemd-analyze');
  console.error('THE UNITS OF SYSTEMD WERE NOT CHECKED: there is no systemd-analyze. To run these tests too: apt-get install systemd');
  return false;
}

const exposureOf = async (unit: string): Promise<number> => {
  const { stdout } = await run('systemd-analyze', ['security', '--offline=true', '--no-pager', '--threshold=100', unit]);
  return Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]) * 10;
};

(hasSystemd() ? describe : describe.skip)('the units of apps/api/ops/systemd', () => {
  let folder: string;
  let units: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-units-'));
    for (const unit of UNITS) await copyFile(join(OPS, 'systemd', unit), join(folder, unit));
    await copyFile(join(OPS, 'systemd', TIMER), join(folder, TIMER));
    // systemd-analyze knows a template by an instance of it.
    units = UNITS.map((unit) => join(folder, unit.replace('@.', '@3001.')));
    for (const [at, unit] of units.entries()) if (unit.includes('@')) await copyFile(join(folder, UNITS[at]!), unit);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are all that are there', async () => {
    expect((await readdir(join(OPS, 'systemd'))).toSorted()).toEqual([...UNITS, TIMER].toSorted());
  });

  it('are understood by systemd, to the last line', async () => {
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', ...units, join(folder, TIMER)]);
    expect(`${stdout}${stderr}`).toBe('');
    // The check itself: a word that systemd does not know is told.
    const wrong = join(folder, 'wrong.service');
    await writeFile(wrong, (await readFile(units[0]!, 'utf8')).replace('NoNewPrivileges=', 'NoNewPriviledges='));
    const found = await run('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', wrong]).catch((error: unknown) => error);
    expect((found as { stderr: string }).stderr).toContain('NoNewPriviledges');
  });

  it(`leave a program that was taken over little of the machine: exposure at most ${MOST_EXPOSED} of 100`, async () => {
    for (const unit of units) expect([basename(unit), (await exposureOf(unit)) <= MOST_EXPOSED]).toEqual([basename(unit), true]);
  });

  it('run programs that are there, as roles that there are, with a file for each secret that nhipthu init makes', async () => {
    const written = await nhipthu({}, 'init', '--yes', '--program', '/opt/nhip-thu', '--out', join(folder, 'etc'), '--json');
    const { files } = JSON.parse(written.stdout) as { files: string[] };
    for (const unit of units) {
      const text = await readFile(unit, 'utf8');
      const named = [...text.matchAll(/^(?:LoadCredential=\S+:|EnvironmentFile=)(\/etc\/nhip-thu\/\S+)$/gm)].map(([, path = '']) => path);
      expect(named.toSorted()).toEqual(files.map((path) => path.replace(join(folder, 'etc'), '/etc/nhip-thu')).toSorted());
      const [, program = ''] = /^ExecStart=(?:env PORT=%i )?(?:node|sh) (?:--\S+ )*\/opt\/nhip-thu\/(\S+)$/m.exec(text) ?? [];
      const expected = unit.endsWith('-backup.service') ? 'apps/api/ops/daily-backup' : 'apps/api/program/main.js';
      expect([program, existsSync(join(ROOT, program))]).toEqual([expected, true]);
    }
  });
});

describe('the backup of the day', () => {
  const backUp = (folder: string, more: Record<string, string>): Promise<{ code: number; names: string[]; keys: string[] }> =>
    run('sh', [join(OPS, 'daily-backup')], {
      env: {
        ...{ PATH: process.env['PATH'] ?? '', BACKUP_FOLDER: join(folder, 'out'), BACKUP_KEYS_FOLDER: join(folder, 'keys') },
        ...{ NHIPTHU: `${process.execPath} ${join(ROOT, 'apps/api/bin/nhipthu.js')}`, ...more },
      },
    }).then(
      async () => ({ code: 0, ...(await listBoth(folder)) }),
      async (error: unknown) => ({ code: (error as { code: number }).code, ...(await listBoth(folder)) }),
    );
  const listBoth = async (folder: string): Promise<{ names: string[]; keys: string[] }> => ({
    names: (await readdir(join(folder, 'out'))).toSorted(),
    keys: (await readdir(join(folder, 'keys'))).toSorted(),
  });

  it('is made with its keys apart, and removes those that are too old, and nothing else', async () => {
    const database = await createTestDatabase();
    const data = await makeDataFolder();
    const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-daily-'));
    try {
      const environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path };
      const program = startProgram({ ...environment, PORT: '0' });
      await program.address();
      const now = Date.now();
      const dayAgo = (days: number): string => new Intl.DateTimeFormat('sv-SE').format(new Date(now - days * 86_400_000));
      const [kept, old] = [dayAgo(28), dayAgo(33)];
      for (const place of ['out', 'keys'])
        for (const name of [kept, old, 'giu-lai']) await mkdir(join(folder, place, name), { recursive: true });
      // What fails removes nothing, neither old ones nor, in the end, keys of its own that stand alone.
      const failed = await backUp(folder, { ...environment, DATABASE_URL: 'postgres://x@127.0.0.1:9/x' });
      expect(failed.code).not.toBe(0);
      expect([failed.names, failed.keys]).toEqual([
        [old, kept, 'giu-lai'],
        [old, kept, 'giu-lai'],
      ]);
      const made = await backUp(folder, environment);
      expect(made).toEqual({ code: 0, names: [kept, dayAgo(0), 'giu-lai'], keys: [kept, dayAgo(0), 'giu-lai'] });
      expect(await readdir(join(folder, 'keys', dayAgo(0)))).toContain('spool.key');
      expect(await backUp(folder, { ...environment, BACKUP_DAYS: 'x' })).toMatchObject({ code: 3 });
      expect(await program.end('SIGTERM')).toBe(0);
    } finally {
      await database.drop();
      await data.remove();
      await rm(folder, { recursive: true });
    }
  });
});

describe('the parts that are started more than once', () => {
  const read = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

  it('a further api is the first but for its port and the ways in for logs, which are open once', async () => {
    const [first, further] = [
      await read('apps/api/ops/systemd/nhip-thu-api.service'),
      await read('apps/api/ops/systemd/nhip-thu-api@.service'),
    ];
    const lines = new Set(first.split('\n'));
    expect(further.split('\n').filter((line) => !lines.has(line) && !line.startsWith('#'))).toEqual([
      'Description=Nhip Thu: another api process for pages and API, on port %i',
      'UnsetEnvironment=SYSLOG_TCP SYSLOG_TLS SYSLOG_UDP WATCH',
      'ExecStart=env PORT=%i node /opt/nhip-thu/apps/api/program/main.js',
    ]);
  });

  it('a worker has the same settings of memory in every form', async () => {
    const texts = await Promise.all(['apps/api/ops/systemd/nhip-thu-worker@.service', 'docker-compose.yml', 'package.json'].map(read));
    for (const text of texts) {
      expect(text.match(/--max-semi-space-size=\d+,? --heap-growing-percent=\d+/g)).toEqual([
        expect.stringMatching(/^--max-semi-space-size=1,? --heap-growing-percent=10$/),
      ]);
      expect(text.match(/MALLOC_ARENA_MAX(?:=|: )\d+/g)).toEqual([expect.stringMatching(/1$/)]);
    }
  });
});

(hasSystemd() ? describe : describe.skip)('a data folder elsewhere', () => {
  it.each(['/srv/nhip-thu', '/srv/nhip thu', '/srv/100% "thu"'])(
    '%s: the drop-in that nhipthu init prints is understood by systemd',
    async (data) => {
      const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-drop-in-'));
      const written = await nhipthu(
        {},
        'init',
        '--yes',
        '--program',
        '/opt/nhip-thu',
        '--out',
        join(folder, 'etc'),
        '--data',
        data,
        '--json',
      );
      const { steps } = JSON.parse(written.stdout) as { steps: { commands: string[] }[] };
      const commands = steps
        .flatMap((step) => step.commands)
        .filter((command) => command.includes('/etc/systemd/system/nhip-thu.service.d'));
      expect(commands).toHaveLength(2);
      for (const command of commands) await run('sh', ['-c', command.replaceAll('/etc/systemd/system', folder)]);
      await copyFile(join(OPS, 'systemd/nhip-thu.service'), join(folder, 'nhip-thu.service'));
      const env = { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` };
      const verify = ['verify', '--man=no', '--recursive-errors=no', join(folder, 'nhip-thu.service')];
      const { stdout, stderr } = await run('systemd-analyze', verify, { env });
      expect(`${stdout}${stderr}`).toBe('');
      await rm(folder, { recursive: true });
    },
  );
});

/** Somebody without rights whom every Debian has; the place of the user that docs/install.md makes. */
const NOBODY = 'nobody';
const isRoot = process.getuid?.() === 0;
const canTry = isRoot && (await canOthersReach(ROOT)) && existsSync('/usr/sbin/runuser');
if (!canTry) console.error('THE COMMAND FOR SERVERS WAS NOT TRIED: that needs root, runuser, and a checkout that others can read');

(canTry ? describe : describe.skip)('what nhipthu init writes', () => {
  it('runs the program and its commands as a user without rights, who cannot read the settings', async () => {
    const database = await createTestDatabase();
    const folder = await mkdtemp('/var/lib/nhip-thu-init-');
    try {
      const [etc, data] = [join(folder, 'etc'), join(folder, 'data')];
      const words = [
        'init',
        '--yes',
        '--program',
        '/opt/nhip-thu',
        '--out',
        etc,
        '--data',
        data,
        '--province',
        'Lai Châu',
        '--database',
        database.url,
      ];
      expect((await nhipthu({}, ...words)).code).toBe(0);
      await mkdir(data, { mode: 0o711 });
      const id = async (flag: string): Promise<number> => Number((await run('id', [flag, NOBODY])).stdout);
      const [uid, gid] = [await id('-u'), await id('-g')];
      await chown(data, uid, gid);
      await run('chmod', ['711', folder]);
      const command = join(folder, 'nhipthu');
      const text = await readFile(join(OPS, 'nhipthu'), 'utf8');
      await writeFile(command, text.replace('user=nhip-thu', `user=${NOBODY}`), { mode: 0o755 });
      const env = {
        PATH: process.env['PATH'] ?? '',
        HOME: '/nonexistent',
        NHIPTHU_ETC: etc,
        NHIPTHU_PROGRAM: ROOT,
        NHIPTHU_RUN: join(folder, 'run'),
      };
      // What a unit of systemd gives to the program: the file's variables, and the secrets as files of its own.
      const secrets = join(folder, 'credentials');
      await mkdir(secrets);
      for (const name of await readdir(join(etc, 'secrets'))) {
        await copyFile(join(etc, 'secrets', name), join(secrets, name));
        await chown(join(secrets, name), uid, gid);
      }
      await chown(secrets, uid, gid);
      const unit = {
        ...Object.fromEntries(Object.entries(parseEnv(await readFile(join(etc, 'nhip-thu.env'), 'utf8'))).map(([k, v]) => [k, v ?? ''])),
        ...{ ROLE: 'api', PORT: '0', DATABASE_URL_FILE: join(secrets, 'database-url'), REDIS_URL_FILE: join(secrets, 'redis-url') },
      };
      await writeFile(join(etc, 'oidc-secret'), 'x', { mode: 0o644 });
      const more = [
        'PUBLIC_URL=https://n.vn',
        'OIDC_ISSUER=https://id.n.vn',
        'OIDC_CLIENT_ID=a',
        `OIDC_CLIENT_SECRET_FILE=${join(etc, 'oidc-secret')}`,
      ];
      const mail = ['SMTP_URL=smtps://a@mail', 'MAIL_FROM=a@n.vn', 'TRUSTED_PROXY=loopback'];
      await appendFile(join(etc, 'nhip-thu.env'), [...more, ...mail, ''].join('\n'));
      await writeFile(join(etc, 'secrets/smtp-password'), 'x\n');
      const program = startProgram(unit, [], { uid, gid });
      const address = await program.address();
      expect((await fetch(`${address}/health/ready`)).status).toBe(200);
      const { stdout } = await run(command, ['origin', 'token', 'thu'], { env, cwd: '/' });
      expect(stdout).toMatch(/^nt_/);
      // As that user sees it: the password that the command hands over can be read, a file in the folder of the settings cannot.
      const said = await run(command, ['--lang', 'en', 'doctor'], { env, cwd: '/' }).catch((error: unknown) => error as { stdout: string });
      expect(said.stdout).toMatch(/BAD +files of settings: OIDC_CLIENT_SECRET_FILE=\S+ [^;]*$/m);
      await expect(run('runuser', ['--user', NOBODY, '--', 'cat', join(etc, 'nhip-thu.env')])).rejects.toThrow('Permission denied');
      expect(await program.end('SIGTERM')).toBe(0);
    } finally {
      await database.drop();
      await rm(folder, { recursive: true });
    }
  });
});
