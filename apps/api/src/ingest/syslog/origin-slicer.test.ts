import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OriginSlicer, SLICE_BYTES, type Slice } from './origin-slicer.ts';

/** 5 March 2026, 07:31:00 +07:00. */
const START = Date.UTC(2026, 2, 5, 0, 31);
const stampOf = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

function sliceAt(now: number): { slicer: OriginSlicer; put: (ms: number, text: string, at?: number) => void } {
  const slicer = new OriginSlicer(now);
  const put = (ms: number, text: string, at = ms): void =>
    slicer.add({ bytes: Buffer.from(`<22>${stampOf(ms)}Z thu x: ${text}`), isCut: false }, at);
  return { slicer, put };
}

const texts = (slice: Slice | null): string[] =>
  (slice?.bytes.toString() ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => line.replace(/^.*: /, ''));

describe('a slice', () => {
  it('holds a second of the log only when no line of it arrived for three seconds', () => {
    const { slicer, put } = sliceAt(START);
    put(START, 'a');
    put(START + 900, 'b');
    put(START + 1000, 'c');
    expect(slicer.takeComplete(START + 3800)).toBeNull();
    expect(texts(slicer.takeComplete(START + 3900))).toEqual(['a', 'b']);
    expect(texts(slicer.takeComplete(START + 4000))).toEqual(['c']);
    expect(slicer.takeComplete(START + 9000)).toBeNull();
    expect(slicer.heldBytes).toBe(0);
  });

  it('keeps the order of arrival, and lines that come late stay with their second', () => {
    const { slicer, put } = sliceAt(START);
    put(START + 1000, 'second 1', START + 1000);
    put(START, 'second 0', START + 1100);
    put(START + 1500, 'second 1 again', START + 1500);
    put(START + 3000, 'second 3', START + 3000);
    expect(texts(slicer.takeComplete(START + 4600))).toEqual(['second 1', 'second 0', 'second 1 again']);
  });

  it('knows a second in all three forms of stamps', () => {
    const slicer = new OriginSlicer(START);
    const lines = ['<22>Mar  5 07:31:00 thu x: a', '2026-03-05T07:31:00.5+07:00 thu x: b', '<22>1 2026-03-05T00:31:00Z thu x 1 - -  c'];
    for (const [index, line] of lines.entries()) slicer.add({ bytes: Buffer.from(line), isCut: false }, START + index * 1000);
    expect(slicer.takeComplete(START + 4999)).toBeNull();
    expect(slicer.takeComplete(START + 5000)?.lines).toBe(3);
  });

  it('does not wait for ever for the rest of a second that a clock set ahead has begun', () => {
    const { slicer, put } = sliceAt(START);
    put(START + 86_400_000, 'tomorrow', START);
    expect(slicer.takeComplete(START + 3000)?.lines).toBe(1);
  });

  it('takes lines without a stamp too, for the ledger to count', () => {
    const slicer = new OriginSlicer(START);
    slicer.add({ bytes: Buffer.from('no stamp'), isCut: true }, START);
    expect(slicer.takeComplete(START + 3000)).toMatchObject({ lines: 1, linesCut: 1, linesLost: 0, takenAt: new Date(START + 3000) });
  });

  it('is taken at 4 MiB without waiting, but for the last two seconds of the log', () => {
    const { slicer, put } = sliceAt(START);
    const text = 'x'.repeat(1000);
    for (let n = 0; slicer.heldBytes < SLICE_BYTES; n += 1) put(START + Math.floor(n / 500) * 1000, `${n} ${text}`, START);
    const all = slicer.heldBytes;
    const taken = slicer.takeComplete(START);
    expect(taken?.bytes.length).toBeGreaterThan(SLICE_BYTES / 2);
    expect(slicer.heldBytes).toBe(all - (taken?.bytes.length ?? 0));
    expect(slicer.heldBytes).toBeGreaterThan(0);
  });

  it('is taken at 4 MiB even when all of it is one second', () => {
    const { slicer, put } = sliceAt(START);
    while (slicer.heldBytes < SLICE_BYTES) put(START, 'x'.repeat(10_000), START);
    expect(slicer.takeComplete(START)?.bytes.length).toBeGreaterThanOrEqual(SLICE_BYTES);
  });

  it('says once how many lines were lost', () => {
    const { slicer, put } = sliceAt(START);
    slicer.countLost(3);
    expect(slicer.takeAll(START)).toBeNull();
    put(START, 'a');
    expect(slicer.takeAll(START)?.linesLost).toBe(3);
    put(START, 'b');
    expect(slicer.takeAll(START)?.linesLost).toBe(0);
  });

  it('together with the others holds every line once, and shares no second with them while no line is two seconds on its way', () => {
    const arrivals = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 900 }), late: fc.integer({ min: 0, max: 1900 }) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(arrivals, (steps) => {
        const { slicer, put } = sliceAt(START);
        const slices: Slice[] = [];
        let now = START + 10_000;
        steps.forEach(({ gap, late }, index) => {
          now += gap;
          // A line is stamped when it is written and arrives up to 1.9 s later; the second itself lasts one.
          put(Math.floor((now - late) / 1000) * 1000, String(index), now);
          const slice = slicer.takeComplete(now);
          if (slice) slices.push(slice);
        });
        const rest = slicer.takeAll(now);
        if (rest) slices.push(rest);
        expect(
          slices
            .flatMap(texts)
            .map(Number)
            .toSorted((a, b) => a - b),
        ).toEqual(steps.map((_, index) => index));
        const seconds = slices.flatMap((slice) => [...new Set(slice.bytes.toString().match(/T[\d:]{8}Z/g))]);
        expect(new Set(seconds).size).toBe(seconds.length);
      }),
    );
  });
});
