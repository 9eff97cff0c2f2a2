import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { CoverageReply } from '@nhip-thu/metrics';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

jest.setTimeout(120_000);

let running: RunningApp;

async function* streamOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Hands a CSV file over and waits until it is counted. */
async function handOver(originName: string, lines: readonly string[]): Promise<void> {
  const ingest = running.app.get(IngestService);
  const { segment } = await ingest.receive({ originName, name: 'log.csv', stream: streamOf(`${lines.join('\n')}\n`) });
  await ingest.waitForRollUps([segment.id]);
}

beforeAll(async () => {
  running = await startApp();
  await running.startWork();
});
afterAll(() => running.close());

it('coverage tells a day that its source states as a whole as such, and gives it no moments that nobody logged', async () => {
  await handOver('by-day', ['day,mailbox,sent,logins', '2026-03-03,la.hoac@so-moi.gov.vn,3,1']);
  await handOver('by-event', ['time,event,mailbox', '2026-03-03T08:10:01+07:00,login,la.hoac@so-moi.gov.vn']);
  const reply = await running.fetch('/api/v1/ingest/coverage?from=2026-03-03&to=2026-03-03');
  const { origins } = (await reply.json()) as CoverageReply;
  expect(origins).toMatchObject([
    { origin: 'by-day', days: [{ facts: 1, isTimed: false, firstAt: null, lastAt: null }] },
    { origin: 'by-event', days: [{ facts: 1, isTimed: true, hours: 1, firstAt: '2026-03-03T01:10:01.000Z' }] },
  ]);
});
