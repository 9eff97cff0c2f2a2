import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { IngestService, ReceiveInput } from '../ingest/ingest.service.ts';
import type { DemoAgreements } from './demo-agreements.ts';
import { DemoFailedError } from './demo-failed-error.ts';
import { DemoHandOver } from './demo-hand-over.ts';
import type { DemoOrganisation } from './demo-organisation.ts';
import type { DemoReports } from './demo-reports.ts';
import type { DemoRepository } from './demo.repository.ts';
import { DemoService } from './demo.service.ts';
import { NotADemoError } from './not-a-demo-error.ts';
import type { DemoLogSource } from './logs/demo-log-source.ts';
import type { DemoLogFile } from './logs/demo-log.ts';

const MONTHS = 8;

/** The outside of the service: what it did, in order, and how the outside answers. */
class Outside {
  readonly steps: string[] = [];
  readonly inputs: Omit<ReceiveInput, 'stream'>[] = [];
  isComplete = false;
  holdsOtherData = false;
  state: 'folded' | 'failed' = 'folded';
  writtenMonths = MONTHS;

  build(): DemoService {
    const demo = {
      isComplete: async () => this.isComplete,
      holdsOtherData: async () => this.holdsOtherData,
      mark: async (mark: unknown) => void this.steps.push(`mark ${JSON.stringify(mark)}`),
      complete: async () => void this.steps.push('complete'),
    };
    const organisation = { ensure: async () => void this.steps.push('organisation') };
    const agreements = { ensure: async () => void this.steps.push('agreements') };
    const logs = { listMonths: () => this.listMonths() };
    const reports = {
      freezeBeforeLateLogs: async () => void this.steps.push('freeze'),
      freezeAfterLateLogs: async () => void this.steps.push('amend'),
    };
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
      organisation as unknown as DemoOrganisation,
      agreements as unknown as DemoAgreements,
      new DemoHandOver(logs as unknown as DemoLogSource, ingest as unknown as IngestService),
      reports as unknown as DemoReports,
    );
  }

  private async *listMonths(): AsyncGenerator<DemoLogFile[]> {
    for (let month = 0; month < this.writtenMonths; month += 1) {
      const file = { server: 'thu-xa', year: 2026, bytes: Buffer.from('x') } as const;
      yield [{ ...file, name: `mail.log-${month}`, isLate: false }, ...(month === 0 ? [{ ...file, name: 'bo-sung', isLate: true }] : [])];
    }
  }
}

describe('DemoService', () => {
  let outside: Outside;
  beforeEach(() => {
    outside = new Outside();
  });

  it('brings in organisation, agreements and logs, freezes, then what came late, and amends; labelled first, complete last', async () => {
    const onProgress = jest.fn();
    expect(await outside.build().ensureDemo({ onProgress })).toBe(true);
    expect(outside.steps).toEqual([
      'mark {"label":"Sơn La (dữ liệu giả lập)","today":"2026-07-17"}',
      'organisation',
      'agreements',
      'wait for 8',
      'freeze',
      'wait for 1',
      'amend',
      'complete',
    ]);
    expect(outside.inputs.map(({ name }) => name).at(-1)).toBe('bo-sung');
    expect(outside.inputs[0]).toEqual({ originName: 'thu-xa', name: 'mail.log-0', year: 2026 });
    expect(onProgress).toHaveBeenCalledWith({ step: 'logs', done: 8, total: 8 });
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

  it.each([
    ['a log could not be folded', { state: 'failed' as const }],
    ['a month of logs was not written', { writtenMonths: 7 }],
  ])('is not complete when %s', async (_name, fault) => {
    Object.assign(outside, fault);
    await expect(outside.build().ensureDemo()).rejects.toThrow(DemoFailedError);
    expect(outside.steps).not.toContain('complete');
  });

  it('stops when it is told to', async () => {
    await expect(outside.build().ensureDemo({ signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
    expect(outside.inputs).toEqual([]);
  });
});
