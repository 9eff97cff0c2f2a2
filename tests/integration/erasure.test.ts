import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DeskRequestReply, IsoDate, Problem } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { AuditLog } from '../../apps/api/src/access/audit/audit-log.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { PreviewService } from '../../apps/api/src/directory/preview.service.ts';
import { ErasureService } from '../../apps/api/src/directory/erasure/erasure.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { RetentionService } from '../../apps/api/src/ingest/retention/retention.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { DataRequestService } from '../../apps/api/src/privacy/data-request.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { ALIASES, DIRECTORY, logFiles } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(180_000);

/** One of the sample's most active people: with a second name, in two groups, and in the print log. */
const PERSON = { address: 'sang.vang@sct.sonla.gov.vn', alias: 'sangva@sct.sonla.gov.vn', code: 'CB-SANG-77', username: 'sangvang' };
const LEFT_ON = '2026-03-14';
const never = new AbortController().signal;

let running: RunningApp;
let officialId: number;
let fullName: string;

const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => running.database.dataSource.query(sql, values);
const standOn = (today: IsoDate): Promise<unknown[]> =>
  query(`insert into setting (key, value) values ('demo', $1) on conflict (key) do update set value = excluded.value`, [
    JSON.stringify({ label: 'thử', today }),
  ]);
const settle = (): Promise<unknown> =>
  waitFor('nothing is dirty', async () => {
    const { dirtyDays, dirtyPeriods } = await running.app.get(DirtyRepository, { strict: false }).count();
    return dirtyDays + dirtyPeriods === 0 ? true : null;
  });
/** Everything that is counted. */
const readFigures = async (): Promise<Record<string, unknown[]>> => ({
  boxes: await query('select * from mailbox_day order by 1, 2, 3'),
  bits: await query('select * from activity_year order by 1, 2, 3'),
  periods: await query(
    `select to_jsonb(u) - 'snapshot_id' - 'computed_at' as row from unit_period u order by period_id, agency_id, definition, structure`,
  ),
  agencies: await query('select * from agency_day order by 1, 2'),
  origins: await query(`select to_jsonb(d) - 'computed_at' as row from origin_day d order by origin_id, day`),
  prints: await query(
    `select m.agency_id, sum(j.sheets) as sheets from print_job j join print_mapping m on m.kind = 'account' and m.name = j.account group by 1`,
  ),
});
/** Every row of every table as text, by table. */
const dump = async (): Promise<Map<string, string>> => {
  const tables = await query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables)
    texts.set(name, (await query<{ text: string }>(`select t::text as text from "${name}" t`)).map(({ text }) => text).join('\n'));
  return texts;
};
const tablesNaming = async (...names: string[]): Promise<string[]> =>
  [...(await dump())].filter(([, text]) => names.some((name) => text.toLowerCase().includes(name.toLowerCase()))).map(([table]) => table);
const recomputeAll = async (): Promise<void> => {
  await running.app.get(DirtyRepository, { strict: false }).markChangedRules({ days: `thử ${Math.random()}`, periods: 'thử' });
  await settle();
};
const act = async (id: number, body: object): Promise<{ status: number; body: DeskRequestReply & Problem }> => {
  const response = await running.fetch(`/api/v1/data-requests/${id}/steps`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  });
  return { status: response.status, body: (await response.json()) as DeskRequestReply & Problem };
};
const codeOf = ({ type }: Problem): string => type.split(':').at(-1) ?? '';

async function ask(kind: 'erasure' | 'complaint', text: string): Promise<number> {
  const signedIn = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: PERSON.username, password: 'mat-khau-cua-nguoi-ay' }),
  });
  const cookie = String(signedIn.headers.getSetCookie()[0]).split(';')[0] ?? '';
  const made = await fetch(`${running.address}/api/v1/own-data/requests`, {
    ...{ method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ kind, text }) },
  });
  return ((await made.json()) as { id: number }).id;
}

/** What the person asked for. */
let wish: number;
beforeAll(async () => {
  running = await startApp();
  await standOn('2026-03-12');
  await running.startWork();
  const [directory, aliases] = [
    { name: 'directory.csv', bytes: await readFile(DIRECTORY) },
    { name: `danh-ba-${PERSON.address}.csv`, bytes: await readFile(ALIASES) },
  ];
  await running.app.get(DirectoryService).importFiles({ directory, aliases, isDryRun: false });
  const [found] = await query<{ id: number; fullName: string }>(
    `select o.id, o.full_name as "fullName" from official o join mailbox_assignment b on b.official_id = o.id join mailbox x on x.id = b.mailbox_id where x.address = $1`,
    [PERSON.address],
  );
  ({ id: officialId, fullName } = found!);
  await query('update official set code = $2 where id = $1', [officialId, PERSON.code]);
  await query(
    `insert into absence (official_id, kind, reason, valid_from, valid_to) values ($1, 'leave', 'nằm viện', '2026-03-03', '2026-03-04')`,
    [officialId],
  );
  await query('update membership set valid_to = $2 where official_id = $1', [officialId, LEFT_ON]);
  await query(
    `insert into paper_import (id, ledger, source, name, content_digest, made_by) values (1, 'print-logs', 'file', 'x', '', 'x')`,
  );
  await query(
    `insert into print_mapping (kind, name, agency_id, made_by) select 'account', 'sang.vang', id, 'thu' from agency where code = 'sct'`,
  );
  await query(
    `insert into print_job (import_id, job_key, day, queue, host, account, sheets) values (1, 'x', '2026-03-05', 'may', 'pc', 'sang.vang', 7),
      (1, 'y', '2026-03-05', 'may', 'pc', 'sangva', 3)`,
  );
  // Somebody of another agency whose second name begins alike.
  await query(`insert into alias (address, targets) values ('sangva@snnmt.sonla.gov.vn', array['loan.do@sct.sonla.gov.vn'])`);
  await running.app.get(AccountService).ensureAccount({
    ...{ username: PERSON.username, displayName: fullName, role: 'official', password: 'mat-khau-cua-nguoi-ay', officialId },
  });
  const ids = [];
  for (const path of logFiles('E-rfc3164')) {
    const bytes = await readFile(path);
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    ids.push((await running.app.get(IngestService).receive({ originName: 'thu', name: basename(path), stream: stream() })).segment.id);
  }
  await running.app.get(IngestService).waitForRollUps(ids);
  await settle();
  wish = await ask('erasure', `Tôi là ${fullName}, xin xóa`);
});
afterAll(() => running.close());

describe('the names of an official', () => {
  let before: Awaited<ReturnType<typeof readFigures>>;

  it('stay while they work here, whoever asks, and by no request that asks for something else', async () => {
    const refused = await act(wish, { act: 'done', text: 'Đã xem xét', effect: { kind: 'erasure' } });
    expect([refused.status, codeOf(refused.body)]).toEqual([409, 'not-erasable']);
    const other = await ask('complaint', 'việc khác');
    await standOn('2026-03-20');
    // What of March had passed by then is another matter.
    await recomputeAll();
    before = await readFigures();
    expect(codeOf((await act(other, { act: 'done', text: 'x', effect: { kind: 'erasure' } })).body)).toBe('not-erasable');
    expect(await tablesNaming(fullName)).toContain('official');
    await expect(
      running.app
        .get(ErasureService, { strict: false })
        .erase(officialId, { by: 'thử', reason: `vì ${fullName} xin`, isReasonTyped: true }),
    ).rejects.toMatchObject({ kind: { code: 'reason-names-person' } });
    expect(await tablesNaming('vì ')).toEqual([]);
  });

  it('go from every table once they have left and asked for it: directory, journal, accounts, requests, audit log, print log', async () => {
    await standOn('2026-03-20');
    const directory = {
      name: 'moi.csv',
      bytes: Buffer.from(
        `mailbox,agency,agencyName,fullName,position,type\n${PERSON.address},sct,Sở Công Thương,Tên Khác,Chuyên viên,official\n`,
      ),
    };
    const preview = await running.app
      .get(PreviewService, { strict: false })
      .previewFiles({ directory, aliases: null, absences: null }, 'thu');
    expect(preview.faults).toEqual([]);
    const names = [fullName, PERSON.address, PERSON.alias, PERSON.code, PERSON.username, 'sang.vang', 'nằm viện'];
    const where = await tablesNaming(...names);
    for (const table of ['official', 'absence', 'mailbox', 'alias', 'directory_change', 'directory_preview_row', 'account', 'audit_entry'])
      expect(where).toContain(table);
    for (const table of ['data_request_step', 'directory_change_set', 'print_job', 'print_mapping']) expect(where).toContain(table);
    const [request] = await query<{ id: number }>(`select id from data_request where kind = 'erasure'`);
    const { status, body } = await act(request!.id, { act: 'done', text: 'Đã xóa', effect: { kind: 'erasure' } });
    expect([status, body.state, body.steps[0]?.text, body.steps.at(-1)?.effect]).toEqual([201, 'done', '–', { kind: 'erasure' }]);
    expect(body.fullName).toMatch(/^\(đã xóa tên\) [0-9a-f]{16}$/);
    expect(await tablesNaming(...names)).toEqual([]);
    // What another person may have printed keeps its account.
    expect(await query(`select account from print_job where job_key = 'y'`)).toEqual([{ account: 'sangva' }]);
    // Whoever took their place in a group is still in it.
    const [group] = await query<{ targets: string[] }>(`select targets from alias where address = 'canbo@sct.sonla.gov.vn'`);
    expect(group?.targets.filter((target) => target.startsWith('da-xoa-'))).toEqual([
      expect.stringMatching(/^da-xoa-[0-9a-f]{16}@sct\.sonla\.gov\.vn$/),
    ]);
    expect(group?.targets).toContain('loan.do@sct.sonla.gov.vn');
    // That it was done is written down, by number.
    const entries = await query<{ actor: string; subject: string; officialId: number; reason: string }>(
      `select actor, subject, official_id as "officialId", reason from audit_entry where action = 'privacy.erasure'`,
    );
    expect(entries).toEqual([{ actor: 'thu', subject: `official ${officialId}`, officialId, reason: expect.stringMatching(/số \d+$/) }]);
  });

  it('leave an audit log that verifies, with the deeds of the account as those of one', async () => {
    expect((await running.app.get(AuditLog).verify()).broken).toBeNull();
    const actors = await query<{ actor: string }>(`select distinct actor from audit_entry where actor like 'da-xoa-%'`);
    const [account] = await query<{ username: string; disabled: boolean }>(
      'select username, disabled_at is not null as disabled from account where official_id = $1',
      [officialId],
    );
    expect(account).toEqual({ username: actors[0]?.actor, disabled: true });
    expect(actors).toHaveLength(1);
    expect(await query('select from session s join account a on a.id = s.account_id where a.official_id = $1', [officialId])).toEqual([]);
  });

  it('change no figure, today or when every day and period is computed again from the logs that still name them', async () => {
    expect(await readFigures()).toEqual(before);
    await recomputeAll();
    expect(await readFigures()).toEqual(before);
    expect((await running.app.get(VerifyService).verify({ isRebuilding: true })).isBalanced).toBe(true);
    const used = await query('select from mailbox_day d join mailbox m on m.id = d.mailbox_id where m.address like $1 and d.logins > 0', [
      'da-xoa-%',
    ]);
    expect(used.length).toBeGreaterThan(3);
  });

  it('are not erased twice', async () => {
    await expect(
      running.app.get(ErasureService, { strict: false }).erase(officialId, { by: 'thử', reason: 'x', isReasonTyped: true }),
    ).rejects.toMatchObject({
      kind: { code: 'unknown-official' },
    });
  });

  it('that are gone already count as erased: a request whose step was not written down is settled all the same', async () => {
    // As after a crash between the erasure and the step that tells of it.
    const requests = running.app.get(DataRequestService, { strict: false });
    const { id } = await requests.make(officialId, { kind: 'erasure', day: null, text: 'xin xóa' }, 'x');
    const { status, body } = await act(id, { act: 'done', text: 'Đã xóa', effect: { kind: 'erasure' } });
    expect([status, body.state]).toEqual([201, 'done']);
    expect(await query(`select from audit_entry where action = 'privacy.erasure'`)).toHaveLength(1);
  });

  it('of others who left go by age in the night, after as many months as the setting says', async () => {
    const [stuck, other] = await query<{ id: number; name: string }>(
      `select o.id, o.full_name as name from official o join membership m on m.official_id = o.id where m.valid_to is null and o.erased_on is null order by o.id limit 2`,
    );
    await query('update membership set valid_to = $2 where official_id = any($1)', [[stuck!.id, other!.id], '2026-03-09']);
    // The first of them cannot be erased, for a reason that nobody thought of.
    await query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger refuse before update on official for each row when (old.id = ${stuck!.id}) execute function refuse()`);
    await standOn('2026-06-09');
    const retention = running.app.get(RetentionService);
    const countOf = async (): Promise<number> => (await retention.plan()).items.find(({ kind }) => kind === 'leavers')?.count ?? -1;
    expect(await countOf()).toBe(0);
    await standOn('2026-06-10');
    expect(await countOf()).toBe(2);
    const final = jest.spyOn(running.app.get(ErasureService, { strict: false }), 'makeFinal');
    await expect(retention.apply('nightly', never)).rejects.toThrow(`not erased: official ${stuck!.id}`);
    expect(final).toHaveBeenCalledTimes(1);
    expect(await countOf()).toBe(1);
    expect(await tablesNaming(other!.name)).toEqual([]);
    await query('drop trigger refuse on official');
    await retention.apply('nightly', never);
    expect(await countOf()).toBe(0);
    expect(await tablesNaming(stuck!.name)).toEqual([]);
    expect(
      await query(`select from audit_entry where action = 'privacy.erasure' and official_id = $1 and actor = 'nightly'`, [other!.id]),
    ).toHaveLength(1);
    expect((await running.app.get(AuditLog).verify()).broken).toBeNull();
  });

  it('are gone for good when nothing is kept any more of the logs that name them', async () => {
    const count = async (): Promise<number> => (await query(`select from erased_address`)).length;
    expect(await count()).toBeGreaterThan(2);
    await standOn('2028-07-15');
    await running.app.get(RetentionService).apply('nightly', never);
    expect(await count()).toBe(0);
  });
});
