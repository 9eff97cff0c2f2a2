import { describe, expect, it } from '@jest/globals';
import { makeFigure, type Figure } from '@nhip-thu/metrics';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { Clock } from '../../calendar/clock.ts';
import { AdoptionService } from '../../usage/adoption.service.ts';
import { UnmaskedUseService } from '../../usage/unmasked-use.service.ts';
import { LifecycleService } from '../../usage/lifecycle.service.ts';

const make = (numerator: number, eligible: number, coverage: number | null): Figure =>
  makeFigure({ definition: 'du-2@1', numerator, eligible, unknown: 0, coverage, target: TARGET });
const TARGET = { metric: 'du-2@1', comparator: '>=', threshold: 0.9, legalBasis: 'x', validFrom: '2026-01-01' } as const;

/** Of real data, unless a label is given. */
const clockOf = (label: string | null): object => ({ demoLabel: async () => label });

describe('adoption', () => {
  const use = {
    code: 'sxd',
    name: 'Sở Xây dựng',
    keptRate: null,
    boxes: { loggedIn: 10, machineOnly: 1 },
    volume: {
      sent: 1200,
      sentUntold: 0,
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
  const argv = ['adoption', '--unmasked', '--from', '2026-03-02', '--to', '2026-03-08'];
  const adopting = (rows: unknown[]): Services =>
    new Map<unknown, object>([
      [AdoptionService, {}],
      [UnmaskedUseService, { compute: async () => rows }],
      [Clock, clockOf(null)],
    ]);

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
      '2026-03-02 – 2026-03-08 · du-2@1',
      'Mã   Cơ quan          n       N   Tỷ lệ      Khoảng  Độ phủ  Chỉ máy đọc    Gửi  Ra ngoài   Nhận  So với chỉ tiêu',
      'sxd  Sở Xây dựng     ≥9      10  ≥90,0%           —   95,0%            1  1.200       300  3.000  đạt, chưa đủ cơ sở',
      'a    A            8.997  10.000  89,97%  89,4–90,5%  100,0%            1  1.200       300  3.000  gần đạt, cần thêm 3 người',
      'stp  Sở Tư pháp       —      22       —           —   86,3%            1  1.200       300  3.000  chưa đủ dữ liệu',
      'x    X                —       3       —           —   90,0%            —  1.200       300  3.000  dưới 10 người, không công bố',
      'y    Y                —      30       —           —       —            1  1.200       300  3.000  chưa có ngày làm việc nào trôi qua',
      'z    Z                —      30       —           —    0,0%            1  1.200       300  3.000  không có nhật ký',
      '',
    ]);
  });

  it('prints what went outside as a bound where the logs tell of some messages only, and as unknown where of none', async () => {
    const untold = {
      sentUntold: 1200,
      sentInternal: null,
      sentExternal: null,
      sentMixed: null,
      recipients: null,
      internalRecipients: null,
    };
    const services = adopting([
      { ...use, volume: { ...use.volume, sentUntold: 96, sentInternal: 804 } },
      { ...use, code: 'syt', volume: { ...use.volume, ...untold } },
    ]);
    const outside = (await callCli(argv, { services })).out.split('\n').map((line) => line.trim().split(/ {2,}/)[9]);
    expect(outside).toEqual([undefined, 'Ra ngoài', '≥300', '—', undefined]);
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
    const snapshots = [{ id: 3, directoryRevision: 5, calendarRevision: 1, logRevision: 40, parserVersion: 1, coverage: 'coverage@2' }];
    const asked: unknown[] = [];
    const services: Services = new Map<unknown, object>([
      [Clock, clockOf(null)],
      [AdoptionService, { read: async (...args: unknown[]) => asked.push(args) && { rows: [{ ...use, snapshotId: 3 }], snapshots } }],
    ]);
    const command = ['adoption', '--period', 'reporting-month', '--at', '2026-07-14', '--definition', 'du-3@1', '--json'];
    const { out, code } = await callCli(command, { services });
    expect([code, asked]).toEqual([
      0,
      [[{ id: 'bc-2026-07', kind: 'reporting-month', from: '2026-06-15', to: '2026-07-14' }, 'du-3@1', 'as-is']],
    ]);
    expect(JSON.parse(out)).toMatchObject({ period: { id: 'bc-2026-07' }, snapshots, rows: [{ code: 'sxd', snapshotId: 3 }] });
  });

  it('prints the province under its agencies, without the missing and with them as 0, and why a definition says nothing', async () => {
    const silent = { ...make(96, 132, 0.785), bounds: { lower: 0.273, upper: 0.81 } };
    const untimed = makeFigure({ definition: 'du-4@1', numerator: 0, eligible: 75, unknown: 75, coverage: 1, target: null });
    const stored = {
      rows: [use, { ...use, code: 's', figure: silent }, { ...use, code: 'u', figure: untimed }],
      ...{
        province: { ...make(8, 10, 1), publication: 'about', margin: 1 },
        provinceMissingAsZero: make(9, 142, 1),
        target: TARGET,
        isDemo: true,
        isProvisional: true,
      },
      snapshots: [{ id: 3 }, { id: 4 }],
    };
    const services: Services = new Map<unknown, object>([
      [AdoptionService, { read: async () => stored }],
      [Clock, clockOf('Giả lập')],
    ]);
    const command = ['adoption', '--period', 'reporting-month', '--at', '2026-07-14'];
    const lines = (await callCli(command, { services })).out.split('\n').map((line) => line.split(/\s{2,}/));
    expect(lines[0]).toEqual(['Giả lập · bc-2026-07 (2026-06-15 – 2026-07-14) · du-2@1 · tạm tính · đầu vào số 3, 4']);
    expect(lines.slice(3).map((cells) => [cells.slice(0, 5), cells.at(-1)])).toEqual([
      [['s', 'Sở Xây dựng', '—', '132', '—'], 'chưa đủ dữ liệu, trong khoảng 27,3–81,0%'],
      [['u', 'Sở Xây dựng', '—', '75', '—'], 'nguồn chỉ có số theo ngày'],
      [['', 'Toàn tỉnh', '8', '10', '80,0%'], 'chưa đạt, cần thêm 1 người, chưa đủ cơ sở, n ±1'],
      [['', 'Toàn tỉnh, phần thiếu coi là 0', '9', '142', '6,3%'], 'chưa đạt, cần thêm 119 người'],
      [[''], ''],
    ]);
    const json: unknown = JSON.parse((await callCli([...command, '--json'], { services })).out);
    expect(json).toMatchObject({
      simulated: 'Giả lập',
      isDemo: true,
      isProvisional: true,
      province: { numerator: 8 },
      provinceMissingAsZero: { denominator: 142 },
    });
  });

  it('a span of any days is counted for the operator only, who says so', async () => {
    const { code, out, err } = await callCli(['adoption', '--from', '2026-03-02', '--to', '2026-03-08'], { services: adopting([use]) });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--unmasked');
  });

  it('exact counts of a stored period are given when they are asked for, and say that no rules were applied', async () => {
    const services: Services = new Map<unknown, object>([
      [AdoptionService, { read: async () => ({ rows: [use], snapshots: [] }) }],
      [UnmaskedUseService, { read: async () => [{ ...use, counted: 9 }] }],
      [Clock, clockOf(null)],
    ]);
    const command = ['adoption', '--period', 'reporting-month', '--at', '2026-07-14', '--json'];
    const read = async (...more: string[]): Promise<unknown> => JSON.parse((await callCli([...command, ...more], { services })).out);
    expect(await read('--unmasked')).toMatchObject({ publicationRules: null, rows: [{ code: 'sxd', counted: 9 }] });
    expect(await read()).toMatchObject({ publicationRules: 'publication@1', rows: [{ code: 'sxd' }] });
    expect(JSON.stringify(await read())).not.toContain('counted');
  });

  it('a period without figures is a wrong argument, not an empty table', async () => {
    const services: Services = new Map<unknown, object>([
      [AdoptionService, { read: async () => null, sensitivity: async () => null }],
      [Clock, clockOf(null)],
    ]);
    for (const more of [[], ['--sensitivity']]) {
      const { code, out, err } = await callCli(['adoption', '--period', 'iso-week', '--at', '2026-07-14', ...more], { services });
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('tuan-2026-w29 không có số liệu');
    }
  });

  it('prints every definition side by side', async () => {
    const definitions = ['du-1@1', 'du-2@1'];
    const agencies = [
      { code: 'snv', name: 'Sở Nội vụ', figures: [make(66, 68, 1), make(68, 68, 1)], snapshotId: 3 },
      { code: 'x', name: 'X', figures: [make(3, 5, 1), make(2, 5, 1)], snapshotId: 3 },
    ];
    const reply = {
      definitions,
      isProvisional: true,
      agencies,
      province: [{ ...make(66, 68, 1), publication: 'about', margin: 1 }, make(62, 68, 1)],
    };
    const services: Services = new Map<unknown, object>([
      [AdoptionService, { sensitivity: async () => reply }],
      [Clock, clockOf('Giả lập')],
    ]);
    const { out } = await callCli(['adoption', '--period', 'reporting-month', '--at', '2026-07-14', '--sensitivity'], { services });
    expect(out.split('\n')).toEqual([
      'Giả lập · bc-2026-07 (2026-06-15 – 2026-07-14) · tạm tính',
      'Mã   Cơ quan    du-1@1      du-2@1',
      'snv  Sở Nội vụ  66/68       ≥67/68',
      'x    X          —           —',
      '     Toàn tỉnh  66/68 (±1)  62/68',
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
      [Clock, clockOf(null)],
      [
        LifecycleService,
        {
          read: async () => ({
            ...{ definition: 'du-1@1', snapshots: [{ id: 7 }], agencies },
            ...{ province: [{ ...point, returning: null }], provinceAgencies: 1 },
          }),
        },
      ],
    ]);
    const { out } = await callCli(['adoption', '--period', 'calendar-month', '--at', '2026-03-14', '--lifecycle'], { services });
    expect(out.split('\n').map((line) => line.split(/\s{2,}/))).toEqual([
      ['dl-2026-03 (2026-03-01 – 2026-03-31) · du-1@1 · đầu vào số 7'],
      ['Mã', 'Cơ quan', 'Có dùng', 'Dùng tiếp', 'Lần đầu', 'Dùng lại', 'Thôi dùng', 'Lũy kế'],
      ['snv', 'Sở Nội vụ', '4', '2', '1', '1', '2', '6'],
      ['x', 'X', '—', '—', '—', '—', '—', '—'],
      ['', 'Toàn tỉnh (1/2)', '4', '—', '1', '1', '2', '6'],
      [''],
    ]);
  });
});
