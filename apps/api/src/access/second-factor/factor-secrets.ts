import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Runtime } from '../../config/settings.module.ts';
import { readOrMakeKey } from '../../database/key-file.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps secrets of second factors: the database alone, without the key in the data folder, gives none away. */
@Injectable()
export class FactorSecrets {
  private key: Buffer | undefined;

  constructor(private readonly runtime: Runtime) {}

  /** AES-256-GCM: nonce, tag, ciphertext; of this account only. */
  async seal(accountId: number, secret: Uint8Array): Promise<Buffer> {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', await this.readKey(), iv).setAAD(Buffer.from(String(accountId)));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws when it was sealed for another account, with another key, or was changed */
  async open(accountId: number, sealed: Buffer): Promise<Buffer> {
    const decipher = createDecipheriv('aes-256-gcm', await this.readKey(), sealed.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(String(accountId)))
      .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** What is stored of a recovery code, which has too few bits for a plain hash. */
  async hashCode(accountId: number, code: string): Promise<Buffer> {
    return createHmac('sha256', await this.readKey())
      .update(`recovery ${accountId} ${code}`)
      .digest();
  }

  private async readKey(): Promise<Buffer> {
    this.key ??= await readOrMakeKey(join(this.runtime.dataFolder, 'factor.key'));
    return this.key;
  }
}
