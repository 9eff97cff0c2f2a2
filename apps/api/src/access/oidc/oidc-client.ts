import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Configuration } from 'openid-client';
import type { OidcSettings } from '../../config/oidc-settings.ts';
import { Runtime } from '../../config/settings.module.ts';

/** How long the provider may take for an answer, s. */
const PATIENCE_S = 5;
const CALLBACK_PATH = '/api/v1/session/oidc/callback';

/** `down`: the provider does not answer. `denied`: it, or whoever sat there, said no. `refused`: what came back is not what was asked for. */
export type OidcRefusal = 'down' | 'denied' | 'refused';

/** The provider let nobody in. */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  constructor(
    readonly refusal: OidcRefusal,
    options?: ErrorOptions,
  ) {
    super(`identity provider: ${refusal}`, options);
  }
}

/** What must come back as it was sent. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider vouches for. */
export interface OidcIdentity {
  /** Issuer and `sub`, which is never given to somebody else. */
  readonly subject: string;
  /** The claim that names an account; null when it is missing or nobody vouches for it. */
  readonly name: string | null;
  /** Whether a second factor was asked for there. */
  readonly isStrong: boolean;
}

/** Talks to the identity provider by OpenID Connect: authorization code with PKCE, state and nonce. */
@Injectable()
export class OidcClient {
  private configuration: Promise<Configuration> | undefined;

  constructor(private readonly runtime: Runtime) {}

  get settings(): OidcSettings | null {
    return this.runtime.settings.oidc;
  }

  /** Where to send the browser, and what to keep until it comes back. @throws OidcError when the provider does not answer */
  async begin(): Promise<{ readonly url: string; readonly checks: OidcChecks }> {
    const client = await import('openid-client');
    const configuration = await this.configure();
    const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    const url = client.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: this.address(CALLBACK_PATH), scope: 'openid profile email', state: checks.state, nonce: checks.nonce },
      ...{ code_challenge: await client.calculatePKCECodeChallenge(checks.verifier), code_challenge_method: 'S256' },
    });
    return { url: url.href, checks };
  }

  /**
   * @param query what the browser brought back, with `?`
   * @throws OidcError
   */
  async finish(query: string, { state, nonce, verifier }: OidcChecks): Promise<OidcIdentity> {
    const client = await import('openid-client');
    const configuration = await this.configure();
    try {
      // Put together from the settings: what the request calls this host is up to whoever sends it.
      const tokens = await client.authorizationCodeGrant(configuration, new URL(this.address(`${CALLBACK_PATH}${query}`)), {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new OidcError('refused');
      return this.identityOf(claims);
    } catch (error) {
      if (error instanceof client.AuthorizationResponseError) throw new OidcError('denied', { cause: error });
      if (error instanceof OidcError) throw error;
      throw new OidcError(isSilence(error) ? 'down' : 'refused', { cause: error });
    }
  }

  /** Where the session at the provider is ended; null when it has no such page. @throws OidcError when the provider does not answer */
  async endAddress(): Promise<string | null> {
    const client = await import('openid-client');
    const configuration = await this.configure();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: this.address('/dang-nhap') }).href;
  }

  private identityOf(claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }): OidcIdentity {
    const { claim, strong } = this.requireSettings();
    const isVouchedFor = claim !== 'email' || claims['email_verified'] === true;
    const name = claims[claim];
    const said = [claims['amr'], claims['acr']].flat();
    return {
      subject: `${claims.iss} ${claims.sub}`,
      name: isVouchedFor && typeof name === 'string' && name !== '' ? name : null,
      isStrong: said.some((value) => typeof value === 'string' && strong.includes(value)),
    };
  }

  /** Asked for once, and again when the provider did not answer. */
  private configure(): Promise<Configuration> {
    this.configuration ??= this.discover().catch((error: unknown) => {
      this.configuration = undefined;
      throw new OidcError('down', { cause: error });
    });
    return this.configuration;
  }

  private async discover(): Promise<Configuration> {
    const client = await import('openid-client');
    const { issuer, clientId, secretFile } = this.requireSettings();
    const secret = (await readFile(secretFile, 'utf8')).trim();
    const server = new URL(issuer);
    const options = {
      timeout: PATIENCE_S,
      // The settings let plain HTTP through on this machine only.
      ...(server.protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
    };
    const found = await client.discovery(server, clientId, undefined, client.ClientSecretBasic(secret), options);
    const methods = found.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    if (methods.includes('client_secret_basic')) return found;
    return client.discovery(server, clientId, undefined, client.ClientSecretPost(secret), options);
  }

  private requireSettings(): OidcSettings {
    if (this.settings === null) throw new Error('no identity provider is set');
    return this.settings;
  }

  private address(path: string): string {
    return `${this.runtime.settings.publicUrl ?? ''}${path}`;
  }
}

/** No answer, as against a wrong one. */
function isSilence(error: unknown): boolean {
  const { name, cause } = error instanceof Error ? error : new Error(String(error));
  return (
    name === 'TimeoutError' || (error instanceof TypeError && error.message === 'fetch failed') || (cause !== undefined && isSilence(cause))
  );
}
