import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { listDays } from '@nhip-thu/metrics';
import { inventProvince } from '../province/demo-province.ts';
import { DEMO_SERVERS, type ServerName, type SyslogServer } from '../province/demo-servers.ts';
import { generateLog, listLogMonths, writeMonth, type DemoLogFile } from './demo-log.ts';

const province = inventProvince();

function linesOf(server: SyslogServer, from: string, to: string, isTalkative = false): string[] {
  return Buffer.concat([...generateLog(province, server, listDays(from, to), { isTalkative })])
    .toString()
    .trimEnd()
    .split('\n');
}

function textOf(files: readonly DemoLogFile[], server: ServerName, name: string): string {
  const file = files.find((each) => each.server === server && each.name === name);
  if (file === undefined) throw new Error(`no file ${name} of ${server}`);
  return Buffer.from(file.bytes).toString();
}

describe('the logs of the demo', () => {
  /** The week of the gap. */
  let files: DemoLogFile[];
  beforeAll(() => {
    files = writeMonth(province, { from: '2026-07-06', to: '2026-07-10', isCompressed: false });
  }, 60_000);

  it('are the same bytes each time', () => {
    const digest = (): string => {
      const hash = createHash('sha256');
      for (const { name, bytes } of writeMonth(inventProvince(), { from: '2026-03-02', to: '2026-03-03', isCompressed: true }))
        hash.update(name).update(bytes);
      return hash.digest('hex');
    };
    expect(digest()).toBe(digest());
  });

  it('hold their lines in time order, in both forms of stamp', () => {
    const iso = linesOf(DEMO_SERVERS['thu-tinh'], '2026-06-29', '2026-07-05', true).map((line) => line.slice(0, 26));
    expect(iso).toEqual(iso.toSorted());
    expect(iso.length).toBeGreaterThan(1000);
    const traditional = linesOf(DEMO_SERVERS['thu-xa'], '2026-03-02', '2026-03-08').map((line) => line.slice(0, 15));
    expect(traditional[0]).toMatch(/^Mar {2}2 \d\d:\d\d:\d\d$/);
    expect(traditional).toEqual(traditional.toSorted());
  });

  it('name nothing outside .example and no host outside private and documentation networks', () => {
    for (const text of files.map(({ bytes }) => Buffer.from(bytes).toString())) {
      for (const [, domain] of text.matchAll(/@([a-z0-9.-]+)/g)) expect(domain).toMatch(/\.example$/);
      for (const [ip] of text.matchAll(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g))
        expect(ip).toMatch(/^(10\.40|127\.0\.0|192\.0\.2|198\.51\.100|203\.0\.113)\./);
    }
  }, 60_000);

  it('close every queue id that they open', () => {
    const lines = linesOf(DEMO_SERVERS['thu-xa'], '2026-06-15', '2026-06-19');
    const opened = lines.flatMap((line) => /cleanup\[\d+\]: ([0-9A-Za-z]+): message-id/.exec(line)?.[1] ?? []);
    const removed = lines.flatMap((line) => /qmgr\[\d+\]: ([0-9A-Za-z]+): removed/.exec(line)?.[1] ?? []);
    expect(opened.length).toBeGreaterThan(50);
    expect(removed.toSorted()).toEqual(opened.toSorted());
  });

  it('show a message from one server to another on both, with one message-id', () => {
    const handed = linesOf(DEMO_SERVERS['thu-tinh'], '2026-07-01', '2026-07-03').filter((line) =>
      /postfix\/smtp\[.*to=<[^>]*@snnmt\./.test(line),
    );
    const taken = linesOf(DEMO_SERVERS['thu-snnmt'], '2026-07-01', '2026-07-03').filter((line) =>
      line.includes('client=thu-tinh.sonla.example['),
    );
    expect(taken.length).toBeGreaterThan(0);
    expect(handed.length).toBeGreaterThanOrEqual(taken.length);
  });

  it('fall silent on the server of agriculture from 06/07 09:12 to 10/07 17:00, with a line of the monitor at both ends', () => {
    const stamps = ['audit.log', 'mailbox.log'].flatMap((name) =>
      textOf(files, 'thu-snnmt', name)
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 19)),
    );
    const syslog = textOf(files, 'thu-snnmt', 'zimbra.log')
      .trimEnd()
      .split('\n')
      .map((line) => `2026-07-${line.slice(4, 6).replace(' ', '0')} ${line.slice(7, 15)}`);
    const all = [...stamps, ...syslog].toSorted();
    const before = all.filter((stamp) => stamp <= '2026-07-06 09:12:00');
    const after = all.filter((stamp) => stamp >= '2026-07-10 17:00:00');
    expect(before.length + after.length).toBe(all.length);
    expect([before.at(-1), after[0]]).toEqual(['2026-07-06 09:12:00', '2026-07-10 17:00:00']);
  });

  it('fall silent nowhere else for over 15 minutes of office time', () => {
    const seconds = textOf(files, 'thu-tinh', 'mail.log')
      .trimEnd()
      .split('\n')
      .map((line) => Date.parse(line.slice(0, 32)) / 1000);
    for (const day of listDays('2026-07-06', '2026-07-10')) {
      const [start, end] = [Date.parse(`${day}T07:00:00+07:00`) / 1000, Date.parse(`${day}T17:00:00+07:00`) / 1000];
      const office = seconds.filter((second) => second >= start && second <= end);
      const silences = [start, ...office].map((second, index) => ([...office, end][index] ?? end) - second);
      expect(Math.max(...silences)).toBeLessThanOrEqual(900);
    }
  });

  it('come month by month, the last plain, the others gzip, from nine kinds of files of five servers', () => {
    const months = listLogMonths();
    expect(months.map(({ from, isCompressed }) => [from, isCompressed])).toEqual([
      ...['2025-12-15', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'].map((from) => [from, true]),
      ['2026-07-01', false],
    ]);
    const month = { from: '2025-12-15', to: '2025-12-15', isCompressed: true };
    const packed = writeMonth(province, month);
    expect(packed.map(({ server, name, year }) => [server, name, year])).toEqual([
      ['thu-tinh', 'mail.log-202512.gz', 2025],
      ['thu-snnmt', 'zimbra.log-202512.gz', 2025],
      ['thu-snnmt', 'audit.log-202512.gz', 2025],
      ['thu-snnmt', 'mailbox.log-202512.gz', 2025],
      ['thu-sgddt', 'MSGTRK202512.LOG.gz', 2025],
      ['thu-sgddt', 'IMAP4202512.LOG.gz', 2025],
      ['thu-sgddt', 'POP3202512.LOG.gz', 2025],
      ['thu-syt', 'thu-syt-202512.csv.gz', 2025],
      ['thu-xa', 'mail.log-202512.gz', 2025],
    ]);
    expect(packed.map(({ bytes }) => gunzipSync(bytes).toString())).toEqual(
      writeMonth(province, { ...month, isCompressed: false }).map(({ bytes }) => Buffer.from(bytes).toString()),
    );
  });

  it('can be brought to a number of lines without changing what they tell', () => {
    const options = { isTalkative: true };
    const textWith = (more: { linesPerDay?: number }): string =>
      Buffer.concat([...generateLog(province, DEMO_SERVERS['thu-xa'], ['2026-07-01'], { ...options, ...more })]).toString();
    const padded = textWith({ linesPerDay: 5000 });
    expect(padded.trimEnd().split('\n')).toHaveLength(5000);
    const meaningful = (text: string): string[] => text.split('\n').filter((line) => !line.includes('anvil'));
    expect(meaningful(padded)).toEqual(meaningful(textWith({})));
  });
});
