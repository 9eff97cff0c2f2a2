import type { WatchEntry } from '../../config/watch-list.ts';
import { findRenamed, findSightings, type Sighting, type Sightings } from './sightings.ts';
import type { Checkpoint, FileKey } from './watched-file.repository.ts';
import { WatchedLog, type Recent } from './watched-log.ts';

/** The logs that are followed, by identity, and which names lead to them. */
export class LogRoster {
  readonly #logs = new Map<string, WatchedLog>();
  /** Logs that came to their name in the last look: new files and renamed ones. */
  #arrivals: readonly WatchedLog[] = [];
  #faults: Sightings['faults'] = [];
  /** Loaded checkpoints whose files may have been renamed while the program did not run. */
  #isFresh = true;

  constructor(checkpoints: readonly Checkpoint[]) {
    for (const checkpoint of checkpoints) this.#logs.set(keyOf(checkpoint), new WatchedLog(checkpoint));
  }

  get faults(): Sightings['faults'] {
    return this.#faults;
  }

  /** Logs in the order to read them: the older first. */
  list(): WatchedLog[] {
    return [...this.#logs.values()].toSorted((a, b) => a.modifiedMs - b.modifiedMs);
  }

  /** Looks at the folders: which files are there, which are new, which have another name than before. */
  async look(entries: readonly WatchEntry[]): Promise<void> {
    const { files, faults } = await findSightings(entries);
    this.#faults = faults;
    // A name may lead nowhere for a while; then the file that had it last still counts.
    const owners = new Map(this.list().map((log) => [nameOf(log.checkpoint), log]));
    for (const log of this.#logs.values()) log.isListed = false;
    const arrivals: WatchedLog[] = [];
    const newcomers: WatchedLog[] = [];
    for (const names of groupByKey(files)) {
      const known = this.#logs.get(keyOf(names[0]));
      const log = known ?? WatchedLog.begin(names[0]);
      const isInPlace = known !== undefined && names.some(({ path }) => path === log.path);
      if (known === undefined) newcomers.push(log);
      if (!isInPlace) {
        log.moveTo(names[0].path);
        arrivals.push(log);
      }
      log.isListed = true;
      log.sighted = names[0].state;
      this.#logs.set(keyOf(names[0]), log);
    }
    this.#arrivals = arrivals;
    if (this.#isFresh) await this.#findRenamedLogs();
    this.#isFresh = false;
    for (const log of newcomers) log.bridge = this.findPredecessor(log) ?? owners.get(nameOf(log.checkpoint)) ?? null;
  }

  /** The log that `log` goes on from, as far as names tell: the newest that just came to a name that begins with its own. */
  findPredecessor(log: WatchedLog): Recent | null {
    const { originName, path } = log.checkpoint;
    const rotated = this.#arrivals.filter((other) => {
      return other !== log && other.checkpoint.originName === originName && other.path.startsWith(path) && other.path !== path;
    });
    return rotated.toSorted((a, b) => b.modifiedMs - a.modifiedMs)[0] ?? null;
  }

  async forget(log: WatchedLog): Promise<void> {
    this.#logs.delete(keyOf(log.checkpoint));
    // Nothing more comes from it: what goes on from it need not wait.
    log.isSettled = true;
    await log.close();
  }

  async close(): Promise<void> {
    for (const log of this.#logs.values()) await log.close();
  }

  async #findRenamedLogs(): Promise<void> {
    for (const [key, log] of this.#logs) {
      if (log.isListed) continue;
      const path = await findRenamed(log.checkpoint);
      if (path === null) this.#logs.delete(key);
      else log.moveTo(path);
    }
  }
}

/** Names that lead to one file, together. */
function groupByKey(files: readonly Sighting[]): [Sighting, ...Sighting[]][] {
  const groups = new Map<string, [Sighting, ...Sighting[]]>();
  for (const file of files) {
    const group = groups.get(keyOf(file));
    if (group === undefined) groups.set(keyOf(file), [file]);
    else group.push(file);
  }
  return [...groups.values()];
}

function keyOf({ originName, device, inode }: FileKey): string {
  return `${originName} ${device} ${inode}`;
}

function nameOf({ originName, path }: { originName: string; path: string }): string {
  return `${originName} ${path}`;
}
