import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findImportViolations, findLintViolations, findMetricsDependencies, repository } from './house-rules.ts';

// Whole trees are read and linted by other programs.
jest.setTimeout(120_000);

const api = 'apps/api/src';
const web = 'apps/web/src';
const metrics = 'libs/metrics/src';

describe('a house that breaks every rule', () => {
  let house = '';

  // The fixture is checked outside the repository, with the repository's own settings, so that paths match as in the real tree.
  beforeAll(async () => {
    house = await mkdtemp(join(tmpdir(), 'nhipthu-boundaries-'));
    await cp(join(repository, 'tests/boundaries/fixture'), house, { recursive: true });
    await cp(join(repository, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  });
  afterAll(() => rm(house, { recursive: true, force: true }));

  it('is caught at each forbidden import, and at no allowed one', async () => {
    expect(await findImportViolations(house)).toEqual([
      `api-config-alone: ${api}/config/reads-a-room.ts -> ${api}/database/rows.ts`,
      `api-demo-doors: ${api}/demo/reads-the-spool.ts -> ${api}/ingest/spool.ts`,
      `api-feature-doors: ${api}/ingest/reads-usage.ts -> ${api}/usage/usage.repository.ts`,
      `api-foundation-knows-no-feature: ${api}/database/knows-a-feature.ts -> ${api}/ingest/spool.ts`,
      `api-not-web: ${api}/reports/reads-the-web.ts -> ${web}/charts/bar.ts`,
      `api-privacy-doors: ${api}/privacy/reads-the-spool.ts -> ${api}/ingest/spool.ts`,
      `api-reports-doors: ${api}/reports/reads-the-spool.ts -> ${api}/ingest/spool.ts`,
      `api-usage-doors: ${api}/usage/reads-the-spool.ts -> ${api}/ingest/spool.ts`,
      `api-worker-is-lean: ${api}/worker.module.ts -> ${api}/http/health.controller.ts`,
      `facts-is-pure: ${api}/ingest/facts/uses-maillog.ts -> ${api}/ingest/maillog/line.ts`,
      `facts-is-pure: ${api}/ingest/facts/uses-metrics.ts -> @nhip-thu/metrics`,
      `maillog-is-pure: ${api}/ingest/maillog/uses-nest.ts -> @nestjs/common`,
      `metrics-by-name: ${api}/usage/reaches-into-metrics.ts -> ${metrics}/rate.ts`,
      `metrics-is-pure: ${metrics}/uses-node.ts -> perf_hooks`,
      `metrics-tests-are-pure: ${metrics}/uses-a-helper.test.ts -> supertest`,
      `no-barrel: ${api}/queue/index.ts -> ${api}/queue/jobs.ts`,
      `no-circular: ${api}/calendar/session.ts -> ${api}/calendar/working-day.ts`,
      `no-circular: ${api}/directory/agency.ts -> ${api}/directory/official.ts`,
      `not-to-test: ${api}/access/imports-a-test.ts -> ${api}/access/session.test.ts`,
      `usage-counts-by-one-door: ${api}/usage/answers-counts.controller.ts -> ${api}/usage/unit-period.repository.ts`,
      `usage-unmasked-for-the-operator: ${api}/usage/answers-counts.controller.ts -> ${api}/usage/unmasked-use.service.ts`,
      `web-charts-are-plain: ${web}/charts/knows-a-feature.tsx -> ${web}/features/overview/overview.tsx`,
      `web-feature-alone: ${web}/features/overview/uses-another-feature.ts -> ${web}/features/upload/upload.ts`,
      `web-not-api: ${web}/api/reads-the-api.ts -> ${api}/usage/usage.repository.ts`,
      `web-one-way: ${web}/text/knows-a-feature.ts -> ${web}/features/overview/overview.tsx`,
      `web-one-way: ${web}/ui/knows-a-route.ts -> ${web}/routes/home.tsx`,
    ]);
  });

  it('is caught reading the environment outside config, hiding a cycle, re-exporting, printing', async () => {
    expect(await findLintViolations(house)).toEqual([
      `eslint(no-console): ${api}/http/prints.ts`,
      `eslint(no-restricted-imports): ${api}/http/uses-forward-ref.ts`,
      `eslint(no-restricted-properties): ${web}/features/overview/writes-numbers.ts`,
      `eslint(no-restricted-properties): ${web}/features/overview/writes-numbers.ts`,
      `import(no-cycle): ${api}/directory/agency.ts`,
      `import(no-cycle): ${api}/directory/official.ts`,
      `import(no-default-export): ${api}/http/exports-a-default.ts`,
      `node(no-process-env): ${api}/http/reads-the-environment.ts`,
      `oxc(no-barrel-file): ${api}/http/re-exports.ts`,
    ]);
  });

  it('is caught giving libs/metrics a dependency', async () => {
    expect(await findMetricsDependencies(house)).toEqual(['date-fns']);
  });
});

describe('our house', () => {
  it('breaks no import boundary', async () => {
    expect(await findImportViolations(repository)).toEqual([]);
  });

  it('gives libs/metrics no dependency', async () => {
    expect(await findMetricsDependencies(repository)).toEqual([]);
  });
});
