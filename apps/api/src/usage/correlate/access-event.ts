import type { AccessEvent } from '@nhip-thu/metrics';
import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { ACCESS_FLAG } from '../../ingest/maillog/fact.ts';
import { byteAt, wordAt } from './fact-fields.ts';

const PROTOCOLS = ['imap', 'pop3', 'smtp', 'sieve'] as const;

/** @param offset where the fact has ip 4 and flags 1 */
export function readAccess(fact: BlockReader, kind: AccessEvent['kind'], offset: number): AccessEvent {
  const flags = byteAt(fact, offset + 4);
  return {
    second: fact.second,
    kind,
    protocol: PROTOCOLS[flags & ACCESS_FLAG.protocolMask] ?? 'imap',
    ip: String(wordAt(fact, offset)),
    isLoopback: (flags & ACCESS_FLAG.loopback) !== 0,
  };
}
