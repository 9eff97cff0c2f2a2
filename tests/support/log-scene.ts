import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { UploadGate } from '../../apps/api/src/ingest/upload-gate.ts';
import { FolderWatcher } from '../../apps/api/src/ingest/watch/folder-watcher.ts';
import { WatchedFileRepository } from '../../apps/api/src/ingest/watch/watched-file.repository.ts';
import type { RunningApp } from './app.ts';

const STEP_MS = 2_000;

/** A server that writes a log while the program follows it; every method ends with the program having looked. */
export class LogScene {
  #watcher: FolderWatcher;
  #now = Date.now();
  #left: Buffer;

  constructor(
    private readonly running: RunningApp,
    readonly origin: string,
    private readonly place: { readonly folder: string; readonly pattern: string },
    log: Buffer,
  ) {
    this.#left = log;
    this.#watcher = this.makeWatcher();
  }

  private makeWatcher(): FolderWatcher {
    const { app } = this.running;
    const runtime = app.get(Runtime);
    const watch = [{ originName: this.origin, pattern: join(this.place.folder, this.place.pattern) }];
    const own = new Runtime({ ...runtime.settings, watch }, runtime.dataFolder, runtime.databaseUrl);
    return new FolderWatcher(app.get(IngestService), app.get(UploadGate, { strict: false }), app.get(WatchedFileRepository), own);
  }

  get watcher(): FolderWatcher {
    return this.#watcher;
  }

  path(name: string): string {
    return join(this.place.folder, name);
  }

  /** The program looks, until it finds nothing more to hand over at once; then it looks once more, a batch later. */
  async look(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      this.#now += STEP_MS;
      while (await this.#watcher.scanOnce(this.#now));
    }
  }

  /** The program ends and begins again; nobody looks in between. */
  async restart(between: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.#watcher.beforeApplicationShutdown();
    await between();
    this.#watcher = this.makeWatcher();
    await this.look();
  }

  close(): Promise<void> {
    return this.#watcher.beforeApplicationShutdown();
  }

  /** The next part of the log, cut anywhere: within a line, a second, a message. */
  take(bytes: number): Buffer {
    const part = this.#left.subarray(0, bytes);
    this.#left = this.#left.subarray(part.length);
    return part;
  }

  /** As `take`, up to the end of a line. */
  takeLines(bytes: number): Buffer {
    return this.take(this.#left.indexOf(10, bytes) + 1 || this.#left.length);
  }

  /** As `takeLines`, up to the end of a second, for files whose order nobody could know. */
  takeSeconds(bytes: number): Buffer {
    const parts = [this.takeLines(bytes)];
    const second = (line: Buffer): string => line.subarray(0, 'Mar  5 07:31:02'.length).toString();
    let last = parts[0]!.subarray(parts[0]!.lastIndexOf(10, -2) + 1);
    while (second(this.#left) === second(last)) {
      last = this.takeLines(0);
      parts.push(last);
    }
    return Buffer.concat(parts);
  }

  rest(): Buffer {
    return this.take(this.#left.length);
  }

  /** Appends the next part of the log in `pieces`, and the program looks after each. */
  async write(name: string, bytes: number, pieces = 1): Promise<void> {
    for (let piece = 0; piece < pieces; piece += 1) {
      await appendFile(this.path(name), this.take(bytes));
      await this.look();
    }
  }

  /** As `write`, whole lines only. */
  async writeLines(name: string, bytes: number, pieces = 1): Promise<void> {
    for (let piece = 0; piece < pieces; piece += 1) {
      await appendFile(this.path(name), this.takeLines(bytes));
      await this.look();
    }
  }

  async writeRest(name: string): Promise<void> {
    await appendFile(this.path(name), this.rest());
    await this.look();
  }

  errors(): Record<string, string> {
    const { files } = this.#watcher.status();
    return Object.fromEntries(
      files.flatMap(({ path, error }) => (error === null ? [] : [[path.slice(this.place.folder.length + 1), error]])),
    );
  }
}
