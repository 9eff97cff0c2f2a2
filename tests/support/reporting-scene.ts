import type { Role } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { ALL_AGENCIES } from '../../apps/api/src/demo/province/demo-spec.ts';
import type { RunningApp } from './app.ts';

const PASSWORD = 'mat-khau-cua-vai-tro';
export const PERIOD_ID = 'bc-2026-07';
const DEFINITIONS = ['du-1@1', 'du-2@1', 'du-3@1', 'du-4@1', 'du-5@1'];

/** The demo's 30 agencies with stored figures of one month, and the demo's clock. */
export async function storeMonth(db: DataSource): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ('demo', '{"label": "Sơn La (dữ liệu giả lập)", "today": "2026-07-17"}') on conflict (key) do nothing`,
  );
  for (const { code, name, tier, officialCount, regularAtEnd } of ALL_AGENCIES) {
    const stored = tier === 'ward' || tier === 'commune' ? tier : 'department';
    const [{ id }] = await db.query('insert into agency (code, name, tier) values ($1, $2, $3) returning id', [code, name, stored]);
    await db.query(
      `insert into unit_period (agency_id, period_id, definition, structure, counted, eligible, unknown, lower_count, upper_count, bounded_count,
                                working_days, covered_days, expected_minutes, covered_minutes, sent, received, snapshot_id)
       select $1, $2, definition, structure, $3, $4, 0, $3, $3, $4, 22, 22, 10560, 10560, 5, 7, 1
         from unnest($5::text[]) definition, unnest(array['as-is', 'as-was']) structure`,
      [id, PERIOD_ID, regularAtEnd, officialCount, DEFINITIONS],
    );
  }
  await db.query(
    `insert into stored_period (period_id, from_day, to_day, first_looked_on) values ($1, '2026-06-15', '2026-07-14', '2026-01-05')`,
    [PERIOD_ID],
  );
}

/** As a roll-up would that a late log brought about: a further regular user or several. */
export async function comeLate(db: DataSource, code: string, more: number): Promise<void> {
  await db.query(
    `update unit_period set counted = counted + $2, lower_count = lower_count + $2, upper_count = upper_count + $2, computed_at = '2026-07-17T01:00:00Z'
      where agency_id = (select id from agency where code = $1) and definition = 'du-2@1'`,
    [code, more],
  );
  await db.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'log-revision'`);
}

/** An answer of the API. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

export type Asked = (path: string, body?: object) => Promise<Answer<unknown>>;

/** An account of a role, signed in: asks by GET, or with a body by POST. */
export async function signIn(running: RunningApp, role: Role, agency: string | null = null): Promise<Asked> {
  const username = `${role}-${agency ?? ''}`;
  const rows: { id: number }[] = await running.database.dataSource.query('select id from agency where code = $1', [agency]);
  const scope = rows[0] === undefined ? {} : { agencyId: rows[0].id };
  await running.app.get(AccountService).ensureAccount({ username, displayName: username, role, password: PASSWORD, ...scope });
  const answer = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const cookie = String(answer.headers.getSetCookie()[0]).split(';')[0] ?? '';
  // `running.fetch` would sign in as Home Affairs.
  return async (path, body) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${running.address}/api/v1${path}`, { ...init, headers: { cookie, 'content-type': 'application/json' } });
    return { status: response.status, body: await response.json() };
  };
}
