import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AliasEntry } from './alias-file.ts';
import type { DirectoryEntry } from './directory-file.ts';
import { hasChanges, planImport, type DirectoryPlan, type StoredDirectory, type StoredMailbox } from './directory-plan.ts';

const EMPTY: StoredDirectory = { agencies: [], mailboxes: [], aliases: [] };
const AGENCY_NAMES: Record<string, string> = { a: 'Cơ quan A', b: 'Cơ quan B', c: 'Cơ quan C' };

function entryOf(entry: Partial<DirectoryEntry> = {}): DirectoryEntry {
  const agencyCode = entry.agencyCode === undefined ? 'a' : entry.agencyCode;
  return {
    address: 'an@x.example',
    type: 'official',
    agencyCode,
    agencyName: agencyCode === null ? null : (AGENCY_NAMES[agencyCode] ?? agencyCode),
    fullName: 'Lê An',
    position: null,
    ...entry,
  };
}

/** A model of the database: what stands there after a plan was applied. */
function applyToModel(stored: StoredDirectory, plan: DirectoryPlan): StoredDirectory {
  const names = new Map([...stored.agencies, ...plan.addedAgencies, ...plan.renamedAgencies].map(({ code, name }) => [code, name]));
  const boxes = new Map<string, StoredMailbox>(stored.mailboxes.map((box) => [box.address, box]));
  const nobody = { officialId: null, fullName: null, position: null };
  for (const box of boxes.values()) {
    if (box.officialId !== null && plan.removedOfficialIds.includes(box.officialId)) boxes.set(box.address, { ...box, ...nobody });
  }
  for (const box of [...plan.addedMailboxes, ...plan.changedMailboxes]) {
    boxes.set(box.address, { id: boxes.size + 1, ...nobody, ...boxes.get(box.address), ...box });
  }
  for (const person of [...plan.addedOfficials, ...plan.changedOfficials]) {
    const box = boxes.get(person.address)!;
    boxes.set(person.address, { ...box, ...person, officialId: box.officialId ?? 1000 + box.id });
  }
  const aliases = new Map([...stored.aliases, ...plan.addedAliases, ...plan.changedAliases].map((alias) => [alias.address, alias]));
  return {
    agencies: [...names].map(([code, name]) => ({ code, name })),
    mailboxes: [...boxes.values()],
    aliases: [...aliases.values()],
  };
}

function store(entries: DirectoryEntry[], aliases: AliasEntry[] = []): StoredDirectory {
  return applyToModel(EMPTY, planImport(entries, aliases, EMPTY));
}

describe('planImport', () => {
  it('adds everything to an empty directory', () => {
    const entries = [
      entryOf(),
      entryOf({ address: 'vanthu@x.example', type: 'shared', agencyCode: 'b' }),
      entryOf({ address: 'may@x.example', type: 'service', agencyCode: null }),
    ];
    const plan = planImport(entries, [{ address: 'g@x.example', targets: ['an@x.example'] }], EMPTY);
    expect(plan.addedAgencies).toEqual([
      { code: 'a', name: 'Cơ quan A' },
      { code: 'b', name: 'Cơ quan B' },
    ]);
    expect(plan.addedMailboxes).toEqual([
      { address: 'an@x.example', kind: 'personal', agencyCode: 'a' },
      { address: 'vanthu@x.example', kind: 'shared', agencyCode: 'b' },
      { address: 'may@x.example', kind: 'robot', agencyCode: null },
    ]);
    expect(plan.addedOfficials).toEqual([{ address: 'an@x.example', agencyCode: 'a', fullName: 'Lê An', position: null }]);
    expect(Object.values(plan.counts).map((counts) => counts.added)).toEqual([2, 1, 3, 1]);
  });

  it('moves an official to another agency without touching the box', () => {
    const plan = planImport([entryOf({ agencyCode: 'b' })], [], store([entryOf()]));
    expect(plan.changedOfficials).toMatchObject([{ address: 'an@x.example', agencyCode: 'b' }]);
    expect(plan.counts.officials).toMatchObject({ added: 0, changed: 1 });
    expect(plan.counts.mailboxes).toMatchObject({ changed: 0, unchanged: 1 });
    expect(plan.counts.agencies).toMatchObject({ added: 1, notInFile: 1 });
  });

  it.each([{ fullName: 'Lê Thị An' }, { position: 'Giám đốc' }])('keeps the official whose %j changed', (change) => {
    const stored = store([entryOf()]);
    const plan = planImport([entryOf(change)], [], stored);
    expect(plan.changedOfficials).toMatchObject([{ officialId: stored.mailboxes[0]?.officialId, ...change }]);
    expect(plan.addedOfficials).toEqual([]);
  });

  it('renames an agency', () => {
    const plan = planImport([entryOf({ agencyName: 'Cơ quan mới' })], [], store([entryOf()]));
    expect(plan.renamedAgencies).toEqual([{ code: 'a', name: 'Cơ quan mới' }]);
    expect(plan.counts.agencies).toMatchObject({ changed: 1 });
  });

  it('removes the person of a box that turned out to be shared, and brings one in when it is the other way round', () => {
    const stored = store([entryOf()]);
    const toShared = planImport([entryOf({ type: 'shared' })], [], stored);
    expect(toShared.removedOfficialIds).toEqual([stored.mailboxes[0]?.officialId]);
    expect(toShared.changedMailboxes).toEqual([{ address: 'an@x.example', kind: 'shared', agencyCode: 'a' }]);
    expect(toShared.counts.officials).toMatchObject({ removed: 1, notInFile: 0 });

    const back = planImport([entryOf()], [], applyToModel(stored, toShared));
    expect(back.addedOfficials).toHaveLength(1);
    expect(back.changedMailboxes).toMatchObject([{ kind: 'personal' }]);
  });

  it('makes a known address that nobody owned the box of the official', () => {
    const unmatched: StoredMailbox = {
      id: 1,
      address: 'an@x.example',
      kind: 'unmatched',
      officialId: null,
      agencyCode: null,
      fullName: null,
      position: null,
    };
    const plan = planImport([entryOf()], [], { ...EMPTY, mailboxes: [unmatched] });
    expect(plan.addedMailboxes).toEqual([]);
    expect(plan.changedMailboxes).toMatchObject([{ kind: 'personal' }]);
    expect(plan.addedOfficials).toHaveLength(1);
  });

  it('leaves alone what is stored and not in the file', () => {
    const stored = store(
      [entryOf(), entryOf({ address: 'binh@x.example', agencyCode: 'b' })],
      [{ address: 'g@x.example', targets: ['h@x.example'] }],
    );
    const plan = planImport([entryOf()], [], stored);
    expect(hasChanges(plan)).toBe(false);
    expect(Object.values(plan.counts).map((counts) => counts.notInFile)).toEqual([1, 1, 1, 1]);
  });

  it('takes the order of targets as meaningless', () => {
    const stored = store([], [{ address: 'g@x.example', targets: ['a@x.example', 'b@x.example'] }]);
    expect(hasChanges(planImport([], [{ address: 'g@x.example', targets: ['b@x.example', 'a@x.example'] }], stored))).toBe(false);
    expect(planImport([], [{ address: 'g@x.example', targets: ['a@x.example'] }], stored).counts.aliases.changed).toBe(1);
  });

  it('has nothing left to do once it was applied, whatever stood there before', () => {
    const entries = fc.uniqueArray(
      fc.record({
        address: fc.constantFrom('a@x.example', 'b@x.example', 'c@y.example', 'd@y.example'),
        type: fc.constantFrom('official' as const, 'shared' as const, 'service' as const),
        agencyCode: fc.constantFrom('a', 'b', 'c'),
        fullName: fc.constantFrom('Lê An', 'Lò Văn Bình'),
        position: fc.constantFrom(null, 'Chuyên viên'),
      }),
      { selector: (entry) => entry.address },
    );
    const aliases = fc.uniqueArray(
      fc.record({
        address: fc.constantFrom('g@x.example', 'h@x.example'),
        targets: fc.uniqueArray(fc.constantFrom('a@x.example', 'b@x.example'), { minLength: 1 }),
      }),
      { selector: (alias) => alias.address },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(entries, aliases), { minLength: 1, maxLength: 4 }), (imports) => {
        let stored = EMPTY;
        for (const [rows, groups] of imports) {
          const files = rows.map((row) => entryOf(row));
          stored = applyToModel(stored, planImport(files, groups, stored));
          expect(hasChanges(planImport(files, groups, stored))).toBe(false);
        }
      }),
    );
  });
});
