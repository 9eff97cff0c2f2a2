import { createHmac } from 'node:crypto';
import { lookup, type LookupAddress } from 'node:dns';
import { readFile } from 'node:fs/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Runtime } from '../../config/settings.module.ts';
import { isPublicAddress } from './public-address.ts';

const PATIENCE_MS = 10_000;

/** A call was not taken; `code` says why in a word that holds nothing of the other side's answer. */
export class WebhookFault extends Error {
  override readonly name = 'WebhookFault';
  constructor(readonly code: string) {
    super(code);
  }
}

/** A call to another program. */
export interface WebhookCall {
  readonly url: string;
  /** The same for the same call, however often it is tried. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

/**
 * Calls other programs: signed, without following redirects, and to public addresses only unless the settings allow others. The address that was
 * checked is the one that is connected to.
 */
@Injectable()
export class WebhookCaller {
  constructor(private readonly runtime: Runtime) {}

  /** Where calls go now. */
  get urls(): readonly string[] {
    return this.runtime.settings.webhooks?.urls ?? [];
  }

  /** Resolves when the other side answered with 2xx. @throws WebhookFault; whatever the network says */
  async call({ url: text, id, body }: WebhookCall): Promise<void> {
    const { webhooks } = this.runtime.settings;
    if (webhooks === null) throw new WebhookFault('not-configured');
    const url = new URL(text);
    const host = url.hostname.replaceAll(/[[\]]/g, '');
    // Names are checked when they are looked up.
    if (isIP(host) !== 0 && !webhooks.mayBePrivate && !isPublicAddress(host)) throw new WebhookFault('private-address');
    const secret = (await readFile(webhooks.secretFile, 'utf8')).trim();
    if (secret === '') throw new WebhookFault('no-secret');
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'NhipThu',
      'x-nhipthu-delivery': id,
      'x-nhipthu-timestamp': timestamp,
      'x-nhipthu-signature': `sha256=${signCall(secret, timestamp, body)}`,
    };
    const status = await post(url, { headers, body, lookup: webhooks.mayBePrivate ? undefined : lookUpPublic });
    if (status < 200 || status > 299) throw new WebhookFault(`http-${status}`);
  }
}

/** HMAC-SHA-256 of `timestamp.body`, hexadecimal: whoever has the key can tell that it is ours, and how old it is. */
export function signCall(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

interface Sent {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
  readonly lookup: LookupFunction | undefined;
}

function post(url: URL, { headers, body, lookup: lookUp }: Sent): Promise<number> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: false as const, signal: AbortSignal.timeout(PATIENCE_MS) };
    const sent = request(url, { ...options, ...(lookUp !== undefined && { lookup: lookUp }) }, (response) => {
      // What it says is of no interest.
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Looks a name up, and refuses it when one of its addresses is not public. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, [], undefined);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(new WebhookFault('private-address'), [], undefined);
    return answerLookup(addresses, options.all === true, callback);
  });
};

function answerLookup(addresses: readonly LookupAddress[], isAll: boolean, callback: Parameters<LookupFunction>[2]): void {
  const [first] = addresses;
  if (isAll) callback(null, [...addresses]);
  else callback(null, first?.address ?? '', first?.family);
}
