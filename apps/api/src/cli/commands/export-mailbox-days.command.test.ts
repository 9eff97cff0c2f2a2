import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callCli, openTestFolder, type Services } from '../../../../../tests/support/call-cli.ts';
import { AuditLog } from '../../access/audit/audit-log.ts';
import { commandActor } from '../../access/audit/command-actor.ts';
import { Clock } from '../../calendar/clock.ts';
import { UsageRepository } from '../../usage/usage.repository.ts';

let folder: Awaited<ReturnType<typeof openTestFolder>>;

beforeEach(async () => {
  folder = await openTestFolder();
});

afterEach(async () => {
  await folder.remove();
});

describe('export mailbox-days', () => {
  const row = {
    mailbox: '=x,"y@x.example',
    day: '2026-03-02',
    sent: 1,
    sentAs: 2,
    received: 3,
    receivedMessages: 4,
    logins: 5,
    loginFails: 6,
    sentInternalClient: 7,
    ...{ sentUntold: 13, sentInternal: 8, sentExternal: 9, sentMixed: 10, recipients: 11, internalRecipients: 12 },
  };
  const argv = ['export', 'mailbox-days', '--from', '2026-03-02', '--to', '2026-03-08'];

  function exporting(rows: () => AsyncGenerator, label: string | null = null): Services {
    const demo = label === null ? null : { label, today: '2026-07-17' };
    return new Map<unknown, object>([
      [UsageRepository, { exportMailboxDays: rows }],
      [Clock, { demo: async () => demo }],
    ]);
  }

  async function* twoRows(): AsyncGenerator {
    yield row;
    yield { ...row, mailbox: 'an@x.example' };
  }

  it('writes one JSON document, also without any row', async () => {
    const { code, out, err } = await callCli(argv, { services: exporting(twoRows) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      from: '2026-03-02',
      to: '2026-03-08',
      rows: [row, { ...row, mailbox: 'an@x.example' }],
    });
    const empty = await callCli(argv, { services: exporting(async function* none() {}) });
    expect(JSON.parse(empty.out)).toMatchObject({ rows: [] });
  });

  it('writes CSV that a spreadsheet opens and cannot run', async () => {
    const { out } = await callCli([...argv, '--format', 'csv'], { services: exporting(twoRows) });
    expect(out).toBe(
      `\ufeffmailbox,day,sent,sentAs,received,receivedMessages,logins,loginFails,sentInternalClient,sentUntold,sentInternal,sentExternal,sentMixed,recipients,internalRecipients\r\n"'=x,""y@x.example",2026-03-02,1,2,3,4,5,6,7,13,8,9,10,11,12\r\nan@x.example,2026-03-02,1,2,3,4,5,6,7,13,8,9,10,11,12\r\n`,
    );
  });

  it('writes down the days, whose they are, the file and the reason before a row is read', async () => {
    const written: object[] = [];
    const asked = async (...more: string[]): Promise<unknown> => {
      const services = new Map([...exporting(twoRows), [AuditLog, { write: async (deed: object) => written.push(deed) }]]);
      return callCli([...argv, ...more], { services });
    };
    await asked();
    await asked('--out', join(folder.path, 'days.json'), '--reason', ' Thanh tra số 5 ');
    const deed = { kind: 'command', actor: commandActor(), action: 'export mailbox-days', agency: '*' };
    expect(written).toEqual([
      { ...deed, subject: 'mailbox-days 2026-03-02..2026-03-08', reason: null },
      { ...deed, subject: 'mailbox-days 2026-03-02..2026-03-08, to days.json', reason: 'Thanh tra số 5' },
    ]);
    expect(await callCli([...argv, '--reason', ' '])).toMatchObject({ code: 2, opened: [], err: expect.stringContaining('--reason') });
  });

  it('does not take --json and CSV together', async () => {
    const { code, err, opened } = await callCli([...argv, '--format', 'csv', '--json']);
    expect({ code, err, opened }).toEqual({ code: 2, err: expect.stringContaining('--json không đi cùng --format csv'), opened: [] });
  });

  it('says in both forms that data are simulated', async () => {
    const label = 'Sơn La (dữ liệu giả lập)';
    const csv = await callCli([...argv, '--format', 'csv'], { services: exporting(twoRows, label) });
    const [head, ...lines] = csv.out.trimEnd().split('\r\n');
    expect(head).toMatch(/,dataNote$/);
    expect(lines.map((line) => line.endsWith(`,${label}`))).toEqual([true, true]);
    const json = await callCli(argv, { services: exporting(twoRows, label) });
    expect(JSON.parse(json.out)).toMatchObject({ dataNote: label, rows: [{}, {}] });
  });

  it('writes a file whole or not at all', async () => {
    const path = join(folder.path, 'days.json');
    const { code, out } = await callCli([...argv, '--out', path], { services: exporting(twoRows) });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ rows: [{}, {}] });

    const broken = exporting(async function* breaks() {
      yield row;
      throw Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
    });
    expect((await callCli([...argv, '--out', join(folder.path, 'other.json')], { services: broken })).code).toBe(4);
    expect(await readdir(folder.path)).toEqual(['days.json']);
  });

  it.each(['/nowhere/days.json', tmpdir()])('refuses --out %s before anything is opened', async (path) => {
    expect(await callCli([...argv, '--out', path])).toMatchObject({
      code: 2,
      opened: [],
      err: expect.stringContaining('--out: không ghi được'),
    });
  });
});
