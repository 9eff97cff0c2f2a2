import { expect, it } from '@jest/globals';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { toLeagueCsv } from './league-csv.ts';

const LOST = {
  coverage: 8292 / 10_560,
  coverageMinutes: { coveredMinutes: 8292, expectedMinutes: 10_560 },
  bounds: { lower: 34 / 132, upper: 96 / 132 },
};
const rows = [agency('Xã Mường Bám', figure(12, 34), 0.029), agency('Sở Nông nghiệp', figure(96, 132, LOST))];

function cellsOf(): Record<string, string>[] {
  const [header = '', ...lines] = toLeagueCsv(rows, adoptionReply(rows)).replace('\uFEFF', '').trimEnd().split('\r\n');
  return lines.map((line) => Object.fromEntries(header.split(',').map((name, index) => [name, line.split(',')[index] ?? ''])));
}

it('holds the figures of the screen, in its order and rounding', () => {
  expect(cellsOf()[0]).toMatchObject({
    agency: 'Xã Mường Bám',
    ...{ period: 'bc-2026-07', from: '2026-06-15', to: '2026-07-14', definition: 'du-2@1', numerator: '12', denominator: '34' },
    ...{ rate_percent: '35.3', interval_lower_percent: '21.5', interval_upper_percent: '52.1', target_percent: '90', short_by: '19' },
    ...{ change_points: '2.9', coverage_percent: '100', status: 'not-met' },
    ...{ logged_in: '12', machine_only: '0', sent: '900', sent_external: '200', recipients: '2000', received: '' },
  });
});

it('leaves every unknown figure empty and says why', () => {
  expect(cellsOf()[1]).toMatchObject({
    ...{ numerator: '', denominator: '132', rate_percent: '', interval_lower_percent: '', short_by: '', change_points: '' },
    status: 'insufficient-data',
    ...{ coverage_percent: '78.5', covered_minutes: '8292', expected_minutes: '10560' },
    ...{ bounds_lower_percent: '25.8', bounds_upper_percent: '72.7' },
  });
});
