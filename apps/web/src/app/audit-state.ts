import { isIsoDate } from '@nhip-thu/metrics';
import type { AuditKind, IsoDate } from '@nhip-thu/metrics';
import { isLikelyDay } from '../text/parse-day.ts';

export const AUDIT_KINDS = ['read', 'change', 'session', 'account', 'refused', 'command'] as const satisfies readonly AuditKind[];

/** What of the audit log is shown, as the address holds it; null: any. A value that is not understood is any. */
export interface AuditState {
  /** `tu`, `den`: days, both inclusive. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** `loai` */
  readonly kind: AuditKind | null;
  /** `ai`: name of an account. */
  readonly actor: string | null;
  /** `nguoi`: id of an official. */
  readonly official: number | null;
  /** `cq`: code of an agency. */
  readonly agency: string | null;
  /** `phien`: the beginning of the id of a session. */
  readonly session: string | null;
}

const KEYS = { from: 'tu', to: 'den', kind: 'loai', actor: 'ai', official: 'nguoi', agency: 'cq', session: 'phien' } as const;

export function parseAuditState(params: URLSearchParams): AuditState {
  const read = (key: keyof AuditState): string | null => params.get(KEYS[key]);
  const official = read('official');
  const session = read('session');
  return {
    from: readDay(read('from')),
    to: readDay(read('to')),
    kind: AUDIT_KINDS.find((kind) => kind === read('kind')) ?? null,
    actor: readText(read('actor'), 100),
    official: official !== null && /^[1-9]\d{0,8}$/.test(official) ? Number(official) : null,
    agency: readText(read('agency'), 64),
    session: session !== null && /^[0-9a-f]{1,16}$/.test(session) ? session : null,
  };
}

/** The query string of a state; parameters of others are kept. */
export function serialiseAuditState(state: AuditState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams(others);
  for (const [key, name] of Object.entries(KEYS)) {
    const value = state[key as keyof AuditState]; // a key of KEYS
    if (value === null || value === '') params.delete(name);
    else params.set(name, String(value));
  }
  return params;
}

function readDay(text: string | null): IsoDate | null {
  return text !== null && isIsoDate(text) && isLikelyDay(text) ? text : null;
}

function readText(text: string | null, longest: number): string | null {
  return text === null || text === '' ? null : text.slice(0, longest);
}
