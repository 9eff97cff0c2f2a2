import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { askingAnew, asMigration, asNobody, asOfNobody, asSystem, currentReach, isInRequest, oncePerRequest, reachAs } from './reach.ts';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

describe('the reach of the work in hand', () => {
  it('is the program’s own outside of a request, and nobody’s in one until somebody is known', async () => {
    expect(currentReach().kind).toBe('system');
    await asNobody(async () => {
      expect(currentReach().kind).toBe('nobody');
      reachAs({ kind: 'agency', agencyIds: [1] });
      await Promise.resolve();
      expect(currentReach()).toEqual({ kind: 'agency', agencyIds: [1] });
      await asSystem(async () => expect(currentReach().kind).toBe('system'));
      expect(currentReach().kind).toBe('agency');
    });
    expect(currentReach().kind).toBe('system');
  });

  it('of one request is not seen by another that runs at the same time', async () => {
    const kinds = await Promise.all(
      (['province', 'aggregate'] as const).map((kind) =>
        asNobody(async () => {
          reachAs({ kind });
          await Promise.resolve();
          return currentReach().kind;
        }),
      ),
    );
    expect(kinds).toEqual(['province', 'aggregate']);
  });

  it('is nobody’s where a request looks for what is nobody’s; outside of requests such a look is the program’s own as ever', async () => {
    const look = (): Promise<unknown> => asOfNobody(async () => [currentReach().kind, isInRequest()]);
    expect(await look()).toEqual(['system', false]);
    await asNobody(async () => {
      reachAs({ kind: 'province' });
      expect(await look()).toEqual(['nobody', true]);
      expect(currentReach().kind).toBe('province');
    });
  });

  it('knows whether a request waits for it, also where the program itself looks for that request', async () => {
    expect(isInRequest()).toBe(false);
    await asSystem(async () => expect(isInRequest()).toBe(false));
    await asNobody(async () => {
      expect(isInRequest()).toBe(true);
      await asSystem(async () => expect(isInRequest()).toBe(true));
      await asMigration(async () => expect(isInRequest()).toBe(false));
    });
  });

  it('lets a request ask once what is the same for all of it, whoever it looks for; others ask for themselves', async () => {
    const question = {};
    let count = 0;
    const ask = (): Promise<number> =>
      oncePerRequest(question, async () => {
        count += 1;
        return count;
      });
    expect([await ask(), await ask()]).toEqual([1, 2]);
    expect(await asNobody(async () => [await ask(), await asSystem(ask), ...(await Promise.all([ask(), ask()]))])).toEqual([3, 3, 3, 3]);
    expect(await asNobody(async () => [await ask(), await oncePerRequest({}, async () => 0), await ask()])).toEqual([4, 0, 4]);
    const anew = (): Promise<unknown[]> => askingAnew(async () => [await ask(), await ask(), currentReach().kind]);
    expect(await asNobody(async () => [await ask(), await anew(), await ask()])).toEqual([5, [6, 6, 'nobody'], 5]);
  });

  it('lets a request ask again what could not be answered', async () => {
    const question = {};
    const fail = (): Promise<never> => oncePerRequest(question, () => Promise.reject(new Error('no connection')));
    await asNobody(async () => {
      await expect(fail()).rejects.toThrow('no connection');
      expect(await oncePerRequest(question, async () => 1)).toBe(1);
    });
  });

  it('cannot be set outside of a request', () => {
    expect(() => reachAs({ kind: 'province' })).toThrow('outside of a request');
  });

  it('is widened to the program’s own within a request in these places only, which show sums and no rows of persons, add to the audit log or tell a person of it, show what a second person granted, or print a footnote', async () => {
    const files = (await readdir(SOURCES, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const places: string[] = [];
    for (const name of files) {
      const count = (await readFile(join(SOURCES, name), 'utf8')).match(/asSystem\(/g)?.length ?? 0;
      if (count > 0) places.push(`${relative('.', name)} ${count}`);
    }
    expect(places.toSorted()).toEqual([
      'access/audit/account-hands.ts 1',
      'access/audit/audit.repository.ts 4',
      'ingest/reconciliation/reconciliation.repository.ts 1',
      'paper/fresh-paper.ts 1',
      'paper/print-log/print-log.service.ts 1',
      'privacy/impact.service.ts 1',
      'privacy/named-view.service.ts 1',
      'reports/explanation.repository.ts 1',
      'usage/day-check.service.ts 1',
      'usage/divisions.service.ts 1',
      'usage/lifecycle-people.ts 1',
      'usage/role-flow.service.ts 1',
    ]);
  });
});
