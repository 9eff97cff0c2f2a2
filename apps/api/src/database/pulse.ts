import type { DataSource } from 'typeorm';
import { AskedTogether } from './asked-together.ts';
import { askedBefore, oncePerRequest } from './reach.ts';

/** What nearly every answer depends on, whoever asks: none of it is of a unit or a person. */
export interface Pulse {
  /** The setting `demo`: label and today of simulated data; null in an installation of real data. */
  readonly demo: unknown;
  readonly calendarRevision: number;
  /** Differs whenever people decided anything that figures are made of: directory, calendar, targets, the demo's clock. */
  readonly decided: string;
  /** Differs whenever logs brought anything, or figures were computed. */
  readonly logged: string;
}

const PULSE = {};
const rounds = new WeakMap<DataSource, AskedTogether<Pulse>>();

/** As of now, or of a moment after this was called. */
export function askPulse(dataSource: DataSource): Promise<Pulse> {
  const known = rounds.get(dataSource);
  if (known !== undefined) return known.ask();
  const made = new AskedTogether(() => look(dataSource));
  rounds.set(dataSource, made);
  return made.ask();
}

/** As of the beginning of a request that looked ahead, otherwise as `askPulse`. */
export function readPulse(dataSource: DataSource): Promise<Pulse> {
  return askedBefore<Pulse>(PULSE) ?? askPulse(dataSource);
}

/** The same of answers that logs change nothing of. */
export async function readDecided(dataSource: DataSource): Promise<Pick<Pulse, 'decided' | 'logged'>> {
  const { decided } = await readPulse(dataSource);
  return { decided, logged: '' };
}

/** Asked by a request that changes nothing, while it is still to be found out who asks. What cannot be looked up says so to whoever reads it. */
export function lookAhead(dataSource: DataSource): void {
  oncePerRequest(PULSE, () => askPulse(dataSource)).catch(() => undefined);
}

async function look(dataSource: DataSource): Promise<Pulse> {
  const rows = await dataSource.sql<Pulse[]>`
    select max(value::text) filter (where key = 'demo')::jsonb as demo,
           coalesce(max((value #>> '{}')::int) filter (where key = 'calendar-revision'), 0) as "calendarRevision",
           concat_ws('|', string_agg(key || value::text, ',' order by key) filter (where key in ('directory-revision', 'calendar-revision', 'demo')),
                          (select count(*) || ' ' || max(id) from target)) as decided,
           concat_ws('|', max(value::text) filter (where key = 'log-revision'),
                          (select count(*) || ' ' || sum(extract(epoch from computed_at)) from stored_period),
                          (select max(last_at) from origin_day), (select sum(unconfirmed) from provisional_block)) as logged
      from setting where key in ('directory-revision', 'calendar-revision', 'log-revision', 'demo')`;
  const [pulse] = rows;
  if (pulse === undefined) throw new Error('a sum gave no row');
  return pulse;
}
