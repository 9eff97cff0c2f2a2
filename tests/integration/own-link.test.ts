import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { NewAccountReply, NewPasswordReply, NewRoleReply, Problem } from '@nhip-thu/metrics';
import request, { type Response } from 'supertest';
import { PASSWORD, startHttpApp, type HttpTestApp } from '../support/http-app.ts';
import { startSmtp, type RunningSmtp } from '../support/smtp-server.ts';

const PUBLIC_URL = 'https://nhipthu.tinh.example';
const HOST = 'nhipthu.tinh.example';
const NEXT = 'mèo nhảy qua hàng rào';
const AN = { username: 'an', displayName: 'Lò Văn An', role: 'official', official: 'CB-01' };

let smtp: RunningSmtp;
let http: HttpTestApp;
let cookie: string;

const send = async (method: 'post' | 'put', path: string, body: object = {}, as = cookie): Promise<Response> =>
  request(http.app.getHttpServer())[method](`/api/v1/${path}`).set({ Host: HOST, Cookie: as }).send(body);
const signIn = (username: string, password: string): Promise<Response> => send('post', 'session', { username, password }, '');
const codeOf = ({ status, body }: Response): unknown => [status, (body as Problem).type?.replace('urn:nhip-thu:problem:', '')];
const tokenOf = (body: string): string => /#([\w-]{43})\s/.exec(body)![1]!;

beforeAll(async () => {
  smtp = await startSmtp();
  http = await startHttpApp({ environment: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'nhipthu@tinh.example', PUBLIC_URL } });
  const db = http.database.dataSource;
  await db.query(`insert into agency (id, code, name) values (1, 'snv', 'Sở Nội vụ')`);
  await db.query(`insert into official (id, full_name, code) values (1, 'Lò Văn An', 'CB-01'), (2, 'Quàng Thị Bình', 'CB-02')`);
  await db.query(`insert into mailbox (id, address) values (1, 'an-cu@snv.example'), (2, 'an@snv.example')`);
  await db.query(
    `insert into mailbox_assignment (mailbox_id, official_id, kind, valid_from, valid_to)
     values (1, 1, 'personal', '2020-01-01', '2024-01-01'), (2, 1, 'personal', '2024-01-01', null)`,
  );
  await http.accounts.ensureAccount({ username: 'quantrithu', displayName: 'Q', role: 'mail-administrator', password: PASSWORD });
}, 60_000);
afterAll(async () => {
  await http.close();
  await smtp.close();
});

beforeEach(async () => {
  await http.database.dataSource.query(`delete from session`);
  await http.database.dataSource.query(`delete from password_reset`);
  await http.database.dataSource.query(`delete from account where username <> 'quantrithu'`);
  http.clock.passMinutes(61);
  cookie = String((await signIn('quantrithu', PASSWORD)).headers['set-cookie']).split(';')[0] ?? '';
  smtp.letters.splice(0);
});

describe('an account of an official, where mail is sent', () => {
  it('is made without a password on any screen: the person chooses one by a link in their own mailbox of the directory', async () => {
    const { status, body } = await send('post', 'accounts', AN);
    const made = body as NewAccountReply;
    expect([status, made.password, made.linkTo]).toEqual([201, null, 'an@snv.example']);
    expect(smtp.letters.map(({ to }) => to)).toEqual([['an@snv.example']]);
    expect(smtp.letters[0]!.body).toContain('Người quản lý tài khoản');
    const token = tokenOf(smtp.letters[0]!.body);
    expect(JSON.stringify(body)).not.toContain(token);
    expect((await send('post', 'session/reset', { token, next: NEXT }, '')).status).toBe(204);
    expect((await signIn('an', NEXT)).status).toBe(200);
  });

  it('gets a new password in the same way, wherever letters went before; the former one is dead at once', async () => {
    await http.accounts.ensureAccount({
      ...{ username: 'an', displayName: 'An', role: 'official', officialId: 1, password: PASSWORD, email: 'ke-khac@tinh.example' },
    });
    const id = await idOf('an');
    const { body } = await send('post', `accounts/${id}/password`);
    expect(body as NewPasswordReply).toEqual({ password: null, linkTo: 'an@snv.example' });
    expect([smtp.letters.map(({ to }) => to), (await signIn('an', PASSWORD)).status]).toEqual([[['an@snv.example']], 401]);
    const rows = await http.database.dataSource.query<object[]>('select email from account where id = $1', [id]);
    expect(rows).toEqual([{ email: 'an@snv.example' }]);
  });

  it('that was somebody else’s is no longer theirs: neither password, second factor nor identity', async () => {
    const { body } = await send('post', 'accounts', { username: 'doi', displayName: 'D', role: 'agency', agency: 'snv' });
    const { account, password } = body as NewAccountReply;
    expect((await signIn('doi', password ?? '')).status).toBe(200);
    const db = http.database.dataSource;
    await db.query(`update account set oidc_subject = 'idp ai-do', totp_secret = 'x' where id = $1`, [account.id]);
    const role = await send('put', `accounts/${account.id}/role`, { role: 'official', official: 'CB-01' });
    expect([role.status, (role.body as NewRoleReply).linkTo]).toEqual([200, 'an@snv.example']);
    expect((await signIn('doi', password ?? '')).status).toBe(401);
    const rows = await db.query<object[]>('select email, oidc_subject, totp_secret from account where id = $1', [account.id]);
    expect(rows).toEqual([{ email: 'an@snv.example', oidc_subject: null, totp_secret: null }]);
    expect((await send('post', 'session/reset', { token: tokenOf(smtp.letters[0]!.body), next: NEXT }, '')).status).toBe(204);
  });

  it('is not made with an address of somebody else, nor without a mailbox in the directory', async () => {
    expect(codeOf(await send('post', 'accounts', { ...AN, email: 'ke-khac@tinh.example' }))).toEqual([409, 'not-own-mailbox']);
    expect(codeOf(await send('post', 'accounts', { ...AN, official: 'CB-02' }))).toEqual([409, 'no-own-mailbox']);
    expect(smtp.letters).toEqual([]);
    expect((await send('post', 'accounts', { ...AN, email: 'AN@snv.example' })).status).toBe(201);
  });

  it('says when the mail server does not take the letter; a new password sends it again', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const down = await startHttpApp({ environment: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'n@tinh.example', PUBLIC_URL } });
    try {
      const db = down.database.dataSource;
      await db.query(`insert into official (id, full_name, code) values (1, 'Lò Văn An', 'CB-01')`);
      await db.query(`insert into mailbox (id, address) values (1, 'an@snv.example')`);
      await db.query(`insert into mailbox_assignment (mailbox_id, official_id, kind) values (1, 1, 'personal')`);
      await down.accounts.ensureAccount({ username: 'q', displayName: 'Q', role: 'mail-administrator', password: PASSWORD });
      const server = down.app.getHttpServer();
      const signedIn = await request(server).post('/api/v1/session').set('Host', HOST).send({ username: 'q', password: PASSWORD });
      const own = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
      const answer = await request(server).post('/api/v1/accounts').set({ Host: HOST, Cookie: own }).send(AN);
      expect([codeOf(answer), JSON.stringify(answer.body)]).toEqual([[502, 'letter-not-sent'], expect.not.stringContaining('#')]);
    } finally {
      error.mockRestore();
      await down.close();
    }
  });

  it('of another role gets its password on the screen as before', async () => {
    const { body } = await send('post', 'accounts', { username: 'cq', displayName: 'C', role: 'agency', agency: 'snv' });
    const { password, linkTo } = body as NewAccountReply;
    expect([(await signIn('cq', password ?? '')).status, linkTo, smtp.letters]).toEqual([200, null, []]);
  });
});

async function idOf(username: string): Promise<number> {
  const rows = await http.database.dataSource.query<{ id: number }[]>('select id from account where username = $1', [username]);
  return rows[0]!.id;
}
