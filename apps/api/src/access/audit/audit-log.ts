import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Runtime } from '../../config/settings.module.ts';
import { readOrMakeKey } from '../../database/key-file.ts';
import { WallClock } from '../wall-clock.ts';
import {
  ChainCheck,
  digestNames,
  formatHead,
  hashEntry,
  parseHead,
  pseudonymOf,
  type AuditDeed,
  type AuditHead,
  type BrokenLink,
  type ChainedEntry,
} from './audit-chain.ts';
import { AuditRepository } from './audit.repository.ts';

/** What somebody must say; the rest is null. */
export type Deed = Pick<AuditDeed, 'kind' | 'actor' | 'action'> & Partial<AuditDeed>;

export interface AuditVerdict {
  readonly head: AuditHead;
  readonly broken: BrokenLink | null;
}

const BATCH = 5000;
/** Longest text taken over from a request, in UTF-16 units. */
const TEXT_MAX = 500;
const HEADS_FILE = 'audit-heads.txt';

/** Writes down who did and looked at what, and tells whether what is written was touched since (ADR 27). */
@Injectable()
export class AuditLog {
  private key: Buffer | undefined;

  constructor(
    private readonly entries: AuditRepository,
    private readonly clock: WallClock,
    private readonly runtime: Runtime,
  ) {}

  /** Resolves once it is written for good. What cannot be written down must not be done, so do not catch this. */
  async write(deed: Deed): Promise<void> {
    const key = await this.readKey();
    const { kind, actor, action, role = null, officialId = null, network = null, session = null } = deed;
    const agency = shorten(deed.agency ?? null);
    const subject = shorten(deed.subject ?? null);
    const reason = shorten(deed.reason ?? null);
    await this.entries.append((head) => {
      const digests = digestNames(key, { actor, subject });
      const entry = {
        ...{ id: head.id + 1, at: this.clock.now(), kind, actor, role, action, subject, officialId, agency, reason, network },
        ...{ session, digests },
      };
      return { ...entry, hash: hashEntry(key, head.hash, entry) };
    });
  }

  /** What stands for the name of an account in the log once it was erased. */
  async pseudonymOf(username: string): Promise<string> {
    return pseudonymOf(await this.readKey(), username);
  }

  /** The end of the chain as it stands on reports, `1234-3f9a…`; with it `verify` tells later whether anything up to here was touched. */
  async head(): Promise<string> {
    return formatHead(await this.entries.readHead());
  }

  /** Notes the head beside the key, outside of the database, as a further line. @returns it */
  async noteHead(): Promise<string> {
    const head = await this.head();
    const line = `${this.clock.now().toISOString()} ${head}\n`;
    await appendFile(join(this.runtime.dataFolder, HEADS_FILE), line, { mode: 0o600, flush: true });
    return head;
  }

  /**
   * Follows the whole chain.
   * @param noted heads that were noted elsewhere, on a report or in a log; those noted beside the key are looked for too
   */
  async verify(noted: readonly string[] = []): Promise<AuditVerdict> {
    const heads = [...noted, ...(await this.readNotedHeads())].flatMap((text) => parseHead(text) ?? []);
    const check = new ChainCheck(await this.readKey(), heads);
    for (let after: number | null = 0; after !== null;) {
      const batch: ChainedEntry[] = await this.entries.listAfter(after, BATCH);
      const holds = batch.every((entry) => check.follow(entry));
      after = holds && batch.length === BATCH ? (batch.at(-1)?.id ?? null) : null;
    }
    return check.conclude();
  }

  private async readNotedHeads(): Promise<string[]> {
    const text = await readFile(join(this.runtime.dataFolder, HEADS_FILE), 'utf8').catch(() => '');
    return text.split('\n').map((line) => line.split(' ')[1] ?? '');
  }

  private async readKey(): Promise<Buffer> {
    this.key ??= await readOrMakeKey(join(this.runtime.dataFolder, 'audit.key'));
    return this.key;
  }
}

/** As PostgreSQL gives it back: without NUL, and without half a surrogate pair. A deed must not escape the log by an odd letter. */
function shorten(text: string | null): string | null {
  return text === null ? null : Buffer.from(text.replaceAll('\0', '\uFFFD').slice(0, TEXT_MAX)).toString();
}
