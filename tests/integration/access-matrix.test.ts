import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AdoptionReply, DirectoryTreeReply, PaperReply, PaperVersionsReply, Role, SessionStateReply } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { OriginTokenService } from '../../apps/api/src/access/origin-token.service.ts';
import { listGuardedRoutes, openRoute, widenRoute } from '../support/access-mutants.ts';
import { ACCESS_TABLE } from '../support/access-table.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { noteFigure } from '../support/fault-figures.ts';

const PASSWORD = 'mat-khau-cua-vai-tro';
const ROLES: readonly Role[] = ['leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor'];
type Actor = Role | 'nobody' | 'ingest-agent' | 'expired' | 'disabled';

/** In the order of the columns; whoever shows a session that has ended, or of an account that is disabled, is nobody. */
const ACTORS: readonly Actor[] = [...ROLES, 'nobody', 'ingest-agent', 'expired', 'disabled'];
const NOBODIES: readonly Actor[] = ['nobody', 'expired', 'disabled'];
/** What is asked for: of the agency, official or origin that the actor is or belongs to; of another; of none that there is. */
const PLACES = ['own', 'other', 'global'] as const;
type Place = (typeof PLACES)[number];
/** The names of another agency and of somebody there; that there is such an agency is a secret to other agencies only. */
const FOREIGN_AGENCY = 'Cơ quan Xa-lạ';
const FOREIGN_PERSON = 'Bình Xa-lạ';

/** On paths outside of /api/v1 Nest answers every other method with "not found". */
const isNoRoute = (method: string, path: string): boolean =>
  (/^\/(?:health\/|metrics$|van-hanh\/hang-doi$)/.test(path) && method !== 'GET') ||
  (path === '/van-hanh/hang-doi/*path' && !['GET', 'PUT', 'PATCH', 'POST'].includes(method));

interface Row {
  readonly route: string;
  readonly admitted: readonly boolean[];
}

const ROWS: readonly Row[] = ACCESS_TABLE.trim()
  .split('\n')
  .map((line) => {
    const [method = '', path = '', ...marks] = line.trim().split(/\s+/);
    const [admitted, nobody] = [marks.map((mark) => mark !== '.'), marks[ROLES.length] !== '.'];
    return { route: `${method} ${path}`, admitted: [...admitted, nobody, nobody] };
  });

/** The value of a parameter of a route, by place; one that names no unit, person or origin names nothing. */
function fillRoute(path: string, place: Place): string {
  const pick = (own: string, other: string, none: string): string => ({ own, other, global: none })[place];
  const isPerson = path.includes('/officials/');
  return path
    .replace(':name', pick('thu', 'xa', 'khong-co'))
    .replace(':code', path.includes('/freezes/') ? 'X' : pick('a', 'b', 'khong-co'))
    .replace(':id', isPerson || path.includes('/explanations/') ? pick('1', '2', '999') : '999')
    .replace(':evidenceId', pick('1', '2', '999'));
}

/** The places that make a difference to a route. */
function placesOf(path: string): readonly Place[] {
  return fillRoute(path, 'own') === fillRoute(path, 'global') ? ['global'] : PLACES;
}

let running: RunningApp;
const headers = new Map<Actor, Record<string, string>>();

async function signIn(role: Role | 'expired' | 'disabled'): Promise<void> {
  const answer = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: role, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  headers.set(role, { cookie: String(answer.headers.getSetCookie()[0]).split(';')[0] ?? '' });
}

interface Told {
  readonly status: number;
  readonly text: string;
}

/** The status of an answer and what it says; a stream is not waited for. */
async function tell(actor: Actor, method: string, path: string): Promise<Told> {
  const abort = new AbortController();
  const answer = await fetch(`${running.address}${path}`, { method, headers: headers.get(actor) ?? {}, signal: abort.signal });
  const { status } = answer;
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? '' : await answer.text();
  abort.abort();
  return { status, text };
}

async function ask(actor: Actor, method: string, path: string): Promise<number> {
  return (await tell(actor, method, path)).status;
}

/** Whether an actor was let in: nobody is asked to sign in, a program or a role is told that it may not; anything else is named. */
function readAdmission(actor: Actor, status: number): boolean | string {
  const turnedAway = NOBODIES.includes(actor) ? 401 : 403;
  if (status >= 500) return `${actor} ${status}`;
  return status !== 401 && status !== 403 ? true : status === turnedAway ? false : `${actor} ${status}`;
}

async function signInAgain(actor: Actor): Promise<void> {
  const role = ROLES.find((each) => each === actor);
  if (role !== undefined) await signIn(role);
}

/** What every actor is told of a route at one place; whoever signs out by it signs in again. */
async function askAll(route: string, place: Place, actors: readonly Actor[] = ACTORS): Promise<(boolean | string)[]> {
  const [method = '', path = ''] = route.split(' ');
  const found: (boolean | string)[] = [];
  for (const actor of actors) {
    const { status, text } = await tell(actor, method, fillRoute(path, place));
    const foreign = actor === 'agency' ? [FOREIGN_AGENCY, FOREIGN_PERSON] : [FOREIGN_PERSON];
    const isForeign = SCOPED.includes(actor) && foreign.some((name) => text.includes(name));
    found.push(isForeign ? `${actor} is told of others` : readAdmission(actor, status));
    if (route === 'DELETE /api/v1/session' && status === 204) await signInAgain(actor);
  }
  return found;
}

async function read(actor: Actor, path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${running.address}/api/v1/${path}`, { headers: headers.get(actor) ?? {} });
  return { status: answer.status, body: await answer.json() };
}

beforeAll(async () => {
  running = await startApp();
  const db = running.database.dataSource;
  // A was merged with C; B is another.
  await db.query(
    `insert into agency (id, code, name, valid_to) values (1, 'a', 'A', null), (2, 'b', '${FOREIGN_AGENCY}', null), (3, 'c', 'C', '2026-01-01')`,
  );
  await db.query(`insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', 3, 1, '2026-01-01', 'NQ')`);
  await db.query(`insert into official (id, full_name) values (1, 'An'), (2, '${FOREIGN_PERSON}')`);
  await db.query(`insert into membership (official_id, agency_id) values (1, 1), (2, 2)`);
  await db.query(
    `insert into paper_import (id, ledger, source, name, content_digest, made_by) values (1, 'registers', 'form', '', '', 'x')`,
  );
  for (const agency of [1, 2]) {
    await db.query(
      `insert into paper_submission (agency_id, ledger, period_id, version, import_id) values ($1, 'registers', 'bc-2026-06', 1, 1)`,
      [agency],
    );
    await db.query(`insert into paper_register (agency_id, submission_id, document_type, paper, "both", electronic)
      select agency_id, id, '', 1, 1, 1 from paper_submission where agency_id = ${agency}`);
    await db.query(`insert into unit_period (agency_id, period_id, definition, structure, counted, eligible, unknown, working_days,
        covered_days, expected_minutes, covered_minutes, sent, received, snapshot_id, lower_count, upper_count, bounded_count)
      values (${agency}, 'bc-2026-06', 'du-2@1', 'as-is', 20, 40, 0, 20, 20, 9600, 9600, 1, 1, 1, 20, 20, 40)`);
  }
  const accounts = running.app.get(AccountService);
  for (const role of ROLES) {
    const scope = { ...(role === 'agency' && { agencyId: 1 }), ...(role === 'official' && { officialId: 1 }) };
    await accounts.ensureAccount({ username: role, displayName: role, role, password: PASSWORD, ...scope });
    await signIn(role);
  }
  await db.query(`insert into explanation (agency_id, period_id, metric, opened_by) values (1, 'bc-2026-06', 'du-2@1', 'home-affairs'),
    (2, 'bc-2026-06', 'du-2@1', 'home-affairs')`);
  await db.query(`insert into explanation_step (explanation_id, number, agency_id, act, side, text, made_by, made_at)
    select id, 1, agency_id, 'asked', 'home-affairs', case agency_id when 2 then '${FOREIGN_PERSON}' else 'x' end, '', now() from explanation`);
  for (const username of ['expired', 'disabled'] as const) {
    await accounts.ensureAccount({ username, displayName: username, role: 'home-affairs', password: PASSWORD });
    await signIn(username);
  }
  await db.query(
    `update session set expires_at = now() - interval '1 second' where account_id = (select id from account where username = 'expired')`,
  );
  await db.query(`update account set disabled_at = now() where username = 'disabled'`);
  const { token } = await running.app.get(OriginTokenService).issue('thu');
  headers.set('ingest-agent', { authorization: `Bearer ${token}` });
}, 120_000);

afterAll(async () => {
  await running.close();
});

/** Who is answered about one agency or person alone. */
const SCOPED: readonly Actor[] = ['agency', 'official', ...NOBODIES, 'ingest-agent'];
const asserted = { cells: 0, denials: 0 };

describe('the access matrix', () => {
  it('has a row for every route of the router, and a cell for every actor', () => {
    const { stack } = running.app.getHttpAdapter().getInstance().router as unknown as {
      stack: { route?: { path: string | string[]; methods: Record<string, boolean> } }[];
    };
    const routes = stack.flatMap(({ route }) =>
      [route?.path ?? []].flat().flatMap((path) =>
        Object.keys(route?.methods ?? {})
          .map((method) => method.toUpperCase())
          .filter((method) => !isNoRoute(method, path))
          .map((method) => `${method} ${path}`),
      ),
    );
    expect(ROWS.map(({ route }) => route).toSorted()).toEqual([...new Set(routes)].toSorted());
    expect(ROWS.map(({ admitted }) => admitted.length)).toEqual(ROWS.map(() => ACTORS.length));
  });

  it.each(ROWS)('$route', async ({ route, admitted }) => {
    const path = route.split(' ')[1] ?? '';
    for (const place of placesOf(path)) {
      // A token is of one origin.
      const isItsOrigin = !path.includes(':name') || place === 'own';
      const expected = admitted.map((is, at) => is && (isItsOrigin || ACTORS[at] !== 'ingest-agent'));
      expect([place, ...(await askAll(route, place))]).toEqual([place, ...expected]);
      asserted.cells += expected.length;
      asserted.denials += expected.filter((is) => !is).length;
    }
  });

  it('asserts every cell', () => {
    const expected = ROWS.reduce((sum, { route }) => sum + placesOf(route.split(' ')[1] ?? '').length * ACTORS.length, 0);
    expect(asserted.cells).toBe(expected);
    noteFigure('routes', ROWS.length);
    noteFigure('actors', ACTORS.length);
    noteFigure('cells asserted: routes × actors × own, other, global where it makes a difference', asserted.cells);
    noteFigure('of these, denials', asserted.denials);
  });

  it('notices every policy that is taken away, and every one that admits each role', async () => {
    const survivors: string[] = [];
    let mutants = 0;
    for (const guarded of listGuardedRoutes(running)) {
      const { route, policy } = guarded;
      const row = ROWS.find((each) => each.route === route);
      if (row === undefined || policy === null) continue;
      const expectedOf = (actor: Actor): boolean => row.admitted[ACTORS.indexOf(actor)] === true;
      const denied = ROLES.filter((role) => !expectedOf(role));
      const tryOut = async (name: string, actors: readonly Actor[], mutate: () => () => void): Promise<void> => {
        const restore = mutate();
        const found = await askAll(route, 'global', actors).finally(restore);
        mutants += 1;
        if (found.every((is, at) => is === expectedOf(actors[at]!))) survivors.push(`${route} ${name}`);
      };
      if (!expectedOf('nobody')) await tryOut('open', ['nobody'], () => openRoute(guarded));
      if (denied.length > 0) await tryOut('every role', denied.slice(0, 1), () => widenRoute(guarded));
    }
    noteFigure('mutants of routes: a policy taken away, or admitting every role', `${mutants}, ${survivors.length} not noticed`);
    expect(survivors).toEqual([]);
    // Each route that needs an account is opened once.
    expect(mutants).toBeGreaterThan(ROWS.length);
  }, 120_000);
});

describe('who asks at the same time', () => {
  it('is each taken for who they are, though their sessions are looked up together', async () => {
    const username = async (actor: Actor): Promise<string | null> => {
      const { body } = await read(actor, 'session');
      return (body as SessionStateReply).session?.username ?? null;
    };
    const asking = Array.from({ length: 6 }, () => ACTORS.filter((actor) => actor !== 'ingest-agent')).flat();
    const expected = asking.map((actor) => (NOBODIES.includes(actor) ? null : actor));
    expect(await Promise.all(asking.map(username))).toEqual(expected);
  });
});

describe('what an agency is answered', () => {
  it('its own figures, and never those of others', async () => {
    const names = async (actor: Actor): Promise<string[]> => {
      const { body } = await read(actor, 'adoption?ky=bc-2026-06');
      return (body as AdoptionReply).agencies.map(({ code }) => code).toSorted();
    };
    expect(await names('agency')).toEqual(['a']);
    for (const actor of ['leadership', 'home-affairs', 'auditor'] as const) expect(await names(actor)).toEqual(['a', 'b']);
  });

  it('its own paper, and nothing of the versions of others', async () => {
    const { units } = (await read('agency', 'paper?ky=bc-2026-06')).body as PaperReply;
    expect(units.map(({ code, counts }) => [code, counts === null])).toEqual([['a', false]]);
    const versions = async (actor: Actor, agency: string): Promise<number> =>
      ((await read(actor, `paper/versions?ky=bc-2026-06&agency=${agency}`)).body as PaperVersionsReply).versions.length;
    expect([await versions('agency', 'a'), await versions('agency', 'b')]).toEqual([1, 0]);
    expect([await versions('leadership', 'a'), await versions('leadership', 'b')]).toEqual([1, 1]);
  });

  it('its own people; somebody else’s are not there', async () => {
    const tree = (await read('agency', 'directory/tree?at=2026-06-14')).body as DirectoryTreeReply;
    expect([tree.officialCount, tree.agencies.map(({ code }) => code)]).toEqual([1, ['a']]);
    expect((await read('agency', 'directory/officials/1')).status).toBe(200);
    expect((await read('agency', 'directory/officials/2')).status).toBe(404);
    for (const actor of ['home-affairs', 'mail-administrator', 'auditor'] as const) {
      expect((await read(actor, 'directory/officials/2')).status).toBe(200);
    }
  });
});

describe('the token of an origin', () => {
  it('opens the log of that origin, and of no other', async () => {
    expect(await ask('ingest-agent', 'PUT', '/api/v1/origins/thu/segments')).not.toBe(403);
    expect(await ask('ingest-agent', 'PUT', '/api/v1/origins/xa/segments')).toBe(403);
  });
});
