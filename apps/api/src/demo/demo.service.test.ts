import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DirectoryService } from '../directory/directory.service.ts';
import type { IngestService, ReceiveInput } from '../ingest/ingest.service.ts';
import type { TargetRepository } from '../targets/target.repository.ts';
import type { DemoRepository } from './demo.repository.ts';
import { DemoFailedError, DemoService, NotADemoError } from './demo.service.ts';

/** The outside of the service: what it did, in order, and how the outside answers. */
class Outside {
  readonly steps: string[] = [];
  readonly inputs: Omit<ReceiveInput, 'stream'>[] = [];
  isComplete = false;
  holdsOtherData = false;
  state: 'folded' | 'failed' = 'folded';

  build(): DemoService {
    const demo = {
      isComplete: async () => this.isComplete,
      holdsOtherData: async () => this.holdsOtherData,
      mark: async (mark: unknown) => void this.steps.push(`mark ${JSON.stringify(mark)}`),
      complete: async () => void this.steps.push('complete'),
    };
    const directory = { importFiles: async () => (this.steps.push('directory'), { faults: [] }) };
    const targets = { isEmpty: async () => true, insertAll: async () => void this.steps.push('targets') };
    const ingest = {
      receive: async ({ originName, name, year }: ReceiveInput) => {
        this.inputs.push({ originName, name, year });
        return { segment: { id: String(this.inputs.length) } };
      },
      waitForRollUps: async (ids: string[]) => {
        this.steps.push(`wait for ${ids.length}`);
        return ids.map((id) => ({ id, state: this.state, name: 'mail.log', origin: 'thu-xa', error: null }));
      },
    };
    // Only these methods are called; the rest of the classes is their own tests' matter.
    return new DemoService(
      demo as unknown as DemoRepository,
      directory as unknown as DirectoryService,
      targets as unknown as TargetRepository,
      ingest as unknown as IngestService,
    );
  }
}

describe('DemoService', () => {
  let outside: Outside;
  beforeEach(() => {
    outside = new Outside();
  });

  it('brings in directory, target and logs, waits for the roll-ups; labelled first, complete last', async () => {
    const onProgress = jest.fn();
    expect(await outside.build().ensureDemo({ onProgress })).toBe(true);
    expect(outside.steps).toEqual([
      'mark {"label":"Sơn La (dữ liệu giả lập)","today":"2026-07-17"}',
      'directory',
      'targets',
      'wait for 24',
      'complete',
    ]);
    expect(outside.inputs[0]).toEqual({ originName: 'thu-tinh', name: 'mail.log-202512.gz', year: 2025 });
    expect(onProgress).toHaveBeenCalledWith({ step: 'logs', done: 23, total: 24 });
  });

  it('does nothing when the demo is complete', async () => {
    outside.isComplete = true;
    expect(await outside.build().ensureDemo()).toBe(false);
    expect(outside.steps).toEqual([]);
  });

  it('refuses to mix invented figures with another organisation', async () => {
    outside.holdsOtherData = true;
    await expect(outside.build().ensureDemo()).rejects.toThrow(NotADemoError);
    expect(outside.steps).toEqual([]);
  });

  it('is not complete when a log could not be folded', async () => {
    outside.state = 'failed';
    await expect(outside.build().ensureDemo()).rejects.toThrow(DemoFailedError);
    expect(outside.steps).not.toContain('complete');
  });

  it('stops when it is told to', async () => {
    await expect(outside.build().ensureDemo({ signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
    expect(outside.inputs).toEqual([]);
  });
});
