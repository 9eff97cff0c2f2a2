import { createHash, createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Runtime } from '../config/settings.module.ts';
import { readOrMakeKey } from '../database/key-file.ts';

const FILE = 'pepper.key';
/** Keys that were put aside; passwords hashed with one of them are hashed anew when their owner signs in. */
const FORMER_FILE = /^pepper-[\w.-]+\.key$/;
const ID_DIGITS = 8;

export interface PepperKey {
  /** Begins every hash that was made with it: the first digits of the key's SHA-256. */
  readonly id: string;
  readonly key: Buffer;
}

/**
 * The key that goes into every password hash and stands outside of the database: `pepper.key` of the data folder (0600). Without it a stolen table of
 * hashes gives nothing to guess at. To change it, name the file `pepper-2026.key` and start again: a new one is made.
 */
@Injectable()
export class Pepper {
  private keys: Promise<readonly [PepperKey, ...PepperKey[]]> | undefined;

  constructor(private readonly runtime: Runtime) {}

  async current(): Promise<PepperKey> {
    return (await this.readKeys())[0];
  }

  /** Null when no file of the data folder is the key of that id. */
  async find(id: string): Promise<Buffer | null> {
    return (await this.readKeys()).find((each) => each.id === id)?.key ?? null;
  }

  /** A keyed hash, for what must not be read or guessed in the database either. */
  async mac(text: string): Promise<Buffer> {
    const { key } = await this.current();
    return createHmac('sha256', key).update(text).digest();
  }

  private readKeys(): Promise<readonly [PepperKey, ...PepperKey[]]> {
    this.keys ??= this.loadKeys().catch((error: unknown) => {
      this.keys = undefined;
      throw error;
    });
    return this.keys;
  }

  private async loadKeys(): Promise<readonly [PepperKey, ...PepperKey[]]> {
    const { dataFolder } = this.runtime;
    const current = await readOrMakeKey(join(dataFolder, FILE));
    const names = (await readdir(dataFolder)).filter((name) => FORMER_FILE.test(name));
    const former = await Promise.all(names.map((name) => readFile(join(dataFolder, name))));
    return [withId(current), ...former.map(withId)];
  }
}

function withId(key: Buffer): PepperKey {
  return { id: createHash('sha256').update(key).digest('hex').slice(0, ID_DIGITS), key };
}
