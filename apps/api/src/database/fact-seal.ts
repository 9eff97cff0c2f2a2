import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/** First byte of sealed bytes; what is not sealed begins with the version of a fact block (1, 2) or the length of a carry (0). */
const SEALED = 3;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const PSEUDONYM_DIGITS = 16;

/** Sealed bytes that do not open: they were changed, or sealed with another key. */
export class BrokenSealError extends Error {
  override readonly name = 'BrokenSealError';
}

/**
 * Keeps facts of logs in the database so that nobody reads or tests an address in them without the key of the data folder (ADR 40).
 * AES-256-GCM: 3, nonce 12, tag 16, ciphertext. The nonce is a keyed hash of the bytes, so the same facts give the same sealed bytes.
 */
export class FactSeal {
  readonly #key: Buffer;
  readonly #nonceKey: Buffer;
  readonly #nameKey: Buffer;

  /** @param secret 32 random bytes */
  constructor(secret: Buffer) {
    this.#key = createHmac('sha256', secret).update('facts').digest();
    this.#nonceKey = createHmac('sha256', secret).update('nonces of facts').digest();
    this.#nameKey = createHmac('sha256', secret).update('pseudonyms').digest();
  }

  /** The first byte of everything sealed. */
  static readonly mark = Buffer.of(SEALED);

  static isSealed(bytes: Buffer): boolean {
    return bytes[0] === SEALED;
  }

  seal(bytes: Uint8Array): Buffer {
    const nonce = createHmac('sha256', this.#nonceKey).update(bytes).digest().subarray(0, NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const sealed = cipher.update(bytes);
    cipher.final();
    return Buffer.concat([Buffer.of(SEALED), nonce, cipher.getAuthTag(), sealed]);
  }

  /** 64 bits in hex that stand for a name: the same for the same name, and of nobody without the key. */
  pseudonymOf(name: string): string {
    return createHmac('sha256', this.#nameKey).update(name).digest('hex').slice(0, PSEUDONYM_DIGITS);
  }

  /**
   * What an earlier version stored unsealed is given back as it is.
   * @throws BrokenSealError
   */
  open(bytes: Buffer): Buffer {
    if (!FactSeal.isSealed(bytes)) return bytes;
    try {
      const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEAD_BYTES));
      const opened = decipher.update(bytes.subarray(HEAD_BYTES));
      decipher.final();
      return opened;
    } catch (cause) {
      throw new BrokenSealError('facts in the database were changed, or facts.key is not the key they were sealed with', { cause });
    }
  }
}
