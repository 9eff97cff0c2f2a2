import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';

/** What the provider knows of somebody, and how it says they signed in. */
export interface OidcPerson {
  readonly sub: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** How they signed in there. */
  readonly amr?: readonly string[];
}

export interface RunningOidc {
  readonly issuer: string;
  /** Who sits at the browser; null: somebody who does not want to. */
  person: OidcPerson | null;
  /** How long a code is good, s. */
  codeSeconds: number;
  /** Does what a browser does there, from the address it is sent to until it is sent back. @returns that address */
  visit(url: string): Promise<URL>;
  close(): Promise<void>;
}

export const OIDC_CLIENT = { id: 'nhip-thu', secret: 'mot-bi-mat-dai-de-thu-thoi' } as const;

/** A real OpenID provider on the loopback address, where whoever `person` says is signed in. */
export async function startOidc(publicUrl: string, claimNames: readonly string[]): Promise<RunningOidc> {
  let answer = (_request: IncomingMessage, _response: ServerResponse): void => undefined;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address of this form.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: Pick<RunningOidc, 'person' | 'codeSeconds'> = { person: null, codeSeconds: 60 };
  const people = new Map<string, OidcPerson>();
  const provider = new Provider(issuer, configure(publicUrl, claimNames, people, running));
  const serve = provider.callback();
  answer = (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void serve(request, response);
      return;
    }
    const { person } = running;
    if (person !== null) people.set(person.sub, person);
    const result =
      person === null
        ? { error: 'access_denied', error_description: 'no' }
        : { login: { accountId: person.sub, ...(person.amr && { amr: [...person.amr] }) } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  return Object.assign(running, {
    issuer,
    visit: (url: string) => follow(url, publicUrl),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

function configure(
  publicUrl: string,
  claimNames: readonly string[],
  people: ReadonlyMap<string, OidcPerson>,
  running: Pick<RunningOidc, 'codeSeconds'>,
): Configuration {
  return {
    clients: [
      {
        ...{ client_id: OIDC_CLIENT.id, client_secret: OIDC_CLIENT.secret, grant_types: ['authorization_code'], response_types: ['code'] },
        redirect_uris: [`${publicUrl}/api/v1/session/oidc/callback`],
        post_logout_redirect_uris: [`${publicUrl}/dang-nhap`],
      },
    ],
    cookies: { keys: ['de-thu'] },
    claims: { openid: ['sub', 'amr', ...claimNames], profile: [], email: [] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { AuthorizationCode: () => running.codeSeconds },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub)?.claims }) }),
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

/** Follows redirects with the cookies that are set on the way, until one leads to the program. */
async function follow(first: string, publicUrl: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(first);
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value.join('='));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the provider answered ${response.status} ${await response.text()}`);
    url = new URL(location, url);
    if (url.origin === publicUrl) return url;
  }
  throw new Error('the provider sends the browser round and round');
}
