import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Problem, RecoveryCodesReply, SecondFactorOfferReply, SessionReply, SessionStateReply } from '@nhip-thu/metrics';
import { Secret, TOTP } from 'otpauth';
import request, { type Response } from 'supertest';
import { AccountDesk } from '../../apps/api/src/access/desk/account-desk.service.ts';
import { PASSWORD, startHttpApp, type HttpTestApp } from '../support/http-app.ts';
import { OIDC_CLIENT, startOidc, type RunningOidc } from '../support/oidc-server.ts';
import { waitFor } from '../support/wait-for.ts';

const PUBLIC_URL = 'https://nhipthu.tinh.example';

let folder: string;
let provider: RunningOidc;
let http: HttpTestApp;
let made = 0;
let username: string;

/** One browser: the cookies it has. */
class BrowserOf {
  readonly cookies = new Map<string, string>();
  constructor(private readonly house: HttpTestApp = http) {}

  async get(path: string): Promise<Response> {
    return this.keep(await request(this.house.app.getHttpServer()).get(path).set('Cookie', this.header()));
  }

  async post(path: string, body: object): Promise<Response> {
    return this.keep(await request(this.house.app.getHttpServer()).post(path).set('Cookie', this.header()).send(body));
  }

  async session(): Promise<SessionReply | null> {
    return ((await this.get('/api/v1/session')).body as SessionStateReply).session;
  }

  /** @returns the address at the provider */
  async begin(returnTo = '/lich'): Promise<string> {
    const { headers } = await this.get(`/api/v1/session/oidc?ve=${encodeURIComponent(returnTo)}`);
    return String(headers['location']);
  }

  /** Signs in at the provider and comes back. @returns where the page goes then */
  async signIn(): Promise<string> {
    return this.comeBack(await provider.visit(await this.begin()));
  }

  async comeBack(address: URL): Promise<string> {
    return String((await this.get(`${address.pathname}${address.search}`)).headers['location']);
  }

  private header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(response: Response): Response {
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

const environment = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: OIDC_CLIENT.id, OIDC_CLIENT_SECRET_FILE: join(folder, 'secret'), PUBLIC_URL },
  ...{ OIDC_NAME: 'SSO của tỉnh', ...more },
});
const kindOf = ({ status, body }: Response): unknown => [status, (body as Problem).type?.replace('urn:nhip-thu:problem:', '')];

/** Gives the account a second factor. @returns its recovery codes */
async function enrol(house = http): Promise<readonly string[]> {
  const own = new BrowserOf(house);
  await own.post('/api/v1/session', { username, password: PASSWORD });
  const { secret } = (await own.post('/api/v1/session/second-factor', { current: PASSWORD })).body as SecondFactorOfferReply;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.clock.now().getTime() });
  return ((await own.post('/api/v1/session/second-factor/confirmation', { code })).body as RecoveryCodesReply).codes;
}

async function makeAccount(house = http): Promise<void> {
  await house.accounts.ensureAccount({ username, displayName: 'Lò Thị Xuân', role: 'home-affairs', password: PASSWORD });
}

beforeAll(async () => {
  // The provider says at length that it is set up for a test.
  for (const method of ['info', 'warn'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-oidc-'));
  await writeFile(join(folder, 'secret'), `${OIDC_CLIENT.secret}\n`, { mode: 0o600 });
  provider = await startOidc(PUBLIC_URL, ['preferred_username', 'email', 'email_verified']);
  http = await startHttpApp({ environment: environment() });
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await http.close();
  await provider.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  made += 1;
  username = `nguoi-${made}`;
  provider.person = { sub: `sub-${made}`, claims: { preferred_username: `Nguoi-${made}` } };
  provider.codeSeconds = 60;
  await makeAccount();
  http.clock.passMinutes(61);
});

describe('signing in by the identity provider', () => {
  it('lets in whoever has an account of that name, and leads back to where they were', async () => {
    const browser = new BrowserOf();
    expect((await browser.get('/api/v1/session/ways')).body).toMatchObject({ identityProvider: 'SSO của tỉnh' });
    const at = new URL(await browser.begin('/co-quan/snv?ky=bc-2026-06'));
    expect(Object.fromEntries(at.searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', client_id: OIDC_CLIENT.id },
      redirect_uri: `${PUBLIC_URL}/api/v1/session/oidc/callback`,
      ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(await browser.comeBack(await provider.visit(at.href))).toBe('/co-quan/snv?ky=bc-2026-06');
    expect(await browser.session()).toMatchObject({ username, role: 'home-affairs' });
    expect([...browser.cookies.keys()]).toEqual(['__Host-nhipthu']);
    const audit = await http.database.dataSource.query<object[]>('select action, reason from audit_entry where actor = $1', [username]);
    expect(audit).toEqual([{ action: 'session.started', reason: 'oidc' }]);
  });

  it('makes no account, and opens none that is closed', async () => {
    provider.person = { sub: 'sub-la', claims: { preferred_username: 'nguoi-la' } };
    expect(await new BrowserOf().signIn()).toBe('/dang-nhap?sso=unknown');
    await http.database.dataSource.query('update account set disabled_at = now() where username = $1', [username]);
    provider.person = { sub: `sub-${made}`, claims: { preferred_username: username } };
    expect(await new BrowserOf().signIn()).toBe('/dang-nhap?sso=unknown');
    const rows = await http.database.dataSource.query<object[]>(`select id from account where username = 'nguoi-la'`);
    expect(rows).toEqual([]);
  });

  it('ties the account to the first identity: a name that was given to somebody else opens it no more, a new name of the same one does', async () => {
    expect(await new BrowserOf().signIn()).toBe('/lich');
    provider.person = { sub: 'sub-ke-khac', claims: { preferred_username: username } };
    expect(await new BrowserOf().signIn()).toBe('/dang-nhap?sso=changed');
    provider.person = { sub: `sub-${made}`, claims: { preferred_username: 'ten-moi' } };
    const browser = new BrowserOf();
    expect([await browser.signIn(), (await browser.session())?.username]).toEqual(['/lich', username]);
    // Closing and opening the account again unties it.
    const desk = http.app.get(AccountDesk, { strict: false });
    const keeper = { actor: 'cli:thu', role: null, network: null };
    await desk.disable({ username }, keeper);
    await desk.enable({ username }, keeper);
    provider.person = { sub: 'sub-ke-khac', claims: { preferred_username: username } };
    expect(await new BrowserOf().signIn()).toBe('/lich');
  });

  it('by their address of mail only where the provider has verified it', async () => {
    const byMail = await startHttpApp({ environment: environment({ OIDC_CLAIM: 'email' }) });
    try {
      username = 'xuan@tinh.example';
      await makeAccount(byMail);
      const enter = async (verified: boolean): Promise<string> => {
        provider.person = { sub: 'sub-mail', claims: { email: username, email_verified: verified } };
        return new BrowserOf(byMail).signIn();
      };
      expect([await enter(false), await enter(true)]).toEqual(['/dang-nhap?sso=unknown', '/lich']);
    } finally {
      await byMail.close();
    }
  });

  it('leads to the page that ends the session there', async () => {
    const { status, headers } = await new BrowserOf().get('/api/v1/session/oidc/end');
    const at = new URL(String(headers['location']));
    expect([status, at.origin, at.searchParams.get('post_logout_redirect_uri')]).toEqual([302, provider.issuer, `${PUBLIC_URL}/dang-nhap`]);
  });
});

describe('what came back is refused', () => {
  it('with another state, from another browser, or a second time', async () => {
    const browser = new BrowserOf();
    const address = await provider.visit(await browser.begin());
    const other = new URL(address);
    other.searchParams.set('state', 'x'.repeat(43));
    expect(await browser.comeBack(other)).toBe('/dang-nhap?sso=expired');
    // The victim of a link that somebody else began: a cookie of its own, or none.
    const victim = new BrowserOf();
    expect(await victim.comeBack(address)).toBe('/dang-nhap?sso=expired');
    await victim.begin();
    expect(await victim.comeBack(address)).toBe('/dang-nhap?sso=expired');
    expect(await victim.session()).toBeNull();
    expect(await browser.comeBack(address)).toBe('/lich');
    expect(await browser.comeBack(address)).toBe('/dang-nhap?sso=expired');
  });

  it('with a code of another sign-in, whose secret of PKCE it lacks', async () => {
    const [thief, owner] = [new BrowserOf(), new BrowserOf()];
    const stolen = await provider.visit(await owner.begin());
    const own = await provider.visit(await thief.begin());
    own.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(await thief.comeBack(own)).toBe('/dang-nhap?sso=refused');
    expect(await thief.session()).toBeNull();
  });

  it.each([
    ['nonce', `update oidc_attempt set nonce = repeat('x', 43)`],
    ['secret of PKCE', `update oidc_attempt set verifier = repeat('x', 43)`],
  ])('when its %s is not the one that was sent', async (_what, tampering) => {
    const browser = new BrowserOf();
    const address = await provider.visit(await browser.begin());
    await http.database.dataSource.query(tampering);
    expect([await browser.comeBack(address), await browser.session()]).toEqual(['/dang-nhap?sso=refused', null]);
  });

  it('from another issuer', async () => {
    const browser = new BrowserOf();
    const address = await provider.visit(await browser.begin());
    address.searchParams.set('iss', 'https://evil.example');
    expect([await browser.comeBack(address), await browser.session()]).toEqual(['/dang-nhap?sso=refused', null]);
  });

  it('when the code, or the sign-in itself, is too old', async () => {
    provider.codeSeconds = 1;
    const browser = new BrowserOf();
    const address = await provider.visit(await browser.begin());
    const madeAt = Date.now();
    await waitFor('the code to be too old', () => Date.now() - madeAt > 2000 || null);
    expect(await browser.comeBack(address)).toBe('/dang-nhap?sso=refused');
    provider.codeSeconds = 60;
    const late = await provider.visit(await browser.begin());
    http.clock.passMinutes(10);
    expect(await browser.comeBack(late)).toBe('/dang-nhap?sso=expired');
  });

  it('when whoever sits there says no', async () => {
    provider.person = null;
    expect(await new BrowserOf().signIn()).toBe('/dang-nhap?sso=denied');
  });

  it('with a word when the provider does not answer, and without one to whoever asks where none is set', async () => {
    const down = await startHttpApp({ environment: environment({ OIDC_ISSUER: 'http://127.0.0.1:9' }) });
    const none = await startHttpApp();
    try {
      for (const path of ['', '/end']) {
        expect((await new BrowserOf(down).get(`/api/v1/session/oidc${path}`)).headers['location']).toBe('/dang-nhap?sso=down');
      }
      for (const path of ['', '/callback?code=x&state=y', '/end']) {
        expect((await new BrowserOf(none).get(`/api/v1/session/oidc${path}`)).status).toBe(404);
      }
    } finally {
      await down.close();
      await none.close();
    }
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'dang-nhap'])('when it should lead to %s', async (address) => {
    expect((await new BrowserOf().get(`/api/v1/session/oidc?ve=${encodeURIComponent(address)}`)).status).toBe(400);
  });
});

describe('the second factor of whoever signs in by the provider', () => {
  it('is asked for here, once and slowly, when the provider did not ask for one', async () => {
    const [code = '', other = ''] = await enrol();
    const browser = new BrowserOf();
    expect(await browser.signIn()).toBe('/dang-nhap?sso=code&ve=%2Flich');
    expect(await browser.session()).toBeNull();
    expect(kindOf(await new BrowserOf().post('/api/v1/session/oidc/code', { code }))).toEqual([400, 'sso-not-begun']);
    expect(kindOf(await browser.post('/api/v1/session/oidc/code', { code: '000000' }))).toEqual([401, 'second-factor-wrong']);
    expect((await browser.post('/api/v1/session/oidc/code', { code })).status).toBe(204);
    expect(await browser.session()).toMatchObject({ username });
    const slow = new BrowserOf();
    await slow.signIn();
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await slow.post('/api/v1/session/oidc/code', { code: String(100_000 + n) })).status);
    expect([statuses.filter((status) => status === 401).length, statuses.at(-1)]).toEqual([6, 429]);
    http.clock.passMinutes(10);
    expect(kindOf(await slow.post('/api/v1/session/oidc/code', { code: other }))).toEqual([400, 'sso-not-begun']);
  });

  it('is not asked for again when the provider has asked for one', async () => {
    await enrol();
    provider.person = { sub: `sub-${made}`, claims: { preferred_username: username }, amr: ['pwd', 'otp'] };
    const browser = new BrowserOf();
    expect([await browser.signIn(), (await browser.session())?.username]).toEqual(['/lich', username]);
  });

  it('where roles that see persons must have one, counts when the provider asked for it, in that session', async () => {
    const strict = await startHttpApp({ environment: environment({ SECOND_FACTOR: 'required' }) });
    try {
      await makeAccount(strict);
      const enter = async (amr: readonly string[]): Promise<unknown> => {
        provider.person = { sub: `sub-${made}`, claims: { preferred_username: username }, amr };
        const browser = new BrowserOf(strict);
        await browser.signIn();
        return [(await browser.session())?.needsSecondFactor, (await browser.get('/api/v1/probe?ky=bc-2026-06')).status];
      };
      expect(await enter(['pwd'])).toEqual([true, 403]);
      expect(await enter(['pwd', 'mfa'])).toEqual([false, 200]);
    } finally {
      await strict.close();
    }
  });
});
