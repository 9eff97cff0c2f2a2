import { parsePeriodId } from '@nhip-thu/metrics';
import type { DefinitionId } from '@nhip-thu/metrics';
import { z } from 'zod/mini';

/** Every choice of the overview, as its address holds it. A default is not written. */
export interface OverviewState {
  /** `ky`: period id; null = the last closed one. */
  readonly periodId: string | null;
  /** `dn`: definition. */
  readonly definition: DefinitionId;
  /** `xep`: order of the agencies. */
  readonly order: LeagueOrder;
  /** `xem=bang`: trend as table. */
  readonly isTrendTable: boolean;
}

export type LeagueOrder = 'gap' | 'ten' | 'doi';

export const DEFAULT_STATE: OverviewState = { periodId: null, definition: 'du-2@1', order: 'gap', isTrendTable: false };

const FIELDS = {
  ky: z.string().check(z.refine((id) => parsePeriodId(id) !== null)),
  dn: z.enum(['du-1@1', 'du-2@1']),
  xep: z.enum(['gap', 'ten', 'doi']),
  xem: z.enum(['bang']),
};

export interface ParsedState {
  readonly state: OverviewState;
  /** Keys whose value was not understood: they fell back to the default and are to be removed and announced. */
  readonly rejectedKeys: readonly string[];
}

export function parseState(params: URLSearchParams): ParsedState {
  const rejectedKeys: string[] = [];
  const read = <T>(key: keyof typeof FIELDS, schema: z.ZodMiniType<T>): T | undefined => {
    const raw = params.get(key);
    if (raw === null) return undefined;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) rejectedKeys.push(key);
    return parsed.data;
  };
  const state: OverviewState = {
    periodId: read('ky', FIELDS.ky) ?? null,
    definition: read('dn', FIELDS.dn) ?? DEFAULT_STATE.definition,
    order: read('xep', FIELDS.xep) ?? DEFAULT_STATE.order,
    isTrendTable: read('xem', FIELDS.xem) === 'bang',
  };
  return { state, rejectedKeys };
}

/** The query string of a state, without the defaults; parameters of others are kept. */
export function serialiseState(state: OverviewState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams(others);
  const write = (key: keyof typeof FIELDS, value: string | null): void => {
    if (value === null) params.delete(key);
    else params.set(key, value);
  };
  write('ky', state.periodId);
  write('dn', state.definition === DEFAULT_STATE.definition ? null : state.definition);
  write('xep', state.order === DEFAULT_STATE.order ? null : state.order);
  write('xem', state.isTrendTable ? 'bang' : null);
  return params;
}
