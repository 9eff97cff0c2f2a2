import { parentPort } from 'node:worker_threads';
import { yieldToPages } from '../../config/yield-to-pages.ts';
import { SliceParser } from '../maillog/slice-parser.ts';
import { serveParsing } from './parse-server.ts';

// Entry point of a thread: no framework, no database.
if (parentPort !== null) {
  yieldToPages(false);
  serveParsing(parentPort, (context, state, dialect) => new SliceParser(context, state, dialect));
}
