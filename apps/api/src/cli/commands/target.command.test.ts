import { describe, expect, it } from '@jest/globals';
import { callCli } from '../../../../../tests/support/call-cli.ts';
import { TargetRepository } from '../../targets/target.repository.ts';

function withTargets(): { services: Map<unknown, object>; inserted: object[] } {
  const inserted: object[] = [];
  const known = { metric: 'du-2@1', comparator: '>=', threshold: 0.9, validFrom: '2026-01-20', validTo: null, legalBasis: 'QĐ 15/QĐ-SNV' };
  const repository = { insert: async (target: object) => void inserted.push(target), list: async () => [known] };
  return { services: new Map([[TargetRepository, repository]]), inserted };
}

describe('nhipthu target', () => {
  it('sets a target in force from a day, with its legal basis', async () => {
    const { services, inserted } = withTargets();
    const words = ['target', 'set', '--at-least', '90', '--from', '2026-01-20', '--basis', 'QĐ 15/QĐ-SNV'];
    expect(await callCli(words, { services })).toMatchObject({ code: 0 });
    expect(inserted).toEqual([{ metric: 'du-2@1', comparator: '>=', threshold: 0.9, legalBasis: 'QĐ 15/QĐ-SNV', validFrom: '2026-01-20' }]);
  });

  it('takes "trên 62,5 %" as more than, exactly', async () => {
    const { services, inserted } = withTargets();
    await callCli(['target', 'set', '--more-than', '62,5%', '--from', '2026-01-20', '--basis', 'x', '--definition', 'du-1@1'], {
      services,
    });
    expect(inserted).toMatchObject([{ metric: 'du-1@1', comparator: '>', threshold: 0.625 }]);
  });

  it('refuses what is no percentage and no day, both at once', async () => {
    const { services, inserted } = withTargets();
    const words = ['target', 'set', '--at-least', '190', '--from', '20/01/2026', '--basis', 'x', '--lang', 'en'];
    const result = await callCli(words, { services });
    expect(result.code).toBe(2);
    expect(result.err).toMatch(/--at-least: "190" is not a percentage[\s\S]*--from: /);
    expect(inserted).toEqual([]);
  });

  it('lists what was set', async () => {
    const { services } = withTargets();
    expect((await callCli(['target', 'list', '--lang', 'en'], { services })).out).toMatch(/du-2@1 +>= 90% +2026-01-20 +QĐ 15/);
  });
});
