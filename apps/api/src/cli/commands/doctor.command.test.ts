import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { writeFile } from 'node:fs/promises';
import { callCli, openTestFolder, type Services } from '../../../../../tests/support/call-cli.ts';
import { IngestService } from '../../ingest/ingest.service.ts';

let folder: Awaited<ReturnType<typeof openTestFolder>>;
beforeAll(async () => {
  folder = await openTestFolder();
});
afterAll(() => folder.remove());

const login = (stamp: string, user = 'an'): string =>
  `${stamp} mx dovecot: imap-login: Login: user=<${user}@so.gov.vn>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<${stamp.length}a>`;
const saved = (stamp: string): string => `${stamp} mx dovecot: lmtp(an@so.gov.vn)<7><xY1>: msgid=<1@x>: saved mail to INBOX`;
const iso = (time: string): string => `2026-03-02T${time}+07:00`;
const GOOD = [login(iso('08:00:00')), saved(iso('08:05:00')), login(iso('08:12:00'))];
/** A login every minute from 09:00. */
const everyMinute = (count: number): string[] =>
  Array.from({ length: count }, (_none, at) => login(iso(`09:${String(at).padStart(2, '0')}:00`)));
const write = (name: string, lines: readonly string[]): Promise<string> => folder.write(name, lines.map((line) => `${line}\n`).join(''));
const examine = async (lines: readonly string[], ...words: string[]): Promise<{ code: number; codes: string[]; report: unknown }> => {
  const { code, out } = await callCli(['doctor', await write('a.log', lines), '--json', ...words]);
  const report: { findings: { code: string }[] } = JSON.parse(out);
  return { code, report, codes: report.findings.map((finding) => finding.code) };
};

describe('doctor', () => {
  it('finds nothing to mend in a good log, packed or not, and opens no database', async () => {
    expect(await examine(GOOD)).toMatchObject({
      code: 0,
      codes: [],
      report: { dialect: 'syslog-iso8601', confidence: 1, lines: 3, accepted: 3 },
    });
    const packed = `${folder.path}/a.log.gz`;
    await writeFile(packed, gzipSync(`${GOOD.join('\n')}\n`));
    const { code, out, opened } = await callCli(['doctor', packed]);
    expect({ code, opened }).toEqual({ code: 0, opened: [] });
    expect(out).toContain('syslog-iso8601, gzip, giống 100%');
    expect(out).toContain('Không thấy gì cần sửa.');
  });

  it('says which lines failed and why, without their text, and exits 5', async () => {
    const path = await write('b.log', [...GOOD, 'mật khẩu 12345678', '2099-01-02T08:00:00+07:00 mx x: y']);
    const { code, out } = await callCli(['doctor', path, '--lang', 'en']);
    expect(code).toBe(5);
    expect(out).toMatch(/✕ 1 × .*\(lines 4\)/);
    expect(out).toMatch(/✕ 1 × .*\(lines 5\)/);
    expect(out).not.toContain('12345678');
  });

  it('exits 1 when nothing is understood', async () => {
    expect(await examine(['a letter', 'of two lines'])).toMatchObject({ code: 1, codes: ['unknown-format'] });
  });

  it.each<[string, string, readonly string[]]>([
    ['Postfix without accounts', 'no-sasl-lines', [...GOOD, `${iso('08:13:00')} mx postfix/smtpd[1]: 4fAbC12345zzzzz: client=x[10.0.0.2]`]],
    ['Dovecot without deliveries', 'no-saved-lines', [login(iso('08:00:00'))]],
    ['Dovecot without logins', 'no-login-lines', [saved(iso('08:00:00'))]],
    ['stamps without year', 'no-year-and-zone', [login('Mar  2 08:00:00'), saved('Mar  2 08:01:00')]],
    [
      'a rate limit',
      'lines-suppressed',
      [...GOOD, `${iso('08:13:00')} mx rsyslogd: imuxsock[pid 1]: 5 messages lost due to rate-limiting (500 allowed)`],
    ],
    ['silence in office hours', 'gaps', [saved(iso('08:59:00')), ...everyMinute(30), login(iso('09:46:00'))]],
    ['a clock that goes back', 'clock-jumps', [...GOOD, login(iso('08:06:00'))]],
  ])('names the setting to switch on: %s', async (_what, finding, lines) => {
    expect((await examine(lines)).codes).toEqual([finding]);
    for (const language of ['vi', 'en'])
      expect((await callCli(['doctor', `${folder.path}/a.log`, '--lang', language])).out).toMatch(
        /^! .{20,}\n(?: {4}.*\n)* {2}→ .{20,}$/mu,
      );
  });

  it('keeps still about silence at lunch, at night, below 15 minutes, and where it is usual', async () => {
    const quiet = [...GOOD, login(iso('08:27:00')), login(iso('08:42:00'))];
    expect((await examine([saved(iso('08:59:00')), ...everyMinute(30), login(iso('09:45:00'))])).codes).toEqual([]);
    expect((await examine([...GOOD, login(iso('08:30:00')), login(iso('09:00:00'))])).codes).toEqual([]);
    expect((await examine(quiet)).codes).toEqual([]);
    expect((await examine([login(iso('19:00:00')), saved(iso('23:00:00'))])).codes).toEqual([]);
  });

  it('takes the zone of an origin, and knows when there is none', async () => {
    const services: Services = new Map([[IngestService, { status: async () => ({ origins: [{ name: 'cu', timeZone: '+00:00' }] }) }]]);
    const path = await write('c.log', [login('Mar  2 08:00:00')]);
    const known = JSON.parse((await callCli(['doctor', path, '--origin', 'cu', '--json'], { services })).out);
    expect(known.firstAt).toMatch(/T08:00:00/);
    expect(await callCli(['doctor', path, '--origin', 'la'], { services })).toMatchObject({ code: 2, out: '' });
  });
});

describe('ingest --dry-run', () => {
  it('reads the first thousand lines without origin or database', async () => {
    const path = await write('d.log', [...Array.from({ length: 1200 }, () => login(iso('08:00:00')))]);
    const { code, out, opened } = await callCli(['ingest', '--dry-run', path, '--json']);
    expect({ code, opened }).toEqual({ code: 0, opened: [] });
    expect(JSON.parse(out)).toMatchObject({ files: [{ file: path, lines: 1000, isPartial: true, facts: { logins: 1000 } }] });
    expect((await callCli(['ingest', '--dry-run', path])).out).toContain('1.000 dòng: hiểu 1.000');
  });

  it('refuses archives by name', async () => {
    const path = `${folder.path}/e.zip`;
    await writeFile(path, Buffer.from('PK\u0003\u0004 something'));
    const { code, err } = await callCli(['ingest', '--dry-run', path, '--lang', 'en']);
    expect([code, err]).toEqual([2, expect.stringContaining('a zip file is not read')]);
  });
});
