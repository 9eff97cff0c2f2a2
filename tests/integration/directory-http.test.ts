import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  DirectoryChangeReply,
  DirectoryChangesReply,
  DirectoryPart,
  DirectoryPreviewReply,
  DirectoryRowsReply,
  Problem,
} from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { startApp, type RunningApp } from '../support/app.ts';

const HEADER = 'mailbox,agency,agencyName,fullName,position,type,code';
const TWO = ['an@snv.example,snv,Sở Nội vụ,Lò Văn Ân,Chuyên viên,official,', 'binh@stp.example,stp,Sở Tư pháp,Cầm Thị Bình,,official,B1'];

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp();
  db = running.app.get(DataSource);
}, 120_000);

afterAll(async () => {
  await running.close();
});

beforeEach(async () => {
  await db.query(
    `truncate alias, absence, mailbox, official, division, agency, directory_preview, directory_change_set, directory_change
       restart identity cascade`,
  );
});

function send(path: string, init: RequestInit = {}): Promise<Response> {
  return running.fetch(`/api/v1/directory/${path}`, init);
}

async function read<Reply>(response: Promise<Response>, status = 200): Promise<Reply> {
  const answer = await response;
  expect(answer.status).toBe(status);
  return (await answer.json()) as Reply; // checked against the OpenAPI document by `running.fetch`
}

function preview(files: Partial<Record<DirectoryPart, string>>, status = 201): Promise<DirectoryPreviewReply> {
  const body = new FormData();
  for (const [part, text] of Object.entries(files)) body.set(part, new Blob([text]), `${part} cán bộ.csv`);
  return read(send('previews', { method: 'POST', body }), status);
}

const previewPeople = (...rows: string[]): Promise<DirectoryPreviewReply> => preview({ directory: [HEADER, ...rows].join('\n') });
const apply = (id: string | null, status = 200): Promise<DirectoryChangeReply> =>
  read(send(`previews/${id}/application`, { method: 'POST' }), status);
const refusedApply = (id: string | null, status: number): Promise<Problem> =>
  read(send(`previews/${id}/application`, { method: 'POST' }), status);
const countPeople = async (): Promise<number> =>
  (await db.query<{ count: number }[]>('select count(*)::int as count from official'))[0]?.count ?? -1;

describe('an import by HTTP', () => {
  it('changes nothing until the preview is applied, then exactly what was shown, once, and can be undone', async () => {
    const { id, ...shown } = await previewPeople(...TWO);
    expect(shown).toMatchObject({
      ...{ title: 'directory cán bộ.csv', changedRowCount: 2, faults: [], faultCount: 0 },
      counts: { officials: { added: 2, changed: 0 }, agencies: { added: 2 } },
    });
    expect(await countPeople()).toBe(0);
    const { rows, total } = await read<DirectoryRowsReply>(send(`previews/${id}/rows?offset=1&limit=1`));
    expect(total).toBe(2);
    expect(rows).toMatchObject([{ file: 'directory', row: 3, key: 'binh@stp.example', status: 'added' }]);
    expect(rows[0]?.fields).toContainEqual({ field: 'fullName', from: null, to: 'Cầm Thị Bình' });
    const { changeSetId } = await apply(id);
    expect(await countPeople()).toBe(2);
    expect(await refusedApply(id, 404)).toMatchObject({ type: 'urn:nhip-thu:problem:unknown-preview' });
    const { changes } = await read<DirectoryChangesReply>(send('changes'));
    expect(changes).toMatchObject([{ id: changeSetId, kind: 'import', madeBy: 'thu', title: 'directory cán bộ.csv', undoneBy: null }]);
    const undone = await read<DirectoryChangeReply>(send(`changes/${changeSetId}/undo`, { method: 'POST' }));
    expect(await countPeople()).toBe(0);
    const { changes: after } = await read<DirectoryChangesReply>(send('changes'));
    expect(after).toMatchObject([
      { id: undone.changeSetId, kind: 'undo', undoesId: changeSetId },
      { id: changeSetId, undoneBy: undone.changeSetId },
    ]);
    expect(await read(send(`changes/${changeSetId}/undo`, { method: 'POST' }), 409)).toMatchObject({
      type: 'urn:nhip-thu:problem:not-undoable',
    });
  });

  it('shows old and new value of a changed row and leaves rows without a change out', async () => {
    await apply((await previewPeople(...TWO)).id);
    const { id, counts } = await previewPeople(TWO[0] ?? '', 'binh@stp.example,stp,Sở Tư pháp,Cầm Thị Bính,Trưởng phòng,official,B1');
    expect(counts).toMatchObject({ officials: { changed: 1, unchanged: 1 } });
    const { rows } = await read<DirectoryRowsReply>(send(`previews/${id}/rows`));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.fields).toEqual([
      { field: 'fullName', from: 'Cầm Thị Bình', to: 'Cầm Thị Bính' },
      { field: 'role', from: 'specialist', to: 'head' },
      { field: 'position', from: null, to: 'Trưởng phòng' },
    ]);
  });

  it('is refused when the directory has changed since the preview, and keeps nothing of it', async () => {
    const first = await previewPeople(TWO[0] ?? '');
    const second = await previewPeople(TWO[1] ?? '');
    await apply(first.id);
    expect(await refusedApply(second.id, 409)).toMatchObject({ type: 'urn:nhip-thu:problem:stale-preview' });
    expect(await countPeople()).toBe(1);
  });

  it('of two that apply the same preview at once one is told that it is gone', async () => {
    const { id } = await previewPeople(...TWO);
    const answers = await Promise.all([1, 2].map(() => send(`previews/${id}/application`, { method: 'POST' })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(200);
    expect([404, 409]).toContain(Math.max(...answers.map(({ status }) => status)));
    expect(await countPeople()).toBe(2);
  });

  it('names row and column of every fault of every file, in the language asked for, and offers nothing to apply', async () => {
    const reply = await preview({
      directory: `${HEADER}\nan@snv.example,snv,Sở Nội vụ,,Chuyên viên,official,`,
      absences: 'person,kind,from\nan@snv.example,nghỉ,2026-03-02',
    });
    expect(reply).toMatchObject({ id: null, counts: null, faultCount: 2 });
    expect(reply.faults).toMatchObject([
      { file: 'directory cán bộ.csv', row: 2, column: 'fullName', what: 'ô bắt buộc đang để trống' },
      { file: 'absences cán bộ.csv', row: 2, column: 'kind' },
    ]);
  });

  it('takes people and their absences in one preview', async () => {
    const { id } = await preview({
      directory: [HEADER, ...TWO].join('\n'),
      absences: 'person,kind,from,to\nB1,leave,2026-03-02,2026-03-06',
      aliases: 'address,expandsTo\nphong@stp.example,binh@stp.example',
    });
    await apply(id);
    expect(await db.query('select kind, valid_from, valid_to from absence')).toEqual([
      { kind: 'leave', valid_from: '2026-03-02', valid_to: '2026-03-07' },
    ]);
    expect(await db.query('select address from alias')).toEqual([{ address: 'phong@stp.example' }]);
  });

  it('refuses a form without a file, one with a part nobody knows, and a file of more than 32 MiB', async () => {
    expect(await preview({}, 400)).toMatchObject({ status: 400 });
    expect((await send('previews', { method: 'POST', body: oneFile('danh-ba', 'x') })).status).toBe(400);
    expect((await send('previews', { method: 'POST', body: oneFile('directory', 'x'.repeat(33 * 1024 * 1024)) })).status).toBe(413);
  });

  it('an undo on which later changes stand names them', async () => {
    const first = await apply((await previewPeople(...TWO)).id);
    const second = await apply((await previewPeople('an@snv.example,snv,Sở Nội vụ,Lò Văn Ấn,Chuyên viên,official,')).id);
    const problem = await read<Problem>(send(`changes/${first.changeSetId}/undo`, { method: 'POST' }), 409);
    expect(problem).toMatchObject({ type: 'urn:nhip-thu:problem:later-changes', detail: `Hoàn tác trước: ${second.changeSetId}.` });
  });
});

function oneFile(part: string, text: string): FormData {
  const body = new FormData();
  body.set(part, new Blob([text]), 'x.csv');
  return body;
}
