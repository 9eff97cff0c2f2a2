import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DirectoryChangeReply, DirectoryChangesReply, DirectoryPreviewReply, DirectoryRowsReply, Problem } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import type { LdapSettings } from '../../apps/api/src/config/ldap-settings.ts';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { LdapPullService } from '../../apps/api/src/directory/ldap/ldap-pull.service.ts';
import { LdapReader, LdapUnavailableError } from '../../apps/api/src/directory/ldap/ldap-reader.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { makeAuthority, type Authority } from '../support/certificates.ts';
import { BASE_DN, BIND_DN, hasSlapd, PASSWORD, startSlapd, type LdapPerson, type RunningSlapd } from '../support/slapd.ts';

jest.setTimeout(120_000);

/** So small that the people below need many answers. */
const SIZE_LIMIT = 50;
const ATTRIBUTES = 'mailbox=mail,fullName=cn,code=employeeNumber,position=title,division=departmentNumber,agency=o,aliases=carLicense';

const withSlapd = hasSlapd() ? describe : describe.skip;

const person = (uid: string, cn: string, more: LdapPerson['attributes'] = {}): LdapPerson => ({
  uid,
  attributes: { cn, mail: `${uid}@snv.example`, o: 'Sở Nội vụ', employeeNumber: uid.toUpperCase(), title: 'Chuyên viên', ...more },
});
const AN = person('an', 'Lò Văn Ân', { carLicense: ['smtp:an.lo@cu.example', 'SMTP:an@snv.example'] });
const BINH = person('binh', 'Cầm Thị Bình', { departmentNumber: 'Văn phòng', o: 'SNV' });

withSlapd('people of a real slapd', () => {
  let folder: string;
  let authority: Authority;
  let slapd: RunningSlapd;
  let running: RunningApp;
  let db: DataSource;
  let environment: Record<string, string>;

  const settingsOf = (more: Record<string, string> = {}): LdapSettings => {
    const { ldap } = readSettings({ ...environment, ...more });
    if (ldap === null) throw new Error('no LDAP_URL');
    return ldap;
  };
  const send = (path: string, init?: RequestInit): Promise<Response> => running.fetch(`/api/v1/directory/${path}`, init);
  const read = async <Reply>(response: Promise<Response>, status = 200): Promise<Reply> => {
    const answer = await response;
    expect(answer.status).toBe(status);
    return (await answer.json()) as Reply; // checked against the OpenAPI document by `running.fetch`
  };
  const pull = (status = 201): Promise<DirectoryPreviewReply> => read(send('pulls', { method: 'POST' }), status);
  const countPeople = async (): Promise<number> =>
    (await db.query<{ count: number }[]>('select count(*)::int as count from official'))[0]?.count ?? -1;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhip-thu-ldap-'));
    authority = await makeAuthority('test authority');
    const files = await authority.issue('/CN=localhost', 'serverAuth', 'DNS:localhost');
    slapd = await startSlapd({ tls: { ...files, ca: authority.caFile }, sizeLimit: SIZE_LIMIT, needsTls: true });
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, `${PASSWORD}\n`);
    await chmod(passwordFile, 0o600);
    environment = {
      ...{ LDAP_URL: slapd.plainUrl, LDAP_START_TLS: 'true', LDAP_CA: authority.caFile, LDAP_BIND_DN: BIND_DN },
      ...{ LDAP_PASSWORD_FILE: passwordFile, LDAP_BASE_DN: `ou=people,${BASE_DN}`, LDAP_ATTRIBUTES: ATTRIBUTES, LDAP_PAGE_SIZE: '40' },
    };
    running = await startApp(environment);
    db = running.database.dataSource;
  });
  afterAll(async () => {
    await running.close();
    await slapd.stop();
    await authority.remove();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    await db.query(
      `truncate alias, absence, mailbox, official, division, agency, directory_preview, directory_change_set, directory_change
         restart identity cascade`,
    );
    await db.query(`insert into agency (code, name) values ('snv', 'Sở Nội vụ')`);
    await slapd.replacePeople([AN, BINH]);
  });

  it('are shown row by row, applied as shown, and taken back', async () => {
    const { id, ...shown } = await pull();
    expect(shown).toMatchObject({ faults: [], changedRowCount: 3, counts: { officials: { added: 2 }, aliases: { added: 1 } } });
    expect(shown.title).toContain(`ou=people,${BASE_DN}`);
    expect(await countPeople()).toBe(0);
    const { rows } = await read<DirectoryRowsReply>(send(`previews/${id}/rows`));
    expect(rows.map(({ file, key }) => [file, key])).toEqual([
      ['directory', 'an@snv.example'],
      ['directory', 'binh@snv.example'],
      ['aliases', 'an.lo@cu.example'],
    ]);
    const { changeSetId } = await read<DirectoryChangeReply>(send(`previews/${id}/application`, { method: 'POST' }));
    expect(
      await db.query(`select o.full_name, o.code, a.code as agency, d.name as division from official o join membership m on m.official_id = o.id
                        join agency a on a.id = m.agency_id left join division d on d.id = m.division_id order by 2`),
    ).toEqual([
      { full_name: 'Lò Văn Ân', code: 'AN', agency: 'snv', division: null },
      { full_name: 'Cầm Thị Bình', code: 'BINH', agency: 'snv', division: 'Văn phòng' },
    ]);
    const { changes } = await read<DirectoryChangesReply>(send('changes'));
    expect(changes).toMatchObject([{ id: changeSetId, kind: 'pull' }]);
    expect((await send(`changes/${changeSetId}/undo`, { method: 'POST' })).status).toBe(200);
    expect(await countPeople()).toBe(0);
  });

  it('pulled again change nothing; what changed on the server is shown with its former value, and who left it stays', async () => {
    const service = running.app.get(LdapPullService);
    expect(await service.pull({ isDryRun: true, madeBy: 'thu' })).toMatchObject({ isApplied: false, counts: { officials: { added: 2 } } });
    expect(await countPeople()).toBe(0);
    expect((await service.pull({ isDryRun: false, madeBy: 'thu' })).changeSetId).not.toBeNull();
    expect(await service.pull({ isDryRun: false, madeBy: 'thu' })).toMatchObject({ isApplied: true, changeSetId: null });
    await slapd.replacePeople([person('an', 'Lò Văn Ân', { title: 'Trưởng phòng' })]);
    const { id, counts } = await pull();
    expect(counts).toMatchObject({ officials: { changed: 1, notInFile: 1 } });
    const { rows } = await read<DirectoryRowsReply>(send(`previews/${id}/rows`));
    expect(rows[0]?.fields).toContainEqual({ field: 'position', from: 'Chuyên viên', to: 'Trưởng phòng' });
  });

  it('come page after page where the server gives no more than 50 at once', async () => {
    await slapd.replacePeople(Array.from({ length: 3 * SIZE_LIMIT }, (_, index) => person(`n${index}`, `Người ${index}`)));
    expect(await slapd.searchAtOnce()).toContain('Size limit exceeded');
    expect(await running.app.get(LdapReader).read(settingsOf())).toHaveLength(3 * SIZE_LIMIT);
  });

  it('are read over TLS from the first byte as well, and only those that the filter lets through', async () => {
    const overTls = settingsOf({ LDAP_URL: slapd.tlsUrl, LDAP_START_TLS: 'false', LDAP_FILTER: '(&(objectClass=person)(uid=binh))' });
    const entries = await running.app.get(LdapReader).read(overTls);
    expect(entries.map(({ values }) => values['mail'])).toEqual([['binh@snv.example']]);
  });

  it('are not read from a server whose certificate nobody vouches for, with a wrong password, in clear, or where there is none', async () => {
    const refused = (more: Record<string, string>): Promise<unknown> => running.app.get(LdapReader).read(settingsOf(more));
    const stranger = await makeAuthority('stranger');
    const wrong = join(folder, 'wrong');
    await writeFile(wrong, 'sai');
    for (const more of [
      { LDAP_CA: stranger.caFile },
      { LDAP_URL: slapd.tlsUrl, LDAP_CA: stranger.caFile },
      { LDAP_PASSWORD_FILE: wrong },
      { LDAP_START_TLS: 'false' },
      { LDAP_URL: 'ldap://localhost:1' },
      { LDAP_BASE_DN: `ou=nobody,${BASE_DN}` },
    ]) {
      await expect(refused(more)).rejects.toThrow(LdapUnavailableError);
    }
    await stranger.remove();
  });

  it('with faults are told with their row and column, and nothing of them can be applied', async () => {
    await slapd.replacePeople([AN, person('lo', 'Người Lạ', { o: 'Sở Không Có' }), person('x', 'Không Thư', { mail: 'x@' })]);
    const { id, faults } = await pull();
    expect(id).toBeNull();
    expect(faults.map(({ row, column }) => [row, column])).toEqual(
      expect.arrayContaining([
        [2, 'agency'],
        [3, 'mailbox'],
      ]),
    );
  });

  it('the rule of a mail domain tells the agency of those who have none', async () => {
    await db.query(`insert into agency_domain (domain, agency_id) select 'snv.example', id from agency where code = 'snv'`);
    await slapd.replacePeople([{ uid: 'an', attributes: { cn: 'Lò Văn Ân', mail: 'an@snv.example' } }]);
    expect(await running.app.get(LdapPullService).pull({ isDryRun: true, madeBy: 'thu' })).toMatchObject({
      faults: [],
      counts: { officials: { added: 1 } },
    });
  });

  it('that cannot be reached are a problem in words, and without LDAP_URL there is nothing to pull from', async () => {
    await slapd.replacePeople([AN]);
    const { settings } = running.app.get(Runtime);
    const found = settings.ldap;
    try {
      Object.assign(settings, { ldap: { ...settingsOf(), url: 'ldap://localhost:1' } });
      expect(await read<Problem>(send('pulls', { method: 'POST' }), 502)).toMatchObject({ type: 'urn:nhip-thu:problem:ldap-unavailable' });
      Object.assign(settings, { ldap: null });
      expect(await read<Problem>(send('pulls', { method: 'POST' }), 409)).toMatchObject({ type: 'urn:nhip-thu:problem:no-ldap' });
    } finally {
      Object.assign(settings, { ldap: found });
    }
  });
});
