import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { listDays } from '@nhip-thu/metrics';
import { generateLog, listLogFiles, streamLogFile } from './demo-log.ts';
import { inventProvince } from '../province/demo-province.ts';
import { DEMO_SERVERS, type ServerName } from '../province/demo-spec.ts';

const province = inventProvince();

function linesOf(server: ServerName, from: string, to: string, isTalkative = false): string[] {
  const chunks = [...generateLog(province, DEMO_SERVERS[server], listDays(from, to), { isTalkative })];
  return Buffer.concat(chunks).toString().trimEnd().split('\n');
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('the logs of the demo', () => {
  it('are the same bytes each time', () => {
    const digest = (): string =>
      createHash('sha256')
        .update(linesOf('thu-tinh', '2026-03-02', '2026-03-08').join('\n'))
        .update(JSON.stringify(inventProvince().staffs))
        .digest('hex');
    expect(digest()).toBe(digest());
  });

  it('hold their lines in time order, in both forms of stamp', () => {
    const iso = linesOf('thu-tinh', '2026-06-29', '2026-07-05', true).map((line) => line.slice(0, 26));
    expect(iso).toEqual(iso.toSorted());
    expect(iso.length).toBeGreaterThan(1000);
    const traditional = linesOf('thu-xa', '2026-03-02', '2026-03-08').map((line) => line.slice(0, 15));
    expect(traditional[0]).toMatch(/^Mar {2}2 \d\d:\d\d:\d\d$/);
    expect(traditional).toEqual(traditional.toSorted());
  });

  it('name nothing outside .example and no host outside private and documentation networks', () => {
    for (const line of linesOf('thu-tinh', '2026-07-01', '2026-07-02', true)) {
      for (const [, domain] of line.matchAll(/@([a-z0-9.-]+)/g)) expect(domain).toMatch(/\.example$/);
      for (const [, ip] of line.matchAll(/(?:rip=|\[)(\d+\.\d+\.\d+\.\d+)/g))
        expect(ip).toMatch(/^(10\.40|127\.0\.0|192\.0\.2|198\.51\.100|203\.0\.113)\./);
    }
  });

  it('close every queue id that they open', () => {
    const lines = linesOf('thu-snnmt', '2026-06-15', '2026-06-19');
    const opened = lines.flatMap((line) => /cleanup\[\d+\]: ([0-9A-Za-z]+): message-id/.exec(line)?.[1] ?? []);
    const removed = lines.flatMap((line) => /qmgr\[\d+\]: ([0-9A-Za-z]+): removed/.exec(line)?.[1] ?? []);
    expect(opened.length).toBeGreaterThan(50);
    expect(removed.toSorted()).toEqual(opened.toSorted());
  });

  it('show a message from one server to another on both, with one message-id', () => {
    const handed = linesOf('thu-tinh', '2026-07-01', '2026-07-03').filter((line) => /postfix\/smtp\[.*to=<[^>]*@snnmt\./.test(line));
    const taken = linesOf('thu-snnmt', '2026-07-01', '2026-07-03').filter((line) => line.includes('client=thu-tinh.sonla.example['));
    expect(taken.length).toBeGreaterThan(0);
    expect(handed.length).toBeGreaterThanOrEqual(taken.length);
  });

  it('fall silent on the server of agriculture from 06/07 09:12 to 10/07 17:00, and nowhere else for over 15 minutes of office time', () => {
    const seconds = (server: ServerName): number[] =>
      linesOf(server, '2026-07-06', '2026-07-10').map((line) => Date.parse(line.slice(0, 32)) / 1000);
    const from = Date.parse('2026-07-06T09:12:00+07:00') / 1000;
    const to = Date.parse('2026-07-10T17:00:00+07:00') / 1000;
    const silent = seconds('thu-snnmt');
    expect(silent.some((second) => second >= from && second < to)).toBe(false);
    expect(silent.some((second) => second < from && second > from - 900)).toBe(true);
    expect(silent.some((second) => second >= to)).toBe(true);
    for (const day of listDays('2026-07-06', '2026-07-10')) {
      const [start, end] = [Date.parse(`${day}T07:00:00+07:00`) / 1000, Date.parse(`${day}T17:00:00+07:00`) / 1000];
      const office = seconds('thu-tinh').filter((second) => second >= start && second <= end);
      const silences = [start, ...office].map((second, index) => ([...office, end][index] ?? end) - second);
      expect(Math.max(...silences)).toBeLessThanOrEqual(900);
    }
  });

  it('come as 24 files, the last of each server plain, the others gzip', async () => {
    const files = listLogFiles(province);
    expect(files).toHaveLength(24);
    expect(files.filter((file) => !file.isCompressed).map((file) => file.server)).toEqual(['thu-tinh', 'thu-snnmt', 'thu-xa']);
    const first = {
      server: 'thu-tinh',
      name: 'mail.log-202512.gz',
      year: 2025,
      from: '2025-12-15',
      to: '2025-12-31',
      isCompressed: true,
    } as const;
    expect(files[0]).toEqual(first);
    const packed = await readAll(streamLogFile(province, first));
    expect(gunzipSync(packed).toString().trimEnd().split('\n')).toEqual(linesOf('thu-tinh', first.from, first.to));
  });

  it('can be brought to a number of lines without changing what they tell', () => {
    const options = { isTalkative: true };
    const plain = Buffer.concat([...generateLog(province, DEMO_SERVERS['thu-xa'], ['2026-07-01'], options)]).toString();
    const padded = Buffer.concat([
      ...generateLog(province, DEMO_SERVERS['thu-xa'], ['2026-07-01'], { ...options, linesPerDay: 5000 }),
    ]).toString();
    expect(padded.trimEnd().split('\n')).toHaveLength(5000);
    const meaningful = (text: string): string[] => text.split('\n').filter((line) => !line.includes('anvil'));
    expect(meaningful(padded)).toEqual(meaningful(plain));
  });
});
