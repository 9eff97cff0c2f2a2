/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { vi } from './vi.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const words = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') words.set(prefix + key, value);
    else for (const [inner, word] of flatten(value, `${prefix}${key}.`)) words.set(inner, word);
  }
  return words;
}

const vietnamese = flatten(vi);
const english = flatten(en as unknown as Tree);
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (word: string) => [...word.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

it('says everything in both languages', () => {
  const keysOf = (words: Map<string, string>) => [...new Set([...words.keys()].map(withoutPlural))].toSorted();
  expect(keysOf(english)).toEqual(keysOf(vietnamese));
});

it('gives English a singular wherever Vietnamese counts', () => {
  const counted = [...vietnamese.keys()].filter((key) => key.endsWith('_other')).map(withoutPlural);
  expect(counted.filter((key) => !english.has(`${key}_one`))).toEqual([]);
});

it('leaves no word empty', () => {
  expect([...vietnamese, ...english].filter(([, word]) => word.trim() === '')).toEqual([]);
});

it('fills the same places in both languages', () => {
  const differing = [...vietnamese].filter(([key, word]) => placeholders(word).join() !== placeholders(english.get(key) ?? '').join());
  expect(differing).toEqual([]);
});

it('counts agencies and days in English sentences as "4 of 29"', () => {
  const slashed = [...english].filter(([, word]) => /\}\}\/\{\{\w+\}\} (?:agenc|days|origins|invariants)/.test(word));
  expect(slashed.map(([key]) => key)).toEqual([]);
});

describe('keys in the source', () => {
  const root = join(import.meta.dirname, '..');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes('.test.'),
  );
  const text = sources.map((name) => readFileSync(join(root, name), 'utf8')).join('\n');

  it('all exist', () => {
    const used = [...text.matchAll(/\bt\('([\w.@-]+)'/g)].map((match) => match[1] ?? '');
    const known = new Set([...vietnamese.keys()].map(withoutPlural));
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((key) => !known.has(key))).toEqual([]);
  });

  it('use every word that is written down', () => {
    const exact = new Set([...text.matchAll(/'([\w.@-]+)'/g)].map((match) => match[1]));
    const stems = [...text.matchAll(/`(\w+(?:\.\w+)*)\.\$\{/g)].map((match) => `${match[1]}.`);
    const unused = [...vietnamese.keys()]
      .map(withoutPlural)
      .filter((key) => !exact.has(key) && !stems.some((stem) => key.startsWith(stem)));
    expect(unused).toEqual([]);
  });
});
