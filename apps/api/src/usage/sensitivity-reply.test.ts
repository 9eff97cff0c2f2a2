import { describe, expect, it } from '@jest/globals';
import { parsePeriodId, type DefinitionId, type Period } from '@nhip-thu/metrics';
import { makeTarget } from '../../../../tests/support/make-target.ts';
import { TargetBook, termsOf } from '../targets/target-book.ts';
import { makeSensitivityReply } from './sensitivity-reply.ts';

const period = parsePeriodId('bc-2026-07') as Period;
const definitions: readonly DefinitionId[] = ['du-1@1', 'du-2@1', 'du-3@1'];
const target = makeTarget();
const agencies = ['Xây dựng', 'Nội vụ', 'Y tế'].map((name, at) => ({ id: at + 1, code: `c${at}`, name, tier: 'department' as const }));

const row = (agencyId: number, definition: DefinitionId, counted: number, eligible: number, unknown = 0) => ({
  ...{ agencyId, definition, counted, eligible, unknown, periodId: period.id, workingDays: 22, coveredDays: 22, sent: 0, received: 0 },
  ...{ sentInternal: 0, sentExternal: 0, sentMixed: 0, recipients: 0, internalRecipients: 0, loggedIn: 0, machineOnly: 0, activeDays: 0 },
  ...{ isLinked: false, areBoxesLinked: false },
  ...{ expectedMinutes: 10_560, coveredMinutes: 10_560 },
  ...{
    lowerCount: counted,
    upperCount: counted,
    boundedCount: eligible - unknown,
    keptRate: null,
    snapshotId: 4,
    computedAt: new Date('2026-07-16T23:00:00Z'),
  },
});

describe('makeSensitivityReply', () => {
  const reply = makeSensitivityReply({
    ...{ period, structure: 'as-is', today: '2026-07-17', isDemo: true, definitions, agencies },
    book: new TargetBook([target]),
    rows: [
      ...[row(1, 'du-1@1', 50, 83), row(1, 'du-2@1', 46, 83), row(1, 'du-3@1', 0, 83, 83)],
      ...[row(2, 'du-1@1', 67, 68), row(2, 'du-2@1', 62, 68), row(2, 'du-3@1', 61, 68)],
    ],
    snapshots: [{ id: 4, directoryRevision: 2, calendarRevision: 1, logRevision: 9, parserVersion: 1, coverage: 'coverage@2' }],
    lastLoggedAt: null,
  });

  it('puts the figures of every agency under every definition side by side, each against its own target', () => {
    expect(reply.agencies.map(({ name, figures }) => [name, ...figures.map(({ numerator, verdict }) => [numerator, verdict])])).toEqual([
      ['Nội vụ', [67, 'no-target'], [62, 'met'], [61, 'no-target']],
      ['Xây dựng', [50, 'no-target'], [46, 'not-met'], [null, 'too-few-days']],
    ]);
    expect(reply.agencies[1]?.figures.map(({ withheldFor }) => withheldFor)).toEqual([undefined, undefined, 'too-few-weeks']);
    expect(reply.targets).toEqual([null, termsOf(target, 'du-2@1'), null]);
  });

  it('adds up the province under each definition over the agencies published under it', () => {
    expect(reply.province.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [117, 151],
      [108, 151],
      [61, 68],
    ]);
  });

  it('says what the figures were made from', () => {
    expect(reply).toMatchObject({ isProvisional: false, isDemo: true, snapshots: [{ id: 4 }], computedAt: '2026-07-17T06:00:00+07:00' });
    expect(reply.agencies.map(({ snapshotId }) => snapshotId)).toEqual([4, 4]);
  });
});
