import { expect, it } from '@jest/globals';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { QualityMethod } from './quality-method.tsx';
import { listRobotRows } from './robot-rows.ts';

it('traces coverage down to minutes and agencies, and the title to the counts of its agency', async () => {
  await loadWords();
  const minutes = (coveredMinutes: number) => ({ coverageMinutes: { coveredMinutes, expectedMinutes: 9600 } });
  const reply = adoptionReply([
    { ...agency('Sở Nội vụ', figure(40, 75, minutes(9600))), boxes: { loggedIn: 70, machineOnly: 12 } },
    { ...agency('Sở Y tế', figure(40, 75, { coverage: 0.5, ...minutes(4800) })), boxes: { loggedIn: null, machineOnly: null } },
  ]);
  renderAt('/', <QualityMethod rows={listRobotRows(reply.agencies)} reply={reply} />);
  const text = document.querySelector('[data-trace]')?.textContent;
  expect(text).toContain('1/2 cơ quan có độ phủ dưới 95%; 2 cơ quan trong bảng. Cộng 14.400/19.200 phút làm việc của 2 cơ quan');
  expect(text).toContain('Sở Nội vụ: 70/75 người có đăng nhập, 40/75 người đạt DU-2@1, 12 hộp thư chỉ có máy mở.');
});
