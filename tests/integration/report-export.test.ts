import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Problem, ReportDocument, ReportExportReply, ReportExportsReply } from '@nhip-thu/metrics';
import { strFromU8, unzipSync } from 'fflate';
import { AuditRepository } from '../../apps/api/src/access/audit/audit.repository.ts';
import { ReportService } from '../../apps/api/src/reports/documents/report.service.ts';
import { ReportExportRepository } from '../../apps/api/src/reports/exports/report-export.repository.ts';
import { FreezeService } from '../../apps/api/src/reports/freeze.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { nhipthu } from '../support/samples.ts';
import { comeLate, PERIOD_ID, signIn, storeMonth, type Asked } from '../support/reporting-scene.ts';
import { waitFor } from '../support/wait-for.ts';

let running: RunningApp;
let homeAffairs: Asked;
let agency: Asked;
let leadership: Asked;

beforeAll(async () => {
  running = await startApp();
  await storeMonth(running.database.dataSource);
  await running.app.get(FreezeService).freeze(PERIOD_ID, { by: 'thu', approvedBy: null });
  await running.startWork();
  homeAffairs = await signIn(running, 'home-affairs');
  agency = await signIn(running, 'agency', 'syt');
  leadership = await signIn(running, 'leadership');
}, 180_000);

afterAll(async () => {
  await running.close();
});

const codeOf = (body: unknown): string | undefined => (body as Problem).type.split(':').at(-1);

/** Waits until a worker has written it. */
async function finish(ask: Asked, id: number): Promise<ReportExportReply> {
  return waitFor(
    `export ${id}`,
    async () => {
      const reply = (await ask(`/reports/${id}`)).body as ReportExportReply;
      return ['done', 'failed'].includes(reply.state) ? reply : null;
    },
    120_000,
  );
}

async function fetchFile(id: number): Promise<Uint8Array> {
  const response = await running.fetch(`/api/v1/reports/${id}/file`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
  return new Uint8Array(await response.arrayBuffer());
}

describe('an export', () => {
  it('is written by a job, is in the archive with who and when, and has the same bytes a second time, whatever came later', async () => {
    const league = { periodId: PERIOD_ID, template: 'league', formats: ['pdf', 'docx'] };
    expect(codeOf((await homeAffairs('/reports', { ...league, template: 'quarterly' })).body)).toBe('no-such-report');
    const taken = await homeAffairs('/reports', league);
    expect([taken.status, taken.body]).toMatchObject([
      202,
      // The job may have begun before the answer was read.
      { state: expect.stringMatching(/^(waiting|running)$/), number: 0, template: 'league', agency: null, fileName: null },
    ]);
    const first = await finish(homeAffairs, (taken.body as ReportExportReply).id);
    expect(first).toMatchObject({
      state: 'done',
      doneCount: 2,
      totalCount: 2,
      fileName: `phu-luc-co-quan-${PERIOD_ID}.zip`,
      madeBy: 'home-affairs-',
    });
    expect(Object.keys(unzipSync(await fetchFile(first.id)))).toEqual([
      `phu-luc-co-quan-${PERIOD_ID}.pdf`,
      `phu-luc-co-quan-${PERIOD_ID}.docx`,
    ]);
    await comeLate(running.database.dataSource, 'snv', 1);
    const again = await finish(homeAffairs, ((await homeAffairs('/reports', league)).body as ReportExportReply).id);
    expect(again.contentHash).toBe(first.contentHash);
    const { exports } = (await homeAffairs('/reports')).body as ReportExportsReply;
    expect(exports.map(({ id, madeBy }) => [id, madeBy])).toEqual([
      [again.id, 'home-affairs-'],
      [first.id, 'home-affairs-'],
    ]);
  }, 180_000);

  it('is previewed as it is written, with the words that were typed', async () => {
    const draft = { introduction: ['Lời dẫn của Sở Nội vụ.'], on: '2026-07-20' };
    const { status, body } = await homeAffairs('/reports/preview', { periodId: PERIOD_ID, template: 'monthly', draft });
    expect([status, (body as ReportDocument).main]).toMatchObject([
      200,
      { introduction: draft.introduction, letterhead: { placeAndDate: 'Sơn La, ngày 20 tháng 7 năm 2026' } },
    ]);
  });

  it('has a paragraph for every line of its introduction, and none for an empty one', async () => {
    const draft = { introduction: ['Đoạn một.\n\nĐoạn hai.  \n  Đoạn ba.', 'Đoạn bốn.'] };
    const { body } = await homeAffairs('/reports/preview', { periodId: PERIOD_ID, template: 'monthly', draft });
    expect((body as ReportDocument).main?.introduction).toEqual(['Đoạn một.', 'Đoạn hai.', 'Đoạn ba.', 'Đoạn bốn.']);
  });

  it('is refused where words were typed that can’t be printed, with the field and the character', async () => {
    const order = { periodId: PERIOD_ID, template: 'monthly', draft: { introduction: ['Kính gửi 😀'] } };
    for (const [path, body] of [
      ['/reports/preview', order],
      ['/reports', { ...order, formats: ['pdf'] }],
    ] as const) {
      const refused = await homeAffairs(path, body);
      expect([refused.status, codeOf(refused.body)]).toEqual([400, 'invalid-input']);
      expect((refused.body as Problem).errors).toMatchObject([
        { path: 'draft.introduction', message: expect.stringContaining('“😀” (U+1F600)') },
      ]);
    }
  });

  it('of an agency is of that agency alone, and nobody else than it, Home Affairs, leadership and audit sees it', async () => {
    const order = { periodId: PERIOD_ID, formats: ['csv'] };
    for (const refused of [
      { ...order, template: 'monthly' },
      { ...order, template: 'agency', agency: 'snv' },
      { ...order, template: 'agency', agency: 'all' },
    ]) {
      expect(codeOf((await agency('/reports', refused)).body)).toBe('no-such-report');
    }
    expect(codeOf((await agency('/reports/preview', { periodId: PERIOD_ID, template: 'agency', agency: 'snv' })).body)).toBe(
      'no-such-report',
    );
    const own = (await agency('/reports', { ...order, template: 'agency', agency: 'syt' })).body as ReportExportReply;
    expect(await finish(agency, own.id)).toMatchObject({ state: 'done', fileName: `bao-cao-co-quan-syt-${PERIOD_ID}-dinh-nghia.csv` });
    const listed = (await agency('/reports')).body as ReportExportsReply;
    expect(listed.exports.map(({ agency: code }) => code)).toEqual(['syt']);
    const neighbour = await signIn(running, 'agency', 'stc');
    expect((await neighbour(`/reports/${own.id}`)).status).toBe(404);
    expect((await leadership(`/reports/${own.id}`)).status).toBe(200);
    expect((await leadership('/reports', { ...order, template: 'monthly' })).status).toBe(403);
  }, 180_000);

  it('of all agencies is one archive, with a report of each', async () => {
    const order = { periodId: PERIOD_ID, template: 'agency', agency: 'all', formats: ['csv'] };
    const { id } = (await homeAffairs('/reports', order)).body as ReportExportReply;
    expect(await finish(homeAffairs, id)).toMatchObject({ state: 'done', doneCount: 30, totalCount: 30 });
    expect(Object.keys(unzipSync(await fetchFile(id)))).toHaveLength(30);
  }, 180_000);

  it('of all agencies has none of the words that were typed for one report, and the day that was set', async () => {
    const draft = { introduction: ['Lời dẫn của Sở Nội vụ.'], on: '2026-07-20', recipients: ['- Như trên;', '- Lưu: VT, RIENG.'] };
    const refused = await homeAffairs('/reports', { periodId: PERIOD_ID, template: 'agency', agency: 'all', formats: ['docx'], draft });
    expect([refused.status, (refused.body as Problem).errors?.map(({ path }) => path)]).toEqual([
      400,
      ['draft.introduction', 'draft.recipients'],
    ]);
    // An order that was stored before is written without them.
    const { bytes } = await running.app.get(ReportService).buildAll({ periodId: PERIOD_ID, draft }, ['docx']);
    const reports = Object.values(unzipSync(bytes)).map((each) => strFromU8(unzipSync(each)['word/document.xml'] ?? new Uint8Array()));
    expect(reports).toHaveLength(30);
    expect(reports.filter((xml) => xml.includes('Lời dẫn của') || xml.includes('RIENG'))).toEqual([]);
    expect(reports.every((xml) => xml.includes('ngày 20 tháng 7 năm 2026'))).toBe(true);
  }, 180_000);

  it('that was cancelled is not written, and one that has ended is not cancelled', async () => {
    const exports = running.app.get(ReportExportRepository);
    const id = await exports.insert({
      ...{ periodId: PERIOD_ID, number: 0, code: 'x', template: 'league', agency: null, formats: ['csv'], draft: {} },
      ...{ madeBy: 'thu', madeAt: new Date('2026-07-17T01:00:00Z') },
    });
    expect((await homeAffairs(`/reports/${id}/file`)).status).toBe(409);
    expect((await homeAffairs(`/reports/${id}/cancel`, {})).body).toMatchObject({ state: 'cancelled' });
    expect([await exports.start(id, 1), await exports.tell(id, 1, 1)]).toEqual([false, false]);
    expect(codeOf((await homeAffairs(`/reports/${id}/cancel`, {})).body)).toBe('export-ended');
  });

  it('is written by a thread, format by format, while the loop is free for pages; the bytes are those of a process without one', async () => {
    const reports = running.app.get(ReportService);
    const order = { periodId: PERIOD_ID, template: 'monthly', formats: ['docx', 'pdf', 'xlsx'] } as const;
    const files = await reports.build(order, order.formats);
    const posted = jest.spyOn(Worker.prototype, 'postMessage');
    const { id } = (await homeAffairs('/reports', order)).body as ReportExportReply;
    const { fileName } = await finish(homeAffairs, id);
    expect(posted.mock.calls).toMatchObject(order.formats.map((format) => [{ format }]));
    posted.mockRestore();
    expect(fileName).toBe(`bao-cao-thang-${PERIOD_ID}.zip`);
    const written = unzipSync(await fetchFile(id));
    expect(files.map(({ name, bytes }) => Buffer.compare(written[name] ?? Buffer.alloc(0), bytes))).toEqual([0, 0, 0]);
  }, 180_000);

  it('that is being written stops when it is cancelled, and leaves no file', async () => {
    const exports = running.app.get(ReportExportRepository);
    const order = { periodId: PERIOD_ID, template: 'agency', agency: 'all', formats: ['docx', 'pdf', 'xlsx'] };
    const { id } = (await homeAffairs('/reports', order)).body as ReportExportReply;
    const seen = await waitFor(`export ${id} under way`, async () => {
      const [row] = await exports.list(id);
      return row !== undefined && row.doneCount > 0 ? row : null;
    });
    expect([seen.state, seen.totalCount]).toEqual(['running', 30]);
    expect((await homeAffairs(`/reports/${id}/cancel`, {})).body).toMatchObject({ state: 'cancelled' });
    // The next order is only begun once the worker has let go of this one.
    const next = (await homeAffairs('/reports', { periodId: PERIOD_ID, template: 'league', formats: ['csv'] })).body as ReportExportReply;
    expect(await finish(homeAffairs, next.id)).toMatchObject({ state: 'done' });
    const [left] = await exports.list(id);
    expect(left).toMatchObject({ state: 'cancelled', fileName: null });
    expect(left?.doneCount).toBeLessThan(30);
  }, 180_000);

  it('from the command line stands in the archive too, with the file that was written', async () => {
    const out = join(await mkdtemp(join(tmpdir(), 'nhip-thu-bao-cao-')), 'ra');
    const words = ['report', 'build', '--template', 'league', '--at', '2026-07-14', '--format', 'csv,xlsx', '--out', out];
    const environment = { DATABASE_URL: running.database.url, NHIPTHU_DATA: running.dataFolder };
    expect(await nhipthu(environment, ...words)).toMatchObject({ code: 0, stderr: '' });
    const [row] = ((await homeAffairs('/reports')).body as ReportExportsReply).exports;
    expect(row).toMatchObject({ template: 'league', state: 'done', formats: ['xlsx', 'csv'], madeBy: expect.stringMatching(/^cli:/) });
    const kept = unzipSync(await fetchFile(row?.id ?? 0));
    const names = (await readdir(out)).toSorted();
    expect(Object.keys(kept).toSorted()).toEqual(names);
    for (const name of names) expect(Buffer.compare(await readFile(join(out, name)), kept[name] ?? Buffer.alloc(0))).toBe(0);
  }, 120_000);

  it('is in the audit log with period, template, scope and formats; a preview, which changes nothing, is not', async () => {
    const before = await running.app.get(AuditRepository).readHead();
    await homeAffairs('/reports/preview', { periodId: PERIOD_ID, template: 'monthly', draft: { introduction: ['Kính gửi ông A'] } });
    const order = { periodId: PERIOD_ID, template: 'agency', agency: 'snv', formats: ['pdf', 'csv'], draft: { introduction: ['Ông B'] } };
    await homeAffairs('/reports', order);
    const entries = await running.app.get(AuditRepository).listAfter(before.id, 10);
    const subject = `POST /api/v1/reports periodId=${PERIOD_ID} template=agency agency=snv formats=pdf,csv`;
    expect(entries.map((entry) => [entry.kind, entry.subject])).toEqual([['change', subject]]);
  });

  it('is in the audit log as something that came to nothing where it was refused; who takes the file is in it too', async () => {
    const before = await running.app.get(AuditRepository).readHead();
    const order = { periodId: PERIOD_ID, template: 'agency', agency: 'khong-co', formats: ['pdf'] };
    expect((await homeAffairs('/reports', order)).status).toBe(404);
    const titled = {
      periodId: PERIOD_ID,
      template: 'monthly',
      formats: ['pdf'],
      draft: { signature: { authority: ['giám đốc'], name: 'TS. A' } },
    };
    const { status, body } = await homeAffairs('/reports', titled);
    expect([status, (body as Problem).errors?.map(({ path }) => path)]).toEqual([400, ['draft.signature.name']]);
    const [row] = ((await homeAffairs('/reports')).body as ReportExportsReply).exports.filter(({ state }) => state === 'done');
    await fetchFile(row?.id ?? 0);
    const entries = await running.app.get(AuditRepository).listAfter(before.id, 10);
    expect(entries.map(({ kind, action, reason }) => [kind, action, reason])).toEqual([
      ['change', 'reports.write', null],
      ['refused', 'reports.write', 'no-such-report'],
      ['change', 'reports.write', null],
      ['refused', 'reports.write', 'invalid-input'],
      ['read', 'reports.read', null],
    ]);
    expect(entries.at(-1)?.subject).toBe(`GET /api/v1/reports/${row?.id}/file`);
  });
});
