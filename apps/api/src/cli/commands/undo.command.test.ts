import { describe, expect, it } from '@jest/globals';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { IngestService } from '../../ingest/ingest.service.ts';
import { UndoBlockedError, UndoService, UnknownSegmentError } from '../../ingest/undo.service.ts';

const servicesWith = (asked: string[]): Services =>
  new Map<unknown, object>([
    [
      UndoService,
      {
        async request(id: string) {
          asked.push(id);
          if (id === '404') throw new UnknownSegmentError(id);
          if (id === '9') throw new UndoBlockedError(['7', '8']);
          return 'undoing';
        },
      },
    ],
    [IngestService, { waitForRollUps: async (ids: string[]) => ids.map((id) => ({ id, name: 'mail.log', state: 'undone' })) }],
  ]);

describe('undo', () => {
  it('undoes nothing without --yes, and says what would be lost', async () => {
    const asked: string[] = [];
    const { code, err, opened } = await callCli(['undo', '5', '6', '--lang', 'en'], { services: servicesWith(asked) });
    expect({ code, asked, opened }).toEqual({ code: 2, asked: [], opened: [] });
    expect(err).toContain('undoing 5 6 removes everything that only came with it');
  });

  it('undoes each segment once, waits, and reports', async () => {
    const asked: string[] = [];
    const { code, out, opened } = await callCli(['undo', '5', '6', '5', '--yes'], { services: servicesWith(asked) });
    expect({ code, asked, opened }).toEqual({ code: 0, asked: ['5', '6'], opened: [{ queue: 'work' }] });
    expect(out).toBe('5 mail.log: đã rút lại\n6 mail.log: đã rút lại\n');
  });

  it('exits 1 when files of other segments are missing, and 2 when there is no such segment', async () => {
    const blocked = await callCli(['undo', '9', '--yes', '--json'], { services: servicesWith([]) });
    expect([blocked.code, JSON.parse(blocked.out)]).toMatchObject([1, { segments: [], blocked: [{ segment: '9', missing: ['7', '8'] }] }]);
    for (const id of ['404', 'x']) expect((await callCli(['undo', id, '--yes'], { services: servicesWith([]) })).code).toBe(2);
  });
});
