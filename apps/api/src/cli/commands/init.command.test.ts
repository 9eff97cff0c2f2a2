import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callCli, openTestFolder } from '../../../../../tests/support/call-cli.ts';
import { readSettings } from '../../config/settings.ts';

let folder: Awaited<ReturnType<typeof openTestFolder>>;
let out: string;
beforeEach(async () => {
  folder = await openTestFolder();
  out = join(folder.path, 'etc');
});
afterEach(() => folder.remove());

// Whoever tries this may have the program in a folder that the units do not see.
const PLACE = '/opt/nhip-thu';
const init = (words: readonly string[], stdin = ''): ReturnType<typeof callCli> =>
  callCli(['init', '--out', out, ...(words.includes('--lang') ? [] : ['--lang', 'en']), '--program', PLACE, ...words], { stdin });
const read = (name: string): Promise<string> => readFile(join(out, name), 'utf8');
const settings = async (): Promise<ReturnType<typeof readSettings>> =>
  readSettings({
    ...parseEnv(await read('nhip-thu.env')),
    DATABASE_URL_FILE: join(out, 'secrets/database-url'),
    REDIS_URL_FILE: join(out, 'secrets/redis-url'),
    SMTP_PASSWORD_FILE: join(out, 'secrets/smtp-password'),
  });

describe('init', () => {
  it('without questions writes what the program takes, for this user alone, and says what to do next', async () => {
    const { code, out: said, opened } = await init(['--yes', '--province', 'Lai Châu']);
    expect(code).toBe(0);
    expect(opened).toEqual([]);
    expect(await settings()).toMatchObject({
      ...{ provinceName: 'Lai Châu', databaseUrl: null, redisUrl: null, publicUrl: null, mail: null },
      ...{ trustedProxies: [], dataFolder: '/var/lib/nhip-thu', requiresSecondFactor: true },
    });
    for (const name of ['nhip-thu.env', 'secrets/database-url', 'secrets/redis-url', 'secrets/smtp-password'])
      expect([name, ((await stat(join(out, name))).mode & 0o777).toString(8)]).toEqual([name, '600']);
    expect(((await stat(join(out, 'secrets'))).mode & 0o777).toString(8)).toBe('700');
    expect(said).toMatch(/systemctl enable --now nhip-thu$/m);
    expect(said).toMatch(/systemctl enable --now nhip-thu-backup\.timer$/m);
    expect(said).not.toContain('nginx');
  });

  it('asks what is not given, and again what cannot be', async () => {
    const answers = ['', 'http://nhipthu.tinh.gov.vn', 'https://nhipthu.tinh.gov.vn', 'mysql://x', 'postgres://an:bi-mat@db/nhipthu'];
    const {
      code,
      out: said,
      err,
    } = await init(['--redis', ''], [...answers, 'smtps://thu@mail', 'khong', 'a@tinh.gov.vn', 'thu', '', ''].join('\n'));
    expect(err.match(/Data folder/g)).toHaveLength(2);
    expect(err.match(/Address people open/g)).toHaveLength(2);
    expect(err.match(/PostgreSQL, postgres:/g)).toHaveLength(2);
    expect(err).not.toContain('Redis,');
    expect(code).toBe(0);
    expect(await settings()).toMatchObject({
      ...{
        provinceName: 'Sơn La',
        databaseUrl: 'postgres://an:bi-mat@db/nhipthu',
        redisUrl: null,
        publicUrl: 'https://nhipthu.tinh.gov.vn',
      },
      ...{ trustedProxies: ['loopback'], mail: { host: 'mail', user: 'thu', from: 'a@tinh.gov.vn' } },
    });
    expect(await read('nhip-thu.env')).not.toContain('bi-mat');
    expect(said).not.toContain('bi-mat');
    expect(said).toMatch(/systemctl enable --now nhip-thu-api nhip-thu-worker@1 nhip-thu-worker@2$/m);
    expect(said).toMatch(/runuser -u postgres -- createuser --createrole --pwprompt an$/m);
    expect(said).toMatch(/runuser -u postgres -- createdb --owner an nhipthu$/m);
    expect(said).toContain('secrets/smtp-password');
    expect(said).toMatch(/s#nhipthu\.sonla\.gov\.vn#nhipthu\.tinh\.gov\.vn#/);
  });

  it('takes secrets from standard input, so that no list of processes shows them', async () => {
    const secrets = "DATABASE_URL='postgres://an:bi%20mat@db/nhipthu'\nREDIS_URL=redis://:mat@kho:6379\nSMTP_PASSWORD=m t\n";
    const words = ['--public-url', 'https://n.vn', '--smtp', 'smtp://thu@mail', '--mail-from', 'a@n.vn', '--json'];
    const { code, out: said } = await init(['--stdin', ...words], secrets);
    expect(code).toBe(0);
    expect(await settings()).toMatchObject({ databaseUrl: 'postgres://an:bi%20mat@db/nhipthu', redisUrl: 'redis://:mat@kho:6379' });
    expect(await read('secrets/smtp-password')).toBe('m t\n');
    const { files, steps } = JSON.parse(said) as { files: string[]; steps: { title: string; commands: string[] }[] };
    expect(files).toHaveLength(4);
    expect(JSON.stringify(steps)).not.toContain('smtp-password');
  });

  it.each([
    ['no secret', ['--stdin'], 'PORT=3000', 2, /PORT/],
    ['what the program would refuse', ['--yes', '--database', 'mysql://x', '--smtp', 'smtp://mail'], '', 3, /DATABASE_URL[^]*MAIL_FROM/],
    ['a data folder that the units do not see', ['--yes', '--data', '/home/an/thu'], '', 3, /NHIPTHU_DATA: is in \/home/],
    ['a data folder without its whole path', ['--yes', '--data', 'thu'], '', 3, /NHIPTHU_DATA: is no whole path/],
    ['a home that no shell named', ['--yes', '--data', '~/thu'], '', 3, /NHIPTHU_DATA: is no whole path/],
    [
      'data in the program',
      ['--yes', '--data', '/srv/x/thu', '--program', '/srv/x/'],
      '',
      3,
      /NHIPTHU_DATA: is in the folder of the program/,
    ],
    [
      'a program that the units do not see',
      ['--yes', '--program', '/tmp/nhip-thu'],
      '',
      2,
      /--program: the program at "\/tmp\/nhip-thu" is in \/tmp,/,
    ],
    [
      'the same in Vietnamese',
      ['--yes', '--program', '/root/x', '--lang', 'vi'],
      '',
      2,
      /--program: chương trình ở “\/root\/x” nằm trong \/root,/,
    ],
    ['an address with a path', ['--yes', '--public-url', 'https://n.vn/app'], '', 3, /PUBLIC_URL: has a path/],
    ['the same in Vietnamese', ['--yes', '--public-url', 'https://n.vn/app', '--lang', 'vi'], '', 3, /PUBLIC_URL: có đường dẫn/],
    ['a name that no line can hold', ['--yes', '--province', 'x'.repeat(61)], '', 3, /PROVINCE_NAME/],
    ['the end of the input', [], 'Lai Châu\n', 130, /./],
  ])('writes nothing for %s', async (_what, words, stdin, code, named) => {
    expect(await init(words, stdin)).toMatchObject({ code, err: expect.stringMatching(named) });
    await expect(stat(out)).rejects.toThrow('ENOENT');
  });

  it('replaces nothing that is there, unless it is told to, and then keeps the old', async () => {
    await mkdir(join(out, 'secrets'), { recursive: true });
    await writeFile(join(out, 'secrets/redis-url'), 'redis://old\n');
    const refused = await init(['--yes']);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('secrets/redis-url') });
    expect(await read('secrets/redis-url')).toBe('redis://old\n');
    await expect(read('nhip-thu.env')).rejects.toThrow('ENOENT');
    expect(await init(['--yes', '--force'])).toMatchObject({ code: 0, out: expect.stringContaining('redis-url.old') });
    expect([await read('secrets/redis-url'), await read('secrets/redis-url.old')]).toEqual(['', 'redis://old\n']);
  });

  it('says in the language of the rest what to do without nginx', async () => {
    const address = ['--yes', '--public-url', 'https://n.vn'];
    expect((await init(address)).out).toMatch(/# where there is none, before it: apt-get install nginx$/m);
    expect((await init([...address, '--force', '--lang', 'vi'])).out).toMatch(/# chưa có nginx thì trước đó: apt-get install nginx$/m);
  });

  it('prints the steps for a program that is yet to be moved', async () => {
    const { out: said } = await init(['--yes', '--program', '/srv/nhip-thu']);
    expect(said).toMatch(/ -e s#\/opt\/nhip-thu#\/srv\/nhip-thu#g .*\/srv\/nhip-thu\/apps\/api\/ops\/systemd\/nhip-thu\.service >/);
  });

  it('says where the unit must be told of a folder of data elsewhere', async () => {
    const { out: said } = await init(['--yes', '--data', '/srv/nhip thu']);
    expect(said).toMatch(/ReadWritePaths=.*'"\/srv\/nhip thu"' '\/srv\/nhip thu'.*nhip-thu\.service\.d/);
  });

  it('lets nginx listen at the port of the address, and the program hear which it was', async () => {
    const { out: said } = await init(['--yes', '--public-url', 'https://n.vn:8443', '--json']);
    const { steps } = JSON.parse(said) as { steps: { commands: string[] }[] };
    const sed = steps.flatMap(({ commands }) => commands).find((command) => command.includes('nginx/nhip-thu.conf'));
    const here = (sed ?? '').replace(/ > \S+$/, '').replace(PLACE, fileURLToPath(new URL('../../../../..', import.meta.url)));
    const { stdout } = await promisify(execFile)('sh', ['-c', here]);
    expect(stdout.match(/^ *(?:listen|server_name|return|proxy_set_header Host) .*$/gm)?.map((line) => line.trim())).toEqual([
      ...['listen 80;', 'listen [::]:80;', 'server_name n.vn;', 'return 301 https://n.vn:8443$request_uri;'.replace('n.vn', '$host')],
      ...['listen 8443 ssl http2;', 'listen [::]:8443 ssl http2;', 'server_name n.vn;', 'proxy_set_header Host $http_host;', 'return 404;'],
    ]);
  });
});
