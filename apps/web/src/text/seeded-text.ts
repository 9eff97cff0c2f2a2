import type { TFunction } from 'i18next';
import { seeded } from './seeded.vi.ts';

/** What the program itself entered, in the language of the page; what somebody typed stays as it was typed. */
export function nameSeeded(t: TFunction, stored: string): string {
  const key = KEYS.find((each) => seeded[each] === stored);
  return key === undefined ? stored : t(`seeded.${key}`);
}

// The keys of an object that is written down next door.
const KEYS = Object.keys(seeded) as (keyof typeof seeded)[];
