import { describe, expect, it } from '@jest/globals';
import { parsePeriodId, type Period } from '@nhip-thu/metrics';
import { makeTarget } from '../../../../tests/support/make-target.ts';
import { TargetBook } from '../targets/target-book.ts';
import { listTrendPeriods, makeAdoptionReply, type AdoptionInput, type AgencyName } from './adoption-reply.ts';
import type { UnitPeriodRow } from './unit-period-row.ts';

const period = parsePeriodId('bc-2026-07') as Period;
const agencies: AgencyName[] = ['a', 'b', 'c'].map((code, at) => ({
  id: at + 1,
  code,
  name: `Sở ${code}`,
  tier: code === 'c' ? 'ward' : 'department',
}));
const target = makeTarget();

const row = (
  agencyId: number,
  periodId: string,
  counted: number,
  eligible: number,
  changes: Partial<UnitPeriodRow> = {},
): UnitPeriodRow => ({
  ...{ agencyId, periodId, counted, eligible, unknown: 0, workingDays: 20, coveredDays: 20, sent: 10, received: 20 },
  ...{ expectedMinutes: 480 * (changes.workingDays ?? 20), coveredMinutes: 480 * (changes.coveredDays ?? 20) },
  ...{ lowerCount: counted, upperCount: counted, boundedCount: eligible, keptRate: null, snapshotId: 1 },
  ...{ isLinked: false, areBoxesLinked: false },
  ...{
    sentInternal: 6,
    sentExternal: 2,
    sentMixed: 1,
    recipients: 25,
    internalRecipients: 21,
    loggedIn: counted + 3,
    machineOnly: 2,
    activeDays: 9 * counted,
  },
  computedAt: new Date('2026-07-16T23:00:00Z'),
  ...changes,
});

const input = (rows: UnitPeriodRow[], changes: Partial<AdoptionInput> = {}): AdoptionInput => ({
  ...{ period, definition: 'du-2@1' as const, structure: 'as-is' as const, today: '2026-07-17', isDemo: false, agencies, rows },
  targets: new TargetBook([target]),
  other: { definition: 'du-1@1', rows: [] },
  comparePeriod: parsePeriodId('bc-2026-06'),
  trendPeriods: listTrendPeriods(period),
  snapshots: [],
  unconfirmedFacts: 0,
  sentInternalClient: 0,
  lastLoggedAt: new Date('2026-07-16T16:19:00Z'),
  ...changes,
});

describe('makeAdoptionReply', () => {
  it('puts the widest gap first and the unknown last, and never makes the unknown a zero', () => {
    const rows = [row(1, 'bc-2026-07', 19, 20), row(2, 'bc-2026-07', 5, 20), row(3, 'bc-2026-07', 18, 20, { coveredDays: 15 })];
    const reply = makeAdoptionReply(input(rows));
    expect(reply.agencies.map(({ code, figure }) => [code, figure.value, figure.numerator, figure.verdict])).toEqual([
      ['b', 0.25, 5, 'not-met'],
      ['a', 0.95, 19, 'met'],
      ['c', null, null, 'insufficient-data'],
    ]);
    expect(reply.verdicts).toMatchObject({ met: 1, 'not-met': 1, 'insufficient-data': 1 });
  });

  it('adds up the published agencies and shows beside it what counting the missing as 0 would give', () => {
    const rows = [row(1, 'bc-2026-07', 19, 20), row(2, 'bc-2026-07', 5, 20), row(3, 'bc-2026-07', 18, 20, { coveredDays: 15 })];
    const reply = makeAdoptionReply(input(rows));
    expect(reply.province).toMatchObject({ numerator: 24, denominator: 40, value: 0.6 });
    expect(reply.provinceMissingAsZero).toMatchObject({ numerator: 24, denominator: 60, value: 0.4 });
  });

  it('compares with the period before over the agencies published in both', () => {
    const rows = [
      ...[row(1, 'bc-2026-07', 16, 20), row(1, 'bc-2026-06', 10, 20)],
      ...[row(2, 'bc-2026-07', 5, 20, { coveredDays: 1 }), row(2, 'bc-2026-06', 20, 20)],
    ];
    const reply = makeAdoptionReply(input(rows, { other: { definition: 'du-1@1', rows } }));
    expect(reply.provinceChange).toBeCloseTo(0.3);
    expect([reply.provinceChangeAgencies, reply.activeChangeAgencies]).toEqual([1, 1]);
    expect(reply.agencies.map(({ code, change }) => [code, change])).toEqual([
      ['a', expect.closeTo(0.3)],
      ['b', null],
    ]);
  });

  it('compares with any period that is asked for, also one older than the trend, and tells what was printed then', () => {
    const rows = [row(1, 'bc-2026-07', 16, 20), row(1, 'bc-2025-01', 6, 20), row(2, 'bc-2026-07', 12, 20), row(2, 'bc-2025-01', 0, 20)];
    const reply = makeAdoptionReply(input(rows, { comparePeriod: parsePeriodId('bc-2025-01') }));
    expect(reply.comparedWith?.id).toBe('bc-2025-01');
    expect(reply.agencies.map(({ code, change, before }) => [code, change, before?.numerator, before?.publication])).toEqual([
      ['b', null, 1, 'at-most'],
      ['a', expect.closeTo(0.5), 6, 'exact'],
    ]);
    expect(reply.agencies[0]?.trend.map(({ periodId }) => periodId)).toEqual(['bc-2026-07']);
  });

  it('compares with nothing where that is asked for', () => {
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 16, 20), row(1, 'bc-2026-06', 10, 20)], { comparePeriod: null }));
    expect(reply).toMatchObject({ comparedWith: null, provinceChange: null, metChange: null, sentChange: null, receivedChange: null });
    expect(reply.agencies.map(({ change, before }) => [change, before])).toEqual([[null, null]]);
  });

  it('compares messages over the agencies with enough logs in both periods, and says of how many; the others neither grew nor shrank', () => {
    const rows = [
      ...[row(1, 'bc-2026-07', 16, 20, { sent: 30, received: 70 }), row(1, 'bc-2026-06', 10, 20, { sent: 25, received: 80 })],
      ...[row(2, 'bc-2026-07', 5, 20, { sent: 900 }), row(2, 'bc-2026-06', 5, 20, { coveredDays: 2, sent: 9 })],
      ...[row(3, 'bc-2026-07', 5, 20, { coveredDays: 15, sent: 7 }), row(3, 'bc-2026-06', 5, 20, { sent: 400 })],
    ];
    const reply = makeAdoptionReply(input(rows));
    expect([reply.sentChange, reply.receivedChange]).toEqual([
      { change: 5, agencies: 1 },
      { change: -10, agencies: 1 },
    ]);
    expect(reply.volume.sent).toBe(937);
  });

  it('compares no count with a period of which no agency has enough logs, however much of it is told', () => {
    const thin = { coveredDays: 11, sent: 3 };
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 18, 20), row(1, 'bc-2026-06', 10, 20, thin)]));
    expect(reply).toMatchObject({ comparedWith: { id: 'bc-2026-06' }, provinceChange: null });
    expect([reply.metChange, reply.sentChange, reply.receivedChange]).toEqual([null, null, null]);
  });

  it('counts who reached the target over the agencies with a verdict in both periods', () => {
    const rows = [
      ...[row(1, 'bc-2026-07', 18, 20), row(1, 'bc-2026-06', 10, 20)],
      ...[row(2, 'bc-2026-07', 18, 20), row(2, 'bc-2026-06', 18, 20, { coveredDays: 2 })],
      ...[row(3, 'bc-2026-07', 18, 20, { coveredDays: 2 }), row(3, 'bc-2026-06', 18, 20)],
    ];
    expect(makeAdoptionReply(input(rows)).metChange).toEqual({ change: 1, agencies: 1 });
  });

  it('marks the point of a period that is not over in the courses of province and agencies', () => {
    const rows = [row(1, 'bc-2026-07', 16, 20), row(1, 'bc-2026-06', 10, 20)];
    const reply = makeAdoptionReply(input(rows, { today: '2026-07-01', comparePeriod: null }));
    for (const trend of [reply.trend, reply.agencies[0]?.trend ?? []]) {
      expect(trend.map(({ isProvisional }) => isProvisional)).toEqual([false, true]);
    }
  });

  it('tells of an agency neither count nor boxes where what is told of common days is about other people, and leaves it out of the total', () => {
    const linked = row(1, 'bc-2026-07', 16, 20, { isLinked: true, areBoxesLinked: true, loggedIn: 17 });
    const boxes = row(2, 'bc-2026-07', 5, 20, { areBoxesLinked: true });
    const reply = makeAdoptionReply(input([linked, boxes, row(3, 'bc-2026-07', 7, 20)]));
    expect(reply.agencies.map(({ code, figure, boxes: { loggedIn } }) => [code, figure.numerator, figure.withheldFor, loggedIn])).toEqual([
      ['b', 5, undefined, null],
      ['c', 7, undefined, 10],
      ['a', null, 'other-people', null],
    ]);
    expect(reply.province).toMatchObject({ numerator: 12, denominator: 40 });
    expect(reply.boxes).toEqual({ loggedIn: 10, machineOnly: 2 });
  });

  it('says "insufficient data" for the province when no agency has enough, not "too few people"', () => {
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 3, 20, { coveredDays: 2 })]));
    expect(reply.province).toMatchObject({ value: null, denominator: 20, verdict: 'insufficient-data' });
    expect(reply.provinceMissingAsZero).toBeNull();
  });

  it('calls a period too short, not a loss of logs or a lack of people, when nobody can be judged though all is logged', () => {
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 0, 20, { unknown: 20, workingDays: 4, coveredDays: 4 })]));
    expect(reply.agencies[0]?.figure).toMatchObject({ value: null, denominator: 20, verdict: 'too-few-days' });
    expect(reply.province).toMatchObject({ value: null, denominator: 20, verdict: 'too-few-days' });
    expect(reply.trend).toEqual([
      {
        periodId: 'bc-2026-07',
        value: null,
        numerator: null,
        publication: 'withheld',
        margin: 0,
        denominator: 20,
        verdict: 'too-few-days',
        due: null,
        threshold: 0.9,
        coverage: 1,
        snapshotIds: [1],
        isProvisional: false,
      },
    ]);
  });

  it('warns of lost logs however much is lost: the people stay, and count as 0 in the second variant', () => {
    const lost = row(2, 'bc-2026-07', 0, 132, { unknown: 132, workingDays: 5, coveredDays: 2 });
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 18, 20), lost]));
    expect(reply.agencies.find(({ code }) => code === 'b')?.figure).toMatchObject({ denominator: 132, verdict: 'insufficient-data' });
    expect(reply.provinceMissingAsZero).toMatchObject({ numerator: 18, denominator: 152 });
    expect(reply.verdicts).toMatchObject({ 'insufficient-data': 1, 'not-published': 0 });
  });

  it('does not publish an agency of fewer than ten people, nor let a sum give it away', () => {
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 19, 20), row(2, 'bc-2026-07', 9, 9)]));
    expect(reply.agencies.find(({ code }) => code === 'b')?.figure).toMatchObject({
      value: null,
      numerator: null,
      verdict: 'not-published',
    });
    expect(reply.province).toMatchObject({ numerator: 19, denominator: 20 });
  });

  it('has no period to compare with when the one before was never counted', () => {
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 19, 20)]));
    expect(reply).toMatchObject({ comparedWith: null, provinceChange: null, metChange: null, sentChange: null, receivedChange: null });
  });

  it('begins the trend with the first known period, and keeps a gap a gap', () => {
    const rows = [
      row(1, 'bc-2026-03', 0, 20, { unknown: 20, coveredDays: 0 }),
      row(1, 'bc-2026-04', 10, 20),
      row(1, 'bc-2026-05', 10, 20, { coveredDays: 0 }),
      row(1, 'bc-2026-07', 19, 20),
    ];
    expect(makeAdoptionReply(input(rows)).trend.map(({ periodId, value }) => [periodId, value])).toEqual([
      ['bc-2026-04', 0.5],
      ['bc-2026-05', null],
      ['bc-2026-06', null],
      ['bc-2026-07', 0.95],
    ]);
  });

  it('tells what the path of the target asks of every period of a trend; where there is no rate it is asked all the same', () => {
    const from = { periodId: 'bc-2026-04', value: 0.3 };
    const trajectory = { kind: 'linear' as const, from, to: { periodId: 'bc-2026-07', value: 0.9 } };
    const rows = [row(1, 'bc-2026-03', 5, 20), row(1, 'bc-2026-05', 10, 20, { coveredDays: 0 }), row(1, 'bc-2026-07', 19, 20)];
    const reply = makeAdoptionReply(input(rows, { targets: new TargetBook([makeTarget({ trajectory, validFrom: '2026-01-01' })]) }));
    const due = [null, 0.3, 0.5, 0.7, 0.9];
    expect(reply.trend.map((point) => point.due)).toEqual(due);
    expect(reply.agencies[0]?.trend.map((point) => point.due)).toEqual(due);
  });

  it('leaves people out of the rate of whom the definition says nothing', () => {
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 18, 25, { unknown: 5 })]));
    expect(reply.agencies[0]?.figure).toMatchObject({ numerator: 18, denominator: 20, verdict: 'met' });
  });

  it('has no volume, rather than 0, where no log covers a day', () => {
    const empty = makeAdoptionReply(input([row(1, 'bc-2026-07', 0, 20, { coveredDays: 0, sent: 0 })])).volume;
    expect(Object.keys(empty)).toHaveLength(8);
    expect(Object.values(empty)).toEqual(Object.values(empty).map(() => null));
    expect(makeAdoptionReply(input([row(1, 'bc-2026-07', 19, 20), row(2, 'bc-2026-07', 5, 20)])).volume).toEqual({
      ...{ sent: 20, sentUntold: 2, sentInternal: 12, sentExternal: 4, sentMixed: 2, recipients: 50, internalRecipients: 42, received: 40 },
    });
  });

  it('tells of nothing where messages went of which no log tells it, and is not exact about the province then', () => {
    const none = { sentInternal: 0, sentExternal: 0, sentMixed: 0, recipients: 0, internalRecipients: 0 };
    const untold = { sentInternal: null, sentExternal: null, sentMixed: null, recipients: null, internalRecipients: null };
    const rows = [row(1, 'bc-2026-07', 19, 20, none), row(2, 'bc-2026-07', 5, 20), row(3, 'bc-2026-07', 5, 20, { ...none, sent: 0 })];
    const reply = makeAdoptionReply(input(rows));
    const volumes = new Map(reply.agencies.map(({ code, volume }) => [code, volume]));
    expect(volumes.get('a')).toEqual({ sent: 10, sentUntold: 10, ...untold, received: 20 });
    expect(volumes.get('b')).toMatchObject({ sent: 10, sentUntold: 1, sentInternal: 6, recipients: 25 });
    expect(volumes.get('c')).toEqual({ sent: 0, sentUntold: 0, ...none, received: 20 });
    expect(reply.volume).toMatchObject({ sent: 20, sentUntold: 11, sentInternal: 6, recipients: 25 });
  });

  it('shows boxes that only machines look into beside a rate, and where none is published not these either', () => {
    const few = row(2, 'bc-2026-07', 9, 9);
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 12, 20), few, row(3, 'bc-2026-07', 18, 20, { coveredDays: 15 })]));
    expect(reply.boxes).toEqual({ loggedIn: 15, machineOnly: 2 });
    // All but one box was logged in to, or all: less the machines' that would be the people of DU-1.
    expect(makeAdoptionReply(input([row(1, 'bc-2026-07', 16, 20)])).boxes).toEqual({ loggedIn: null, machineOnly: null });
    expect(reply.agencies.map(({ code, boxes }) => [code, boxes.machineOnly])).toEqual([
      ['a', 2],
      ['b', null],
      ['c', null],
    ]);
    expect(makeAdoptionReply(input([few])).boxes).toEqual({ loggedIn: null, machineOnly: null });
  });

  it('is provisional until the period has ended', () => {
    expect(makeAdoptionReply(input([row(1, 'bc-2026-07', 1, 20)], { today: '2026-07-14' })).isProvisional).toBe(true);
    expect(makeAdoptionReply(input([row(1, 'bc-2026-07', 1, 20)], { today: '2026-07-15' })).isProvisional).toBe(false);
  });

  it('gives times in the province zone', () => {
    expect(makeAdoptionReply(input([row(1, 'bc-2026-07', 1, 20)]))).toMatchObject({
      asOf: '2026-07-16T23:19:00+07:00',
      computedAt: '2026-07-17T06:00:00+07:00',
    });
  });

  it('holds every agency to the target of its own scope, and the province to its own', () => {
    const own = makeTarget({ id: 2, scope: { kind: 'agency', agencyId: 1 }, levels: { minimum: 0.5, met: 0.6, good: 0.7 } });
    const ofWards = makeTarget({
      id: 3,
      scope: { kind: 'tier', tier: 'ward' },
      comparator: '>',
      levels: { minimum: null, met: 0.8, good: null },
    });
    const rows = [1, 2, 3].map((id) => row(id, 'bc-2026-07', 16, 20));
    const reply = makeAdoptionReply(input(rows, { targets: new TargetBook([target, own, ofWards]) }));
    const told = new Map(
      reply.agencies.map(({ code, figure, target: its, standing }) => [code, [its?.id, figure.verdict, figure.shortBy, standing?.level]]),
    );
    // 16 of 20 are 80 %: 0.6 is met and 0.7 too; 90 % is short of 2; "trên 80 %" of 1.
    expect(told.get('a')).toEqual([2, 'met', 0, 'good']);
    expect(told.get('b')).toEqual([1, 'not-met', 2, 'minimum']);
    expect(told.get('c')).toEqual([3, 'near', 1, null]);
    expect(reply.target).toMatchObject({ id: 1, scope: 'province', threshold: 0.9 });
    expect(reply.verdicts).toMatchObject({ met: 1, near: 1, 'not-met': 1 });
    // All have 80 %: the farther their own target, the earlier they stand.
    expect(reply.agencies.map(({ code }) => code)).toEqual(['b', 'c', 'a']);
  });

  it('judges every period by the target in force at its end, and says what the trajectory asks of it', () => {
    const path = { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } } as const;
    const eased = makeTarget({ validFrom: '2026-06-15', trajectory: path });
    const rows = [...[row(1, 'bc-2026-07', 11, 20), row(1, 'bc-2026-06', 20, 20)], row(2, 'bc-2026-07', 19, 20, { coveredDays: 3 })];
    const reply = makeAdoptionReply(input(rows, { targets: new TargetBook([eased]) }));
    const [a, b] = reply.agencies;
    expect(a?.trend.map(({ periodId, verdict, threshold }) => [periodId, verdict, threshold])).toEqual([
      ['bc-2026-06', 'no-target', null],
      ['bc-2026-07', 'not-met', 0.9],
    ]);
    // 20 of 20 met nothing: there was no target then.
    expect(reply.metChange).toBeNull();
    expect([a?.standing?.due, a?.standing?.behind]).toEqual([0.9, 0.35]);
    expect(b?.standing).toEqual({ level: null, due: 0.9, behind: null });
  });

  it('says of every point of a course from what it was made, and how much of the time logs cover', () => {
    const june = { snapshotId: 3 };
    const rows = [
      ...[row(1, 'bc-2026-06', 16, 20, june), row(2, 'bc-2026-06', 16, 20, june)],
      ...[row(1, 'bc-2026-07', 16, 20, { snapshotId: 9 }), row(2, 'bc-2026-07', 5, 20, { snapshotId: 4, coveredDays: 15 })],
    ];
    const reply = makeAdoptionReply(input(rows));
    expect(reply.trend.map(({ snapshotIds, coverage }) => [snapshotIds, coverage])).toEqual([
      [[3], 1],
      [[4, 9], 1],
    ]);
    expect(reply.agencies.find(({ code }) => code === 'b')?.trend.at(-1)).toMatchObject({ snapshotIds: [4], coverage: 0.75 });
  });

  it('DOMAIN 4: 9 of 10 meets 90 % and stays inconclusive, for so few people decide', () => {
    const [agency] = makeAdoptionReply(input([row(1, 'bc-2026-07', 9, 10)])).agencies;
    expect(agency?.figure).toMatchObject({ verdict: 'met', isInconclusive: true, shortBy: 0 });
  });

  it('masks in every place what would tell of single people: figure, change, trend, level, sessions kept, and the sum', () => {
    const rows = [
      ...[row(1, 'bc-2026-07', 20, 20, { keptRate: 1 }), row(1, 'bc-2026-06', 12, 20)],
      ...[row(2, 'bc-2026-07', 5, 20, { keptRate: 0.5 }), row(2, 'bc-2026-06', 4, 20), row(3, 'bc-2026-07', 0, 12)],
    ];
    const reply = makeAdoptionReply(input(rows));
    const [masked, exact, none] = ['a', 'b', 'c'].map((code) => reply.agencies.find((agency) => agency.code === code));
    expect(masked).toMatchObject({
      change: null,
      keptRate: null,
      figure: { numerator: 19, publication: 'at-least', interval: null, bounds: null },
    });
    expect(masked?.trend.at(-1)).toMatchObject({ value: 0.95, publication: 'at-least', margin: 1 });
    expect(masked?.standing).toEqual({ level: 'good', due: null, behind: null });
    expect(exact).toMatchObject({
      change: expect.closeTo(0.05),
      keptRate: 0.5,
      figure: { publication: 'exact', bounds: { lower: 0.25, upper: 0.25 } },
    });
    expect(none?.figure).toMatchObject({ numerator: 1, publication: 'at-most', shortBy: null });
    expect(reply.province).toMatchObject({ numerator: 25, denominator: 52, publication: 'about', margin: 1 });
    // The same answer, to the letter, for one person less, or more.
    const other = rows.map((each) => (each.counted === 20 ? { ...each, counted: 19, lowerCount: 19, upperCount: 19 } : each));
    const more = other.map((each) => (each.counted === 0 ? { ...each, counted: 1, lowerCount: 1, upperCount: 1 } : each));
    expect(JSON.stringify(makeAdoptionReply(input(more)))).toBe(JSON.stringify(reply));
  });

  it('tells agencies of fewer than ten people together, and adds them to the province', () => {
    const reply = makeAdoptionReply(input([row(1, 'bc-2026-07', 15, 20), row(2, 'bc-2026-07', 3, 6), row(3, 'bc-2026-07', 2, 7)]));
    expect(reply.pooled).toMatchObject({ agencies: 2, figure: { numerator: 5, denominator: 13, verdict: 'no-target' } });
    expect(reply.province).toMatchObject({ numerator: 20, denominator: 33 });
    expect(makeAdoptionReply(input([row(1, 'bc-2026-07', 15, 20), row(2, 'bc-2026-07', 3, 6)])).pooled).toBeNull();
  });

  it('of a merged agency tells the sum of what is printed of its parts, in the structure of today', () => {
    const merged = [row(1, 'bc-2026-07', 12, 44), row(3, 'bc-2026-07', 5, 20)];
    const parts = [row(1, 'bc-2026-07', 12, 20), row(2, 'bc-2026-07', 0, 24)].map((part) => ({ ...part, definition: 'du-2@1' as const }));
    const origins = { steps: [{ kind: 'merge' as const, fromId: 2, toId: 1, onDay: '2026-08-01' }], rows: parts };
    const now = makeAdoptionReply(input(merged, { origins }));
    expect(now.agencies.find(({ code }) => code === 'a')?.figure).toMatchObject({
      numerator: 13,
      denominator: 44,
      publication: 'about',
      margin: 1,
    });
    const then = makeAdoptionReply(input([...parts, row(3, 'bc-2026-07', 5, 20)], { structure: 'as-was', origins }));
    expect(then.agencies.map(({ code, figure }) => [code, figure.numerator, figure.publication])).toEqual([
      ['b', 1, 'at-most'],
      ['c', 5, 'exact'],
      ['a', 12, 'exact'],
    ]);
    expect([now.province.numerator, now.province.denominator]).toEqual([then.province.numerator, then.province.denominator]);
  });
});
