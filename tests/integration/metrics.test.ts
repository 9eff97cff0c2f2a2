import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { DataSource } from 'typeorm';
import { parse } from 'yaml';
import { dataSourceOptions } from '../../apps/api/src/database/data-source.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { InstallationMetrics } from '../../apps/api/src/operate/metrics/installation-metrics.ts';
import { INSTALLATION_METRICS } from '../../apps/api/src/operate/metrics/metric-list.ts';
import { JobTimes } from '../../apps/api/src/queue/job-times.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { logFiles } from '../support/samples.ts';
import { createReadStream } from 'node:fs';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(180_000);

const operate = (name: string): URL => new URL(`../../docs/operate/${name}`, import.meta.url);

let running: RunningApp;
let token: string;
beforeAll(async () => {
  running = await startApp();
  token = (await readFile(join(running.dataFolder, 'monitor.token'), 'utf8')).trim();
  await running.startWork();
  const { segment } = await running.app.get(IngestService).receive({
    ...{
      originName: 'thu',
      name: 'mail.log.gz',
      stream: createReadStream(logFiles('E-iso8601')[1]!),
      receivedAt: new Date('2026-03-09T00:00:00Z'),
    },
  });
  await running.app.get(IngestService).waitForRollUps([segment.id]);
  await running.database.dataSource.query(
    `insert into setting (key, value) values ('backup', jsonb_build_object('at', to_char(now() at time zone 'UTC' - interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'folder', '/x', 'bytes', 1))`,
  );
});
afterAll(() => running.close());

const ask = (headers: Record<string, string> = { authorization: `Bearer ${token}` }): Promise<Response> =>
  fetch(`${running.address}/metrics`, { headers });

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

async function readSamples(): Promise<Sample[]> {
  // What was read within the last seconds is told again; a test does not wait for that.
  Object.assign(running.app.get(InstallationMetrics, { strict: false }), { kept: null });
  const answer = await ask();
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name = '', labels = '', value = ''] = /^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? [];
    expect([line, name]).not.toEqual([line, '']);
    return {
      name,
      value: Number(value),
      labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text])),
    };
  });
}

describe('/metrics', () => {
  it('is read with the token of the data folder, which nobody else can read, and by nobody without', async () => {
    expect((await stat(join(running.dataFolder, 'monitor.token'))).mode & 0o777).toBe(0o600);
    const answer = await ask();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain; version=0.0.4')]);
    const wrong = [{}, { authorization: 'Bearer nm_wrong' }, { authorization: `Bearer ${token}x` }, { authorization: `Basic ${token}` }];
    for (const headers of wrong) expect((await ask(headers)).status).toBe(401);
  });

  it('the token opens nothing else', async () => {
    for (const path of ['/api/v1/ingest', '/api/v1/adoption?ky=bc-2026-03', '/api/v1/accounts', '/api/openapi.json'])
      expect((await fetch(`${running.address}${path}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it('counts every line of the ledger by what became of it, and names no person or address', async () => {
    const samples = await readSamples();
    const lines = samples.filter(({ name }) => name === 'nhipthu_lines_total');
    const sumOf = (outcome: string): number =>
      lines.filter(({ labels }) => labels['outcome'] === outcome).reduce((sum, { value }) => sum + value, 0);
    const [ledger] = await running.database.dataSource.query(
      'select sum(parsed)::int as parsed, sum(ignored)::int as ignored, sum(rejected)::int as rejected, sum(oversize)::int as oversize from segment',
    );
    expect({ parsed: sumOf('parsed'), ignored: sumOf('ignored'), rejected: sumOf('rejected'), oversize: sumOf('oversize') }).toEqual(
      ledger,
    );
    expect(sumOf('parsed')).toBeGreaterThan(1_000);
    expect(lines.filter(({ labels }) => labels['outcome'] === 'ignored').every(({ labels }) => labels['reason'] !== '')).toBe(true);
    expect(await (await ask()).text()).not.toContain('@');
  });

  it('times jobs of every worker, each class with the shorter ones, and answers by the template of their route', async () => {
    await running.app.get(JobTimes, { strict: false }).write();
    await running.fetch('/api/v1/directory/officials/999?x=bi-mat');
    const samples = await waitFor('the answer to be counted', async () => {
      const found = await readSamples();
      return found.some(({ labels }) => labels['route'] === '/api/v1/directory/officials/:id') ? found : null;
    });
    const folds = samples.filter(({ name, labels }) => name.startsWith('nhipthu_job_duration_seconds') && labels['job'] === 'fold-segment');
    const buckets = folds.filter(({ name }) => name.endsWith('_bucket')).map(({ value }) => value);
    expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
    expect(buckets.at(-1)).toBe(folds.find(({ name }) => name.endsWith('_count'))?.value);
    expect(buckets.at(-1)).toBeGreaterThanOrEqual(1);
    expect(samples.filter(({ labels }) => /999|bi-mat/.test(Object.values(labels).join(' ')))).toEqual([]);
  });

  it('tells what waits, who works, what is left of the disk, and when the last backup was', async () => {
    const samples = await readSamples();
    const valueOf = (name: keyof typeof INSTALLATION_METRICS): number | undefined => samples.find((sample) => sample.name === name)?.value;
    expect(valueOf('nhipthu_database_up')).toBe(1);
    expect(valueOf('nhipthu_queue_up')).toBe(1);
    expect(valueOf('nhipthu_schema_current')).toBe(1);
    expect(valueOf('nhipthu_segment_oldest_seconds')).toBe(0);
    expect(valueOf('nhipthu_disk_free_bytes')).toBeGreaterThan(0);
    expect(valueOf('nhipthu_backup_age_seconds')).toBeGreaterThan(3_500);
    expect(valueOf('nhipthu_backup_age_seconds')).toBeLessThan(7_200);
    // The log is of March; what it says of yesterday is nothing.
    expect(valueOf('nhipthu_coverage_gap_seconds')).toBe(86_400);
    expect(valueOf('nhipthu_origin_line_age_seconds')).toBeGreaterThan(86_400);
  });
});

/** Metrics and faults of an expression. */
function readExpression(expression: string): { metrics: string[]; faults: number } {
  const metrics: string[] = [];
  let faults = 0;
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) faults += 1;
      if (type.name === 'Identifier' && /^[a-z_]\w*$/i.test(expression.slice(from, to))) metrics.push(expression.slice(from, to));
    },
  });
  return { metrics, faults };
}

interface AlertRules {
  groups: { rules: { alert: string; expr: string; for?: string; labels: { severity: string }; annotations: Record<string, string> }[] }[];
}
interface Dashboard {
  panels: { id: number; title: string; gridPos: { x: number; y: number; w: number; h: number }; targets: { expr: string }[] }[];
}

describe('what is handed to the operator for monitoring', () => {
  let known: ReadonlySet<string>;
  let alerts: AlertRules;
  let dashboard: Dashboard;
  beforeAll(async () => {
    known = new Set((await readSamples()).map(({ name }) => name));
    alerts = parse(await readFile(operate('alerts.yml'), 'utf8')) as AlertRules;
    dashboard = JSON.parse(await readFile(operate('grafana.json'), 'utf8')) as Dashboard;
  });

  it('the program exports every metric of its list', () => {
    const missing = Object.keys(INSTALLATION_METRICS).filter((name) => !known.has(name) && !known.has(`${name}_count`));
    expect(missing).toEqual([]);
  });

  it('the reader of expressions finds faults and names', () => {
    expect(readExpression('sum by (a) (rate(nhipthu_x{b="c"}[5m])) > 1')).toEqual({ metrics: ['nhipthu_x'], faults: 0 });
    expect(readExpression('sum by (a (nhipthu_x').faults).toBeGreaterThan(0);
  });

  it('every alert can be read, asks for metrics that are exported, and says in words what to do', () => {
    const rules = alerts.groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(10);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, expr, labels, annotations, for: patience } of rules) {
      const { metrics, faults } = readExpression(expr);
      expect([alert, faults, metrics.filter((name) => name !== 'up' && !known.has(name))]).toEqual([alert, 0, []]);
      expect(metrics.length).toBeGreaterThan(0);
      expect(['warning', 'critical']).toContain(labels.severity);
      expect([alert, patience ?? '0m']).toEqual([alert, expect.stringMatching(/^\d+[smh]$/)]);
      expect(annotations['summary'] && annotations['description']).toBeTruthy();
    }
  });

  it('every alert has its section in the manual', async () => {
    const manual = await readFile(new URL('../../docs/operate.md', import.meta.url), 'utf8');
    const sections = alerts.groups.flatMap((group) => group.rules).map(({ annotations }) => annotations['runbook']);
    expect(sections.filter((section) => !manual.includes(`<a id="${section}"></a>`))).toEqual([]);
  });

  it('every panel of the dashboard can be read, asks for metrics that are exported, and covers no other', () => {
    const cells = new Set<string>();
    for (const { title, targets, gridPos } of dashboard.panels) {
      for (const { expr } of targets) {
        const { metrics, faults } = readExpression(expr);
        expect([title, faults, metrics.filter((name) => !known.has(name))]).toEqual([title, 0, []]);
      }
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect([title, cells.has(`${x} ${y}`), x < 24]).toEqual([title, false, true]);
          cells.add(`${x} ${y}`);
        }
    }
    const shown = new Set(dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => readExpression(expr).metrics)));
    // Whatever the installation tells is seen somewhere.
    expect(Object.keys(INSTALLATION_METRICS).filter((name) => ![...shown].some((each) => each.startsWith(name)))).toEqual([]);
  });

  it('the example for Prometheus reads the path and the file of rules that there are', async () => {
    const config = parse(await readFile(operate('prometheus.yml'), 'utf8')) as {
      rule_files: string[];
      scrape_configs: { authorization: { type: string } }[];
    };
    expect(config.rule_files).toEqual(['alerts.yml']);
    expect(config.scrape_configs[0]?.authorization.type).toBe('Bearer');
  });
});

describe('when the database is away', () => {
  it('the process still answers, says so, and tells of itself', async () => {
    const [{ name }] = await running.database.dataSource.query<[{ name: string }]>('select current_database() as name');
    const url = running.database.url.replace(/\/\/[^:]*:/, '//postgres:').replace(/[^/]*$/, 'postgres');
    const server = await new DataSource(dataSourceOptions(url)).initialize();
    try {
      await server.query(`alter database ${name} with allow_connections false`);
      await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
      const samples = await readSamples();
      expect(samples.find((sample) => sample.name === 'nhipthu_database_up')?.value).toBe(0);
      expect(samples.some((sample) => sample.name === 'process_resident_memory_bytes')).toBe(true);
    } finally {
      await server.query(`alter database ${name} with allow_connections true`);
      await server.destroy();
    }
  });
});
