import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { adoptionReply, agency, figure } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { AgenciesTrace } from './agencies-trace.tsx';
import { VolumeMethod } from './volume-method.tsx';

const source = { rules: ['volume@1'], period: 'tháng 7/2026', snapshotIds: [7], asOf: null };
const reply = adoptionReply([
  agency('Sở Y tế', figure(75, 75)),
  agency('Sở Nội vụ', figure(30, 75)),
  agency('Sở Tài chính', figure(40, 75, { coverage: 0.5 })),
]);
const text = () => document.body.textContent;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('traces the agencies at their target down to who is counted of, and why the others are not', () => {
  renderAt('/', <AgenciesTrace reply={reply} />);
  expect(text()).toContain('2/3 cơ quan có kết luận: Đạt 1, Chưa đạt 1.');
  expect(text()).toContain('1 cơ quan không nằm trong mẫu số: Chưa đủ dữ liệu 1.');
  expect(text()).toContain('Định nghĩa DU-2@1, độ phủ nhật ký (bản 2) · tháng 7/2026 · ảnh chụp số liệu 1 · số liệu đến');
});

it('traces mail down to its parts, of a province and of an agency', () => {
  const { volume } = reply.agencies[0]!;
  renderAt('/', <VolumeMethod volume={volume} ground={{ logged: 2, all: 3, thin: 1 }} source={source} />);
  expect(text()).toContain(
    'Cộng của 2/3 cơ quan có số thư; 1 cơ quan chưa đủ nhật ký. Gửi ít nhất 900 thư: ít nhất 600 chỉ trong tỉnh, ít nhất 200 chỉ ra ngoài, ít nhất 100 cả hai',
  );
  expect(text()).toContain('Nhận — thư.');
  expect(text()).toContain('Định nghĩa số thư (bản 1) · tháng 7/2026 · ảnh chụp số liệu 7');
  cleanup();
  renderAt('/', <VolumeMethod volume={volume} ground={{ coverage: 0.5 }} source={source} />);
  expect(text()).toContain('Nhật ký có bằng chứng trong 50,0% số phút làm việc. Gửi ít nhất 900 thư: ít nhất 600 chỉ trong tỉnh');
  cleanup();
  renderAt('/', <VolumeMethod volume={volume} ground={{ coverage: 0.95 }} source={source} />);
  expect(text()).toContain('Gửi 900 thư: 600 chỉ trong tỉnh');
});

it('says of agencies that are not judged what the definition lacks, in the words of their rows', () => {
  const silent = {
    ...figure(40, 75),
    numerator: null,
    value: null,
    definition: 'du-4@1',
    verdict: 'too-few-days',
    withheldFor: 'no-time-of-day',
  } as const;
  renderAt('/', <AgenciesTrace reply={adoptionReply([agency('Sở Y tế', figure(75, 75)), agency('Sở Nội vụ', silent)])} />);
  expect(text()).toContain('1 cơ quan không nằm trong mẫu số: Nguồn chỉ có số theo ngày 1.');
});
