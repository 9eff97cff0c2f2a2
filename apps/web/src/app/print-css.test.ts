/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const css = readFileSync(join(import.meta.dirname, 'global.css'), 'utf8');
const strips = readFileSync(join(import.meta.dirname, '../features/reconciliation/reconciliation.module.css'), 'utf8');
const print = css.slice(css.indexOf('@media print'));

it('has the heads of columns that order a table on every sheet: Chromium repeats no button that has a box', () => {
  expect(print).toMatch(/^ {2}thead button \{\s+display: contents !important;/mu);
});

it('keeps the name of a log source on the sheet of its strip', () => {
  expect(strips.slice(strips.indexOf('@media print'))).toMatch(/^ {2}\.strips li \{\s+break-inside: avoid;/mu);
});
