import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperHandOversReply, PaperImportReply, PaperReply, PaperSubmissionsReply, PaperVersionsReply } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

const PASSWORD = 'mat-khau-co-quan';

let running: RunningApp;
let db: DataSource;
/** The session of whoever speaks for the agency `stp`. */
let cookie = '';

beforeAll(async () => {
  running = await startApp();
  db = running.database.dataSource;
  await db.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-15"}')`);
  // What was merged into the own agency is spoken for by it, too; `snv` is another.
  await db.query(`insert into agency (id, code, name, valid_to) values (1, 'stp', 'Sở Tư pháp', null), (2, 'snv', 'Sở Nội vụ', null),
    (3, 'cu', 'Cơ quan cũ', '2026-07-01')`);
  await db.query(`insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', 3, 1, '2026-07-01', 'NQ')`);
  await running.app
    .get(AccountService)
    .ensureAccount({ username: 'tu-phap', displayName: 'Sở Tư pháp', role: 'agency', password: PASSWORD, agencyId: 1 });
  const answer = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'tu-phap', password: PASSWORD }),
  });
  cookie = String(answer.headers.getSetCookie()[0]).split(';')[0] ?? '';
}, 120_000);

afterAll(() => running.close());

beforeEach(async () => {
  await db.query('truncate paper_lock, paper_ream, paper_register, paper_submission, paper_import restart identity cascade');
});

const REGISTERS = { ledger: 'registers', postings: 4, lines: [{ documentType: null, paper: 100, both: 20, electronic: 30 }] };
const counting = (paper: number): object => ({ ...REGISTERS, lines: [{ documentType: null, paper, both: 20, electronic: 30 }] });

/** As whoever speaks for the agency. */
function ask(method: string, path: string, body?: object): Promise<Response> {
  const headers = { cookie, 'content-type': 'application/json' };
  return fetch(`${running.address}/api/v1/paper${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}
const enter = (body: object, agency = 'stp', month = 'bc-2026-07'): Promise<Response> =>
  ask('POST', '/entries', { ...body, agency, month });
async function entered(body: object, agency?: string, month?: string): Promise<PaperImportReply> {
  const response = await enter(body, agency, month);
  expect(response.status).toBe(200);
  return (await response.json()) as PaperImportReply;
}
async function readOwn<Reply>(path: string): Promise<Reply> {
  const response = await ask('GET', path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Reply;
}
/** As home affairs, checked against the OpenAPI document. */
async function asHomeAffairs<Reply>(path: string, body?: object): Promise<Reply> {
  const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await running.fetch(`/api/v1/paper${path}`, body === undefined ? {} : order);
  return (response.status === 204 ? null : await response.json()) as Reply;
}
const countSubmissions = async (): Promise<number> =>
  (await db.query<{ count: number }[]>('select count(*)::int as count from paper_submission'))[0]!.count;

describe('whoever speaks for an agency', () => {
  it('enters its own registers and reams: the page of both sides shows them, with who handed them in and whether in time', async () => {
    expect(await entered(REGISTERS)).toMatchObject({ addedCount: 1, faults: [] });
    expect(await entered({ ledger: 'reams', stock: { opening: 12, bought: 40, closing: 10 } })).toMatchObject({
      addedCount: 1,
      faults: [],
    });
    const own = await readOwn<PaperReply>('?ky=bc-2026-07');
    expect(own.units).toMatchObject([{ code: 'stp', state: 'submitted', counts: { paper: 100, both: 20, electronic: 30 } }]);
    const { versions } = await asHomeAffairs<PaperVersionsReply>('/versions?ky=bc-2026-07&agency=stp');
    expect(versions).toMatchObject([{ version: 1, madeBy: 'tu-phap', postings: 4, stock: null }]);
    const reams = await asHomeAffairs<PaperVersionsReply>('/versions?ky=bc-2026-07&agency=stp&ledger=reams');
    expect(reams.versions).toMatchObject([{ version: 1, importId: 2, lines: [], stock: { opening: 12, bought: 40, closing: 10 } }]);
    const { imports } = await asHomeAffairs<PaperHandOversReply>('/imports');
    expect(imports).toMatchObject([
      { ledger: 'reams', source: 'form', name: 'stp bc-2026-07', madeBy: 'tu-phap' },
      { ledger: 'registers', source: 'form', name: 'stp bc-2026-07', madeBy: 'tu-phap' },
    ]);
    const { months, units } = await asHomeAffairs<PaperSubmissionsReply>('/submissions');
    const july = months.findIndex(({ period }) => period.id === 'bc-2026-07');
    expect(units.find(({ code }) => code === 'stp')?.states[july]).toBe('submitted');
  });

  it('enters those of what was merged into it, and a correction as a further version', async () => {
    expect(await entered(REGISTERS, 'cu', 'bc-2026-06')).toMatchObject({ addedCount: 1, faults: [] });
    await entered(REGISTERS);
    expect(await entered(counting(90))).toMatchObject({ changedCount: 1 });
    const { versions } = await readOwn<PaperVersionsReply>('/versions?ky=bc-2026-07&agency=stp');
    expect(versions.map(({ version, lines }) => [version, lines[0]?.paper])).toEqual([
      [1, 100],
      [2, 90],
    ]);
  });

  it('replaces only what it was shown, where it says what that was', async () => {
    const over = async (recordedImportId: number | null, paper: number): Promise<[number, unknown]> => {
      const response = await enter({ ...counting(paper), recordedImportId });
      const reply = (await response.json()) as { type?: string; importId?: number };
      return [response.status, response.ok ? reply.importId : reply.type];
    };
    const overtaken = [409, 'urn:nhip-thu:problem:overtaken-entry'];
    expect(await over(null, 100)).toEqual([200, 1]);
    expect(await over(1, 90)).toEqual([200, 2]);
    expect([await over(null, 80), await over(1, 80)]).toEqual([overtaken, overtaken]);
    // What holds already changes nothing.
    expect(await over(1, 90)).toEqual([200, null]);
    expect((await ask('DELETE', '/imports/2')).status).toBe(204);
    expect([await over(2, 80), await over(1, 80)]).toEqual([overtaken, [200, 3]]);
    expect(await countSubmissions()).toBe(3);
  });

  it('is told of another agency what it is told of one that there is not, and nothing is written', async () => {
    const answers = await Promise.all(
      ['snv', 'khong-co'].map(async (agency) => {
        const response = await enter(REGISTERS, agency);
        return { status: response.status, problem: (await response.json()) as { type: string; title: string } };
      }),
    );
    expect(answers.map(({ status, problem }) => [status, problem.type])).toEqual([
      [404, 'urn:nhip-thu:problem:unknown-unit'],
      [404, 'urn:nhip-thu:problem:unknown-unit'],
    ]);
    expect(answers[0]?.problem.title).toBe(answers[1]?.problem.title);
    expect((await enter({ ledger: 'reams', stock: { opening: 1, bought: 1, closing: 1 } }, 'snv')).status).toBe(404);
    expect(await countSubmissions()).toBe(0);
  });

  it('corrects a locked or frozen month with a reason only, and enters none that is to come', async () => {
    await entered(REGISTERS);
    await entered(REGISTERS, 'stp', 'bc-2026-05');
    await asHomeAffairs('/locks', { periodId: 'bc-2026-07', agency: null });
    await db.query(`insert into frozen_period (period_id, number, code, content_hash, head, frozen_by, frozen_at)
      values ('bc-2026-05', 0, 'ABCD-1234', '\\x00', '{}', 'thu', now())`);
    expect((await entered(counting(90))).faults).toMatchObject([
      { row: 0, column: 'month', what: 'tháng 7 năm 2026 của đơn vị đã khóa', toDo: 'nêu lý do đính chính' },
    ]);
    expect((await entered(counting(90), 'stp', 'bc-2026-05')).faults).toMatchObject([{ row: 0, column: 'month' }]);
    expect((await entered(REGISTERS, 'stp', 'bc-2026-09')).faults).toMatchObject([{ row: 0, column: 'month' }]);
    expect(await countSubmissions()).toBe(2);
    expect((await entered({ ...counting(90), reason: 'sót sổ' })).faults).toEqual([]);
    const { versions } = await readOwn<PaperVersionsReply>('/versions?ky=bc-2026-07&agency=stp');
    expect(versions.map(({ madeBy, reason }) => [madeBy, reason])).toEqual([
      ['tu-phap', null],
      ['tu-phap', 'sót sổ'],
    ]);
  });

  it('takes back what it entered itself while the month is open, and nothing that others handed over', async () => {
    const own = await entered(REGISTERS);
    const byOthers = await asHomeAffairs<PaperImportReply>('/entries', { ...REGISTERS, agency: 'snv', month: 'bc-2026-07' });
    const forOwn = await asHomeAffairs<PaperImportReply>('/entries', { ...counting(80), agency: 'stp', month: 'bc-2026-07' });
    for (const { importId } of [byOthers, forOwn]) expect((await ask('DELETE', `/imports/${importId}`)).status).toBe(409);
    expect((await ask('DELETE', `/imports/${own.importId}`)).status).toBe(204);
    // What the account entered when it spoke for another agency is not of its own.
    await db.query(`update paper_import set made_by = 'tu-phap' where id = ${byOthers.importId}`);
    expect((await ask('DELETE', `/imports/${byOthers.importId}`)).status).toBe(409);
    const once = await entered(counting(70));
    await asHomeAffairs('/locks', { periodId: 'bc-2026-07', agency: null });
    expect((await ask('DELETE', `/imports/${once.importId}`)).status).toBe(409);
    const { imports } = await asHomeAffairs<PaperHandOversReply>('/imports');
    expect(imports.filter(({ undoneBy }) => undoneBy !== null).map(({ id, undoneBy }) => [id, undoneBy])).toEqual([
      [own.importId, 'tu-phap'],
    ]);
  });

  it('neither imports files nor locks, agrees baselines or prices', async () => {
    const order = { method: 'POST', headers: { cookie, 'content-type': 'application/octet-stream' }, body: 'agency,month\n' };
    const statuses = [
      (await fetch(`${running.address}/api/v1/paper/imports?ledger=registers&name=so.csv`, order)).status,
      (await fetch(`${running.address}/api/v1/paper/print-logs?name=p`, order)).status,
      (await ask('POST', '/locks', { periodId: 'bc-2026-07', agency: 'stp' })).status,
      (await ask('POST', '/baselines', {})).status,
      (await ask('POST', '/prices', {})).status,
      (await ask('PUT', '/coefficients', {})).status,
      (await ask('GET', '/imports')).status,
    ];
    expect(statuses).toEqual(statuses.map(() => 403));
  });

  it('leaves a line in the audit log that names agency, month and reason, and a second where it was refused', async () => {
    await entered({ ...REGISTERS, reason: 'sót sổ' });
    await enter(REGISTERS, 'snv');
    const entries = await db.query(
      `select kind, actor, role, action, subject, reason from audit_entry where action = 'paper.enter' order by id desc limit 3`,
    );
    const of = { actor: 'tu-phap', role: 'agency', action: 'paper.enter' };
    const subject = 'POST /api/v1/paper/entries ledger=registers';
    expect(entries).toEqual([
      { ...of, kind: 'refused', subject: `${subject} agency=snv month=bc-2026-07`, reason: 'unknown-unit' },
      { ...of, kind: 'change', subject: `${subject} agency=snv month=bc-2026-07`, reason: null },
      { ...of, kind: 'change', subject: `${subject} agency=stp month=bc-2026-07`, reason: 'sót sổ' },
    ]);
  });
});
