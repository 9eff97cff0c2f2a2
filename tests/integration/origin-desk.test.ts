import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NewOriginTokenReply, OriginsReply, Role } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

const PASSWORD = 'mat-khau-cua-vai-tro';
const BASIS = { text: 'Quyết định về đo việc dùng thư', number: '15/QĐ-SNV', on: '2026-01-20' };

type Ask = (path: string, method?: 'GET' | 'POST' | 'PUT' | 'DELETE', body?: object) => Promise<Response>;

let running: RunningApp;
let mail: Ask;
let auditor: Ask;
let homeAffairs: Ask;

async function signIn(role: Role): Promise<Ask> {
  await running.app.get(AccountService).ensureAccount({ username: role, displayName: role, role, password: PASSWORD });
  const answer = await fetch(`${running.address}/api/v1/session`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ username: role, password: PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return (path, method = 'GET', body) =>
    fetch(`${running.address}/api/v1/origins${path}`, {
      ...{ method, headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) } },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

/** What a mail server sends with its token. */
async function upload(origin: string, token: string, line: string): Promise<number> {
  const answer = await fetch(`${running.address}/api/v1/origins/${origin}/segments?name=mail.log`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: `${line}\n`,
  });
  await answer.body?.cancel();
  return answer.status;
}

/** As home affairs sees it, held against the OpenAPI document. */
async function list(): Promise<OriginsReply> {
  return (await (await running.fetch('/api/v1/origins')).json()) as OriginsReply;
}
const problemOf = async (answer: Response): Promise<[number, string]> => {
  const { type } = (await answer.json()) as { type: string };
  return [answer.status, type.replace('urn:nhip-thu:problem:', '')];
};

beforeAll(async () => {
  running = await startApp({ RETENTION_RAW_MONTHS: '6' });
  await running.startWork();
  [mail, auditor, homeAffairs] = await Promise.all([signIn('mail-administrator'), signIn('auditor'), signIn('home-affairs')]);
});
afterAll(() => running.close());

describe('the page of log sources', () => {
  it('has nothing at first, and says how long things are kept', async () => {
    expect(await list()).toEqual({ origins: [], retention: { rawMonths: 6, personMonths: 24, leaverMonths: 3 } });
  });

  it('gives the mail administrator a token once: it hands over a log, and no more once it is revoked', async () => {
    const answer = await mail('/thu/tokens', 'POST');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const made = (await answer.json()) as NewOriginTokenReply;
    expect(made).toEqual({ origin: 'thu', number: 1, token: expect.stringMatching(/^nt_[A-Za-z0-9_-]{43}$/) });

    const [awaited] = (await list()).origins;
    expect(awaited).toEqual({
      ...{ name: 'thu', timeZone: null, segments: 0, lastLineAt: null, lastReceivedAt: null, internalClients: [], legalBasis: null },
      tokens: [{ number: 1, createdAt: expect.any(String), lastUsedAt: null, revokedAt: null }],
    });

    expect(
      await upload('thu', made.token, '2026-03-05T08:00:00+07:00 thu postfix/smtpd[1]: A1: client=pc[10.1.1.1], sasl_username=ha'),
    ).toBe(201);
    const heard = await waitFor(
      'its last line',
      async () => {
        const [origin] = (await list()).origins;
        return origin?.lastLineAt === null || origin === undefined ? null : origin;
      },
      30_000,
    );
    expect(heard).toMatchObject({ name: 'thu', timeZone: '+07:00', segments: 1, lastLineAt: '2026-03-05T01:00:00.000Z' });
    expect(heard.lastReceivedAt).not.toBeNull();
    expect(heard.tokens[0]?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(await list())).not.toContain(made.token.slice(3));

    expect((await mail('/thu/tokens/1', 'DELETE')).status).toBe(204);
    expect(await upload('thu', made.token, 'another')).toBe(401);
    expect((await list()).origins[0]?.tokens[0]?.revokedAt).not.toBeNull();
    // Twice is once.
    expect((await mail('/thu/tokens/1', 'DELETE')).status).toBe(204);
  });

  it('knows no token of another source and no source of another name, and says which names there can be', async () => {
    expect(await problemOf(await mail('/khac/tokens/1', 'DELETE'))).toEqual([404, 'unknown-token']);
    expect(await problemOf(await mail('/thu/tokens/99', 'DELETE'))).toEqual([404, 'unknown-token']);
    expect(await problemOf(await mail('/thu/tokens/x', 'DELETE'))).toEqual([400, 'invalid-input']);
    expect(await problemOf(await mail(`/${encodeURIComponent('Máy Thư')}/tokens`, 'POST'))).toEqual([400, 'invalid-origin-name']);
    expect(await problemOf(await mail('/khac/internal-clients', 'PUT', { internalClients: [] }))).toEqual([404, 'unknown-origin']);
    expect((await list()).origins.map(({ name }) => name)).toEqual(['thu']);
  });

  it('is read by home affairs and the auditor; tokens are the mail administrator’s, the legal basis is home affairs’', async () => {
    expect([(await auditor('')).status, (await homeAffairs('')).status, (await mail('')).status]).toEqual([200, 200, 200]);
    for (const ask of [auditor, homeAffairs]) {
      expect((await ask('/thu/tokens', 'POST')).status).toBe(403);
      expect((await ask('/thu/tokens/1', 'DELETE')).status).toBe(403);
    }
    expect((await mail('/thu/legal-basis', 'PUT', BASIS)).status).toBe(403);
    expect((await homeAffairs('/thu/legal-basis', 'PUT', BASIS)).status).toBe(200);
    expect((await auditor('/thu/internal-clients', 'PUT', { internalClients: ['10.1.0.0/16'] })).status).toBe(403);
    expect((await mail('/thu/internal-clients', 'PUT', { internalClients: ['10.1.0.0/16'] })).status).toBe(200);
    expect((await list()).origins).toMatchObject([{ name: 'thu', legalBasis: BASIS, internalClients: ['10.1.0.0/16'] }]);
  });

  it('writes to the audit log who made and who revoked a token, before it is done, and never the token', async () => {
    const entries = await running.database.dataSource.query<object[]>(
      `select kind, actor, subject, reason from audit_entry where action = 'origins.tokens' order by id`,
    );
    expect(entries.slice(0, 3)).toEqual([
      { kind: 'change', actor: 'mail-administrator', subject: 'POST /api/v1/origins/thu/tokens', reason: null },
      { kind: 'change', actor: 'mail-administrator', subject: 'DELETE /api/v1/origins/thu/tokens/1', reason: null },
      { kind: 'change', actor: 'mail-administrator', subject: 'DELETE /api/v1/origins/thu/tokens/1', reason: null },
    ]);
    expect(entries[4]).toEqual({
      kind: 'refused',
      actor: 'mail-administrator',
      subject: 'DELETE /api/v1/origins/khac/tokens/1',
      reason: 'unknown-token',
    });
    expect(JSON.stringify(entries)).not.toContain('nt_');
  });
});
