import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AbsenceEntry } from './absence-file.ts';
import type { AliasEntry } from './alias-file.ts';
import type { DirectoryEntry } from './directory-file.ts';
import { hasChanges, planImport } from './directory-plan.ts';
import type { DirectoryPlan, StoredDirectory } from './planned-directory.ts';
import type { Span } from './spans.ts';

const EMPTY: StoredDirectory = { agencies: [], officials: [], mailboxes: [], aliases: [] };
const AGENCY_NAMES: Record<string, string> = { a: 'Cơ quan A', b: 'Cơ quan B', c: 'Cơ quan C' };

function entryOf(entry: Partial<DirectoryEntry> = {}): DirectoryEntry {
  const agencyCode = entry.agencyCode === undefined ? 'a' : entry.agencyCode;
  return {
    ...{ row: 2, address: 'an@x.example', type: 'official', agencyCode },
    agencyName: agencyCode === null ? null : (AGENCY_NAMES[agencyCode] ?? agencyCode),
    ...{ fullName: 'Lê An', position: null, code: null, division: undefined, role: null, tier: null, from: null, to: null },
    ...entry,
  };
}

const aliasOf = (address: string, ...targets: string[]): AliasEntry => ({ row: 2, address, targets, from: null, to: null });
const absenceOf = (absence: Partial<AbsenceEntry>): AbsenceEntry => ({
  ...{ row: 2, person: 'an@x.example', kind: 'leave', from: '2026-03-02', to: '2026-04-01', reason: '', host: null },
  ...absence,
});

function plan(
  entries: readonly DirectoryEntry[],
  stored = EMPTY,
  aliases: readonly AliasEntry[] = [],
  absences: readonly AbsenceEntry[] = [],
): DirectoryPlan {
  return planImport(
    { directory: { file: 'd', entries }, aliases: { file: 'a', entries: aliases }, absences: { file: 'v', entries: absences } },
    stored,
  );
}

/** A model of the database: what stands there after a plan was applied. */
function applyToModel(stored: StoredDirectory, { writes }: DirectoryPlan): StoredDirectory {
  const dated = [
    ...stored.officials.flatMap(({ places, absences }) => [...places, ...absences]),
    ...stored.mailboxes.flatMap((box) => box.holdings),
  ];
  const known = [stored.agencies, stored.officials, stored.mailboxes, dated, stored.aliases.flatMap((alias) => alias.spans)];
  let nextId = 1 + Math.max(0, ...known.flatMap((rows: readonly { readonly id: number | null }[]) => rows.map(({ id }) => id ?? 0)));
  const keys = new Map<string, string>();
  const agencies = new Map(stored.agencies.map((agency) => [agency.code, agency]));
  for (const { id, code, name, tier } of writes.agencies) agencies.set(code, { id: id ?? nextId++, code, name, tier });
  const officials = new Map(stored.officials.filter(({ id }) => !writes.removed.officials.includes(id)).map((each) => [each.key, each]));
  for (const { key, id, fullName, code } of writes.officials) {
    const own = id ?? nextId++;
    keys.set(key, `#${own}`);
    officials.set(`#${own}`, { places: [], absences: [], ...officials.get(`#${own}`), key: `#${own}`, id: own, fullName, code });
  }
  const keyOf = (key: string): string => keys.get(key) ?? key;
  const edit = <Value>(spans: readonly Span<Value>[], put: readonly Span<Value>[], removed: readonly number[]): Span<Value>[] => {
    const kept = spans.filter(({ id }) => !removed.includes(id!) && !put.some((each) => each.id === id));
    const all = [...kept, ...put.map((span) => ({ ...span, id: span.id ?? nextId++ }))].toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const [index, span] of all.entries()) {
      const next = all[index + 1];
      if (next !== undefined && (span.to === null || span.to > next.from)) throw new Error('spans overlap');
    }
    return all;
  };
  const mailboxes = new Map(stored.mailboxes.map((each) => [each.address, each]));
  for (const address of writes.mailboxes) mailboxes.set(address, { id: nextId++, address, holdings: [] });
  return {
    agencies: [...agencies.values()],
    officials: [...officials.values()].map((official) => {
      const put = writes.places.filter(({ owner }) => keyOf(owner) === official.key).map(({ span }) => span);
      const absences = writes.absences.filter(({ owner }) => keyOf(owner) === official.key).map(({ absence }) => absence);
      return {
        ...{ ...official, places: edit(official.places, put, writes.removed.places) },
        absences: [
          ...official.absences.filter(({ id }) => !absences.some((each) => each.id === id)),
          ...absences.map((each) => ({ ...each, id: each.id ?? nextId++ })),
        ],
      };
    }),
    mailboxes: [...mailboxes.values()].map((box) => {
      const put = writes.holdings.filter(({ owner }) => owner === box.address).map(({ span }) => span);
      const named = put.map((span) => ({
        ...span,
        value: { ...span.value, official: span.value.official === null ? null : keyOf(span.value.official) },
      }));
      return { ...box, holdings: edit(box.holdings, named, writes.removed.holdings) };
    }),
    aliases: [...new Set([...stored.aliases.map(({ address }) => address), ...writes.aliases.map(({ owner }) => owner)])].map(
      (address) => ({
        address,
        spans: edit(
          stored.aliases.find((each) => each.address === address)?.spans ?? [],
          writes.aliases.filter(({ owner }) => owner === address).map(({ span }) => span),
          writes.removed.aliases,
        ),
      }),
    ),
  };
}

function store(entries: DirectoryEntry[], aliases: AliasEntry[] = [], before = EMPTY): StoredDirectory {
  return applyToModel(before, plan(entries, before, aliases));
}

describe('aliases in a circle', () => {
  const cyclesOf = (aliases: AliasEntry[], stored = EMPTY): unknown[] =>
    plan([], stored, aliases).faults.map(({ row, column, code, found }) => [row, column, code, found]);

  it('are a fault with row, column and the way round, also through what is stored, once for a circle', () => {
    const stored = store([], [aliasOf('b@x.example', 'c@x.example')]);
    const rows = [
      { ...aliasOf('a@x.example', 'an@x.example', 'b@x.example'), row: 3 },
      { ...aliasOf('c@x.example', 'a@x.example'), row: 4 },
    ];
    const named = { file: 'a', headings: new Map([['expandsTo', 'Chuyển tới']]), entries: rows };
    expect(planImport({ directory: { file: 'd', entries: [] }, aliases: named }, stored).faults[0]?.column).toBe('Chuyển tới');
    expect(cyclesOf(rows, stored)).toEqual([[3, 'expandsTo', 'alias-cycle', 'a@x.example → b@x.example → c@x.example → a@x.example']]);
    expect(cyclesOf([aliasOf('@a.example', '@b.example'), aliasOf('@b.example', '@a.example')])).toHaveLength(1);
  });

  it('are none when one keeps a copy for itself, or when they hold on different days', () => {
    expect(cyclesOf([aliasOf('a@x.example', 'a@x.example', 'b@x.example'), aliasOf('b@x.example', 'a@x.example')])).toEqual([]);
    const until = { ...aliasOf('a@x.example', 'b@x.example'), to: '2026-03-01' };
    const from = { ...aliasOf('b@x.example', 'a@x.example'), from: '2026-03-01' };
    expect(cyclesOf([until, from])).toEqual([]);
    expect(cyclesOf([until, { ...from, from: '2026-02-01' }])).toHaveLength(1);
  });
});

describe('a row of an earlier day than what is stored', () => {
  it('says from when on it replaces that, unless it ends before', () => {
    const stored = store([entryOf({ code: '1', from: '2026-01-01' })]);
    const moved = applyToModel(stored, plan([entryOf({ code: '1', agencyCode: 'b', from: '2026-05-01' })], stored));
    const fieldsOf = (entry: Partial<DirectoryEntry>): unknown =>
      plan([entryOf({ code: '1', agencyCode: 'c', ...entry })], moved).rows[0]?.fields;
    expect(fieldsOf({ from: '2026-03-01' })).toContainEqual({ field: 'replacesFrom', from: '2026-05-01', to: '2026-03-01' });
    for (const span of [{ from: '2026-03-01', to: '2026-04-01' }, { from: '2026-06-01' }, {}])
      expect(fieldsOf(span)).not.toContainEqual(expect.objectContaining({ field: 'replacesFrom' }));
  });
});

const placesOf = (stored: StoredDirectory, at = 0): unknown[] =>
  stored.officials[at]!.places.map(({ from, to, value }) => [from, to, value.agency, value.home]);
const boxOf = (stored: StoredDirectory, at = 0): unknown[] =>
  stored.mailboxes[at]!.holdings.map(({ from, to, value }) => [from, to, value.kind, value.agency]);

describe('planImport', () => {
  it('adds everything to an empty directory', () => {
    const entries = [
      entryOf(),
      entryOf({ address: 'vanthu@x.example', type: 'shared', agencyCode: 'b' }),
      entryOf({ address: 'may@x.example', type: 'service', agencyCode: null }),
    ];
    const { writes, counts, rows } = plan(entries, EMPTY, [aliasOf('g@x.example', 'an@x.example')]);
    expect(writes.agencies.map(({ code, name, tier }) => [code, name, tier])).toEqual([
      ['a', 'Cơ quan A', 'department'],
      ['b', 'Cơ quan B', 'department'],
    ]);
    expect(writes.holdings.map(({ owner, span }) => [owner, span.value.kind, span.value.agency, span.from, span.to])).toEqual([
      ['an@x.example', 'personal', null, '1900-01-01', null],
      ['vanthu@x.example', 'shared', 'b', '1900-01-01', null],
      ['may@x.example', 'robot', null, '1900-01-01', null],
    ]);
    expect(writes.officials).toMatchObject([{ id: null, fullName: 'Lê An' }]);
    expect(Object.values(counts).map((count) => count.added)).toEqual([2, 1, 3, 1, 0]);
    expect(rows.map(({ file, status }) => `${file} ${status}`)).toEqual([
      'directory added',
      'directory added',
      'directory added',
      'aliases added',
    ]);
  });

  it('a row without a day corrects what is stored, and does not touch the box of who moved', () => {
    const stored = store([entryOf()]);
    const moved = plan([entryOf({ agencyCode: 'b' })], stored);
    expect(moved.counts.officials).toMatchObject({ added: 0, changed: 1 });
    expect(moved.counts.mailboxes).toMatchObject({ changed: 0, unchanged: 1 });
    expect(moved.counts.agencies).toMatchObject({ added: 1, notInFile: 1 });
    expect(moved.rows).toMatchObject([{ status: 'changed', fields: [{ field: 'agency', from: 'a', to: 'b' }] }]);
    expect(placesOf(applyToModel(stored, moved))).toEqual([['1900-01-01', null, 'b', null]]);
  });

  it('a row with a day is a transfer from that day on: what was before stays', () => {
    const stored = store([entryOf({ agencyCode: 'b', from: '2026-04-01' })], [], store([entryOf()]));
    expect(placesOf(stored)).toEqual([
      ['1900-01-01', '2026-04-01', 'a', null],
      ['2026-04-01', null, 'b', null],
    ]);
    expect(boxOf(stored)).toEqual([['1900-01-01', null, 'personal', null]]);
  });

  it('who leaves leaves a box in its grace behind', () => {
    const stored = store([entryOf({ to: '2026-04-01' })], [], store([entryOf()]));
    expect(placesOf(stored)).toEqual([['1900-01-01', '2026-04-01', 'a', null]]);
    expect(boxOf(stored)).toEqual([
      ['1900-01-01', '2026-04-01', 'personal', null],
      ['2026-04-01', null, 'leaver', 'a'],
    ]);
  });

  it('a box goes from one person to another on a day, told apart by their numbers', () => {
    const stored = store([entryOf({ code: 'CB2', fullName: 'Lò Bình', from: '2026-04-01' })], [], store([entryOf({ code: 'CB1' })]));
    expect(stored.officials.map(({ fullName }) => fullName)).toEqual(['Lê An', 'Lò Bình']);
    expect(stored.mailboxes[0]?.holdings.map(({ from, value }) => [from, value.official])).toEqual([
      ['1900-01-01', stored.officials[0]?.key],
      ['2026-04-01', stored.officials[1]?.key],
    ]);
  });

  it('counts people without a mailbox, and gives them one later without counting them twice', () => {
    const stored = store([entryOf({ address: null, code: 'CB1' })]);
    expect([stored.officials.length, stored.mailboxes.length]).toEqual([1, 0]);
    const { counts } = plan([entryOf({ code: 'CB1' })], stored);
    expect([counts.officials.added, counts.officials.unchanged, counts.mailboxes.added]).toEqual([0, 1, 1]);
  });

  it('refuses a second personal box of one person on the same days', () => {
    const stored = store([entryOf({ code: 'CB1' })]);
    expect(plan([entryOf({ address: 'an2@x.example', code: 'CB1' })], stored).faults).toMatchObject([
      { row: 2, column: 'mailbox', code: 'second-box', expected: 'an@x.example' },
    ]);
  });

  it('seconds a person to a host and back, and an import that names their own agency does not call them back', () => {
    const before = store([entryOf(), entryOf({ address: 'b@x.example', agencyCode: 'b' })]);
    const seconded = applyToModel(before, plan([], before, [], [absenceOf({ kind: 'secondment', host: 'b' })]));
    expect(placesOf(seconded)).toEqual([
      ['1900-01-01', '2026-03-02', 'a', null],
      ['2026-03-02', '2026-04-01', 'b', 'a'],
      ['2026-04-01', null, 'a', null],
    ]);
    const open = applyToModel(before, plan([], before, [], [absenceOf({ kind: 'secondment', host: 'b', to: null })]));
    expect(hasChanges(plan([entryOf()], open))).toBe(false);
  });

  it('keeps leave and exemptions with their days and reasons, and names people and agencies that are not there', () => {
    const before = store([entryOf()]);
    const away = [absenceOf({}), absenceOf({ kind: 'exemption', reason: 'học tập trung', to: null })];
    const first = plan([], before, [], away);
    expect(first.counts.absences).toMatchObject({ added: 2 });
    const stored = applyToModel(before, first);
    expect(hasChanges(plan([], stored, [], away))).toBe(false);
    expect(plan([], stored, [], [absenceOf({ to: '2026-05-01' })]).counts.absences).toMatchObject({ changed: 1, notInFile: 1 });
    const bad = [absenceOf({ person: 'ai@x.example' }), absenceOf({ person: 'CB9' }), absenceOf({ kind: 'secondment', host: 'zz' })];
    expect(plan([], stored, [], bad).faults.map(({ file, column, code }) => [file, column, code])).toEqual([
      ['v', 'person', 'unknown-person'],
      ['v', 'person', 'unknown-person'],
      ['v', 'host', 'unknown-agency'],
    ]);
  });

  it('reads the role from the position where the file does not tell it', () => {
    const roleOf = (entry: Partial<DirectoryEntry>): unknown => plan([entryOf(entry)]).writes.places[0]?.span.value.role;
    expect(
      ['Phó Giám đốc', 'Chủ tịch UBND', 'Phó Trưởng phòng', 'Chánh Văn phòng', 'Chuyên viên', null].map((position) => roleOf({ position })),
    ).toEqual([...['board', 'board', 'head', 'head', 'specialist', 'specialist']]);
    expect(roleOf({ position: 'Chuyên viên', role: 'head' })).toBe('head');
  });

  it.each([{ fullName: 'Lê Thị An' }, { position: 'Giám đốc' }, { division: 'Phòng 1' }, { code: 'CB1' }])(
    'keeps the official whose %j changed',
    (change) => {
      const stored = store([entryOf()]);
      const { writes, counts } = plan([entryOf(change)], stored);
      expect(counts.officials).toMatchObject({ added: 0, changed: 1 });
      expect([...writes.officials, ...writes.places].length).toBeGreaterThan(0);
      expect(writes.officials.every(({ id }) => id === stored.officials[0]?.id)).toBe(true);
    },
  );

  it('renames an agency', () => {
    const { writes, counts } = plan([entryOf({ agencyName: 'Cơ quan mới' })], store([entryOf()]));
    expect(writes.agencies).toMatchObject([{ code: 'a', name: 'Cơ quan mới' }]);
    expect(counts.agencies).toMatchObject({ changed: 1 });
  });

  it('removes the person of a box that turned out to be shared, and brings one in when it is the other way round', () => {
    const stored = store([entryOf()]);
    const toShared = plan([entryOf({ type: 'shared' })], stored);
    expect(toShared.writes.removed.officials).toEqual([stored.officials[0]?.id]);
    expect(toShared.counts.officials).toMatchObject({ removed: 1, notInFile: 0 });
    const shared = applyToModel(stored, toShared);
    expect(boxOf(shared)).toEqual([['1900-01-01', null, 'shared', 'a']]);
    const back = applyToModel(shared, plan([entryOf()], shared));
    expect(back.officials).toHaveLength(1);
    expect(boxOf(back)).toEqual([['1900-01-01', null, 'personal', null]]);
  });

  it('leaves alone what is stored and not in the file', () => {
    const stored = store([entryOf(), entryOf({ address: 'binh@x.example', agencyCode: 'b' })], [aliasOf('g@x.example', 'h@x.example')]);
    const again = plan([entryOf()], stored);
    expect(hasChanges(again)).toBe(false);
    expect(Object.values(again.counts).map((count) => count.notInFile)).toEqual([1, 1, 1, 1, 0]);
  });

  it('takes the order of targets as meaningless', () => {
    const stored = store([], [aliasOf('g@x.example', 'a@x.example', 'b@x.example')]);
    expect(hasChanges(plan([], stored, [aliasOf('g@x.example', 'b@x.example', 'a@x.example')]))).toBe(false);
    expect(plan([], stored, [aliasOf('g@x.example', 'a@x.example')]).counts.aliases.changed).toBe(1);
  });

  it('has nothing left to do once it was applied, and never lets spans overlap, whatever stood there before', () => {
    const day = fc.constantFrom(null, '2026-03-02', '2026-04-01', '2026-05-01');
    const entries = fc.uniqueArray(
      fc
        .record({
          address: fc.constantFrom('a@x.example', 'b@x.example', 'c@y.example', 'd@y.example'),
          type: fc.constantFrom('official' as const, 'shared' as const, 'service' as const, 'leaver' as const),
          agencyCode: fc.constantFrom('a', 'b', 'c'),
          fullName: fc.constantFrom('Lê An', 'Lò Văn Bình'),
          position: fc.constantFrom(null, 'Chuyên viên'),
          from: day,
          to: fc.constantFrom(null, null, '2026-06-01'),
        })
        .map(entryOf),
      { selector: (entry) => entry.address },
    );
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 4 }), (imports) => {
        let stored = EMPTY;
        for (const rows of imports) {
          stored = applyToModel(stored, plan(rows, stored));
          expect(plan(rows, stored).writes).toEqual(plan([], stored).writes);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
