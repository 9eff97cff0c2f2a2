import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SegmentReply } from '@nhip-thu/metrics';
import { SpoolSpace } from '../../ingest/spool-space.ts';
import { WorkerSessions } from '../../queue/worker-sessions.ts';
import { callCli, openTestFolder, type Services } from '../../../../../tests/support/call-cli.ts';
import {
  EmptyUploadError,
  IngestService,
  InvalidOriginNameError,
  OtherDialectError,
  OtherZoneError,
  type ReceiveInput,
} from '../../ingest/ingest.service.ts';

let folder: Awaited<ReturnType<typeof openTestFolder>>;

beforeEach(async () => {
  folder = await openTestFolder();
});

afterEach(async () => {
  await folder.remove();
});

function segmentOf(part: Partial<SegmentReply>): SegmentReply {
  return {
    id: '1',
    origin: 'thu',
    name: 'mail.log',
    compression: 'plain',
    dialect: null,
    state: 'folded',
    bytesTotal: 2,
    bytesDone: 2,
    lines: 1521,
    parsed: 1500,
    ignored: 20,
    rejected: 1,
    oversize: 0,
    facts: 7,
    fresh: 7,
    duplicate: 0,
    tailBytes: 0,
    isProvisional: false,
    isDialectAssumed: false,
    linesCut: 0,
    linesLost: 0,
    ignoredKinds: {},
    rejectedReasons: {},
    linesPerSecond: null,
    receivedAt: '',
    foldedAt: null,
    isRollUpPending: false,
    error: null,
    damageByte: null,
    ...part,
  };
}

describe('ingest', () => {
  /** A service that keeps what it receives; segment ids are those of the contents. */
  class FakeIngest {
    readonly received: (Omit<ReceiveInput, 'stream'> & { content: string })[] = [];
    result: Partial<SegmentReply> = {};
    waited: string[] | null = null;

    async receive({ stream, ...input }: ReceiveInput): Promise<{ segment: SegmentReply; isKnown: boolean }> {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const content = Buffer.concat(chunks).toString();
      if (content === '') throw new EmptyUploadError();
      if (input.originName === 'Ý') throw new InvalidOriginNameError(input.originName);
      if (input.originName === 'cu' && input.zoneOffsetMinutes !== 420) throw new OtherZoneError('cu', 420);
      const isKnown = this.received.some((each) => each.content === content);
      this.received.push({ ...input, content });
      return { segment: segmentOf({ id: content, name: input.name, ...this.result }), isKnown };
    }

    async segmentsByIds(ids: string[]): Promise<SegmentReply[]> {
      return ids.toReversed().map((id) => segmentOf({ id, name: this.received.find((each) => each.content === id)!.name, ...this.result }));
    }

    async waitForRollUps(ids: string[]): Promise<SegmentReply[]> {
      this.waited = ids;
      return this.segmentsByIds(ids);
    }
  }

  const servicesWith = (ingest: object, space = new SpoolSpace(async () => ({ totalBytes: 100, availableBytes: 50 }))): Services =>
    new Map<unknown, object>([
      [IngestService, ingest],
      [SpoolSpace, space],
    ]);

  it('hands the files over in order, waits, and reports each in that order', async () => {
    const ingest = new FakeIngest();
    const files = [await folder.write('mail.log.1', 'one'), await folder.write('mail.log', 'two')];
    const { code, out, opened } = await callCli(
      ['ingest', ...files, '--origin', 'thu', '--format', 'syslog-iso8601', '--tz', '-03:30', '--year', '2026', '--wait'],
      {
        services: servicesWith(ingest),
      },
    );
    expect({ code, opened }).toEqual({ code: 0, opened: [{ queue: 'work' }] });
    expect(ingest.received).toEqual([
      { originName: 'thu', name: 'mail.log.1', content: 'one', dialect: 'syslog-iso8601', year: 2026, zoneOffsetMinutes: -210 },
      { originName: 'thu', name: 'mail.log', content: 'two', dialect: 'syslog-iso8601', year: 2026, zoneOffsetMinutes: -210 },
    ]);
    expect(ingest.waited).toEqual(['one', 'two']);
    expect(out.split('\n')).toEqual([
      'mail.log.1: xong',
      '  1.521 dòng: hiểu 1.500, bỏ qua 20, từ chối 1, quá dài 0',
      '  7 sự kiện mới, 0 đã đếm trước đó',
      'mail.log: xong',
      '  1.521 dòng: hiểu 1.500, bỏ qua 20, từ chối 1, quá dài 0',
      '  7 sự kiện mới, 0 đã đếm trước đó',
      '',
    ]);
  });

  it('prints one JSON document of the segments; equal bytes are one segment; an empty file is none', async () => {
    const ingest = new FakeIngest();
    const files = [await folder.write('a', 'same'), await folder.write('b', 'same'), await folder.write('c', '')];
    const { code, out, opened } = await callCli(['ingest', ...files, '--origin', 'thu', '--json'], { services: servicesWith(ingest) });
    expect({ code, opened }).toEqual({ code: 0, opened: [{ queue: 'add' }] });
    expect(ingest.waited).toBeNull();
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, segments: [{ id: 'same', name: 'a' }], alreadyKnown: [], notRead: [] });
  });

  it('reads no file while the disk is nearly full, and says what to do', async () => {
    const ingest = new FakeIngest();
    const services = servicesWith(ingest, new SpoolSpace(async () => ({ totalBytes: 100, availableBytes: 10 })));
    const { code, out, err } = await callCli(['ingest', await folder.write('a', 'one'), '--origin', 'thu'], { services });
    expect({ code, out, err }).toMatchObject({ code: 4, out: '', err: expect.stringContaining('giải phóng chỗ') });
    expect(ingest.received).toEqual([]);
  });

  it('exits 5 when a file failed, and 0 when lines of it were rejected', async () => {
    const ingest = new FakeIngest();
    const path = await folder.write('a', 'one');
    ingest.result = { rejected: 1500 };
    expect((await callCli(['ingest', path, '--origin', 'thu', '--wait'], { services: servicesWith(ingest) })).code).toBe(0);
    ingest.result = { state: 'failed', error: 'gzip: broken' };
    const failed = await callCli(['ingest', path, '--origin', 'thu', '--wait'], { services: servicesWith(ingest) });
    expect(failed).toMatchObject({ code: 5, out: expect.stringContaining('gzip: broken') });
  });

  it('says of a file that it knew that nothing is new, and not what it brought the first time', async () => {
    const ingest = new FakeIngest();
    const argv = ['ingest', await folder.write('a', 'one'), '--origin', 'thu', '--wait'];
    await callCli(argv, { services: servicesWith(ingest) });
    const { code, out } = await callCli(argv, { services: servicesWith(ingest) });
    expect({ code, out }).toEqual({ code: 0, out: 'a: xong, đã có từ trước, không có gì mới\n' });
  });

  it('of a file that was known but half read says what the whole of it brought', async () => {
    const ingest = new FakeIngest();
    const argv = ['ingest', await folder.write('a', 'one'), '--origin', 'thu', '--wait'];
    const { waitForRollUps } = ingest;
    ingest.result = { state: 'folding' };
    await callCli(argv.slice(0, -1), { services: servicesWith(ingest) });
    ingest.waitForRollUps = function finish(this: FakeIngest, ids) {
      this.result = {};
      return waitForRollUps.call(this, ids);
    };
    const { code, out } = await callCli(argv, { services: servicesWith(ingest) });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^a: xong\n  1\.521 dòng: .*\n  7 sự kiện mới/) });
  });

  it('exits 5 when not a line of a finished file is understood, and says what to do', async () => {
    const ingest = new FakeIngest();
    ingest.result = { parsed: 0, ignored: 1521, rejected: 0, ignoredKinds: { 'other-event': 1521 } };
    const { code, out } = await callCli(['ingest', await folder.write('a', 'one'), '--origin', 'thu', '--wait'], {
      services: servicesWith(ingest),
    });
    expect(code).toBe(5);
    expect(out).toMatch(/\n  không hiểu dòng nào: .* nhipthu undo one --yes\n/);
    // A reject log has no fact in it, and every line of it is known.
    ingest.result = { parsed: 0, ignored: 65, rejected: 0, ignoredKinds: { refused: 65 } };
    expect(
      (await callCli(['ingest', await folder.write('c', 'no'), '--origin', 'thu', '--wait'], { services: servicesWith(ingest) })).code,
    ).toBe(0);
    // A file that is still to be read may yet be understood.
    ingest.result = { state: 'received', lines: 0, parsed: 0 };
    expect((await callCli(['ingest', await folder.write('b', 'two'), '--origin', 'thu'], { services: servicesWith(ingest) })).code).toBe(0);
  });

  it('names the undo when the same file comes with another format', async () => {
    const ingest = Object.assign(new FakeIngest(), {
      receive: () => Promise.reject(new OtherDialectError('12', 'exim')),
    });
    const argv = ['ingest', await folder.write('a', 'one'), '--origin', 'thu', '--format', 'syslog-iso8601'];
    expect(await callCli(argv, { services: servicesWith(ingest) })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--format: tệp này đã nạp trước đây theo khuôn dạng exim → rút lại .*nhipthu undo 12 --yes/),
    });
  });

  it('says at which file it stopped, and that those before it are kept', async () => {
    const ingest = new FakeIngest();
    const { receive } = ingest;
    ingest.receive = async function refuse(this: FakeIngest, input) {
      if (input.name === 'c.log') throw new OtherDialectError('12', 'exim');
      return receive.call(this, input);
    };
    const paths = [await folder.write('a.log', 'one'), await folder.write('b.log', 'two'), await folder.write('c.log', 'three')];
    expect(await callCli(['ingest', ...paths, '--origin', 'thu'], { services: servicesWith(ingest) })).toMatchObject({
      ...{ code: 2, err: expect.stringMatching(/Dừng ở c\.log; những tệp đứng trước đã được nhận[^\n]*\n[^]*--format: /) },
    });
  });

  it('says whether a program is there to do the work', async () => {
    const ingest = new FakeIngest();
    ingest.result = { state: 'received' };
    const argv = ['ingest', await folder.write('a', 'one'), '--origin', 'thu'];
    expect((await callCli(argv, { services: servicesWith(ingest) })).err).toMatch(/Chương trình chưa chạy/);
    const running: Services = new Map([...servicesWith(ingest), [WorkerSessions, { hasAny: async () => true }]]);
    expect((await callCli(argv, { services: running })).err).toMatch(/chương trình đang xử lý/);
  });

  it('goes on with the other files when one cannot be read to its end, and exits 5', async () => {
    const ingest = new FakeIngest();
    const bad = await folder.write('bad', 'bad');
    const { receive } = ingest;
    ingest.receive = async function spoil(this: FakeIngest, input) {
      // The file vanishes between the check and the reading.
      if (input.name === 'bad') await rm(bad);
      return receive.call(this, input);
    };
    const outcome = await callCli(['ingest', bad, await folder.write('good', 'good'), '--origin', 'thu', '--json'], {
      services: servicesWith(ingest),
    });
    expect(outcome.code).toBe(5);
    expect(JSON.parse(outcome.out)).toMatchObject({ segments: [{ name: 'good' }], notRead: [{ file: bad, reason: 'ENOENT' }] });
  });

  it('refuses a zone other than the one the origin has, and a name that is none', async () => {
    const services = servicesWith(new FakeIngest());
    const path = await folder.write('a');
    const zone = await callCli(['ingest', path, '--origin', 'cu', '--tz', '+09:00'], { services });
    expect(zone).toMatchObject({ code: 2, closed: 1, err: expect.stringContaining('đã có múi giờ +07:00') });
    expect((await callCli(['ingest', path, '--origin', 'cu', '--tz', '+07:00'], { services })).code).toBe(0);
    expect(await callCli(['ingest', path, '--origin', 'Ý'], { services })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--origin: “Ý”'),
    });
  });

  it('exits 130 on Ctrl-C, closes what it opened, and says how to go on', async () => {
    const interruption = new AbortController();
    const ingest = new FakeIngest();
    ingest.waitForRollUps = () => {
      interruption.abort();
      return new Promise(() => undefined);
    };
    const outcome = await callCli(['ingest', await folder.write('a'), '--origin', 'thu', '--wait'], {
      services: servicesWith(ingest),
      signal: interruption.signal,
    });
    expect(outcome).toMatchObject({ code: 130, closed: 1, out: '', err: expect.stringContaining('không dòng nào bị đếm hai lần') });
  });

  it('prints progress as a line per ten seconds on stderr, and none with --quiet', async () => {
    const waiting = async (
      ids: string[],
      { onProgress }: Parameters<IngestService['waitForRollUps']>[1] & object,
    ): Promise<SegmentReply[]> => {
      for (let poll = 0; poll < 30; poll += 1) onProgress?.([segmentOf({ bytesTotal: 100, bytesDone: 50 })], 0, 0);
      return [segmentOf({ id: ids[0] ?? '' })];
    };
    const ingest = Object.assign(new FakeIngest(), { waitForRollUps: waiting });
    let clock = 0;
    const now = (): number => (clock += 500);
    const argv = ['ingest', await folder.write('a'), '--origin', 'thu', '--wait'];
    const { err } = await callCli(argv, { services: servicesWith(ingest), now });
    expect(err).toBe('50% đang xử lý\n');
    expect((await callCli([...argv, '--quiet'], { services: servicesWith(ingest), now })).err).toBe('');
  });
});
