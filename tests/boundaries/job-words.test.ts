import { describe, expect, it } from '@jest/globals';
import { JOB_NAMES } from '../../apps/api/src/queue/jobs.ts';
import { operation as inEnglish } from '../../apps/web/src/text/audit.en.ts';
import { operation as inVietnamese } from '../../apps/web/src/text/audit.vi.ts';

describe('the page of operation', () => {
  it('has words for every job that the program queues', () => {
    const names = JOB_NAMES.toSorted();
    expect(Object.keys(inVietnamese.jobs).toSorted()).toEqual(names);
    expect(Object.keys(inEnglish.jobs).toSorted()).toEqual(names);
  });
});
