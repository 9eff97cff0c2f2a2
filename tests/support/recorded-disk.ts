import { mkdir, writeFile } from 'node:fs/promises';
import * as disk from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** One thing the program did with its folder: to bytes, to a name, or to make either last. */
type Step =
  | { readonly kind: 'write'; readonly file: number; readonly bytes: Buffer }
  | { readonly kind: 'flush'; readonly file: number }
  | { readonly kind: 'name'; readonly path: string; readonly file: number | 'folder'; readonly from: string | null }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'flush-folder'; readonly path: string };

/** What a folder may hold after the power failed: paths with their bytes; null = a folder. */
export type Remains = ReadonlyMap<string, Buffer | null>;

/** How file systems treat names that nobody flushed: kept in order up to some point (a journal), or any of them. */
export type NameKeeping = 'in order' | 'any';

/** More names than this at stake at once: only one lost, one kept, none and all are tried. */
const MAX_ALL_SUBSETS = 7;

/**
 * Stands before `node:fs/promises` and writes down what happens under one folder, so that a test can tell what a power failure
 * might have left at any moment: bytes that were not flushed are gone, half there or all there; names of a folder that was not flushed are
 * kept or not.
 */
export class RecordedDisk {
  readonly #steps: Step[] = [];
  readonly #files = new Map<string, number>();
  #nextFile = 0;

  constructor(private readonly root: string) {}

  /** How many steps were taken so far. */
  get length(): number {
    return this.#steps.length;
  }

  /** The module to be used in place of `node:fs/promises`. */
  readonly door = {
    ...disk,
    mkdir: async (path: string, options?: { recursive?: boolean; mode?: number }): Promise<string | undefined> => {
      const first = await disk.mkdir(path, options);
      for (const made of first === undefined ? [] : listBelow(first, path)) this.#name(made, 'folder');
      return first;
    },
    open: async (path: string, flags: string | number, mode?: number): Promise<disk.FileHandle> => {
      const handle = await disk.open(path, flags, mode);
      if ((await handle.stat()).isDirectory()) return this.#watchFolder(handle, path);
      return this.#watchFile(handle, this.#files.get(path) ?? this.#create(path));
    },
    writeFile: async (path: string, data: string | Buffer, options: { mode?: number; flush?: boolean }): Promise<void> => {
      await disk.writeFile(path, data, options);
      const file = this.#create(path);
      this.#steps.push({ kind: 'write', file, bytes: Buffer.from(data) });
      if (options.flush === true) this.#steps.push({ kind: 'flush', file });
    },
    rename: async (from: string, to: string): Promise<void> => {
      await disk.rename(from, to);
      this.#name(to, this.#fileAt(from), from);
      this.#files.delete(from);
    },
    link: async (from: string, to: string): Promise<void> => {
      await disk.link(from, to);
      this.#name(to, this.#fileAt(from));
    },
    rm: async (path: string, options?: { force?: boolean }): Promise<void> => {
      await disk.rm(path, options);
      this.#files.delete(path);
      this.#steps.push({ kind: 'remove', path });
    },
  };

  /**
   * Everything that may be left when the power fails after so many steps, each state once.
   * @param seen states to leave out; those given are added
   */
  *remainsAfter(count: number, keeping: NameKeeping, seen = new Set<string>()): Generator<Remains> {
    const steps = this.#steps.slice(0, count);
    for (const lost of listLosses(steps, keeping)) {
      for (const share of [0, 0.5, 1]) {
        const remains = this.#applyAll(steps, lost, share);
        const key = [...remains].map(([path, bytes]) => `${path}:${bytes?.toString('base64') ?? '/'}`).join('\n');
        if (seen.has(key)) continue;
        seen.add(key);
        yield remains;
      }
    }
  }

  #applyAll(steps: readonly Step[], lost: ReadonlySet<Step>, share: number): Remains {
    const bytes = new Map<number, { kept: Buffer; loose: Buffer }>();
    const names = new Map<string, number | 'folder'>();
    for (const step of steps) {
      if (step.kind === 'write') {
        const { kept, loose } = bytes.get(step.file) ?? { kept: Buffer.alloc(0), loose: Buffer.alloc(0) };
        bytes.set(step.file, { kept, loose: Buffer.concat([loose, step.bytes]) });
      } else if (step.kind === 'flush') {
        const { kept, loose } = bytes.get(step.file) ?? { kept: Buffer.alloc(0), loose: Buffer.alloc(0) };
        bytes.set(step.file, { kept: Buffer.concat([kept, loose]), loose: Buffer.alloc(0) });
      } else if (!lost.has(step)) applyName(names, step);
    }
    const remains = new Map<string, Buffer | null>();
    const isThere = (path: string): boolean => path === this.root || (names.get(path) === 'folder' && isThere(dirname(path)));
    for (const [path, file] of [...names].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (!isThere(dirname(path))) continue;
      const { kept, loose } = (file === 'folder' ? null : bytes.get(file)) ?? { kept: Buffer.alloc(0), loose: Buffer.alloc(0) };
      const content = Buffer.concat([kept, loose.subarray(0, Math.floor(loose.length * share))]);
      remains.set(relative(this.root, path), file === 'folder' ? null : content);
    }
    return remains;
  }

  #watchFolder(handle: disk.FileHandle, path: string): disk.FileHandle {
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      await sync();
      this.#steps.push({ kind: 'flush-folder', path });
    };
    return handle;
  }

  #watchFile(handle: disk.FileHandle, file: number): disk.FileHandle {
    const [write, sync] = [handle.write.bind(handle), handle.sync.bind(handle)];
    const record = async (chunk: Uint8Array, offset = 0): Promise<{ bytesWritten: number; buffer: Uint8Array }> => {
      const result = await write(chunk, offset);
      this.#steps.push({ kind: 'write', file, bytes: Buffer.from(chunk.subarray(offset, offset + result.bytesWritten)) });
      return result;
    };
    // The program writes in this one of the several ways of FileHandle.write.
    handle.write = record as typeof handle.write;
    handle.sync = async () => {
      await sync();
      this.#steps.push({ kind: 'flush', file });
    };
    return handle;
  }

  #create(path: string): number {
    const file = this.#nextFile;
    this.#nextFile += 1;
    this.#name(path, file);
    return file;
  }

  #name(path: string, file: number | 'folder', from: string | null = null): void {
    if (file !== 'folder') this.#files.set(path, file);
    this.#steps.push({ kind: 'name', path, file, from });
  }

  #fileAt(path: string): number {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`${path} was not written through the recorded disk`);
    return file;
  }
}

/** Puts what is left into an empty folder. */
export async function layOut(remains: Remains, folder: string): Promise<void> {
  for (const [path, bytes] of remains) {
    if (bytes === null) await mkdir(join(folder, path), { recursive: true });
    else await writeFile(join(folder, path), bytes);
  }
}

function applyName(names: Map<string, number | 'folder'>, step: Step): void {
  if (step.kind === 'remove') names.delete(step.path);
  if (step.kind !== 'name') return;
  if (step.from !== null) names.delete(step.from);
  names.set(step.path, step.file);
}

/** The sets of names' changes that may be lost: those whose folder was not flushed afterwards. */
function* listLosses(steps: readonly Step[], keeping: NameKeeping): Generator<ReadonlySet<Step>> {
  const changes = steps.flatMap((step, at) => (step.kind === 'name' || step.kind === 'remove' ? [{ step, at }] : []));
  const isFlushed = ({ step, at }: { step: { path: string }; at: number }): boolean =>
    steps.some((other, later) => later > at && other.kind === 'flush-folder' && other.path === dirname(step.path));
  if (keeping === 'in order') {
    // A journal keeps everything before what was flushed.
    const last = changes.findLastIndex(isFlushed);
    for (let from = last + 1; from <= changes.length; from += 1) yield new Set(changes.slice(from).map(({ step }) => step));
    return;
  }
  // A name that a flushed renaming took away is gone, whatever became of its making.
  const goneBy = (path: string, at: number): boolean =>
    changes.some((other) => other.at > at && other.step.kind === 'name' && other.step.from === path && isFlushed(other));
  const loose = changes.filter((change) => !isFlushed(change) && !goneBy(change.step.path, change.at)).map(({ step }) => step);
  if (loose.length > MAX_ALL_SUBSETS) {
    yield* [new Set(loose), new Set<Step>()];
    for (const step of loose) yield* [new Set([step]), new Set(loose.filter((other) => other !== step))];
    return;
  }
  for (let bits = 0; bits < 2 ** loose.length; bits += 1) yield new Set(loose.filter((_step, at) => (bits >> at) % 2 === 1));
}

/** `first` and the folders below it down to `last`. */
function listBelow(first: string, last: string): string[] {
  const folders: string[] = [];
  for (let folder = last; folder !== dirname(first); folder = dirname(folder)) folders.unshift(folder);
  return folders;
}
