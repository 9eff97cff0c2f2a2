import { Injectable } from '@nestjs/common';
import { StartUpError } from '../config/start-up-error.ts';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { DirectoryService } from '../directory/directory.service.ts';
import { IngestService } from '../ingest/ingest.service.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { writeAliasFile, writeDirectoryFile } from './province/demo-directory.ts';
import { listLogFiles, streamLogFile } from './logs/demo-log.ts';
import { inventProvince } from './province/demo-province.ts';
import { ALL_AGENCIES, DEMO_LABEL, DEMO_TARGETS, DEMO_TODAY } from './province/demo-spec.ts';
import type { Province } from './traffic/demo-traffic.ts';
import { DemoRepository } from './demo.repository.ts';

/** The logs arrive on the demo's own day, whatever the clock of this machine says. */
const DEMO_NOW = new Date(`${DEMO_TODAY}T08:00:00+07:00`);

/** How far the demo is: files handed over, then days and periods that still wait for their roll-up. */
export type DemoProgress =
  | { readonly step: 'directory' }
  | { readonly step: 'logs'; readonly done: number; readonly total: number }
  | { readonly step: 'roll-ups'; readonly foldedFiles: number; readonly files: number; readonly dirtyDays: number };

export interface DemoOptions {
  readonly onProgress?: (progress: DemoProgress) => void;
  readonly signal?: AbortSignal;
}

/** This installation holds an organisation that is not the demo's; invented figures must not be mixed with it. */
export class NotADemoError extends StartUpError {
  override readonly name = 'NotADemoError';
  constructor() {
    super(START_UP_FAULTS.notADemo());
  }
}

/** A file of ours was refused or a log could not be folded: a defect of the program, not of the user's data. */
export class DemoFailedError extends Error {
  override readonly name = 'DemoFailedError';
}

/** Brings the invented province in by the way of real data: directory import, log files, spool, fold, roll-ups. */
@Injectable()
export class DemoService {
  constructor(
    private readonly demo: DemoRepository,
    private readonly directory: DirectoryService,
    private readonly targets: TargetRepository,
    private readonly ingest: IngestService,
  ) {}

  /**
   * Creates the demo province once; workers must be running, since it waits for the roll-ups. Harmless to run again: when it was
   * cut short, what arrived is recognised by its content and the rest follows; that it is complete is noted last.
   * @returns false when the demo was complete already
   * @throws NotADemoError, DemoFailedError, and the reason of `signal`
   */
  async ensureDemo(options: DemoOptions = {}): Promise<boolean> {
    if (await this.demo.isComplete()) return false;
    if (await this.demo.holdsOtherData(ALL_AGENCIES.map((agency) => agency.code))) throw new NotADemoError();
    await this.demo.mark({ label: DEMO_LABEL, today: DEMO_TODAY });
    const province = inventProvince();
    options.onProgress?.({ step: 'directory' });
    await this.importDirectory(province);
    if (await this.targets.isEmpty()) await this.targets.insertAll(DEMO_TARGETS);
    await this.waitForRollUps(await this.handOverLogs(province, options), options);
    await this.demo.complete();
    return true;
  }

  private async importDirectory({ staffs }: Province): Promise<void> {
    const input = { directory: writeDirectoryFile(staffs), aliases: writeAliasFile(staffs), isDryRun: false };
    const { faults } = await this.directory.importFiles(input);
    const [first] = faults;
    if (first)
      throw new DemoFailedError(`the demo's directory has ${faults.length} faults, the first of them ${first.code} in row ${first.row}`);
  }

  private async handOverLogs(province: Province, { onProgress, signal }: DemoOptions): Promise<string[]> {
    const files = listLogFiles(province);
    const ids: string[] = [];
    for (const file of files) {
      signal?.throwIfAborted();
      onProgress?.({ step: 'logs', done: ids.length, total: files.length });
      const stream = streamLogFile(province, file);
      const { server: originName, name, year } = file;
      const { segment } = await this.ingest.receive({ originName, name, stream, year, receivedAt: DEMO_NOW });
      ids.push(segment.id);
    }
    return ids;
  }

  private async waitForRollUps(ids: string[], { onProgress, signal }: DemoOptions): Promise<void> {
    const segments = await this.ingest.waitForRollUps(ids, {
      ...(signal && { signal }),
      onProgress: (replies, dirtyDays) => {
        const foldedFiles = replies.filter((reply) => reply.state === 'folded').length;
        onProgress?.({ step: 'roll-ups', foldedFiles, files: ids.length, dirtyDays });
      },
    });
    const failed = segments.find((segment) => segment.state !== 'folded');
    if (failed)
      throw new DemoFailedError(`the demo's log ${failed.name} of ${failed.origin} was not folded: ${failed.error ?? failed.state}`);
  }
}
