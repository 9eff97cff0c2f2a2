import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AdoptionReply, DirectoryTreeReply, PaperReply, PaperVersionsReply, Role } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { OriginTokenService } from '../../apps/api/src/access/origin-token.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

const PASSWORD = 'mat-khau-cua-vai-tro';
const ROLES: readonly Role[] = ['leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor'];
type Actor = Role | 'nobody' | 'ingest-agent';

/** In the order of the columns. */
const ACTORS: readonly Actor[] = [...ROLES, 'nobody', 'ingest-agent'];

/**
 * Who is let in, route by route, written by hand; everybody else is turned away. L leadership, H home affairs, A agency, M mail administrator,
 * O official, K auditor, N nobody signed in, T a program with the token of the origin `thu`.
 */
const TABLE = `
  GET    /health/live                                     L H A M O K N T
  GET    /health/ready                                    L H A M O K N T
  GET    /api/docs                                        L H A M O K . .
  GET    /api/docs/                                       L H A M O K . .
  GET    /api/docs/LICENSE                                L H A M O K . .
  GET    /api/docs/index.html                             L H A M O K . .
  GET    /api/docs/swagger-ui-init.js                     L H A M O K . .
  GET    /api/docs/docs/swagger-ui-init.js                L H A M O K . .
  GET    /api/openapi.json                                L H A M O K . .
  GET    /api/v1/session                                  L H A M O K N .
  POST   /api/v1/session                                  L H A M O K N T
  GET    /api/v1/periods                                  L H A . . K . .
  GET    /api/v1/adoption                                 L H A . . K . .
  GET    /api/v1/adoption/agencies/:code                  L H A . . K . .
  GET    /api/v1/adoption/sensitivity                     L H A . . K . .
  GET    /api/v1/adoption/lifecycle                       L H . . . K . .
  GET    /api/v1/calendar                                 L H A M O K . .
  POST   /api/v1/calendar/preview                         . H . . . . . .
  POST   /api/v1/calendar/entries                         . H . . . . . .
  POST   /api/v1/calendar/entries/:id/withdrawal          . H . . . . . .
  POST   /api/v1/calendar/hours                           . H . . . . . .
  POST   /api/v1/calendar/hours/:id/withdrawal            . H . . . . . .
  GET    /api/v1/directory/tree                           . H A M . K . .
  GET    /api/v1/directory/officials                      . H A M . K . .
  GET    /api/v1/directory/officials/:id                  . H A M . K . .
  GET    /api/v1/directory/successions                    . H A M . K . .
  GET    /api/v1/directory/identities                     . H A M . K . .
  GET    /api/v1/directory/changes                        . H . M . K . .
  POST   /api/v1/directory/changes/:id/undo               . H . . . . . .
  GET    /api/v1/directory/domains                        . H . M . K . .
  POST   /api/v1/directory/domains                        . H . . . . . .
  POST   /api/v1/directory/domains/end                    . H . . . . . .
  POST   /api/v1/directory/successions/merges             . H . . . . . .
  POST   /api/v1/directory/successions/renamings          . H . . . . . .
  POST   /api/v1/directory/successions/splits             . H . . . . . .
  GET    /api/v1/directory/unknown-addresses              . H . M . K . .
  POST   /api/v1/directory/unknown-addresses/assignments  . H . . . . . .
  POST   /api/v1/directory/previews                       . H . . . . . .
  POST   /api/v1/directory/pulls                          . H . . . . . .
  GET    /api/v1/directory/previews/:id/rows              . H . . . . . .
  POST   /api/v1/directory/previews/:id/application       . H . . . . . .
  GET    /api/v1/targets                                  L H A M O K . .
  GET    /api/v1/targets/:id/history                      L H A M O K . .
  GET    /api/v1/targets/what-if                          L H A . . K . .
  POST   /api/v1/targets                                  . H . . . . . .
  GET    /api/v1/ingest                                   . H . M . K . .
  GET    /api/v1/ingest/events                            . H . M . K . .
  GET    /api/v1/ingest/watched                           . H . M . K . .
  GET    /api/v1/ingest/reconciliation                    . H . M . K . .
  GET    /api/v1/ingest/segments                          . H . M . K . .
  GET    /api/v1/ingest/segments/:id/rejects              . H . M . K . .
  DELETE /api/v1/ingest/segments/:id                      . H . M . . . .
  GET    /api/v1/ingest/coverage                          . H . M . K . .
  GET    /api/v1/ingest/unmatched                         . H . M . K . .
  POST   /api/v1/ingest/dry-run                           . H . M . . . .
  PUT    /api/v1/origins/:name/segments                   . H . M . . . T
  PUT    /api/v1/origins/:name/internal-clients           . H . M . . . .
  GET    /api/v1/paper                                    L H A . . K . .
  GET    /api/v1/paper/periods                            L H A . . K . .
  GET    /api/v1/paper/submissions                        L H A . . K . .
  GET    /api/v1/paper/versions                           L H A . . K . .
  GET    /api/v1/paper/imports                            . H . . . K . .
  GET    /api/v1/paper/unattributed                       . H . . . K . .
  POST   /api/v1/paper/imports                            . H . . . . . .
  DELETE /api/v1/paper/imports/:id                        . H . . . . . .
  POST   /api/v1/paper/entries                            . H . . . . . .
  POST   /api/v1/paper/print-logs                         . H . . . . . .
  POST   /api/v1/paper/locks                              . H . . . . . .
  POST   /api/v1/paper/baselines                          . H . . . . . .
  POST   /api/v1/paper/prices                             . H . . . . . .
  PUT    /api/v1/paper/coefficients                       . H . . . . . .
  POST   /api/v1/paper/print-mappings                     . H . . . . . .
  GET    /api/v1/audit                                    . . . M . K . .
  GET    /api/v1/audit/csv                                . . . M . K . .
  GET    /api/v1/audit/verification                       . . . M . K . .
  GET    /api/v1/accounts                                 . H . M . K . .
  POST   /api/v1/accounts                                 . H . M . . . .
  POST   /api/v1/accounts/:id/disabling                   . H . M . . . .
  POST   /api/v1/accounts/:id/enabling                    . H . M . . . .
  PUT    /api/v1/accounts/:id/role                        . H . M . . . .
  POST   /api/v1/accounts/:id/password                    . H . M . . . .
  POST   /api/v1/accounts/:id/factor-removal              . H . M . . . .
  GET    /api/v1/session/second-factor                    L H A M O K . .
  POST   /api/v1/session/second-factor                    L H A M O K . .
  POST   /api/v1/session/second-factor/confirmation       L H A M O K . .
  POST   /api/v1/session/second-factor/removal            L H A M O K . .
  GET    /api/v1/session/all                              L H A M O K . .
  DELETE /api/v1/session/all/:session                     L H A M O K . .
  POST   /api/v1/session/password                         L H A M O K . .
  GET    /api/v1/freezes                                  L H A . . K . .
  GET    /api/v1/freezes/differences                      L H A . . K . .
  GET    /api/v1/freezes/codes/:code                      L H A M O K . .
  POST   /api/v1/freezes                                  . H . . . . . .
  POST   /api/v1/freezes/:periodId/amendments             . H . . . . . .
  GET    /api/v1/explanations                             . H A . . K . .
  GET    /api/v1/explanations/:id                         . H A . . K . .
  POST   /api/v1/explanations                             . H A . . . . .
  POST   /api/v1/explanations/:id/steps                   . H A . . . . .
  POST   /api/v1/explanations/:id/evidence                . H A . . . . .
  GET    /api/v1/explanations/:id/evidence/:evidenceId    . H A . . K . .
  DELETE /api/v1/session                                  L H A M O K . .
`;

/** On the health paths Nest answers every other method with "not found". */
const isNoRoute = (method: string, path: string): boolean => path.startsWith('/health/') && method !== 'GET';

interface Row {
  readonly route: string;
  readonly admitted: readonly boolean[];
}

const ROWS: readonly Row[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [method = '', path = '', ...marks] = line.trim().split(/\s+/);
    return { route: `${method} ${path}`, admitted: marks.map((mark) => mark !== '.') };
  });

let running: RunningApp;
const headers = new Map<Actor, Record<string, string>>();

async function signIn(role: Role): Promise<void> {
  const answer = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: role, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  headers.set(role, { cookie: String(answer.headers.getSetCookie()[0]).split(';')[0] ?? '' });
}

/** The status of an answer; a stream is not waited for. */
async function ask(actor: Actor, method: string, path: string): Promise<number> {
  const abort = new AbortController();
  const answer = await fetch(`${running.address}${path}`, { method, headers: headers.get(actor) ?? {}, signal: abort.signal });
  const { status } = answer;
  abort.abort();
  return status;
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
    `insert into agency (id, code, name, valid_to) values (1, 'a', 'A', null), (2, 'b', 'B', null), (3, 'c', 'C', '2026-01-01')`,
  );
  await db.query(`insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', 3, 1, '2026-01-01', 'NQ')`);
  await db.query(`insert into official (id, full_name) values (1, 'An'), (2, 'Bình')`);
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
  const { token } = await running.app.get(OriginTokenService).issue('thu');
  headers.set('ingest-agent', { authorization: `Bearer ${token}` });
}, 120_000);

afterAll(async () => {
  await running.close();
});

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
    const [method = '', path = ''] = route.split(' ');
    const filled = path.replace(':name', 'thu').replace(':id', '999');
    const found: (boolean | string)[] = [];
    for (const actor of ACTORS) {
      const status = await ask(actor, method, filled);
      // Nobody is asked to sign in, a program or a role is told that it may not; whoever is let in gets any other answer.
      const turnedAway = actor === 'nobody' ? 401 : 403;
      if (status >= 500) found.push(`${actor} ${status}`);
      else found.push(status !== 401 && status !== 403 ? true : status === turnedAway ? false : `${actor} ${status}`);
      if (route === 'DELETE /api/v1/session' && status === 204) await signIn(actor as Role); // whoever could sign out is a role
    }
    expect(found).toEqual(admitted);
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
