import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FILLER = 'filler';

/** True when a small disk can be mounted; says loudly when it cannot: only root may, and not in every container. */
export async function canMountDisk(): Promise<boolean> {
  try {
    await (await SmallDisk.mount(1)).remove();
    return true;
  } catch (error) {
    console.error(
      `A FULL DISK WAS NOT EXERCISED: no disk could be mounted here (as root on a machine of one's own it can): ${String(error)}`,
    );
    return false;
  }
}

/** A disk of its own, in memory, that a test fills up. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  static async mount(mebibytes: number): Promise<SmallDisk> {
    const path = await mkdtemp(join(tmpdir(), 'nhip-thu-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0755`, 'nhip-thu-test', path]);
    } catch (error) {
      await rm(path, { recursive: true });
      throw error;
    }
    return new SmallDisk(path);
  }

  /** Somebody else's file takes so much that this share of the disk is used; 1 = to the last byte. */
  async fill(share: number): Promise<void> {
    const { bsize, blocks, bavail } = await statfs(this.path);
    const wanted = Math.floor(blocks * share) - (blocks - bavail);
    const file = await open(join(this.path, FILLER), 'a');
    try {
      const block = Buffer.alloc(bsize, 'x');
      for (let count = 0; count < wanted; count += 1) await file.appendFile(block);
    } catch (error) {
      if (share < 1 || (error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  /** That file is gone. */
  async makeRoom(): Promise<void> {
    await rm(join(this.path, FILLER), { force: true });
  }

  async remove(): Promise<void> {
    await run('umount', [this.path]);
    await rm(this.path, { recursive: true });
  }
}
