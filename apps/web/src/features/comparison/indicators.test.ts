import { describe, expect, it } from '@jest/globals';
import type { Figure } from '@nhip-thu/metrics';
import { agency, figure, period } from '../../testing/builders.ts';
import { findWidest, toIndicatorCsv, toIndicatorRows } from './indicators.ts';

const under = (definition: Figure['definition'], made: Figure): Figure => ({ ...made, definition });
const syt = agency('Sở Y tế', figure(55, 75));
const bql = agency('Ban Quản lý', figure(9, 10));
const sensitivity = {
  agencies: [
    {
      code: bql.code,
      name: bql.name,
      figures: [under('du-1@1', figure(9, 10)), under('du-2@1', figure(2, 10))],
      keptRate: null,
      snapshotId: 1,
    },
    {
      ...{ code: syt.code, name: syt.name, keptRate: null, snapshotId: 1 },
      figures: [under('du-1@1', figure(70, 75)), under('du-2@1', figure(55, 75)), under('du-3@1', figure(40, 75, { coverage: 0.5 }))],
    },
  ],
};

describe('agencies by indicators', () => {
  const rows = toIndicatorRows([syt, bql], sensitivity, null);

  it('keep the order of the page, each with its own figures', () => {
    expect(rows.map(({ name, figures }) => [name, figures.map(({ numerator }) => numerator)])).toEqual([
      ['Sở Y tế', [70, 55, null]],
      ['Ban Quản lý', [9, 2]],
    ]);
  });

  it('differ most by definition where exact rates lie farthest apart, whatever masked ones would give', () => {
    expect(findWidest(rows)).toMatchObject({ name: 'Sở Y tế', low: { numerator: 55 }, high: { numerator: 70 } });
    expect(findWidest([])).toBeNull();
  });

  it('as a file have empty cells for the unknown and signs for the masked', () => {
    const lines = toIndicatorCsv(rows, period('bc-2026-07'), { usage: '2026-07-16T23:00:00Z', paper: null }).split('\r\n');
    expect(lines).toContain(
      'Sở-Y-tế,Sở Y tế,bc-2026-07,2026-06-15,2026-07-14,du-3@1,,75,,withheld,insufficient-data,,50,1,2026-07-17T06:00:00+07:00',
    );
    expect(lines).toContain(
      'Ban-Quản-lý,Ban Quản lý,bc-2026-07,2026-06-15,2026-07-14,du-1@1,≥9,10,≥90,at-least,met,,100,1,2026-07-17T06:00:00+07:00',
    );
    expect(lines).toContain('Sở-Y-tế,Sở Y tế,bc-2026-07,2026-06-15,2026-07-14,coverage@2,,,100,,,,100,1,2026-07-17T06:00:00+07:00');
  });
});
