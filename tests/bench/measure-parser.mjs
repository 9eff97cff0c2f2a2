// One process of the benchmark: the parser alone, bytes in memory to encoded fact blocks, several times over in one process.
import { readFile } from 'node:fs/promises';
import { FactCollector } from '../../apps/api/dist/ingest/facts/fact-collector.js';
import { SliceParser } from '../../apps/api/dist/ingest/maillog/slice-parser.js';

const CHUNK = 8 * 1024 * 1024;
const HEAD = 64 * 1024;
const NEWLINE = 10;
const VIETNAM_MINUTES = 420;

const [path = '', passes = '5'] = process.argv.slice(2);
const text = await readFile(path);
const seconds = Array.from({ length: Number(passes) }, () => parseAll());
process.send?.(seconds);
process.disconnect?.();

function parseAll() {
  const started = performance.now();
  const receivedAtSecond = Math.floor(Date.now() / 1000);
  const parser = new SliceParser({ head: text.subarray(0, HEAD), zoneOffsetMinutes: VIETNAM_MINUTES, year: null, receivedAtSecond });
  let carry = null;
  for (let start = 0; start < text.length;) {
    const end = text.lastIndexOf(NEWLINE, start + CHUNK - 1) + 1;
    const collector = new FactCollector(carry);
    parser.parse(text.subarray(start, end), collector);
    if (collector.blocks().size === 0) throw new Error('nothing was understood');
    carry = collector.carry();
    start = end;
  }
  return (performance.now() - started) / 1000;
}
