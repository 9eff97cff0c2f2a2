#!/usr/bin/env node
// Committed as it is, so that `npx nhipthu` finds it right after `npm ci`; the program itself is built into `program`.
import { existsSync } from 'node:fs';

const CONFIGURATION_FAULT = 3;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const program = new URL('../program/cli.js', import.meta.url);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`nhipthu: cần Node.js 20.19 trở lên, đang là ${process.versions.node} / needs Node.js 20.19 or newer\n`);
  process.exitCode = CONFIGURATION_FAULT;
} else if (!existsSync(program)) {
  process.stderr.write('nhipthu: chương trình chưa được dựng; chạy "npm run build" rồi thử lại\n');
  process.stderr.write('nhipthu: the program has not been built; run "npm run build" and try again\n');
  process.exitCode = CONFIGURATION_FAULT;
} else {
  await import(program.href);
}
