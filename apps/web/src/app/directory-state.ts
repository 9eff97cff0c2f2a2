import { isIsoDate } from '@nhip-thu/metrics';
import type { IsoDate } from '@nhip-thu/metrics';
import { isLikelyDay } from '../text/parse-day.ts';

export const DIRECTORY_TABS = ['can-bo', 'dia-chi', 'doi-chieu', 'thay-doi'] as const;
export type DirectoryTab = (typeof DIRECTORY_TABS)[number];

/** Every choice of the directory's page, as its address holds it. A default is not written; a value that is not understood is the default. */
export interface DirectoryState {
  /** `tab`: people, unknown addresses, identities, changes. */
  readonly tab: DirectoryTab;
  /** `ngay`: the day shown; null = today. */
  readonly at: IsoDate | null;
  /** `cq`: code of an agency; null = all. */
  readonly agency: string | null;
  /** `phong`: id of a division; null = all. */
  readonly division: number | null;
  /** `q`: words searched for. */
  readonly text: string;
  /** `nguoi`: id of the official whose details are open. */
  readonly official: number | null;
}

export function parseDirectoryState(params: URLSearchParams): DirectoryState {
  const at = params.get('ngay');
  const agency = params.get('cq');
  return {
    tab: DIRECTORY_TABS.find((tab) => tab === params.get('tab')) ?? 'can-bo',
    at: at !== null && isIsoDate(at) && isLikelyDay(at) ? at : null,
    agency: agency !== null && /^[a-z0-9-]{1,40}$/.test(agency) ? agency : null,
    division: readId(params.get('phong')),
    text: (params.get('q') ?? '').slice(0, 200),
    official: readId(params.get('nguoi')),
  };
}

/** Keys of the address whose value was not understood: what they would have chosen is as without them. */
export function rejectedOfDirectory(params: URLSearchParams): string[] {
  const { at, agency, division, official } = parseDirectoryState(params);
  const tab = DIRECTORY_TABS.find((known) => known === params.get('tab')) ?? null;
  const told = { tab, ngay: at, cq: agency, phong: division, nguoi: official };
  return Object.entries(told).flatMap(([key, value]) => (params.has(key) && value === null ? [key] : []));
}

/** The query string of a state, without the defaults; parameters of others are kept. */
export function serialiseDirectoryState(state: DirectoryState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams(others);
  const write = (key: string, value: string | number | null): void => {
    if (value === null || value === '') params.delete(key);
    else params.set(key, String(value));
  };
  write('tab', state.tab === 'can-bo' ? null : state.tab);
  write('ngay', state.at);
  write('cq', state.agency);
  write('phong', state.division);
  write('q', state.text);
  write('nguoi', state.official);
  return params;
}

function readId(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
