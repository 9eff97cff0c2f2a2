import { expect, it } from '@jest/globals';
import { figure, period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { MatrixMethod } from './matrix-method.tsx';

it('says of every column of how many agencies and people its cells tell, and why others do not', async () => {
  await loadWords();
  const rowOf = (code: string, coverage: number) => ({
    ...{ code, name: code, paper: null, coverage, snapshotId: 3, figures: [figure(40, 75, { coverage })] },
  });
  const rows = [rowOf('syt', 1), rowOf('snv', 0.5)];
  renderAt('/', <MatrixMethod {...{ rows, definitions: ['du-2@1'], hasPaper: true, period: period('bc-2026-07'), asOf: null }} />);
  const text = document.body.textContent;
  expect(text).toContain(
    'DU-2@1: 1/2 cơ quan có tỷ lệ, 75 người; không có: Chưa đủ dữ liệu 1. Giảm văn bản giấy (bản 1): 0/2 cơ quan so được',
  );
  expect(text).toContain('Độ phủ nhật ký (bản 2): 2/2 cơ quan có độ phủ.');
  expect(text).toContain('Định nghĩa DU-2@1, giảm văn bản giấy (bản 1), độ phủ nhật ký (bản 2) · tháng 7/2026 · ảnh chụp số liệu 3');
});

it('says what a definition lacks of a source, in the words of the cell', async () => {
  await loadWords();
  const silent = {
    ...figure(40, 75),
    numerator: null,
    definition: 'du-4@1',
    verdict: 'too-few-days',
    withheldFor: 'no-time-of-day',
  } as const;
  const rows = [{ ...{ code: 'syt', name: 'Sở Y tế', paper: null, coverage: 1, snapshotId: 3 }, figures: [silent] }];
  renderAt('/', <MatrixMethod {...{ rows, definitions: ['du-4@1'], hasPaper: false, period: period('bc-2026-07'), asOf: null }} />);
  expect(document.body.textContent).toContain('không có: Nguồn chỉ có số theo ngày 1.');
});
