import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { SegmentRepository } from '../../apps/api/src/ingest/segment.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await running.close();
});

it('a log that is folded while the ledger is read leaves days that wait, and the status says so', async () => {
  const db = running.database.dataSource;
  await db.query(`insert into origin (name, zone_offset_minutes) values ('thu', 420)`);
  const segments = running.app.get(SegmentRepository, { strict: false });
  const listNewest = segments.listNewest.bind(segments);
  jest.spyOn(segments, 'listNewest').mockImplementationOnce(async (limit) => {
    // What a fold commits together: from this moment on the segment reads "folded", and its day is to be rolled up.
    await db.query(`insert into dirty_day (origin_id, day, marked_at) select id, '2026-03-02', now() from origin`);
    return listNewest(limit);
  });
  expect(await running.app.get(IngestService, { strict: false }).status()).toMatchObject({ dirtyDays: 1 });
});
