import { describe, expect, it } from '@jest/globals';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { AdoptionService } from '../../usage/adoption.service.ts';

describe('adoption', () => {
  const use = {
    code: 'sxd',
    name: 'Sở Xây dựng',
    definition: 'du-2@1',
    counted: 9,
    eligible: 11,
    unknown: 1,
    workingDays: 20,
    coveredDays: 19,
    sent: 0,
    received: 0,
    figure: { verdict: 'met' },
  };
  const argv = ['adoption', '--from', '2026-03-02', '--to', '2026-03-08'];
  const adopting = (rows: unknown[]): Services => new Map([[AdoptionService, { compute: async () => rows }]]);

  it('prints n of those who can be judged, and no rate below 95 % coverage', async () => {
    const services = adopting([
      use,
      { ...use, code: 'stp', name: 'Sở Tư pháp', coveredDays: 18, figure: { verdict: 'insufficient-data' } },
      { ...use, code: 'x', name: 'X', eligible: 1, workingDays: 0, coveredDays: 0, counted: 0, figure: { verdict: 'not-published' } },
    ]);
    expect((await callCli(argv, { services })).out.split('\n')).toEqual([
      'Mã   Cơ quan      n   N  Tỷ lệ            Độ phủ  So với chỉ tiêu',
      'sxd  Sở Xây dựng  9  10  90,0%             95,0%  đạt',
      'stp  Sở Tư pháp   9  10  chưa đủ dữ liệu   90,0%  chưa đủ dữ liệu',
      'x    X            0   0  chưa đủ dữ liệu       –  dưới 10 người, không công bố',
      '',
    ]);
  });

  it('prints the counts as JSON', async () => {
    const { out } = await callCli([...argv, '--json', '--by', 'agency'], { services: adopting([use]) });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      from: '2026-03-02',
      to: '2026-03-08',
      by: 'agency',
      definition: 'du-2@1',
      rows: [use],
    });
  });
});
