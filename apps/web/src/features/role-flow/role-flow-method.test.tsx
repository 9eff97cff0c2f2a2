import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { roleFlow } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { RoleFlowMethod } from './role-flow-method.tsx';
import { listFlowRows } from './role-flow-rows.ts';

const text = () => document.body.textContent;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('traces the flow down to copies received, agencies and the printed cells, with rule, inputs and time', () => {
  const reply = roleFlow({ agencies: { told: 29, untold: 2, leftOut: 1 }, asOf: '2026-07-15T03:00:00.000Z' });
  renderAt('/', <RoleFlowMethod reply={reply} rows={listFlowRows(reply)} snapshotIds={[4, 7]} />);
  expect(text()).toContain(
    'Biết người gửi của 300/400 bản thư nhận được. 29 cơ quan được tính, của 2 trong số đó nhật ký không cho biết ai đã gửi; 1 cơ quan bị bỏ',
  );
  expect(text()).toContain('160 lượt trong cơ quan, 30 lượt giữa các cơ quan; 4/8 ô dưới 10 lượt.');
  expect(text()).toContain('Định nghĩa luồng theo nhóm chức danh (bản 1) · tháng 7/2026 · ảnh chụp số liệu 4, 7 · số liệu đến');
});

it('adds nothing up where nothing is told', () => {
  const nothing = { groups: [], inside: null, outside: null, received: null, toldReceived: null } as const;
  const reply = roleFlow({ ...nothing, withheld: 'few-people' });
  renderAt('/', <RoleFlowMethod reply={reply} rows={listFlowRows(reply)} snapshotIds={[4]} />);
  expect(document.querySelector('[data-trace]')).toBeNull();
});
