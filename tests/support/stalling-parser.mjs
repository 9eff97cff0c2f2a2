// A parsing thread as the program's own, with a defect: it stands still as soon as the lines it is given hold the word “poison”.
import { parentPort } from 'node:worker_threads';
import { SliceParser } from '../../apps/api/dist/ingest/maillog/slice-parser.js';
import { serveParsing } from '../../apps/api/dist/ingest/parsing/parse-server.js';

if (parentPort === null) throw new Error('this is the entry of a thread');
serveParsing(parentPort, (context, state, dialect) => {
  const inner = new SliceParser(context, state, dialect);
  return {
    parse(lines, sink) {
      while (lines.includes('poison'));
      return inner.parse(lines, sink);
    },
    saveState: () => inner.saveState(),
  };
});
