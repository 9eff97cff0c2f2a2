import { describe, expect, it } from '@jest/globals';
import { makeFigure, type Figure } from '@nhip-thu/metrics';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { AdoptionService } from '../../usage/adoption.service.ts';
import { LifecycleService } from '../../usage/lifecycle.service.ts';

const make = (numerator: number, eligible: number, coverage: number | null): Figure =>
  makeFigure({ definition: 'du-2@1', numerator, eligible, unknown: 0, coverage, target: TARGET });
const TARGET = { metric: 'du-2@1', comparator: '>=', threshold: 0.9, legalBasis: 'x', validFrom: '2026-01-01' } as const;

describe('adoption', () => {
  const use = {
    code: 'sxd',
    name: 'Sở Xây dựng',
    keptRate: null,
    boxes: { loggedIn: 10, machineOnly: 1 },
    volume: {
      sent: 1200,
      sentInternal: 900,
      sentExternal: 200,
      sentMixed: 100,
      recipients: 2400,
      internalRecipients: 2100,
      received: 3000,
    },
    workingDays: 20,
    coveredDays: 19,
    figure: make(9, 10, 0.95),
    target: TARGET,
  };
  const argv = ['adoption', '--from', '2026-03-02', '--to', '2026-03-08'];
  const adopting = (rows: unknown[]): Services => new Map([[AdoptionService, { compute: async () => rows }]]);

  it('prints what the page prints: coverage rounded down, no n where the figure is withheld, digits that keep the side of the target', async () => {
    const services = adopting([
      use,
      { ...use, code: 'a', name: 'A', figure: make(8997, 10_000, 1) },
      { ...use, code: 'stp', name: 'Sở Tư pháp', figure: make(9, 22, 19 / 22) },
      { ...use, code: 'x', name: 'X', figure: make(0, 3, 0.9), boxes: { loggedIn: null, machineOnly: null } },
      { ...use, code: 'y', name: 'Y', figure: make(0, 30, null) },
      { ...use, code: 'z', name: 'Z', figure: make(0, 30, 0) },
    ]);
    expect((await callCli(argv, { services })).out.split('\n')).toEqual([
      'Mã   Cơ quan          n       N   Tỷ lệ  Độ phủ  Chỉ máy đọc    Gửi  Ra ngoài   Nhận  So với chỉ tiêu',
      'sxd  Sở Xây dựng      9      10   90,0%   95,0%            1  1.200       300  3.000  đạt',
      'a    A            8.997  10.000  89,97%  100,0%            1  1.200       300  3.000  gần đạt',
      'stp  Sở Tư pháp       —      22       —   86,3%            1  1.200       300  3.000  chưa đủ dữ liệu',
      'x    X                —       3       —   90,0%            —  1.200       300  3.000  dưới 10 người, không công bố',
      'y    Y                —      30       —       —            1  1.200       300  3.000  chưa có ngày làm việc nào trôi qua',
      'z    Z                —      30       —    0,0%            1  1.200       300  3.000  không có nhật ký',
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

  it('prints the stored figures of the standard period that holds a day, and what they were made from', async () => {
    const snapshots = [{ id: 3, directoryRevision: 5, calendarRevision: 1, logRevision: 40, parserVersion: 1 }];
    const asked: unknown[] = [];
    const services: Services = new Map([
      [AdoptionService, { stored: async (...args: unknown[]) => asked.push(args) && { rows: [{ ...use, snapshotId: 3 }], snapshots } }],
    ]);
    const command = ['adoption', '--period', 'reporting-month', '--at', '2026-07-14', '--definition', 'du-3@1', '--json'];
    const { out, code } = await callCli(command, { services });
    expect([code, asked]).toEqual([
      0,
      [[{ id: 'bc-2026-07', kind: 'reporting-month', from: '2026-06-15', to: '2026-07-14' }, 'du-3@1', 'as-is']],
    ]);
    expect(JSON.parse(out)).toMatchObject({ period: { id: 'bc-2026-07' }, snapshots, rows: [{ code: 'sxd', snapshotId: 3 }] });
  });

  it('a period without figures is a wrong argument, not an empty table', async () => {
    const services: Services = new Map([[AdoptionService, { stored: async () => null, sensitivity: async () => null }]]);
    for (const more of [[], ['--sensitivity']]) {
      const { code, out, err } = await callCli(['adoption', '--period', 'iso-week', '--at', '2026-07-14', ...more], { services });
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('tuan-2026-w29 không có số liệu');
    }
  });

  it('prints every definition side by side', async () => {
    const definitions = ['du-1@1', 'du-2@1'];
    const agencies = [
      { code: 'snv', name: 'Sở Nội vụ', figures: [make(67, 68, 1), make(62, 68, 1)], snapshotId: 3 },
      { code: 'x', name: 'X', figures: [make(3, 5, 1), make(2, 5, 1)], snapshotId: 3 },
    ];
    const reply = { definitions, agencies, province: [make(67, 68, 1), make(62, 68, 1)] };
    const services: Services = new Map([[AdoptionService, { sensitivity: async () => reply }]]);
    const { out } = await callCli(['adoption', '--period', 'reporting-month', '--at', '2026-07-14', '--sensitivity'], { services });
    expect(out.split('\n')).toEqual([
      'Mã   Cơ quan    du-1@1  du-2@1',
      'snv  Sở Nội vụ  67/68   62/68',
      'x    X          —       —',
      '     Toàn tỉnh  67/68   62/68',
      '',
    ]);
  });

  it('prints who came, stayed and stayed away', async () => {
    const point = { active: 4, returning: 2, returningRate: 0.5, firstTime: 1, resurrected: 1, lapsed: 2, cumulative: 6 };
    const agencies = [
      { code: 'snv', name: 'Sở Nội vụ', points: [point] },
      { code: 'x', name: 'X', points: null },
    ];
    const services: Services = new Map<unknown, object>([
      [AdoptionService, {}],
      [LifecycleService, { read: async () => ({ agencies, province: [{ ...point, returning: null }] }) }],
    ]);
    const { out } = await callCli(['adoption', '--period', 'calendar-month', '--at', '2026-03-14', '--lifecycle'], { services });
    expect(out.split('\n').map((line) => line.split(/\s{2,}/))).toEqual([
      ['Mã', 'Cơ quan', 'Có dùng', 'Dùng tiếp', 'Lần đầu', 'Dùng lại', 'Thôi dùng', 'Lũy kế'],
      ['snv', 'Sở Nội vụ', '4', '2', '1', '1', '2', '6'],
      ['x', 'X', '—', '—', '—', '—', '—', '—'],
      ['', 'Toàn tỉnh', '4', '—', '1', '1', '2', '6'],
      [''],
    ]);
  });
});
