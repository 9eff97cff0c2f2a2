import { z } from 'zod';
import { formatClientNetwork, readClientNetwork } from './client-network.ts';

/** Networks by name: this machine, and the private ones (10/8, 172.16/12, 192.168/16, fc00::/7), as express knows them. */
const NAMED = new Set(['loopback', 'uniquelocal']);

/**
 * `loopback`, or `loopback,10.1.2.3`: reverse proxies whose word (`X-Forwarded-For`, `X-Forwarded-Proto`) says who asks, and whether by HTTPS.
 * From anybody else these headers are ignored.
 */
export const TrustedProxies = z.string().transform((text, context): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .flatMap((part) => {
      const network = readClientNetwork(part);
      if (NAMED.has(part)) return [part];
      if (network !== null) return [formatClientNetwork(network)];
      context.addIssue({ code: 'custom' });
      return [];
    }),
);
