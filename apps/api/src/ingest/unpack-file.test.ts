import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rawFrame, runFrame, skippableFrame } from '../../../../tests/support/zstd-frame.ts';
import { detectCompression, MAGIC_BYTES, refuseForeignPacking, refuseMisnamed } from './compression.ts';
import { BombError, DamagedFileError } from './stored-text.ts';
import { cutText } from './text-chunks.ts';
import { openStoredText } from './unpack-file.ts';

const MIB = 1024 * 1024;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nhipthu-unpack-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function unpack(bytes: Buffer, from = 0): Promise<{ text: string; length: number; error: unknown }> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const parts: Buffer[] = [];
  let error: unknown = null;
  try {
    for await (const part of openStoredText(path, detectCompression(bytes.subarray(0, MAGIC_BYTES)), from).parts) parts.push(part);
  } catch (fault) {
    error = fault;
  }
  const text = Buffer.concat(parts);
  return { text: text.length > 4 * MIB ? '' : text.toString(), length: text.length, error };
}

const LINES = Array.from({ length: 40_000 }, (_, n) => `line ${n} ${Math.sin(n)}\n`).join('');

describe('zstd', () => {
  it('of several frames, with skippable ones between, is one text, from any offset', async () => {
    const skippable = skippableFrame(Buffer.from('abc'));
    const file = Buffer.concat([skippable, rawFrame(Buffer.from(LINES)), skippable, rawFrame(Buffer.from('last\n'))]);
    expect(await unpack(file)).toEqual({ text: `${LINES}last\n`, length: LINES.length + 5, error: null });
    expect((await unpack(file, LINES.length)).text).toBe('last\n');
  });

  it('of fewer bytes than a header may have is read too', async () => {
    expect((await unpack(rawFrame(Buffer.from('a\n')))).text).toBe('a\n');
    expect(await unpack(rawFrame(Buffer.alloc(0)))).toEqual({ text: '', length: 0, error: null });
  });

  it('that is cut gives what is whole and says at which byte it ends', async () => {
    const file = rawFrame(Buffer.from(LINES));
    const { length, error } = await unpack(file.subarray(0, 250_000));
    expect(length).toBe(200_000);
    expect(error).toBeInstanceOf(DamagedFileError);
    expect((error as DamagedFileError).byte).toBeLessThanOrEqual(250_000);
  });

  it('that claims a window of gigabytes is refused before memory is taken', async () => {
    const file = rawFrame(Buffer.from('a\n'));
    file[5] = 0xf8;
    expect((await unpack(file)).error).toBeInstanceOf(DamagedFileError);
  });

  it('with bytes that are no frame behind it keeps the text and says so', async () => {
    const { text, error } = await unpack(Buffer.concat([rawFrame(Buffer.from('a\n')), Buffer.from('not a frame at all, really')]));
    expect([text, error]).toEqual(['a\n', expect.any(DamagedFileError)]);
  });
});

/** What `zstd` makes of one log line, check sum included. */
const LINE = 'Mar  2 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n';
const CHECKED = Buffer.from(
  '28b52ffd0458c901004d61722020322030383a30303a30302074687520706f73746669782f716d67725b315d3a20334632413931433042373a2072656d6f7665640ab4d21a89',
  'hex',
);

describe('the check sum of a zstd frame', () => {
  it('that is right lets the text through without a word', async () => {
    expect(await unpack(Buffer.concat([CHECKED, CHECKED]))).toEqual({ text: LINE + LINE, length: 2 * LINE.length, error: null });
  });

  it('that is of other text marks the file there, after the text', async () => {
    for (const flipped of [CHECKED.length - 1, 20]) {
      const file = Buffer.concat([CHECKED, CHECKED]);
      file[CHECKED.length + flipped]! ^= 1;
      const { length, error } = await unpack(file);
      expect([length, (error as DamagedFileError).byte]).toEqual([2 * LINE.length, 2 * CHECKED.length - 4]);
    }
  });

  it('that is cut off is damage too', async () => {
    const { text, error } = await unpack(CHECKED.subarray(0, -1));
    expect([text, (error as DamagedFileError).byte]).toEqual([LINE, CHECKED.length - 4]);
  });
});

describe('gzip', () => {
  const short = Array.from({ length: 15 }, (_, n) => `line ${n} ${Math.sin(n)}\n`).join('');

  it('cut at any byte gives all that inflates, and the byte it ends at', async () => {
    const packed = gzipSync(short);
    for (let size = 3; size < packed.length; size += 1) {
      const { text, error } = await unpack(packed.subarray(0, size));
      expect(short.startsWith(text)).toBe(true);
      expect((error as DamagedFileError).byte).toBe(size);
      // Only the check sum and the length are missing then.
      expect(size < packed.length - 8 || text === short).toBe(true);
    }
  });

  it.each([
    ['text', Buffer.from('not a member at all')],
    ['one byte', Buffer.of(7)],
    ['half a header', Buffer.of(0x1f, 0x8b)],
    ['zero bytes and then text', Buffer.concat([Buffer.alloc(700), Buffer.from('x')])],
    ['a member that is no member', Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(40, 0xff)])],
  ])('with %s behind the last member keeps the whole text and says where it ends', async (_what, garbage) => {
    const packed = Buffer.concat([gzipSync(short), gzipSync('second\n')]);
    const { text, error } = await unpack(Buffer.concat([packed, garbage]));
    expect(text).toBe(`${short}second\n`);
    const { byte } = error as DamagedFileError;
    expect(byte).toBeGreaterThanOrEqual(packed.length);
    expect(byte).toBeLessThanOrEqual(packed.length + garbage.length);
  });

  it('with zero bytes behind it, as a tape adds them, is whole', async () => {
    expect(await unpack(Buffer.concat([gzipSync(short), Buffer.alloc(5000)]))).toMatchObject({ text: short, error: null });
  });

  it('with a bad member in the middle gives all before it, to the byte', async () => {
    const bad = gzipSync('bad\n');
    bad[bad.length - 6]! ^= 1;
    const before = Buffer.concat([gzipSync(LINES), gzipSync('a\n')]);
    const { length, error } = await unpack(Buffer.concat([before, bad, gzipSync('after\n')]));
    expect(length).toBe(LINES.length + 2 + 'bad\n'.length);
    expect((error as DamagedFileError).byte).toBe(before.length + bad.length - 5);
  });

  it('that is cut gives all that inflates', async () => {
    const packed = gzipSync(LINES);
    const { text, error } = await unpack(packed.subarray(0, packed.length - 12));
    expect(error).toBeInstanceOf(DamagedFileError);
    expect(LINES.startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(LINES.length - 200);
  });

  it('that is corrupt in the middle gives what comes before', async () => {
    const packed = gzipSync(LINES);
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 64);
    const { length, error } = await unpack(packed);
    expect(error).toBeInstanceOf(DamagedFileError);
    expect(length).toBeGreaterThan(LINES.length * 0.4);
  });

  it('whose check sum is wrong gives all of the text, and says so', async () => {
    const packed = gzipSync(LINES);
    packed[packed.length - 6]! ^= 1;
    const { length, error } = await unpack(packed);
    expect(length).toBe(LINES.length);
    expect(error).toBeInstanceOf(DamagedFileError);
  });
});

describe('a bomb', () => {
  it('of either kind stops soon after 8 MiB of text', async () => {
    for (const bomb of [gzipSync(Buffer.alloc(64 * MIB)), runFrame(512)]) {
      const { length, error } = await unpack(bomb);
      expect(error).toBeInstanceOf(BombError);
      expect(length).toBeLessThan(10 * MIB);
    }
  });

  it('stops at the limit of bytes, however well it hides its ratio', async () => {
    const path = join(folder, 'large.gz');
    writeFileSync(path, gzipSync(LINES.repeat(4)));
    const limits = { maxBytes: 2 * MIB, maxRatio: 200, ratioAfter: 8 * MIB };
    const read = async (): Promise<void> => {
      for await (const _ of openStoredText(path, 'gzip', 0, limits).parts);
    };
    await expect(read()).rejects.toBeInstanceOf(BombError);
  });
});

describe('a line of 5 GB', () => {
  it('is counted as oversize in flat memory, and the line behind it is read', async () => {
    const part = Buffer.alloc(4 * MIB, 'x');
    const parts = async function* (): AsyncGenerator<Buffer> {
      for (let bytes = 0; bytes < 5_000_000_000; bytes += part.length) yield part;
      yield Buffer.from('\nlast\n');
    };
    const before = process.memoryUsage().rss;
    let peak = before;
    const seen = { oversizeLines: 0, oversizeBytes: 0, lines: '' };
    for await (const chunk of cutText({ parts: parts(), storedOffset: () => 0 }, 8 * MIB)) {
      peak = Math.max(peak, process.memoryUsage().rss);
      seen.oversizeLines += chunk.oversizeLines;
      seen.oversizeBytes += chunk.oversizeBytes;
      seen.lines += chunk.lines.toString();
    }
    expect(seen).toEqual({ oversizeLines: 1, oversizeBytes: Math.ceil(5_000_000_000 / part.length) * part.length + 1, lines: 'last\n' });
    expect(peak - before).toBeLessThan(64 * MIB);
  }, 60_000);
});

describe('how a file is packed', () => {
  it('is told by its first bytes; archives and what no kept library reads are refused by name', () => {
    const tar = Buffer.alloc(512);
    tar.write('ustar', 257);
    const refused = [
      Buffer.from('BZh91AY&SY....'),
      Buffer.from('\xfd7zXZ\0...', 'latin1'),
      Buffer.from('PK\x03\x04....'),
      Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'),
      tar,
    ];
    const words = refused.map((bytes) => {
      try {
        refuseForeignPacking(bytes.subarray(0, MAGIC_BYTES));
        return 'taken';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(words.map((word) => word.split(' ')[1])).toEqual(['bzip2', 'xz', 'zip', '7z', 'tar']);
    refuseForeignPacking(Buffer.from('Mar  5 08:00:00 thu postfix/smtpd[1]: BZh PK 7z'));
  });
});

describe('a file that is named as a packed one', () => {
  const refusalOf = (name: string, bytes: Buffer): string | null => {
    try {
      refuseMisnamed(name, bytes.subarray(0, MAGIC_BYTES));
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('and is neither packed nor lines of text is refused; a log is read as what it is', () => {
    const garbage = Buffer.from(Array.from({ length: 400 }, (_, n) => (n * 37) % 256));
    expect(refusalOf('mail.log.1.gz', garbage)).toBe('not a .gz file, and no log either');
    expect(refusalOf('MAIL.BZ2', garbage)).toBe('not a .bz2 file, and no log either');
    expect(refusalOf('mail.zst', Buffer.from('not a zstd'))).toBe('not a .zst file, and no log either');
    const taken: [string, Buffer][] = [
      ['mail.log.gz', Buffer.from(LINE)],
      ['mail.log.gz', Buffer.from(LINE.repeat(9))],
      ['mail.log.gz', gzipSync('x')],
      ['mail.log.zst', gzipSync('x')],
      ['mail.log', garbage],
      ['mail.gz [0, 400)', garbage],
    ];
    expect(taken.map(([name, bytes]) => refusalOf(name, bytes))).toEqual(taken.map(() => null));
  });
});

const hasZstd = (() => {
  try {
    execFileSync('zstd', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

(hasZstd ? describe : describe.skip)('what the zstd program writes', () => {
  it('is read at every level, with and without check sum', async () => {
    for (const flags of [['-1'], ['-3', '--no-check'], ['-19'], ['--fast=5'], ['--ultra', '-20']]) {
      const packed = execFileSync('zstd', ['-c', ...flags], { input: LINES, maxBuffer: 64 * MIB });
      expect((await unpack(packed)).text === LINES).toBe(true);
    }
  }, 120_000);
});
