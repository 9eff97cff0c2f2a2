import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOpenApiDocument } from '../../apps/api/src/http/api-docs.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { DIRECTORY, logFiles } from '../support/samples.ts';
import { createReadStream } from 'node:fs';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { readFile } from 'node:fs/promises';
import { waitFor } from '../support/wait-for.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  await running.app.get(DirectoryService).importFiles({
    directory: { name: 'directory.csv', bytes: await readFile(DIRECTORY) },
    aliases: null,
    isDryRun: false,
  });
  await running.startWork();
}, 120_000);
afterAll(() => running.close());

describe('docs/openapi.json', () => {
  it('and the schemas of replies are what the contract and the routes make of them', async () => {
    const script = fileURLToPath(new URL('../support/write-openapi.mjs', import.meta.url));
    await expect(promisify(execFile)(process.execPath, [script, 'check'])).resolves.toMatchObject({ stderr: '' });
  }, 120_000);

  it('has a schema for every good answer that has a body', () => {
    const { paths, components } = buildOpenApiDocument(running.app);
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { responses }]) => ({ place: `${method} ${path}`, responses })),
    );
    expect(operations.length).toBeGreaterThan(15);
    const bare = operations.flatMap(({ place, responses }) =>
      Object.entries(responses as Record<string, { content?: Record<string, { schema?: object }> }>)
        .filter(
          ([status, { content }]) =>
            status !== 'default' && status !== '204' && status !== '302' && !Object.values(content ?? {})[0]?.schema,
        )
        .map(([status]) => `${place} ${status}`),
    );
    expect(bare).toEqual([]);
    // Names of components may hold these characters only (OpenAPI 3.1, 4.8.7).
    for (const name of Object.keys(components?.schemas ?? {})) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
  });
});

describe('real answers', () => {
  it('match their schemas', async () => {
    const [file = ''] = logFiles('E-iso8601');
    const headers = { 'content-type': 'application/octet-stream' };
    const upload = async (): Promise<{ segment: { id: string } }> => {
      const init = { method: 'PUT', headers, body: await readFile(file) };
      // The type of the answer is what the document was just held against.
      return (await running.fetch('/api/v1/origins/thu/segments?name=mail.log.1.gz', init)).json() as Promise<{ segment: { id: string } }>;
    };
    const { segment } = await upload();
    await upload();
    const beginning = createReadStream(file, { end: 50_000 });
    const chunks: Buffer[] = [];
    for await (const chunk of beginning) chunks.push(chunk as Buffer);
    await running.fetch('/api/v1/ingest/dry-run', { method: 'POST', headers, body: Buffer.concat(chunks) });
    await waitFor(
      'figures',
      async () => {
        const { defaultPeriodId, periods } = (await (await running.fetch('/api/v1/periods')).json()) as {
          defaultPeriodId: string | null;
          periods: { id: string }[];
        };
        return defaultPeriodId !== null && periods.some(({ id }) => id === 'dl-2026-03');
      },
      90_000,
    );
    const range = 'from=2026-02-20&to=2026-03-10';
    for (const path of [
      'session',
      'adoption?ky=dl-2026-03',
      'directory/identities?at=2026-03-02',
      'adoption?ky=nothing',
      'ingest',
      'ingest/watched',
      'ingest/reconciliation',
      'ingest/segments',
      `ingest/coverage?${range}`,
      `ingest/unmatched?${range}`,
      `ingest/segments/${segment.id}/rejects`,
      'ingest/coverage?from=x&to=y',
    ]) {
      await running.fetch(`/api/v1/${path}`);
    }
    await running.fetch(`/api/v1/ingest/segments/${segment.id}`, { method: 'DELETE' });
    expect([...running.replies.seen].toSorted()).toEqual(
      expect.arrayContaining([
        'delete /api/v1/ingest/segments/{id} 202',
        'get /api/v1/adoption 200',
        'get /api/v1/directory/identities 200',
        'get /api/v1/adoption 404',
        'get /api/v1/ingest 200',
        'get /api/v1/ingest/coverage 200',
        'get /api/v1/ingest/coverage 400',
        'get /api/v1/ingest/reconciliation 200',
        'get /api/v1/ingest/segments 200',
        'get /api/v1/ingest/segments/{id}/rejects 200',
        'get /api/v1/ingest/unmatched 200',
        'get /api/v1/ingest/watched 200',
        'get /api/v1/periods 200',
        'get /api/v1/session 200',
        'post /api/v1/ingest/dry-run 200',
        'put /api/v1/origins/{name}/segments 200',
        'put /api/v1/origins/{name}/segments 201',
      ]),
    );
  }, 180_000);

  it('that are not as described are found', () => {
    const answer = { method: 'GET', path: '/api/v1/session', status: 200, contentType: 'application/json' };
    expect(() => running.replies.check({ ...answer, body: { session: null } })).not.toThrow();
    expect(() => running.replies.check({ ...answer, body: {} })).toThrow('does not match its schema');
    expect(() => running.replies.check({ ...answer, body: { session: { username: 'x' } } })).toThrow('does not match its schema');
    expect(() => running.replies.check({ ...answer, body: { session: null, more: 1 } })).toThrow('does not match its schema');
    expect(() => running.replies.check({ ...answer, path: '/api/v1/nothing', body: {} })).toThrow('not in the OpenAPI document');
    expect(() => running.replies.check({ ...answer, contentType: 'text/plain', body: '' })).toThrow('no schema for text/plain');
  });
});
