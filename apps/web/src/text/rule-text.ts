import type { TFunction } from 'i18next';

const NAMED = ['coverage', 'paper-reduction', 'role-flow', 'volume'] as const;

/** A rule and its version as a text names them: definitions of use by their sign, the others by what they count. */
export function nameRule(t: TFunction, id: string): string {
  const [name, version] = id.split('@');
  const named = NAMED.find((known) => known === name);
  return named === undefined ? id.toUpperCase() : t(`trace.rules.${named}`, { version });
}
