import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FailpointName } from '../../apps/api/src/config/failpoint.ts';
import { cutOverlapping, openFaultScene, SOAK, weekOfLines, type FaultScene } from '../support/fault-scene.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { checkAgainstTruth, nhipthu } from '../support/samples.ts';

jest.setTimeout(180_000);

/** Killed while a log is handed over. */
const HAND_OVER: readonly FailpointName[] = [
  'upload.opened',
  'upload.written',
  'upload.flushed',
  'upload.noted',
  'upload.renamed',
  'upload.durable',
  'spool.origin-known',
  'ledger.inserted',
];
/** Killed while a worker works. The number of the pass lets it do some work before. */
const WORK: readonly `${FailpointName}${'' | '@2' | '@3'}`[] = [
  'spool.listed@3',
  'spool.head-read',
  'spool.chunk-read@2',
  'parse.parsed@2',
  'ledger.blocks-united@2',
  'ledger.advanced@2',
  'ledger.committed@2',
  'parse.finished',
  'correlate.blocks-read',
  'correlate.correlated',
  'rollup.mailboxes-replaced',
  'rollup.day-cleared',
  'rollup.day-committed',
  'rollup.period-replaced',
];

/** Killed while a file is taken back. */
const UNDO: readonly FailpointName[] = ['undo.begun', 'undo.blocks-replaced', 'undo.finished', 'undo.committed'];

/** What happened at another minute than in the log: counted, it would show. */
const makeForeign = (slice: Buffer): Buffer =>
  Buffer.from(
    slice
      .toString('latin1')
      .replaceAll(
        /(T\d\d:)(\d)(\d)(?=:\d\d)/g,
        (_all, hour: string, ten: string, minute: string) => `${hour}${(Number(ten) + 1) % 6}${minute}`,
      ),
    'latin1',
  );

/** One log, cut into as many slices as there are points; each slice meets its own death, and the figures must be the truth. */
function describePoints(kind: string, queue: () => Record<string, string>, round: number): void {
  describe(`kill -9 at every failpoint, queue on ${kind}, round ${round}`, () => {
    let scene: FaultScene;
    /** By a program that runs all the while: one start less for every file. */
    let handOver: (name: string, bytes: Buffer) => Promise<void>;
    const cut = cutOverlapping(weekOfLines(), HAND_OVER.length + WORK.length);
    // In another round each point meets another part of the log.
    const slices = [...cut.slice(round), ...cut.slice(0, round)];
    const armed = (point: string): Record<string, string> => ({ NODE_ENV: 'test', NHIPTHU_FAILPOINT: point });
    const stateOf = async (id: string): Promise<string | undefined> => {
      const [row] = await scene.database.dataSource.query<{ state: string }[]>('select state from segment where id = $1', [id]);
      return row?.state;
    };
    beforeAll(async () => {
      scene = await openFaultScene(queue());
      handOver = await scene.openDoor('thu');
    });
    afterAll(() => scene.close());

    it.each(HAND_OVER.map((point, index) => [point, index] as const))('%s: handed over again, it is there once', async (point, index) => {
      const name = `slice-${index}.log`;
      const path = join(scene.dataFolder, name);
      await writeFile(path, slices[index]!);
      const killed = await nhipthu({ ...scene.environment, ...armed(point) }, 'ingest', path, '--origin', 'thu');
      expect(killed.stdout).toBe('');
      expect(typeof killed.code).not.toBe('number');
      // Whoever got no receipt sends again.
      await handOver(name, slices[index]!);
    });

    it.each(WORK.map((point, index) => [point, HAND_OVER.length + index] as const))('%s: the worker dies there', async (point, index) => {
      await handOver(`slice-${index}.log`, slices[index]!);
      const worker = scene.startWorker(armed(point));
      await worker.exitCode();
      expect(worker.child.signalCode).toBe('SIGKILL');
    });

    it.each(UNDO.map((point, index) => [point, index] as const))(
      '%s: a file is taken back, and the program dies there',
      async (point, index) => {
        const path = join(scene.dataFolder, `foreign-${index}.log`);
        await writeFile(path, makeForeign(slices[index]!));
        const taken = await nhipthu(scene.environment, 'ingest', path, '--origin', 'thu', '--wait', '--json');
        expect(taken.code).toBe(0);
        const { segments } = JSON.parse(taken.stdout) as { segments: { id: string }[] };
        const { id } = segments[0]!;
        // It may die over an earlier file whose turn has come again, before it has heard of this one: whoever got no receipt asks again.
        do {
          const killed = await nhipthu({ ...scene.environment, ...armed(point) }, 'undo', id, '--yes');
          expect(typeof killed.code).not.toBe('number');
        } while ((await stateOf(id)) === 'folded');
      },
    );

    it('loses no line that was acknowledged and counts none twice', async () => {
      scene.startWorker();
      await scene.settle(120_000);
      const { isExact, report } = await checkAgainstTruth(scene.environment);
      expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
      const verified = await nhipthu(scene.environment, 'verify');
      expect({ code: verified.code, text: verified.code === 0 ? '' : verified.stdout }).toEqual({ code: 0, text: '' });
    });
  });
}

const inSoak = process.env['SOAK'] !== undefined;
for (let round = 0; round < SOAK; round += 1) describePoints('postgres', () => ({}), round);

// The soak run has the same points on the other backend; CI has time for one.
if (inSoak && hasRedisServer()) {
  describe('with a redis-server', () => {
    let redis: PrivateRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());
    for (let round = 0; round < SOAK; round += 1) describePoints('redis', () => ({ REDIS_URL: redis.url }), round);
  });
}
