import { BlockList } from 'node:net';
import { type ClientNetwork, readClientNetwork } from '../../config/client-network.ts';
import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { IP_FAMILY } from '../../ingest/maillog/client-address.ts';
import { byteAt } from './fact-fields.ts';

/** Where family and address stand in a `cameFrom` fact. */
const FAMILY = 8;
const ADDRESS = 9;
const LOOPBACK_4 = 127;

/** The machines of an origin that may hand over mail of people without logging in. */
export class InternalClients {
  readonly #networks = new BlockList();
  /** Messages are many, addresses few. */
  readonly #known = new Map<string, boolean>();

  /** @param networks as `formatClientNetwork` writes them */
  constructor(networks: readonly string[]) {
    for (const { address, prefix, family } of networks.map(readClientNetwork).filter(isKnown)) {
      this.#networks.addSubnet(address, prefix, family);
    }
  }

  /** Whether the client of a `cameFrom` fact is one of them. */
  has(fact: BlockReader): boolean {
    const isFour = byteAt(fact, FAMILY) === IP_FAMILY.four;
    const address = isFour ? fact.bytes.subarray(fact.start + ADDRESS, fact.end).join('.') : readText(fact);
    let isListed = this.#known.get(address);
    if (isListed === undefined) {
      isListed = this.#networks.check(address, isFour ? 'ipv4' : 'ipv6');
      this.#known.set(address, isListed);
    }
    return isListed;
  }
}

/** Whether the client of a `cameFrom` fact is the mail server itself. */
export function isHostItself(fact: BlockReader): boolean {
  return byteAt(fact, FAMILY) === IP_FAMILY.four ? byteAt(fact, ADDRESS) === LOOPBACK_4 : readText(fact) === '::1';
}

function readText(fact: BlockReader): string {
  return Buffer.from(fact.bytes.buffer, fact.bytes.byteOffset + fact.start + ADDRESS, fact.end - fact.start - ADDRESS).toString('latin1');
}

function isKnown(network: ClientNetwork | null): network is ClientNetwork {
  return network !== null;
}
