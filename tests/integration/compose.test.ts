import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { findFreePort } from '../support/free-port.ts';
import { hasRedisServer } from '../support/redis-server.ts';

jest.setTimeout(60_000);

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGES = 'apt-get install --no-install-recommends docker-compose';
const PASSWORDS = { POSTGRES_PASSWORD: 'mat-khau-1', REDIS_PASSWORD: 'mat-khau-2', GRAFANA_PASSWORD: 'mat-khau-3' };

const Service = z.object({
  image: z.string(),
  user: z.string().optional(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  ports: z.array(z.string()).default([]),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.array(z.string()),
  profiles: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  restart: z.string(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const Config = z.object({
  services: z.record(z.enum(['postgres', 'redis', 'api', 'worker', 'prometheus', 'grafana']), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
});

// Strict: a key that the program does not know is a mistake of ours.
const PrometheusFile = z.strictObject({
  global: z.strictObject({ scrape_interval: z.string().regex(/^\d+s$/) }),
  rule_files: z.array(z.string().startsWith('/')).min(1),
  scrape_configs: z.array(
    z.strictObject({
      job_name: z.string(),
      authorization: z.strictObject({ type: z.literal('Bearer'), credentials_file: z.string().startsWith('/') }),
      dns_sd_configs: z.array(z.strictObject({ names: z.array(z.string()), type: z.literal('A'), port: z.int() })),
    }),
  ),
});
const GrafanaSources = z.strictObject({
  apiVersion: z.literal(1),
  datasources: z.array(
    z.strictObject({
      ...{ name: z.string(), uid: z.string(), type: z.literal('prometheus'), access: z.literal('proxy'), url: z.url() },
      ...{ isDefault: z.boolean(), editable: z.boolean() },
      jsonData: z.strictObject({ httpMethod: z.enum(['GET', 'POST']), timeInterval: z.string(), manageAlerts: z.boolean() }),
    }),
  ),
});
const GrafanaDashboards = z.strictObject({
  apiVersion: z.literal(1),
  providers: z.array(
    z.strictObject({
      ...{ name: z.string(), type: z.literal('file'), allowUiUpdates: z.boolean(), updateIntervalSeconds: z.number().min(10) },
      options: z.strictObject({ path: z.string().startsWith('/') }),
    }),
  ),
});

/** The file of this machine that a container sees at a path. */
function sourceOf({ volumes }: z.infer<typeof Service>, path: string): string {
  const [source = ''] = volumes.map((volume) => volume.split(':')).find(([, target]) => target === path) ?? [];
  if (source === '') throw new Error(`nothing is mounted at ${path}`);
  return source;
}

/** The client that is here: the plugin of docker, or Debian's docker-compose; neither needs an engine to read a file. */
async function findClient(): Promise<readonly [string, ...string[]] | null> {
  const hasPlugin = await run('docker', ['compose', 'version']).then(
    () => true,
    () => false,
  );
  if (hasPlugin) return ['docker', 'compose'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  if (folders.some((folder) => existsSync(join(folder, 'docker-compose')))) return ['docker-compose'];
  if (process.env['NHIPTHU_REQUIRE_COMPOSE'] === '1') throw new Error(`NHIPTHU_REQUIRE_COMPOSE=1, but there is no client: ${PACKAGES}`);
  console.error(`DOCKER-COMPOSE.YML WAS NOT CHECKED: there is no client. To run these tests too: ${PACKAGES}`);
  return null;
}

const client = await findClient();

(client === null ? describe.skip : describe)('docker-compose.yml', () => {
  let config: z.infer<typeof Config>;

  async function resolve(variables: Record<string, string>, options: readonly string[] = []): Promise<z.infer<typeof Config>> {
    const [program, ...words] = client ?? [''];
    const { PATH = '', HOME = '' } = process.env;
    const profiles = ['api', 'worker', 'monitoring'].flatMap((name) => ['--profile', name]);
    const all = [...words, ...options, '-f', join(ROOT, 'docker-compose.yml'), ...profiles, 'config'];
    const { stdout, stderr } = await run(program, all, { env: { PATH, HOME, ...variables } });
    expect(stderr).toBe('');
    return Config.parse(parse(stdout));
  }

  beforeAll(async () => {
    config = await resolve(PASSWORDS);
  });

  it('gives every program settings that it takes, with the passwords of the servers they name', () => {
    const { api, worker } = config.services;
    expect(readSettings(api.environment)).toMatchObject({
      ...{ role: 'api', databaseUrl: 'postgres://nhipthu:mat-khau-1@postgres:5432/nhipthu', redisUrl: 'redis://:mat-khau-2@redis:6379' },
      ...{ host: '0.0.0.0', dataFolder: '/data', publicUrl: null, trustedProxies: [], mail: null, oidc: null, requiresSecondFactor: true },
    });
    expect(readSettings(worker.environment)).toMatchObject({
      role: 'worker',
      dataFolder: '/data',
      redisUrl: 'redis://:mat-khau-2@redis:6379',
    });
  });

  it('hands on what stands in .env', async () => {
    const { services } = await resolve({
      ...{ ...PASSWORDS, PROVINCE_NAME: 'Lai Châu', PUBLIC_URL: 'https://n.vn', TRUSTED_PROXY: 'uniquelocal', SECOND_FACTOR: 'offered' },
      ...{
        SMTP_URL: 'smtps://thu@mail',
        SMTP_PASSWORD_FILE: '/secrets/smtp',
        MAIL_FROM: 'a@n.vn',
        PORT: '8080',
        WATCH: 'thu=/watched/mail.log*',
      },
    });
    expect(readSettings(services.api.environment)).toMatchObject({
      ...{ provinceName: 'Lai Châu', publicUrl: 'https://n.vn', trustedProxies: ['uniquelocal'], requiresSecondFactor: false, port: 3000 },
      ...{ mail: { host: 'mail', passwordFile: '/secrets/smtp' }, watch: [{ originName: 'thu', pattern: '/watched/mail.log*' }] },
    });
    expect(services.api.ports[0]).toMatch(/^127\.0\.0\.1:8080:3000/);
  });

  it('lets api and workers send: both are told of the mail server and of webhooks, and see the files of secrets', async () => {
    const { services } = await resolve({
      ...{ ...PASSWORDS, PUBLIC_URL: 'https://n.vn', SMTP_URL: 'smtps://thu@mail', SMTP_PASSWORD_FILE: '/secrets/smtp' },
      ...{ SMTP_CA: '/secrets/ca.pem', MAIL_FROM: 'a@n.vn', WEBHOOKS: 'http://10.0.0.3/x', WEBHOOK_SECRET_FILE: '/secrets/hook' },
      ...{ WEBHOOK_PRIVATE: 'yes', SECRETS_FOLDER: '/srv/secrets' },
    });
    for (const { environment, volumes } of [services.api, services.worker]) {
      expect(readSettings(environment)).toMatchObject({
        publicUrl: 'https://n.vn',
        mail: { host: 'mail', passwordFile: '/secrets/smtp', caFile: '/secrets/ca.pem', from: 'a@n.vn' },
        webhooks: { urls: ['http://10.0.0.3/x'], secretFile: '/secrets/hook', mayBePrivate: true },
      });
      expect(volumes).toContain('/srv/secrets:/secrets:ro');
    }
  });

  it('reads .env.example filled in, values in quotes as well, and hands every setting on to where it is used', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-env-'));
    const example = (await readFile(join(ROOT, '.env.example'), 'utf8')).replaceAll(/^# ([A-Z_]+=)/gm, '$1');
    const given = {
      ...PASSWORDS,
      ...{ RETENTION_LEAVER_MONTHS: '5', FOLD_CHUNK_KIB: '128', WATCH: '"thu=/watched/a.log*;xa=/watched/b/*.log"' },
      ...{
        OIDC_ISSUER: 'https://id.n.vn',
        OIDC_CLIENT_ID: 'nhip-thu',
        OIDC_CLIENT_SECRET_FILE: '/secrets/oidc',
        PUBLIC_URL: 'https://n.vn',
      },
      ...{
        OIDC_CLAIM: 'email',
        OIDC_NAME: '"SSO của tỉnh"',
        OIDC_STRONG: 'mfa',
        LDAP_URL: 'ldaps://ad.n.vn',
        LDAP_BASE_DN: '"ou=Cán bộ,dc=n"',
      },
      ...{ LDAP_PAGE_SIZE: '200', SYSLOG_TLS: '0.0.0.0:6514', SYSLOG_TLS_CERT: '/secrets/c', SYSLOG_TLS_KEY: '/secrets/k' },
      ...{ SYSLOG_TLS_CA: '/secrets/a', SYSLOG_UDP: '0.0.0.0:5514=thu', SYSLOG_TLS_PORT: '10.0.0.5:6514', PORT: '3010-3011' },
    };
    const text = Object.entries(given).reduce(
      (all, [name, value]) => all.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`),
      example,
    );
    await writeFile(join(folder, '.env'), text);
    const { services } = await resolve({}, ['--env-file', join(folder, '.env')]);
    await rm(folder, { recursive: true });
    expect(readSettings(services.worker.environment)).toMatchObject({ foldChunkBytes: 131_072, retention: { leaverMonths: 5 } });
    expect(readSettings(services.api.environment)).toMatchObject({
      ...{ provinceName: 'Sơn La', retention: { leaverMonths: 5 }, watch: [{ originName: 'thu' }, { originName: 'xa' }] },
      oidc: { issuer: 'https://id.n.vn', secretFile: '/secrets/oidc', claim: 'email', name: 'SSO của tỉnh', strong: ['mfa'] },
      ldap: { url: 'ldaps://ad.n.vn', baseDn: 'ou=Cán bộ,dc=n', filter: '(&(objectClass=person)(mail=*))', pageSize: 200 },
      syslog: { tls: { port: 6514, keyFile: '/secrets/k' }, udp: [{ port: 5514, originName: 'thu' }], tcp: [] },
    });
    expect(services.api.ports).toEqual([
      ...[
        expect.stringMatching(/^127\.0\.0\.1:3010-3011:3000/),
        expect.stringMatching(/^10\.0\.0\.5:6514:6514/),
        expect.stringMatching(/^127\.0\.0\.1::5514/),
      ],
    ]);
  });

  it.each(['POSTGRES_PASSWORD', 'REDIS_PASSWORD'])('starts nothing without a %s of its own, and says how to make one', async (missing) => {
    await expect(resolve({ ...PASSWORDS, [missing]: '' })).rejects.toThrow(/put one into \.env, made by openssl rand -hex 24/);
    const install = await readFile(join(ROOT, 'docs/install.md'), 'utf8');
    expect(install).toContain(`${missing}=%s`);
  });

  it('keeps the servers off every network but their own, and the page on this machine', () => {
    const { postgres, redis, api, worker } = config.services;
    expect(config.networks['inside']).toEqual({ internal: true });
    for (const service of [postgres, redis]) expect([service.ports, Object.keys(service.networks)]).toEqual([[], ['inside']]);
    expect(api.ports).toEqual(Array(3).fill(expect.stringMatching(/^127\.0\.0\.1:/)));
    expect(worker.ports).toEqual([]);
  });

  it('has a queue that neither forgets by itself nor at a restart, and a database with checksums', () => {
    const { postgres, redis } = config.services;
    const flags = redis.command.join(' ');
    expect(flags).toContain('--maxmemory-policy noeviction');
    expect(flags).toContain('--appendonly yes');
    expect(postgres.environment['POSTGRES_INITDB_ARGS']).toContain('--data-checksums');
    expect(postgres.volumes.some((volume) => volume.startsWith('postgres:/var/lib/postgresql'))).toBe(true);
    expect(redis.volumes.some((volume) => volume.startsWith('redis:/data'))).toBe(true);
  });

  it('lets no program write but to its data, nor get rights it has not', () => {
    for (const service of [config.services.api, config.services.worker]) {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        restart: 'unless-stopped',
      });
      const writable = service.volumes.filter((volume) => !volume.endsWith(':ro'));
      expect(writable).toEqual([expect.stringMatching(/^data:\/data/)]);
      for (const needed of ['postgres', 'redis']) expect(service.depends_on[needed]).toEqual({ condition: 'service_healthy' });
    }
  });

  it('puts no password on a command line', async () => {
    for (const [name, { command, healthcheck }] of Object.entries(config.services))
      expect([name, [...command, ...(healthcheck?.test ?? [])].join(' ')]).toEqual([name, expect.not.stringContaining('mat-khau')]);
    const script = await readFile(sourceOf(config.services.postgres, '/docker-entrypoint-initdb.d/program-role.sh'), 'utf8');
    const commands = script.split('\n').filter((line) => !line.startsWith('#'));
    expect(commands.filter((line) => line.includes('$POSTGRES_PASSWORD'))).toEqual([]);
    expect(commands).toContain(String.raw`\getenv password POSTGRES_PASSWORD`);
  });

  (hasRedisServer() ? describe : describe.skip)('its Redis', () => {
    it('starts one that asks for the password and shows it to nobody who lists processes', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-compose-'));
      // What the image's own script does once it has given up root: it puts words of its own behind ours (`--loadmodule`, for each module of the image).
      await writeFile(join(folder, 'docker-entrypoint.sh'), '#!/bin/sh\nexec "$@" --loglevel notice\n');
      await chmod(join(folder, 'docker-entrypoint.sh'), 0o755);
      const { command, environment } = config.services.redis;
      const port = await findFreePort();
      // `config` writes each $ twice, as the file must. The port and the folder are this test's.
      const text = (command[2] ?? '').replaceAll('$$', '$').replace('redis-server - ', `redis-server - --port ${port} --dir ${folder} `);
      const env = { ...environment, PATH: `${folder}${delimiter}${process.env['PATH']}` };
      const server = spawn(command[0] ?? '', [command[1] ?? '', text], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      const patient = { retryStrategy: () => 50, maxRetriesPerRequest: 200 };
      const known = new Redis({ port, password: 'mat-khau-2', ...patient });
      const stranger = new Redis({ port, ...patient });
      for (const each of [known, stranger]) each.on('error', () => undefined);
      try {
        expect(await known.ping()).toBe('PONG');
        expect(await known.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
        expect(await known.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
        await expect(stranger.ping()).rejects.toThrow('NOAUTH');
        const shown = await readFile(`/proc/${server.pid}/cmdline`, 'utf8');
        expect(shown).toContain('redis-server');
        expect(shown).not.toContain('mat-khau');
      } finally {
        known.disconnect();
        stranger.disconnect();
        // The shell became the server: a signal of the engine reaches it.
        server.kill('SIGTERM');
        const [code] = (await once(server, 'exit')) as [number | null];
        expect(code).toBe(0);
        await rm(folder, { recursive: true, force: true });
      }
    });
  });

  describe('with --profile monitoring', () => {
    const read = async <T>(service: z.infer<typeof Service>, path: string, schema: z.ZodType<T>): Promise<T> =>
      schema.parse(parse(await readFile(sourceOf(service, path), 'utf8')));

    it('starts neither without it, both of fixed versions, without rights and off the servers of the data', () => {
      const { prometheus, grafana } = config.services;
      for (const service of [prometheus, grafana]) {
        expect(service.profiles).toEqual(['monitoring']);
        expect(service.image).toMatch(/:v?\d+\.\d+\.\d+$/);
        expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
        expect(Object.keys(service.networks)).not.toContain('inside');
      }
      expect(config.networks['monitoring']).toEqual({ internal: true });
      expect([prometheus.ports, grafana.ports]).toEqual([[], [expect.stringMatching(/^127\.0\.0\.1:3001:3000/)]]);
      expect(grafana.environment['GF_SECURITY_ADMIN_PASSWORD']).toBe('mat-khau-3');
    });

    it('Prometheus asks the api, on a network of both, with a token in a volume of its own, and loads the alerts', async () => {
      const { prometheus, api } = config.services;
      const flags = new Map(prometheus.command.map((word) => [word.split('=')[0] ?? '', word.split('=')[1] ?? '']));
      const settings = await read(prometheus, flags.get('--config.file') ?? '', PrometheusFile);
      const [job, ...others] = settings.scrape_configs;
      expect(others).toEqual([]);
      // By name, so that every container of the service is asked.
      expect(job?.dns_sd_configs).toEqual([{ names: ['api'], type: 'A', port: Number(api.environment['PORT']) }]);
      expect(Object.keys(api.networks)).toContain(Object.keys(prometheus.networks)[0]);
      // A folder that the image makes for its user, who alone can write there and reads what he wrote.
      const data = flags.get('--storage.tsdb.path') ?? '';
      expect(dirname(job?.authorization.credentials_file ?? '')).toBe(data);
      expect(prometheus.volumes).toContainEqual(expect.stringMatching(`^prometheus:${data}(:rw)?$`));
      expect(prometheus.user).toBe('65534:65534');
      expect(await readFile(join(ROOT, 'docs/install.md'), 'utf8')).toContain(`cat >${job?.authorization.credentials_file}`);
      for (const rules of settings.rule_files) {
        const { groups } = await read(prometheus, rules, z.object({ groups: z.array(z.object({ rules: z.array(z.unknown()) })) }));
        expect(groups[0]?.rules.length).toBeGreaterThan(10);
      }
      const alerts = await readFile(sourceOf(prometheus, settings.rule_files[0] ?? ''), 'utf8');
      expect(alerts).toContain(`up{job="${job?.job_name}"}`);
    });

    it('Grafana finds Prometheus and the dashboard by itself', async () => {
      const { grafana, prometheus } = config.services;
      const sources = await read(grafana, '/etc/grafana/provisioning/datasources/nhip-thu.yml', GrafanaSources);
      expect(sources.datasources).toEqual([expect.objectContaining({ url: 'http://prometheus:9090', isDefault: true })]);
      expect(Object.keys(grafana.networks)).toContain(Object.keys(prometheus.networks)[0]);
      const { providers } = await read(grafana, '/etc/grafana/provisioning/dashboards/nhip-thu.yml', GrafanaDashboards);
      const home = grafana.environment['GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH'] ?? '';
      expect(providers.map(({ options }) => options.path)).toEqual([dirname(home)]);
      const dashboard = JSON.parse(await readFile(sourceOf(grafana, home), 'utf8')) as {
        uid: string;
        templating: { list: { type: string }[] };
      };
      // Which source: a variable, that takes the default one.
      expect(dashboard).toMatchObject({ uid: 'nhip-thu', templating: { list: [{ type: 'datasource', query: 'prometheus' }] } });
    });
  });

  it('mounts and builds from files that are there', async () => {
    const files = Object.values(config.services).flatMap(({ volumes }) => volumes.filter((volume) => volume.startsWith(ROOT)));
    expect(files.map((volume) => basename(volume.split(':')[0] ?? ''))).toContain('program-role.sh');
    for (const volume of files) expect([volume, existsSync(volume.split(':')[0] ?? '')]).toEqual([volume, true]);
    const dockerfile = await readFile(join(ROOT, 'apps/api/Dockerfile'), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
    expect(copied.length).toBeGreaterThan(8);
    for (const source of copied) expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(Array(3).fill('node:24-bookworm-slim'));
  });
});
