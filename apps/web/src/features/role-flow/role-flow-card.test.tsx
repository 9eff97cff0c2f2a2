import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { RoleFlowReply } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import { roleFlow } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { RoleFlowCard } from './role-flow-card.tsx';
import { toRoleFlowCsv } from './role-flow-csv.ts';
import { listFlowRows } from './role-flow-rows.ts';

const show = (overrides: Partial<RoleFlowReply> = {}): void =>
  renderAt('/', <RoleFlowCard reply={roleFlow(overrides)} snapshotIds={[]} isTable onToggle={jest.fn()} isBusy={false} />);
const NOTHING = { groups: [], inside: null, outside: null, received: null, toldReceived: null } as const;
const emptyKind = (): string | null | undefined => screen.getAllByRole('status').find((each) => each.dataset['empty'])?.dataset['empty'];

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('mail by role group', () => {
  it('is titled by the direction of most copies, and says how many of those received it tells of', () => {
    show();
    expect(screen.getByRole('heading', { name: 'Cứ 10 lượt thư trong cơ quan thì 6 lượt đi xuống' })).toBeTruthy();
    expect(screen.getByText(/300\/400 bản thư nhận được \(75,0%\)/)).toBeTruthy();
  });

  it('says how many copies are drawn, as the sum of its own rounded cells, and why no more; never that the rest were not told', () => {
    show();
    expect(screen.getByText(/nêu khoảng 190 lượt, là tổng các số đã làm tròn\. Không nêu: cặp nhóm dưới 10 lượt/)).toBeTruthy();
    expect(screen.queryByText(/phần còn lại không có trong hình/)).toBeNull();
    cleanup();
    show({ ...NOTHING, withheld: 'few-people' });
    expect(screen.queryByText(/nêu khoảng/)).toBeNull();
  });

  it('has every pair of groups in its table; fewer than 10 are no number', () => {
    show();
    const rows = within(screen.getByRole('region', { name: /^Bảng luồng thư theo nhóm/ }))
      .getAllByRole('row')
      .slice(1);
    const cells = rows.map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(cells).toEqual([
      ['Lãnh đạo cơ quan, phòng → Lãnh đạo cơ quan, phòng', 'ngang', '<10', '30'],
      ['Lãnh đạo cơ quan, phòng → Chuyên viên', 'xuống', '100', '<10'],
      ['Chuyên viên → Lãnh đạo cơ quan, phòng', 'lên', '40', '<10'],
      ['Chuyên viên → Chuyên viên', 'ngang', '20', '<10'],
    ]);
  });

  it('of too few people says that nothing is told, and why; of missing logs that they are missing', () => {
    show({ ...NOTHING, withheld: 'few-people' });
    expect(screen.getByRole('heading', { name: 'Luồng theo nhóm chức danh' })).toBeTruthy();
    expect([emptyKind(), screen.getByText(/dưới 10 người trong kỳ/).textContent]).toEqual(['withheld', expect.any(String)]);
    cleanup();
    show({ ...NOTHING, withheld: 'untold', received: 40 });
    expect([emptyKind(), screen.getByText(/không cho biết ai đã gửi/).textContent]).toEqual(['period', expect.any(String)]);
    cleanup();
    show({ ...NOTHING, withheld: 'no-log' });
    expect(emptyKind()).toBe('period');
  });

  it('says how many agencies of the province are left out, and that a period is not over', () => {
    show({ agencies: { told: 29, untold: 2, leftOut: 1 }, isProvisional: true });
    expect(screen.getByText(/Không gồm 1 cơ quan có nhóm dưới 10 người/)).toBeTruthy();
    expect(screen.getByText(/Của 2 cơ quan, nhật ký không cho biết ai đã gửi/)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Cứ 10 lượt thư trong cơ quan thì 6 lượt đi xuống – tạm tính');
  });

  it('gives the same pairs as CSV, fewer than 10 empty, with definition, snapshots, what is told, and agencies left out', () => {
    const reply = roleFlow({ agencies: { told: 29, untold: 2, leftOut: 1 }, asOf: '2026-07-15T03:00:00.000Z' });
    const [header, ...lines] = toRoleFlowCsv(reply, listFlowRows(reply), [4, 7])
      .split('\r\n')
      .map((line) => line.split(','));
    expect(header).toEqual(
      expect.arrayContaining(['definition', 'status', 'told_received', 'received', 'left_out_agencies', 'snapshot_id']),
    );
    const tail = ['300', '400', '75', '29', '2', '1', 'false', '4 7', '2026-07-15T10:00:00.000+07:00'];
    expect(lines[0]?.slice(4, 20)).toEqual(['role-flow@1', 'leaders', 'leaders', 'across', '', '30', 'partly-few', ...tail]);
    expect(lines[3]?.slice(5, 11)).toEqual(['specialist', 'specialist', 'across', '20', '', 'partly-few']);
  });

  it('says in its CSV why nothing is told', () => {
    const reply = roleFlow({ ...NOTHING, code: 'syt', withheld: 'few-people' });
    expect(toRoleFlowCsv(reply, listFlowRows(reply), [4])).toContain(
      'syt,bc-2026-07,2026-06-15,2026-07-14,role-flow@1,,,,,,few-people,,,,,,,false,4,',
    );
  });
});
