import { expect, it } from '@jest/globals';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { toLeagueCsv } from './league-csv.ts';

const LOST = {
  coverage: 8292 / 10_560,
  coverageMinutes: { coveredMinutes: 8292, expectedMinutes: 10_560 },
  bounds: { lower: 34 / 132, upper: 96 / 132 },
};
const rows = [agency('Xã Mường Bám', figure(12, 34), 0.029), agency('Sở Nông nghiệp', figure(96, 132, LOST))];

function cellsOf(shown = rows): Record<string, string>[] {
  const [header = '', ...lines] = toLeagueCsv(shown, adoptionReply(shown)).replace('\uFEFF', '').trimEnd().split('\r\n');
  return lines.map((line) => Object.fromEntries(header.split(',').map((name, index) => [name, line.split(',')[index] ?? ''])));
}

it('holds the figures of the screen, in its order and rounding', () => {
  expect(cellsOf()[0]).toMatchObject({
    agency: 'Xã Mường Bám',
    ...{ period: 'bc-2026-07', from: '2026-06-15', to: '2026-07-14', definition: 'du-2@1', numerator: '12', denominator: '34' },
    ...{ rate_percent: '35.3', interval_lower_percent: '21.5', interval_upper_percent: '52.1', target_percent: '90', short_by: '19' },
    ...{ change_points: '2.9', coverage_percent: '100', status: 'not-met' },
    ...{ logged_in: '12', machine_only: '0', sent: '900', sent_untold: '0', sent_external: '200', recipients: '2000', received: '' },
    snapshot_id: '1',
  });
});

it('rounds coverage down, as the screen does: what misses 95 % never reads as 95', () => {
  const thin = figure(96, 132, { ...LOST, coverage: 0.9497 });
  expect(cellsOf([agency('Sở Nông nghiệp', thin)])[0]).toMatchObject({ coverage_percent: '94.9', status: 'insufficient-data' });
});

it('leaves every unknown figure empty and says why', () => {
  expect(cellsOf()[1]).toMatchObject({
    ...{ numerator: '', denominator: '132', rate_percent: '', interval_lower_percent: '', short_by: '', change_points: '' },
    status: 'insufficient-data',
    ...{ coverage_percent: '78.5', covered_minutes: '8292', expected_minutes: '10560' },
    ...{ bounds_lower_percent: '25.8', bounds_upper_percent: '72.7' },
  });
});

it('marks counts of directions as bounds where the logs do not tell of all messages, and leaves them empty where of none', () => {
  const [first, second] = rows
    .map((row, index) => {
      const some = { ...row.volume, sentUntold: 50, sentInternal: 550 };
      const none = { ...row.volume, sentUntold: 900, sentInternal: null, sentExternal: null, sentMixed: null, recipients: null };
      return { ...row, volume: index === 0 ? some : { ...none, internalRecipients: null } };
    })
    .map((row) => cellsOf([row])[0]);
  expect(first).toMatchObject({ sent: '900', sent_untold: '50', sent_internal: '≥550', sent_external: '≥200', recipients: '≥2000' });
  expect(second).toMatchObject({
    sent: '≥900',
    sent_untold: '≥900',
    sent_internal: '',
    sent_mixed: '',
    recipients: '',
    internal_recipients: '',
  });
});

it('marks every count of mail as a bound where logs are missing', () => {
  expect(cellsOf()[1]).toMatchObject({ sent: '≥900', sent_internal: '≥600', sent_external: '≥200', recipients: '≥2000', received: '' });
});
