import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import { parse, stringify } from 'yaml';

jest.setTimeout(60_000);

const run = promisify(execFile);
const RULES = fileURLToPath(new URL('../../docs/operate/alerts.yml', import.meta.url));
const DASHBOARD = fileURLToPath(new URL('../../docs/operate/grafana.json', import.meta.url));

/** True when there is a promtool; says loudly when there is none, and NHIPTHU_REQUIRE_PROMTOOL=1 makes that an error. */
function hasPromtool(): boolean {
  if ((process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'promtool')))) return true;
  if (process.env['NHIPTHU_REQUIRE_PROMTOOL'] === '1') throw new Error('NHIPTHU_REQUIRE_PROMTOOL=1, but there is no promtool');
  console.error('THE ALERT RULES WERE NOT TRIED: there is no promtool. To run these tests too: apt-get install prometheus');
  return false;
}

interface Series {
  readonly series: string;
  /** In promtool's notation, a value an interval. */
  readonly values: string;
}

/** Which origins (or '') an alert fires for at a moment. @throws when promtool does not take the rules or the series */
async function firesFor(alert: string, at: string, series: readonly Series[], interval = '1m'): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-alerts-'));
  try {
    // None is expected, so promtool fails with those that fire, and passes when none does.
    const test = { interval, input_series: series, alert_rule_test: [{ eval_time: at, alertname: alert, exp_alerts: [] }] };
    await writeFile(join(folder, 'test.yml'), stringify({ rule_files: [RULES], evaluation_interval: interval, tests: [test] }));
    await run('promtool', ['test', 'rules', join(folder, 'test.yml')]);
    return [];
  } catch (error) {
    const said = (error as { stdout: string; stderr: string }).stdout + (error as { stderr: string }).stderr;
    if (!said.includes('got:[')) throw new Error(said, { cause: error });
    const got = said.slice(said.indexOf('got:['));
    return [...got.matchAll(/Labels:\{([^}]*)\}/g)].map(([, labels = '']) => /origin="([^"]*)"/.exec(labels)?.[1] ?? '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const lines = (origin: string, outcome: string, values: string, reason = outcome): Series => ({
  series: `nhipthu_lines_total{origin="${origin}",outcome="${outcome}",reason="${reason}",instance="a"}`,
  values,
});

const GIB = 1024 ** 3;
/** A metric of one process that stands still, with more labels where it has some. */
const still = (metric: string, value: number, labels = ''): Series => ({
  series: `${metric}{instance="a"${labels === '' ? '' : `,${labels}`}}`,
  values: `${value}x200`,
});
const up = (value: number): Series => still('up', value, 'job="nhip-thu"');
const disk = (free: number, size: number): Series[] => [
  still('nhipthu_disk_free_bytes', free * GIB),
  still('nhipthu_disk_size_bytes', size * GIB),
];

/** What each alert that needs no test of its own fires for within three hours, and what stands nearest to it without. */
const TRIED: Record<string, { readonly ill: readonly Series[]; readonly well: readonly Series[] }> = {
  NhipThuDown: { ill: [up(0)], well: [up(1)] },
  NhipThuDatabaseDown: { ill: [still('nhipthu_database_up', 0)], well: [still('nhipthu_database_up', 1)] },
  NhipThuQueueDown: { ill: [still('nhipthu_queue_up', 0)], well: [still('nhipthu_queue_up', 1)] },
  NhipThuNoWorker: { ill: [still('nhipthu_worker_connections', 0)], well: [still('nhipthu_worker_connections', 1)] },
  NhipThuIngestStuck: { ill: [still('nhipthu_segment_oldest_seconds', 901)], well: [still('nhipthu_segment_oldest_seconds', 900)] },
  NhipThuQueueGrows: {
    ill: [
      still('nhipthu_queue_jobs', 600, 'job="fold-segment",state="waiting"'),
      still('nhipthu_queue_jobs', 401, 'job="fold-segment",state="delayed"'),
    ],
    well: [
      still('nhipthu_queue_jobs', 1000, 'job="fold-segment",state="waiting"'),
      still('nhipthu_queue_jobs', 5000, 'job="fold-segment",state="completed"'),
    ],
  },
  NhipThuJobsFail: {
    ill: [still('nhipthu_queue_jobs', 1, 'job="fold-segment",state="failed"')],
    well: [still('nhipthu_queue_jobs', 0, 'job="fold-segment",state="failed"')],
  },
  NhipThuRollUpLate: { ill: [still('nhipthu_dirty_oldest_seconds', 1801)], well: [still('nhipthu_dirty_oldest_seconds', 1800)] },
  NhipThuDiskLow: { ill: disk(29, 100), well: disk(290, 1000) },
  NhipThuDiskFull: { ill: disk(14, 100), well: disk(16, 100) },
  NhipThuBackupOld: { ill: [still('nhipthu_backup_age_seconds', 3 * 86_400)], well: [still('nhipthu_backup_age_seconds', 86_400)] },
  NhipThuSchemaDiffers: { ill: [still('nhipthu_schema_current', 0)], well: [still('nhipthu_schema_current', 1)] },
};
/** Which have a test of their own. */
const TRIED_ALONE = ['NhipThuFailedFiles', 'NhipThuRejectedLines', 'NhipThuOldLines', 'NhipThuNoLogs', 'NhipThuCoverageGap', 'NhipThuSlow'];

(hasPromtool() ? describe : describe.skip)('the alerts, tried by promtool', () => {
  it('each is tried', async () => {
    const { groups } = parse(await readFile(RULES, 'utf8')) as Rules;
    const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect([...Object.keys(TRIED), ...TRIED_ALONE].toSorted()).toEqual(alerts.toSorted());
  });

  it.each(Object.entries(TRIED))('%s', async (alert, { ill, well }) => {
    expect(await firesFor(alert, '3h', ill)).toEqual(['']);
    expect(await firesFor(alert, '3h', well)).toEqual([]);
  });

  it('no process at all, of which none is left to say so, is told, and so is a backup that was never made', async () => {
    expect(await firesFor('NhipThuDown', '3h', [])).toEqual(['']);
    expect(await firesFor('NhipThuBackupOld', '3h', [])).toEqual(['']);
  });

  it('are rules that Prometheus takes', async () => {
    expect((await run('promtool', ['check', 'rules', RULES])).stdout).toContain('SUCCESS');
  });

  it('a file that failed is told within minutes, and no longer once it was taken back', async () => {
    const failed = [{ series: 'nhipthu_segments{state="failed",instance="a"}', values: '0x4 9x20 0x30' }];
    expect(await firesFor('NhipThuFailedFiles', '4m', failed)).toEqual([]);
    expect(await firesFor('NhipThuFailedFiles', '12m', failed)).toEqual(['']);
    expect(await firesFor('NhipThuFailedFiles', '40m', failed)).toEqual([]);
    const waiting = [{ series: 'nhipthu_segments{state="received",instance="a"}', values: '9x50' }];
    expect(await firesFor('NhipThuFailedFiles', '40m', waiting)).toEqual([]);
  });

  it('the first file of a source counts, though its series are born with all of it', async () => {
    const first = [lines('thu', 'parsed', '_x30 800x600'), lines('thu', 'rejected', '_x30 200x600')];
    expect(await firesFor('NhipThuRejectedLines', '90m', first)).toEqual(['thu']);
    // Six hours later it is no news.
    expect(await firesFor('NhipThuRejectedLines', '500m', first)).toEqual([]);
  });

  it('a good source is not told, nor are old rejections of one, nor another source that has them, nor lines that were taken back', async () => {
    const good = [lines('tot', 'parsed', '1000x400 9000x300'), lines('tot', 'rejected', '900x400 910x300')];
    const taken = [lines('rut', 'parsed', '1000x400 500x300'), lines('rut', 'rejected', '900x400 100x300')];
    const bad = [lines('xau', 'parsed', '1000x400 1500x300'), lines('xau', 'rejected', '10x400 60x300')];
    expect(await firesFor('NhipThuRejectedLines', '450m', [...good, ...taken, ...bad])).toEqual(['xau']);
    // A reason that was not there before, beside others that were.
    const another = [
      lines('moi', 'parsed', '1000x700'),
      lines('moi', 'rejected', '10x700'),
      lines('moi', 'rejected', '_x400 90x300', 'new'),
    ];
    expect(await firesFor('NhipThuRejectedLines', '450m', another)).toEqual(['moi']);
  });

  it('a source that sends old lines only is told, one that is silent is silent, and one that sends new lines is neither', async () => {
    const age = (what: string, origin: string, hours: number): Series => ({
      series: `nhipthu_origin_${what}_age_seconds{origin="${origin}",instance="a"}`,
      values: `${hours * 3600}x1500`,
    });
    const sources = [
      ...[age('line', 'cu', 60), age('segment', 'cu', 1)],
      ...[age('line', 'im', 60), age('segment', 'im', 59)],
      ...[age('line', 'moi', 30), age('segment', 'moi', 1)],
    ];
    expect(await firesFor('NhipThuOldLines', '13h', sources)).toEqual(['cu']);
    expect(await firesFor('NhipThuOldLines', '11h', sources)).toEqual([]);
    expect(await firesFor('NhipThuNoLogs', '13h', sources)).toEqual(['im']);
  });

  it('a working day with a hole is told; a silent night, a day without a line and a weekend are not', async () => {
    const gap = (origin: string, hours: number): Series => ({
      series: `nhipthu_coverage_gap_seconds{origin="${origin}",instance="a"}`,
      values: `${hours * 3600}x300`,
    });
    const gaps = [gap('thieu', 20), gap('dem', 12), gap('nghi', 24)];
    // Promtool's time begins on Thursday, 1 January 1970, at 07:00 in the province.
    const days = { thursday: '90m', saturday: '50h', sunday: '74h', monday: '98h', tuesday: '122h' };
    const told = Object.fromEntries(
      await Promise.all(
        Object.entries(days).map(async ([day, at]) => [day, await firesFor('NhipThuCoverageGap', at, gaps, '30m')] as const),
      ),
    );
    expect(told).toEqual({ thursday: ['thieu'], saturday: ['thieu'], sunday: [], monday: [], tuesday: ['thieu'] });
  });

  it('uploads that take minutes are no slow pages', async () => {
    const times = (method: string, route: string): Series[] =>
      ['1', '5', '+Inf'].map((le) => ({
        series: `nhipthu_http_request_duration_seconds_bucket{method="${method}",route="${route}",status="200",le="${le}"}`,
        values: le === '+Inf' ? '0+10x60' : '0x60',
      }));
    expect(await firesFor('NhipThuSlow', '50m', times('PUT', '/api/v1/origins/:name/segments'))).toEqual([]);
    expect(await firesFor('NhipThuSlow', '50m', times('GET', '/api/v1/adoption'))).toEqual(['']);
  });
});

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}

describe('expressions of alerts and dashboard', () => {
  it('no alert takes the growth of the ledger’s counters by a function that cannot see the birth of a series', async () => {
    const { groups } = parse(await readFile(RULES, 'utf8')) as Rules;
    const blind = groups
      .flatMap(({ rules }) => rules)
      .filter(({ expr }) => /\b(?:increase|i?rate|delta)\(\s*nhipthu_lines_total/.test(expr));
    expect(blind.map(({ alert }) => alert)).toEqual([]);
  });

  it('times of pages are those of reading, nowhere those of uploads', async () => {
    const texts = [await readFile(RULES, 'utf8'), (await readFile(DASHBOARD, 'utf8')).replaceAll('\\"', '"')];
    for (const text of texts) {
      const asked = [...text.matchAll(/nhipthu_http_request_duration_seconds_bucket\{([^}]*)\}/g)].map(([, labels]) => labels);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter((labels) => !labels?.includes('method="GET"'))).toEqual([]);
    }
  });
});
