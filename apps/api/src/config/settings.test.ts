import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readSettings, VARIABLES, type ConfigFault } from './settings.ts';
import type { LocalisedText } from './language.ts';
import { HINTS, PROBLEMS } from './settings.text.ts';

function faultsOf(environment: Record<string, string>): readonly ConfigFault[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('readSettings', () => {
  it('refuses to keep files, which hold what people did, for longer than what people did', () => {
    expect(readSettings({ RETENTION_RAW_MONTHS: '6', RETENTION_PERSON_MONTHS: '16' }).retention).toEqual({
      rawMonths: 6,
      personMonths: 16,
      leaverMonths: 3,
    });
    expect(() => readSettings({ RETENTION_RAW_MONTHS: '25' })).toThrow(/RETENTION_RAW_MONTHS.*RETENTION_PERSON_MONTHS/);
    expect(() => readSettings({ RETENTION_PERSON_MONTHS: '15' })).toThrow(/RETENTION_PERSON_MONTHS/);
  });

  it('needs nothing: embedded database, queue in PostgreSQL, port 3000 on the loopback address', () => {
    expect(readSettings({})).toEqual({
      dataFolder: null,
      retention: { rawMonths: 13, personMonths: 24, leaverMonths: 3 },
      databaseUrl: null,
      redisUrl: null,
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      trustedProxies: [],
      provinceName: 'Sơn La',
      foldChunkBytes: 4 * 1024 * 1024,
      logForm: 'text',
      logLevel: 'warn',
      requiresSecondFactor: false,
      syslog: { tcp: [], udp: [], tls: null },
      ldap: null,
      publicUrl: null,
      mail: null,
      oidc: null,
      webhooks: null,
      watch: [],
    });
  });

  it('takes an empty variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' }).port).toBe(3000);
  });

  it('names every fault at once, each with a hint', () => {
    const faults = faultsOf({ PORT: '70000', ROLE: 'boss', DATABASE_URL: 'mysql://x', REDIS_URL: 'nonsense' });
    expect(faults.map((fault) => fault.variable).toSorted()).toEqual(['DATABASE_URL', 'PORT', 'REDIS_URL', 'ROLE']);
    for (const fault of faults) expect(fault.hint).toBe(HINTS[fault.variable as keyof typeof HINTS]);
  });

  it('never repeats an address, since it can hold a password', () => {
    const [fault] = faultsOf({ DATABASE_URL: 'http://boss:s3cret@db/x' });
    expect(JSON.stringify(fault)).not.toContain('s3cret');
  });

  it.each([
    ...['zzz', 'mysql://a/b', 'postgres://', 'postgres://host', 'postgres://host/', 'postgres:///db', 'postgres://u:s3cret@h:99999/x'],
    ...['postgres://user:s3cret@host name/x', 'postgres://[::1/x'],
  ])('refuses the database address %s beside other faults, and takes nothing of it into words', (url) => {
    const faults = faultsOf({ DATABASE_URL: url, PORT: 'abc' });
    expect(faults.map(({ variable }) => variable).toSorted()).toEqual(['DATABASE_URL', 'PORT']);
    expect(JSON.stringify(faults)).not.toContain('s3cret');
  });

  it.each(['postgres://a:b@c/d', 'postgresql://c:5433/d?sslmode=require', 'postgres:///d?host=/var/run/postgresql'])(
    'takes the database address %s',
    (url) => expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url),
  );

  it.each(['zzz', 'redis://', 'http://h', 'redis://h:99999'])('refuses the Redis address %s', (url) => {
    expect(faultsOf({ REDIS_URL: url }).map(({ variable }) => variable)).toEqual(['REDIS_URL']);
  });

  it('trusts the proxies that are named, and takes nothing for one that is none or is everybody', () => {
    expect(readSettings({ TRUSTED_PROXY: ' loopback, 10.1.2.3,2001:db8::/48' }).trustedProxies).toEqual([
      'loopback',
      '10.1.2.3',
      '2001:db8::/48',
    ]);
    for (const text of ['true', '1', '0.0.0.0/0', 'proxy.tinh.gov.vn', 'loopback,,'])
      expect(faultsOf({ TRUSTED_PROXY: text }).map(({ variable }) => variable)).toContain('TRUSTED_PROXY');
  });

  it('refuses ?options= in the database address, which breaks the queue', () => {
    expect(faultsOf({ DATABASE_URL: 'postgres://a:b@c/d?options=-csearch_path%3Dx' })).toHaveLength(1);
  });

  it('needs a shared database when the roles are split', () => {
    const faults = faultsOf({ ROLE: 'worker' });
    expect(faults.map((fault) => fault.variable)).toEqual(['DATABASE_URL']);
    expect(faults[0]?.hint).not.toBe(HINTS.DATABASE_URL);
    expect(faultsOf({ ROLE: 'worker', DATABASE_URL: 'postgres://a:b@c/d' })).toEqual([]);
  });

  it('reads the watched files: origin=path, several by semicolons', () => {
    expect(readSettings({ WATCH: ' thu=/var/log/mail.log*; xa=/srv/logs/a=b/*.log;thu=/srv/old/?.log ;' }).watch).toEqual([
      { originName: 'thu', pattern: '/var/log/mail.log*' },
      { originName: 'xa', pattern: '/srv/logs/a=b/*.log' },
      { originName: 'thu', pattern: '/srv/old/?.log' },
    ]);
  });

  it.each([
    ['/var/log/mail.log', 'lacks the “=”'],
    ['Máy chủ=/var/log/mail.log', 'names no origin'],
    ['thu=mail.log', 'needs an absolute path'],
    ['thu=/var/log/', 'names a folder'],
  ])('says which watched file is wrong, and why: %s', (entry, problem) => {
    const faults = faultsOf({ WATCH: `xa=/srv/xa.log;${entry}` });
    expect(faults).toMatchObject([
      { variable: 'WATCH', problem: { en: expect.stringContaining(`“${entry}” ${problem}`), vi: expect.stringContaining(`“${entry}”`) } },
    ]);
  });
});

describe('a secret in a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-settings-'));
    await writeFile(join(folder, 'database'), 'postgres://an:bi-mat@may-chu/nhipthu\n');
    await writeFile(join(folder, 'broken'), 'mysql://an:bi-mat@may-chu/nhipthu\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read from it; what stands in the environment wins', () => {
    const inFile = { DATABASE_URL_FILE: join(folder, 'database') };
    expect(readSettings(inFile).databaseUrl).toBe('postgres://an:bi-mat@may-chu/nhipthu');
    expect(readSettings({ ...inFile, DATABASE_URL: 'postgres://localhost/other' }).databaseUrl).toBe('postgres://localhost/other');
  });

  it('counts as unset when the file is empty', async () => {
    await writeFile(join(folder, 'empty'), '\n');
    expect(readSettings({ DATABASE_URL_FILE: join(folder, 'empty') }).databaseUrl).toBeNull();
  });

  it('is checked like any other, and never repeated', () => {
    const read = (): unknown => readSettings({ DATABASE_URL_FILE: join(folder, 'broken') });
    expect(read).toThrow(/DATABASE_URL: /);
    expect(read).not.toThrow(/bi-mat/);
  });

  it('says which files are not there', () => {
    const read = (): unknown => readSettings({ DATABASE_URL_FILE: join(folder, 'no'), REDIS_URL_FILE: join(folder, 'no') });
    expect(read).toThrow(/DATABASE_URL_FILE: [^]*REDIS_URL_FILE: /);
  });
});

describe('what is said of a setting', () => {
  it('is there for every variable, in both languages', () => {
    expect(VARIABLES.length).toBeGreaterThan(10);
    for (const [variable, { vi, en }] of Object.entries<LocalisedText>(HINTS)) {
      expect([variable, vi === en]).toEqual([variable, false]);
      for (const text of [vi, en]) expect(text.length).toBeGreaterThan(5);
    }
  });

  it.each(Object.entries(PROBLEMS))('tells the fault and shows the same value in both: %s', (_name, describeProblem) => {
    const { vi, en } = describeProblem('‹value›');
    expect(vi).not.toBe(en);
    expect(vi.includes('‹value›')).toBe(en.includes('‹value›'));
    expect(vi.includes('‹value›')).toBe(describeProblem.length > 0);
  });

  it('makes the message in the language that is asked for', () => {
    const { text } = new ConfigError(faultsOf({ PORT: 'x', ROLE: 'boss' }));
    expect(text.vi.split('\n')).toEqual([
      'ROLE: “boss” không hợp lệ',
      '    → api, worker hoặc all',
      'PORT: “x” không hợp lệ',
      '    → số cổng, ví dụ 3000; 0 là cổng trống bất kỳ',
    ]);
    expect(text.en).toContain('PORT: “x” is not valid\n    → a port number');
  });
});

describe('settings of mail and of an identity provider', () => {
  const mail = {
    SMTP_URL: 'smtps://nhip%40thu@mail.example',
    SMTP_PASSWORD_FILE: '/run/secrets/smtp',
    MAIL_FROM: 'a@b.vn',
    PUBLIC_URL: 'https://n.vn',
  };
  const oidc = {
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'nhip-thu',
    OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc',
    PUBLIC_URL: 'https://n.vn',
  };

  it('say where letters are handed to, encrypted unless it is this machine', () => {
    expect(readSettings(mail).mail).toEqual({
      ...{ host: 'mail.example', port: 465, isTls: true, isLoopback: false, user: 'nhip@thu', from: 'a@b.vn' },
      ...{ passwordFile: '/run/secrets/smtp', caFile: null },
    });
    expect(readSettings({ ...mail, SMTP_URL: 'smtp://127.0.0.1:25' }).mail).toMatchObject({
      port: 25,
      isTls: false,
      isLoopback: true,
      user: null,
    });
    expect(readSettings({ PUBLIC_URL: 'https://n.vn/' }).publicUrl).toBe('https://n.vn');
  });

  it.each([
    ['SMTP_URL', { ...mail, SMTP_URL: 'smtps://u:s3cret@mail.example' }],
    ['PUBLIC_URL', { ...mail, PUBLIC_URL: 'http://nhipthu.tinh.gov.vn' }],
    ['PUBLIC_URL', { ...mail, PUBLIC_URL: 'https://n.vn/?x=1' }],
    ['PUBLIC_URL', { ...mail, PUBLIC_URL: 'https://n.vn/app' }],
    ['MAIL_FROM', { ...mail, MAIL_FROM: 'không phải địa chỉ' }],
    ['SMTP_PASSWORD_FILE', { ...mail, SMTP_PASSWORD_FILE: '' }],
    ['WEBHOOK_SECRET_FILE', { WEBHOOKS: 'https://a.example/x' }],
    ['WEBHOOK_PRIVATE', { WEBHOOKS: 'https://a.example/x, http://10.0.0.3/', WEBHOOK_SECRET_FILE: '/run/secrets/hook' }],
    ['WEBHOOKS', { WEBHOOKS: 'https://a.example/x,https://u:s3cret@b.example', WEBHOOK_SECRET_FILE: '/run/secrets/hook' }],
    ['WEBHOOKS', { WEBHOOKS: 'ftp://a.example', WEBHOOK_SECRET_FILE: '/run/secrets/hook' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://id.example' }],
    ['OIDC_CLIENT_SECRET_FILE', { ...oidc, OIDC_CLIENT_SECRET_FILE: '' }],
    ['PUBLIC_URL', { ...oidc, PUBLIC_URL: '' }],
  ])('refuse what is missing or would go in clear: %s', (variable, environment) => {
    const faults = faultsOf(environment);
    expect(faults.map((fault) => fault.variable)).toEqual([variable]);
    expect(JSON.stringify(faults)).not.toContain('s3cret');
  });

  it('say which programs are told, and whether they may be in the own network', () => {
    const hooks = { WEBHOOKS: 'https://a.example/x, http://10.0.0.3', WEBHOOK_SECRET_FILE: '/run/secrets/hook', WEBHOOK_PRIVATE: 'yes' };
    expect(readSettings(hooks).webhooks).toEqual({
      ...{ urls: ['https://a.example/x', 'http://10.0.0.3/'], secretFile: '/run/secrets/hook', mayBePrivate: true },
    });
    expect(readSettings({}).webhooks).toBeNull();
  });

  it('say which claim names the account, and what counts as a second factor', () => {
    expect(readSettings({ ...oidc, OIDC_STRONG: ' mfa, urn:level:2 ' }).oidc).toMatchObject({
      ...{ issuer: 'https://id.example', claim: 'preferred_username', name: 'SSO', strong: ['mfa', 'urn:level:2'] },
    });
  });
});
