import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files in a folder, each under the SHA-256 of its bytes; read by nobody but the program, and never run. */
export class HashedFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Returns the hash once the bytes are on the disk; the same bytes are stored once. */
  async put(bytes: Uint8Array): Promise<Buffer> {
    const hash = createHash('sha256').update(bytes).digest();
    const path = this.#pathOf(hash);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomUUID()}`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return hash;
  }

  /** The bytes of a hash; null when they are gone or no longer have it. */
  async read(hash: Buffer): Promise<Buffer | null> {
    const bytes = await readFile(this.#pathOf(hash)).catch(() => null);
    return bytes !== null && createHash('sha256').update(bytes).digest().equals(hash) ? bytes : null;
  }

  #pathOf(hash: Buffer): string {
    const name = hash.toString('hex');
    return join(this.#root, name.slice(0, 2), name);
  }
}
