import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The processes that use one embedded server: a file each, named by process id, holding the process's start time, so that a
 * killed process (or another one that got its number) does not count. The last to leave stops the server.
 */
export class ServerTenants {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'tenants');
  }

  async enter(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(join(this.#folder, String(process.pid)), (await startTimeOf(process.pid)) ?? '', { mode: 0o600 });
  }

  /** Leaves; true when nobody else is left. */
  async leave(): Promise<boolean> {
    await rm(join(this.#folder, String(process.pid)), { force: true });
    return (await this.#countLiving()) === 0;
  }

  async #countLiving(): Promise<number> {
    let living = 0;
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const noted = await readFile(path, 'utf8').catch(() => null);
      if (noted !== null && noted === (await startTimeOf(Number(name)))) living += 1;
      else await rm(path, { force: true });
    }
    return living;
  }
}

const START_TIME_FIELD = 19;

/** When a process started, in ticks since boot (Linux); elsewhere only whether it lives; null when it does not. */
async function startTimeOf(pid: number): Promise<string | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field, the command in brackets, may hold blanks; fields are counted behind it.
    return (
      text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .at(START_TIME_FIELD) ?? null
    );
  } catch {
    return isAlive(pid) ? 'alive' : null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
