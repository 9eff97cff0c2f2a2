import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseCupsLine } from './cups-page-log.ts';
import { keyLines } from './print-line.ts';
import { parsePrintLog } from './print-log.ts';

const RUN_G = new URL('../../../../../tests/fixtures/samples/logs/G/', import.meta.url);
const bytesOf = (text: string): Uint8Array => Buffer.from(text);

interface PrintTruth {
  readonly totals: { readonly jobs: number; readonly sheets: number };
  readonly userDay: readonly { readonly mailbox: string; readonly agency: string; readonly day: string; readonly sheets: number }[];
}

const QUEUES = new Map([
  ['sxd', 'canon-sxd'],
  ['stp', 'hp-stp'],
  ['tohieu', 'brother-tohieu'],
]);

describe('CUPS page_log', () => {
  it('run G, as a real CUPS wrote it: jobs and sheets of every person and day', () => {
    const log = parsePrintLog(readFileSync(new URL('page_log', RUN_G)));
    // The file holds what the script that printed these jobs wrote down.
    const print = JSON.parse(readFileSync(new URL('truth.json', RUN_G), 'utf8')) as PrintTruth;
    expect([log.format, log.lines.length, log.rejectedLines]).toEqual(['cups', print.totals.jobs, []]);
    const found = new Map<string, number>();
    for (const { account, queue, day, sheets } of log.lines) {
      const key = `${account} ${queue} ${day}`;
      found.set(key, (found.get(key) ?? 0) + sheets);
    }
    const wanted = new Map(
      print.userDay.map(({ mailbox, agency, day, sheets }) => [`${mailbox.split('@')[0]} ${QUEUES.get(agency)} ${day}`, sheets]),
    );
    expect(found).toEqual(wanted);
  });

  it('a title that looks like the rest of a line stays a title', () => {
    const line = parseCupsLine(
      'HP p\\An.Le 7 [03/Mar/2026:12:05:03 +0700] total 5 - pc1 bang ke total 99 - [05/Mar/2026:00:00:00 +0700] A4 one-sided',
    );
    expect(line).toMatchObject({ day: '2026-03-03', queue: 'hp', host: 'pc1', account: 'an.le', sheets: 5 });
    expect(parseCupsLine('HP an 8 [03/Mar/2026:12:05:03 +0700] total 5 - pc1 A4 two-sided-long-edge')).toMatchObject({ sheets: 3 });
  });

  it('of a line per page, odd pages of a two-sided job begin a sheet', () => {
    const page = (number: number): string => `HP an 8 [03/Mar/2026:12:05:03 +0700] ${number} 2 - pc1 don A4 two-sided-long-edge`;
    const sheets = [1, 2, 3].map((number) => parseCupsLine(page(number)));
    expect(sheets).toMatchObject([{ sheets: 2 }, { sheets: 0 }, { sheets: 2 }]);
  });

  it.each([
    ['', 'other-form'],
    ['HP an 8 total 5', 'other-form'],
    ['HP an 8 [31/Feb/2026:12:05:03 +0700] total 5 - pc1 x A4 one-sided', 'bad-day'],
  ])('“%s” is no line: %s', (text, reason) => {
    expect(parseCupsLine(text)).toBe(reason);
  });
});

describe('PaperCut Print Logger', () => {
  const HEADER = 'Time,User,Pages,Copies,Printer,Document Name,Client,Paper Size,Language,Height,Width,Duplex,Grayscale,Size';
  const ROW = '2026-03-05 08:46:13,ha.nguyen,7,3,Canon-SXD,"bao cao, lan 2",PC20,A4,PCL6,,,DUPLEX,GRAYSCALE,52kb,';

  it('with its banner, the code page of Windows and rows that end in a comma: 3 × 7 pages duplex are 12 sheets', () => {
    const text = Buffer.concat([bytesOf(`PaperCut Print Logger; x\r\n${HEADER}\r\n`), Buffer.from([0xe1]), bytesOf(`\r\n${ROW}\r\n`)]);
    const log = parsePrintLog(text);
    expect(log).toMatchObject({ format: 'papercut', rejectedLines: [{ line: 3, reason: 'bad-day' }] });
    expect(log.lines).toMatchObject([{ day: '2026-03-05', queue: 'canon-sxd', host: 'pc20', account: 'ha.nguyen', sheets: 12 }]);
  });

  it('rejects rows without day, counts or word on both sides', () => {
    const bad = [ROW.replace('2026-03-05', '05/03/2026'), ROW.replace(',7,', ',x,'), ROW.replace(',DUPLEX', ',?')];
    const log = parsePrintLog(bytesOf([HEADER, ROW, ...bad, ROW.replace('Canon-SXD', ''), 'x,"y'].join('\n')));
    expect(log).toMatchObject({ lines: [{ sheets: 12 }] });
    expect(log.rejectedLines.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      ...['3 bad-day', '4 bad-count', '5 bad-sides', '6 no-printer', '7 bad-quote'],
    ]);
  });
});

describe('keys of lines', () => {
  const line = 'HP an 8 [03/Mar/2026:12:05:03 +0700] total 5 - pc1 don A4 one-sided\n';
  const keysOf = (text: string): string[] => [...keyLines(parsePrintLog(bytesOf(text)).lines).keys()];

  it('are the same for a line in another file, whatever its title, and two equal lines of a file stay two', () => {
    expect(keysOf(line.replace('don', 'khác'))).toEqual(keysOf(line));
    expect(keysOf(`"${line.trim()}"`)).toEqual(keysOf(line));
    expect(new Set(keysOf(line + line))).toHaveProperty('size', 2);
    expect(keysOf(line + line)[0]).toBe(keysOf(line)[0]);
  });

  it('no understood line, no format', () => {
    expect(parsePrintLog(bytesOf('nothing\n\n'))).toEqual({ format: null, lines: [], rejectedLines: [{ line: 1, reason: 'other-form' }] });
  });
});
