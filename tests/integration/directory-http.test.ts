import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  DirectoryChangeReply,
  DirectoryChangesReply,
  DirectoryPart,
  DirectoryPreviewReply,
  DirectoryRowsReply,
  DirectoryTreeReply,
  OfficialReply,
  OfficialsReply,
  Problem,
  SuccessionsReply,
  TargetsReply,
} from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { MergeService } from '../../apps/api/src/directory/merge.service.ts';
import { RenameService } from '../../apps/api/src/directory/rename.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

const HEADER = 'mailbox,agency,agencyName,fullName,position,type,code';
const TWO = ['an@snv.example,snv,Sở Nội vụ,Lò Văn Ân,Chuyên viên,official,', 'binh@stp.example,stp,Sở Tư pháp,Cầm Thị Bình,,official,B1'];

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp();
  db = running.database.dataSource;
}, 120_000);

afterAll(async () => {
  await running.close();
});

beforeEach(async () => {
  await db.query(
    `truncate alias, absence, succession, agency_domain, mailbox, official, division, agency, directory_preview, directory_change_set, directory_change
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
      {
        file: 'directory cán bộ.csv',
        row: 2,
        column: 'fullName',
        what: 'ô bắt buộc đang để trống',
        words: { en: { what: 'a required cell is empty' } },
      },
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

describe('the directory of a day', () => {
  const PEOPLE = [
    'an@snv.example,snv,Sở Nội vụ,Lò Văn Ân,Trưởng phòng,official,A1,Văn phòng,',
    'dang@snv.example,snv,Sở Nội vụ,Đặng Thị Hường,Chuyên viên,official,A2,Văn phòng,',
    'vanthu@snv.example,snv,Sở Nội vụ,Văn thư,,unit,,,',
    ',stp,Sở Tư pháp,Cầm Thị Bình,Chuyên viên,official,B1,,',
    'moi@stp.example,stp,Sở Tư pháp,Quàng Văn Mới,Chuyên viên,official,B2,,2026-05-01',
  ];
  beforeEach(async () => {
    const { id } = await preview({
      directory: [`${HEADER},division,from`, ...PEOPLE].join('\n'),
      absences: 'person,kind,from,to\nA2,leave,2026-03-02,2026-03-06',
    });
    await apply(id);
  });
  const list = async (query: string): Promise<string[]> =>
    (await read<OfficialsReply>(send(`officials?${query}`))).officials.map(({ fullName }) => fullName);

  it('is a tree of agencies and divisions with counts that follow the day', async () => {
    const tree = await read<DirectoryTreeReply>(send('tree?at=2026-03-02'));
    expect(tree).toMatchObject({ at: '2026-03-02', officialCount: 3, mailboxCount: 3 });
    expect(tree.agencies).toMatchObject([
      {
        ...{ code: 'snv', officialCount: 2, withoutMailboxCount: 0, from: null, to: null, tier: 'department' },
        mailboxes: { personal: 2, unit: 1, shared: 0, robot: 0, leaver: 0, unmatched: 0 },
        divisions: [{ name: 'Văn phòng', officialCount: 2 }],
      },
      { code: 'stp', officialCount: 1, withoutMailboxCount: 1, divisions: [] },
    ]);
    expect((await read<DirectoryTreeReply>(send('tree?at=2026-05-01'))).officialCount).toBe(4);
  });

  it('lists people by given name, a page at a time, of an agency or a division', async () => {
    expect(await list('at=2026-06-01')).toEqual(['Lò Văn Ân', 'Cầm Thị Bình', 'Đặng Thị Hường', 'Quàng Văn Mới']);
    expect(await list('at=2026-06-01&offset=1&limit=2')).toEqual(['Cầm Thị Bình', 'Đặng Thị Hường']);
    expect(await list('at=2026-06-01&cq=stp')).toEqual(['Cầm Thị Bình', 'Quàng Văn Mới']);
    const { agencies } = await read<DirectoryTreeReply>(send('tree?at=2026-06-01'));
    expect(await list(`at=2026-06-01&phong=${agencies[0]?.divisions[0]?.id}`)).toEqual(['Lò Văn Ân', 'Đặng Thị Hường']);
  });

  it('finds names without regard to marks and case, addresses and staff numbers, and takes no character for a pattern', async () => {
    for (const [text, found] of [
      ['huong dang', ['Đặng Thị Hường']],
      ['ĐẶNG', ['Đặng Thị Hường']],
      ['an@snv', ['Lò Văn Ân']],
      ['b1', ['Cầm Thị Bình']],
      ['%', []],
      ['_', []],
    ] as const) {
      expect([text, await list(`at=2026-06-01&q=${encodeURIComponent(text)}`)]).toEqual([text, found]);
    }
  });

  it('shows who is away on the day, and all that is known of a person', async () => {
    const { officials } = await read<OfficialsReply>(send('officials?at=2026-03-06&q=huong'));
    expect(officials).toMatchObject([{ absence: 'leave', mailbox: 'dang@snv.example', role: 'specialist', division: 'Văn phòng' }]);
    const { officials: later } = await read<OfficialsReply>(send('officials?at=2026-03-07&q=huong'));
    expect(later).toMatchObject([{ absence: null }]);
    expect(await read<OfficialReply>(send(`officials/${officials[0]?.id}`))).toMatchObject({
      ...{ fullName: 'Đặng Thị Hường', code: 'A2' },
      memberships: [{ agency: { code: 'snv', name: 'Sở Nội vụ' }, division: 'Văn phòng', home: null, from: null, to: null }],
      mailboxes: [{ address: 'dang@snv.example', kind: 'personal', from: null, to: null }],
      absences: [{ kind: 'leave', from: '2026-03-02', to: '2026-03-07' }],
    });
    expect((await send('officials/999999')).status).toBe(404);
  });

  it('finds people under their new name after a change, and under the old after its undo', async () => {
    const { changeSetId } = await apply((await previewPeople('an@snv.example,snv,Sở Nội vụ,Lò Văn Ổn,Trưởng phòng,official,A1')).id);
    expect(await list('at=2026-06-01&q=on')).toEqual(['Đặng Thị Hường', 'Lò Văn Ổn']);
    await send(`changes/${changeSetId}/undo`, { method: 'POST' });
    expect(await list('at=2026-06-01&q=on')).toEqual(['Đặng Thị Hường']);
  });

  it('has targets told with the names of agencies as they are now: an answer that was kept ends with them', async () => {
    const names = async (): Promise<string[]> => {
      const { agencies } = await read<TargetsReply>(running.fetch('/api/v1/targets?ngay=2026-06-01'));
      return agencies.map(({ name }) => name).toSorted();
    };
    const before = await names();
    const change = { code: 'stp', name: 'Sở Tư pháp và Hộ tịch', onDay: '2026-05-01', basis: 'QĐ 2/QĐ-UBND', madeBy: 'thu' };
    const changeSetId = await running.app.get(RenameService).rename(change);
    expect(await names()).toEqual([...before.filter((name) => name !== 'Sở Tư pháp'), change.name].toSorted());
    expect(await names()).not.toEqual(before);
    await send(`changes/${changeSetId}/undo`, { method: 'POST' });
    expect(await names()).toEqual(before);
  });

  it('tells successions with their basis', async () => {
    const merges = running.app.get(MergeService);
    await merges.merge({ from: 'stp', to: 'snv', onDay: '2026-06-01', basis: 'QĐ 1/QĐ-UBND', madeBy: 'thu' });
    const { successions } = await read<SuccessionsReply>(send('successions'));
    expect(successions).toMatchObject([
      { kind: 'merge', from: { code: 'stp' }, to: { code: 'snv' }, onDay: '2026-06-01', basis: 'QĐ 1/QĐ-UBND', oldName: null },
    ]);
    const { agencies } = await read<DirectoryTreeReply>(send('tree?at=2026-06-01'));
    expect(agencies.map(({ code, officialCount }) => [code, officialCount])).toEqual([['snv', 4]]);
  });
});

describe('what becomes of agencies', () => {
  const decision = { onDay: '2026-04-01', basis: 'QĐ 12/QĐ-UBND ngày 20/3/2026' };
  const order = (path: string, body: object, status = 200): Promise<DirectoryChangeReply & Problem> =>
    read(
      send(`successions/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      status,
    );
  /** Who is in which agency and division on a day. */
  const places = async (at: string): Promise<string[][]> =>
    (await read<OfficialsReply>(send(`officials?at=${at}`))).officials.map(({ code, agency, division }) => [
      ...[code ?? '', agency ?? '', division ?? ''],
    ]);

  beforeEach(async () => {
    const rows = [
      'an@snv.example,snv,Sở Nội vụ,Lò Văn Ân,,official,A1,Công nghệ',
      'binh@snv.example,snv,Sở Nội vụ,Cầm Thị Bình,,official,A2,Văn phòng',
      'cuong@snv.example,snv,Sở Nội vụ,Vì Văn Cường,,official,A3,Văn phòng',
      'vanthu@snv.example,snv,Sở Nội vụ,Văn thư,,unit,,',
    ];
    await apply((await preview({ directory: [`${HEADER},division`, ...rows].join('\n') })).id);
  });

  it('a split takes divisions and people over on its day into a new agency; boxes without a person stay; undone, all is as before', async () => {
    const split = {
      ...decision,
      from: 'snv',
      to: 'ttcds',
      name: 'Trung tâm Chuyển đổi số',
      divisions: ['Công nghệ'],
      people: ['cuong@snv.example'],
    };
    const { changeSetId } = await order('splits', split);
    const before = [
      ['A1', 'snv', 'Công nghệ'],
      ['A2', 'snv', 'Văn phòng'],
      ['A3', 'snv', 'Văn phòng'],
    ];
    expect(await places('2026-03-31')).toEqual(before);
    expect(await places('2026-04-01')).toEqual([
      ['A1', 'ttcds', 'Công nghệ'],
      ['A2', 'snv', 'Văn phòng'],
      ['A3', 'ttcds', 'Văn phòng'],
    ]);
    const { agencies } = await read<DirectoryTreeReply>(send('tree?at=2026-04-01'));
    expect(agencies).toMatchObject([
      { code: 'snv', mailboxes: { unit: 1, personal: 1 }, to: null },
      { code: 'ttcds', name: 'Trung tâm Chuyển đổi số', from: '2026-04-01', mailboxes: { unit: 0, personal: 2 } },
    ]);
    const { successions } = await read<SuccessionsReply>(send('successions'));
    expect(successions).toMatchObject([{ kind: 'split', from: { code: 'snv' }, to: { code: 'ttcds' }, ...decision }]);
    expect((await send(`changes/${changeSetId}/undo`, { method: 'POST' })).status).toBe(200);
    expect(await places('2026-04-01')).toEqual(before);
    expect((await read<DirectoryTreeReply>(send('tree?at=2026-04-01'))).agencies.map(({ code }) => code)).toEqual(['snv']);
  });

  it('a split of somebody who is not there, or into nothing, changes nothing', async () => {
    const split = { ...decision, from: 'snv', to: 'ttcds', name: 'Trung tâm', divisions: ['Công nghệ'] };
    expect(await order('splits', { ...split, people: ['B9'] }, 409)).toMatchObject({
      ...{ type: 'urn:nhip-thu:problem:nobody-moves', detail: 'Không thấy: B9.' },
    });
    expect(await order('splits', { ...split, name: null }, 404)).toMatchObject({ type: 'urn:nhip-thu:problem:unknown-agency' });
    expect((await order('splits', { ...split, divisions: [] }, 400)).status).toBe(400);
    expect((await read<DirectoryTreeReply>(send('tree?at=2026-04-01'))).agencies).toHaveLength(1);
    expect((await read<DirectoryChangesReply>(send('changes'))).changes).toHaveLength(1);
  });

  it('a new name keeps code and people, and the old name is told with its day', async () => {
    const { changeSetId } = await order('renamings', { ...decision, code: 'snv', name: 'Sở Nội vụ và Lao động' });
    const { successions } = await read<SuccessionsReply>(send('successions'));
    expect(successions).toMatchObject([{ kind: 'rename', from: { code: 'snv', name: 'Sở Nội vụ và Lao động' }, oldName: 'Sở Nội vụ' }]);
    expect(await places('2026-04-01')).toHaveLength(3);
    expect(await order('renamings', { ...decision, code: 'snv', name: 'Sở Nội vụ và Lao động' })).toEqual({ changeSetId: null });
    await send(`changes/${changeSetId}/undo`, { method: 'POST' });
    expect((await read<DirectoryTreeReply>(send('tree?at=2026-04-01'))).agencies).toMatchObject([{ name: 'Sở Nội vụ' }]);
  });

  it('a decision or a name that is too long is told by its field', async () => {
    const long = { onDay: '2026-04-01', basis: 'x'.repeat(3000), code: 'snv', name: 'y'.repeat(501) };
    const { errors } = await order('renamings', long, 400);
    expect(errors?.map(({ path }) => path)).toEqual(['basis', 'name']);
  });

  it('a merger by HTTP takes people, boxes and domains over', async () => {
    await apply((await previewPeople('moi@stp.example,stp,Sở Tư pháp,Quàng Văn Mới,,official,B1')).id);
    const rule = { domain: 'stp.example', agency: 'stp' };
    await send('domains', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rule) });
    await order('merges', { ...decision, from: 'stp', to: 'snv' });
    expect((await read<DirectoryTreeReply>(send('tree?at=2026-04-01'))).agencies).toMatchObject([
      { code: 'snv', officialCount: 4, domains: ['stp.example'] },
    ]);
    expect((await read<DirectoryTreeReply>(send('tree?at=2026-03-31'))).agencies).toMatchObject([
      { code: 'snv' },
      { domains: ['stp.example'] },
    ]);
    expect(await order('merges', { ...decision, from: 'stp', to: 'snv', onDay: '2026-02-01' }, 409)).toMatchObject({
      ...{ type: 'urn:nhip-thu:problem:has-successor' },
      detail: 'stp đã nhập vào snv từ 2026-04-01 (QĐ 12/QĐ-UBND ngày 20/3/2026). Hoàn tác thay đổi 4 trước.',
    });
    expect(await order('merges', { ...decision, from: 'snv', to: 'snv' }, 409)).toMatchObject({ type: 'urn:nhip-thu:problem:same-agency' });
  });
});
