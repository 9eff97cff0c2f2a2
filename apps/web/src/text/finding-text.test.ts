import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { agency, figure, target } from '../testing/builders.ts';
import { loadWords } from '../testing/translate.ts';
import { describeFinding } from './finding-text.ts';
import { formatOf } from './format.ts';

const vi = formatOf('vi');
const met = agency('Sở Nội vụ', figure(62, 68));
const missed = agency('Xã Mường Bám', figure(12, 34));
const unknown = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));

describe('finding title', () => {
  let t: TFunction;
  beforeAll(async () => {
    t = await loadWords();
  });

  it('counts the agencies that meet the target among those with sufficient data', () => {
    expect(describeFinding(t, vi, [missed, met, unknown], target)).toBe('1/2 cơ quan đủ dữ liệu đạt chỉ tiêu 90%');
  });

  it('changes with a row', () => {
    expect(describeFinding(t, vi, [missed, missed, unknown], target)).toBe('Chưa cơ quan nào trong 2 cơ quan đủ dữ liệu đạt chỉ tiêu 90%');
    expect(describeFinding(t, vi, [met, met], target)).toBe('Cả 2 cơ quan đủ dữ liệu đạt chỉ tiêu 90%');
  });

  it('draws no conclusion from agencies without data', () => {
    expect(describeFinding(t, vi, [unknown], target)).toBe('Chưa cơ quan nào đủ dữ liệu để kết luận');
  });

  it('says so where every agency is too small, since more data would change nothing', () => {
    const tiny = agency('Ban Quản lý', figure(3, 4));
    expect(describeFinding(t, vi, [tiny, tiny], target)).toBe('Cơ quan nào cũng dưới 10 người nên không công bố tỷ lệ');
    expect(describeFinding(t, vi, [tiny, unknown], target)).toBe('Chưa cơ quan nào đủ dữ liệu để kết luận');
  });

  it('tells of those with a published rate where others have data and are withheld', () => {
    const tiny = agency('Ban Quản lý', figure(3, 4));
    expect(describeFinding(t, vi, [missed, met, tiny], target)).toBe('1/2 cơ quan có tỷ lệ công bố đạt chỉ tiêu 90%');
  });

  it('names no target where none is in force', () => {
    const free = agency('Sở Nội vụ', figure(62, 68, { against: null }));
    expect(describeFinding(t, vi, [free, { ...unknown, target: null }], null)).toBe('1/2 cơ quan có số liệu, chưa đặt chỉ tiêu');
  });

  it('names no number where agencies are held to different targets', () => {
    const eased = { ...met, target: { ...target, id: 2, threshold: 0.6 } };
    expect(describeFinding(t, vi, [missed, eased, unknown], target)).toBe('1/2 cơ quan đủ dữ liệu đạt chỉ tiêu của mình');
  });

  it('speaks English', async () => {
    const english = await loadWords('en');
    expect(describeFinding(english, formatOf('en'), [missed, met, unknown], target)).toBe(
      '1 of 2 agencies with sufficient data meet the 90% target',
    );
  });
});
