import type { AddressSuggestion } from '@nhip-thu/metrics';

const ROBOT =
  /scan|quet|fax|backup|saoluu|noreply|no-reply|donotreply|monitor|giamsat|camera|printer|mayin|root|postmaster|daemon|alert|zabbix/;
const UNIT =
  /^(vanthu|vanphong|vp|hcth|tonghop|info|lienhe|contact|admin|congdoan|doanthanhnien|phong|ubnd|so|ban|bantiep|motcua|hotro|support)/;

/** What the local part of an address looks like: a machine, a unit, or else a person. Only a suggestion: somebody decides. */
export function guessOwner(address: string): AddressSuggestion['kind'] {
  const local = (address.split('@', 1)[0] ?? '').toLowerCase();
  const letters = local.replaceAll(/[._-]/g, '');
  if (ROBOT.test(letters) || ROBOT.test(local)) return 'robot';
  return UNIT.test(letters) ? 'unit' : 'official';
}

/**
 * Words of a name in a local part, as names are kept for a search; of two letters at least, for initials fit everybody.
 * @example listNameWords('huong.dang2@snv.example') // ['huong', 'dang']
 */
export function listNameWords(address: string): string[] {
  const local = (address.split('@', 1)[0] ?? '').toLowerCase();
  return [...new Set(local.split(/[^a-z]+/).filter((word) => word.length >= 2))];
}
