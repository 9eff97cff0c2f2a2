import { describe, expect, it } from '@jest/globals';
import { parsePeriodId } from '../calendar/period.ts';
import type { NotificationContent } from '../contract/notification.ts';
import { listCrossedGoals, type GoalRow } from './crossed-goals.ts';
import { describeNotification } from './describe-notification.ts';
import { namePeriodInEnglish } from './notification-words.ts';
import { printRate } from './print-rate.ts';

const RATE = { sign: '', percent: 91.2, digits: 1 };
const TARGET = { comparator: '>=', threshold: 0.9 } as const;
const SNV = { code: 'snv', name: 'Sở Nội vụ' };
const both = (content: NotificationContent): string[] =>
  (['vi', 'en'] as const).map((language) => describeNotification(content, language).title);
const linesOf = (content: NotificationContent): (readonly string[])[] =>
  (['vi', 'en'] as const).map((language) => describeNotification(content, language).lines);
const pathOf = (content: NotificationContent): string => describeNotification(content, 'vi').path;

describe('describeNotification', () => {
  const goal: NotificationContent = {
    ...{ kind: 'goal-crossed', direction: 'reached', metric: 'du-2@1', agency: SNV, periodId: 'bc-2026-07', rate: RATE, target: TARGET },
  };
  it('says which goal was crossed by whom, in both languages, and leads to the page of it', () => {
    expect(both(goal)).toEqual([
      'Sở Nội vụ đạt chỉ tiêu sử dụng thường xuyên tháng 7 năm 2026: 91,2% (chỉ tiêu ≥ 90%)',
      'Sở Nội vụ reached the target of regular use, July 2026: 91.2% (target ≥ 90%)',
    ]);
    expect(pathOf(goal)).toBe('/co-quan/snv?ky=bc-2026-07&dn=du-2@1');
    const fallen: NotificationContent = { ...goal, direction: 'fallen', agency: null, target: { comparator: '>', threshold: 0.925 } };
    expect(both(fallen)).toEqual([
      'Toàn tỉnh tụt dưới chỉ tiêu sử dụng thường xuyên tháng 7 năm 2026: 91,2% (chỉ tiêu > 92,5%)',
      'The province fell below the target of regular use, July 2026: 91.2% (target > 92.5%)',
    ]);
    expect(pathOf(fallen)).toBe('/?ky=bc-2026-07&dn=du-2@1');
    expect(pathOf({ ...goal, metric: 'paper-reduction@1' })).toBe('/van-ban?ky=bc-2026-07');
  });

  it('says how the unit stood in the period before, and by which definition; without a rate of it, still that the target was not met', () => {
    const before = { sign: '≥', percent: 84.5, digits: 1 };
    expect(linesOf({ ...goal, before })).toEqual([
      ['Kỳ liền trước, tháng 6 năm 2026: ≥84,5%, chưa đạt chỉ tiêu.', 'Tính theo định nghĩa DU-2@1.'],
      ['The period before, June 2026: ≥84.5%, target not met.', 'Counted by the definition DU-2@1.'],
    ]);
    expect(linesOf({ ...goal, direction: 'fallen', metric: 'paper-reduction@1', before: { ...before, sign: '' } })).toEqual([
      ['Kỳ liền trước, tháng 6 năm 2026: 84,5%, đạt chỉ tiêu.'],
      ['The period before, June 2026: 84.5%, target met.'],
    ]);
    expect(linesOf(goal)[0]?.[0]).toBe('Kỳ liền trước, tháng 6 năm 2026: chưa đạt chỉ tiêu.');
    expect(linesOf({ ...goal, periodId: 'x' })[1]).toEqual(['Counted by the definition DU-2@1.']);
  });

  it('tells times of the province', () => {
    expect(both({ kind: 'no-logs', origin: 'thu-so', lastAt: '2026-07-16T23:30:00.000Z' })).toEqual([
      'Nguồn nhật ký thu-so không có dòng nào mới từ 06:30 ngày 17/07/2026',
      'No line of the log source thu-so is later than 06:30 on 17/07/2026',
    ]);
  });

  it('reminds one agency of its own registers, and names all to Home Affairs, up to ten', () => {
    const due = { kind: 'registers-missing', periodId: 'bc-2026-07', dueOn: '2026-07-15' } as const;
    expect(both({ ...due, isOverdue: true, agency: SNV, missing: [SNV] })).toEqual([
      'Sở Nội vụ chưa nộp sổ văn bản đi tháng 7 năm 2026 (đã quá hạn 15/07/2026)',
      'Sở Nội vụ has not handed in its registers, July 2026 (were due 15/07/2026)',
    ]);
    const one = { ...due, isOverdue: false, agency: null, missing: [SNV] } as const;
    expect(both(one)).toEqual([
      '1 cơ quan chưa nộp sổ văn bản đi tháng 7 năm 2026 (hạn nộp 15/07/2026)',
      '1 agency has not handed in registers, July 2026 (due 15/07/2026)',
    ]);
    expect(both({ ...one, isOverdue: true, missing: [SNV, SNV] })[1]).toContain(
      '2 agencies have not handed in registers, July 2026 (were due',
    );
    expect(both({ ...due, isOverdue: false, agency: SNV, missing: [SNV] })).toEqual([
      'Sở Nội vụ chưa nộp sổ văn bản đi tháng 7 năm 2026 (hạn nộp 15/07/2026)',
      'Sở Nội vụ has not handed in its registers, July 2026 (due 15/07/2026)',
    ]);
    const many = Array.from({ length: 11 }, (_, index) => ({ code: `x${index}`, name: `Xã ${index}` }));
    expect(linesOf({ ...one, missing: many })[0]).toEqual([
      `Gồm: ${many
        .slice(0, 10)
        .map(({ name }) => name)
        .join(', ')}, ….`,
    ]);
  });

  it('says that a report is written, of which version, or why it is not', () => {
    const ready = { kind: 'report-ready', template: 'monthly', periodId: 'bc-2026-07', number: 0, code: '7K2M', exportId: 4 } as const;
    expect(both(ready)).toEqual(['Báo cáo tháng 7 năm 2026 đã viết xong', 'Monthly report, July 2026, is written']);
    expect(linesOf(ready)).toEqual([['Bản chốt số liệu, mã số liệu 7K2M.'], ['Frozen figures, code 7K2M.']]);
    expect(linesOf({ ...ready, number: 2 })).toEqual([['Bản điều chỉnh số 2, mã số liệu 7K2M.'], ['Amendment 2, code 7K2M.']]);
    expect(both({ kind: 'report-waits', template: 'quarterly', periodId: 'bc-2026-q2' })).toEqual([
      'Báo cáo quý II năm 2026 chưa viết được: chưa chốt số liệu',
      'Quarterly report, quarter 2 of 2026, cannot be written: the figures are not frozen',
    ]);
  });

  it('says whose turn an explanation is and until when, and nothing that was written in it', () => {
    const about = { id: 3, agency: SNV, periodId: 'bc-2026-07', metric: 'du-2@1' } as const;
    expect(both({ kind: 'explanation', act: 'asked', dueOn: '2026-07-24', ...about })).toEqual([
      'Sở Nội vụ yêu cầu Sở Nội vụ giải trình sử dụng thường xuyên tháng 7 năm 2026, số 3 (hạn 24/07/2026)',
      'Home Affairs asks Sở Nội vụ to explain regular use, July 2026, no. 3 (due 24/07/2026)',
    ]);
    expect(both({ kind: 'explanation', act: 'refused', dueOn: null, ...about })).toEqual([
      'Giải trình số 3 của Sở Nội vụ về sử dụng thường xuyên tháng 7 năm 2026 bị từ chối',
      'Explanation no. 3 of Sở Nội vụ on regular use, July 2026, was refused',
    ]);
    expect(both({ kind: 'explanation', act: 'answered', dueOn: '2026-07-28', ...about })).toEqual([
      'Sở Nội vụ gửi giải trình số 3 về sử dụng thường xuyên tháng 7 năm 2026 (hạn 28/07/2026)',
      'Sở Nội vụ sent explanation no. 3 of regular use, July 2026 (due 28/07/2026)',
    ]);
    expect(both({ kind: 'explanation', act: 'more-asked', dueOn: '2026-07-30', ...about })).toEqual([
      'Sở Nội vụ yêu cầu Sở Nội vụ bổ sung giải trình số 3 về sử dụng thường xuyên tháng 7 năm 2026 (hạn 30/07/2026)',
      'Home Affairs asks Sở Nội vụ for more on explanation no. 3 of regular use, July 2026 (due 30/07/2026)',
    ]);
    expect(both({ kind: 'explanation', act: 'accepted', dueOn: null, ...about })).toEqual([
      'Giải trình số 3 của Sở Nội vụ về sử dụng thường xuyên tháng 7 năm 2026 được chấp nhận',
      'Explanation no. 3 of Sở Nội vụ on regular use, July 2026, was accepted',
    ]);
    expect(both({ kind: 'explanation', act: 'closed', dueOn: null, ...about })).toEqual([
      'Giải trình số 3 của Sở Nội vụ về sử dụng thường xuyên tháng 7 năm 2026 đã đóng',
      'Explanation no. 3 of Sở Nội vụ on regular use, July 2026, was closed',
    ]);
    const overdue = { kind: 'explanation-overdue', dueOn: '2026-07-10', ...about } as const;
    expect(both({ ...overdue, turn: 'agency' })[0]).toBe(
      'Sở Nội vụ quá hạn 10/07/2026 trả lời giải trình số 3 về sử dụng thường xuyên tháng 7 năm 2026',
    );
    expect(both({ ...overdue, turn: 'home-affairs' })[1]).toBe(
      'Home Affairs has not judged explanation no. 3 of Sở Nội vụ on regular use, July 2026, due 10/07/2026',
    );
    expect(pathOf({ ...overdue, turn: 'agency' })).toBe('/giai-trinh#giai-trinh-3');
  });

  it('says whose logs are not complete enough: its own share to an agency, all of them to those who look after logs', () => {
    const low = [{ code: 'snnmt', name: 'Sở Nông nghiệp và Môi trường', percent: 78.5 }];
    const about = { kind: 'coverage-low', periodId: 'bc-2026-07', agencies: low } as const;
    expect(both({ ...about, agency: low[0] ?? null })).toEqual([
      'Sở Nông nghiệp và Môi trường có độ phủ nhật ký 78,5% tháng 7 năm 2026, dưới 95%: chưa đủ dữ liệu',
      'Logs of Sở Nông nghiệp và Môi trường cover 78.5% of July 2026, less than 95%: not enough data',
    ]);
    expect(both({ ...about, agency: null })[1]).toBe('Logs of 1 agency cover less than 95% of July 2026: not enough data');
    expect(linesOf({ ...about, agency: null })[0]?.[0]).toBe('Gồm: Sở Nông nghiệp và Môi trường 78,5%.');
  });

  it('says that a report is given up, and what to do', () => {
    const failed: NotificationContent = { kind: 'report-failed', template: 'monthly', periodId: 'bc-2026-07' };
    expect(both(failed)).toEqual([
      'Báo cáo tháng 7 năm 2026 không viết được, chưa gửi cho ai',
      'Monthly report, July 2026, could not be written and was sent to nobody',
    ]);
    expect(linesOf(failed).map(([line]) => line)).toEqual([
      expect.stringContaining('không thử lại'),
      expect.stringContaining('not try this period again'),
    ]);
    expect(pathOf(failed)).toBe('/bao-cao/lich');
  });

  it('a digest says how the province stands, who is lowest, and of whom nothing is known', () => {
    const digest: NotificationContent = {
      ...{ kind: 'digest', periodId: 'bc-2026-07', metric: 'du-2@1', rate: RATE, target: TARGET, met: 4, measured: 29, total: 30 },
      ...{ lowest: [{ ...SNV, rate: { ...RATE, sign: '≥' } }], withoutData: [SNV], isProvisional: true },
    };
    expect(both(digest)).toEqual(['91,2% sử dụng thường xuyên tháng 7 năm 2026 (tạm tính)', '91.2% regular use, July 2026 (provisional)']);
    expect(linesOf(digest)).toEqual([
      [
        '4/29 cơ quan đủ dữ liệu đạt chỉ tiêu ≥ 90%; tất cả có 30 cơ quan.',
        'Xa chỉ tiêu nhất: Sở Nội vụ ≥91,2%.',
        '1 cơ quan chưa đủ dữ liệu: Sở Nội vụ.',
      ],
      [
        '4 of 29 agencies with data meet the target ≥ 90%; there are 30 in all.',
        'Farthest from the target: Sở Nội vụ ≥91.2%.',
        '1 without enough data: Sở Nội vụ.',
      ],
    ]);
    const nothing: NotificationContent = { ...digest, rate: null, target: null, lowest: [], withoutData: [], isProvisional: false };
    expect(both(nothing)).toEqual([
      'Chưa đủ dữ liệu để tính tỷ lệ sử dụng thường xuyên tháng 7 năm 2026',
      'Not enough data for a rate of regular use, July 2026',
    ]);
    expect(linesOf(nothing)).toEqual([['Chưa có chỉ tiêu cho kỳ này.'], ['No target is set for the period.']]);
    expect(both({ ...nothing, isProvisional: true })).toEqual([
      'Chưa đủ dữ liệu để tính tỷ lệ sử dụng thường xuyên tháng 7 năm 2026 (tạm tính)',
      'Not enough data for a rate of regular use, July 2026 (provisional)',
    ]);
    expect(both({ ...digest, isProvisional: false })).toEqual([
      '91,2% sử dụng thường xuyên tháng 7 năm 2026',
      '91.2% regular use, July 2026',
    ]);
    expect(both({ ...digest, periodId: 'x' })[1]).toBe('91.2% regular use, x (provisional)');
  });

  it('names every kind of period in English', () => {
    const names = ['bc-2026-07', 'bc-2026-q3', 'bc-2026-h1', 'bc-2026-h2', 'bc-2026', 'tuan-2026-w28', '4tuan-2026-w25'];
    expect(names.map((id) => namePeriodInEnglish(parsePeriodId(id)!))).toEqual([
      ...['July 2026', 'quarter 3 of 2026', 'first half of 2026', 'second half of 2026', '2026', 'week 28 of 2026'],
      'four weeks from week 25 of 2026',
    ]);
  });
});

describe('printRate', () => {
  it('keeps the true side of the target and the sign of a mask; null without a value', () => {
    expect(printRate({ numerator: 8997, denominator: 10_000, publication: 'exact' }, TARGET)).toEqual({
      sign: '',
      percent: 89.97,
      digits: 2,
    });
    expect(printRate({ numerator: 9, denominator: 10, publication: 'at-least' }, null)).toEqual({ sign: '≥', percent: 90, digits: 1 });
    expect(printRate({ numerator: null, denominator: 10, publication: 'withheld' }, TARGET)).toBeNull();
  });
});

describe('listCrossedGoals', () => {
  const row: GoalRow = { agency: SNV, before: 'not-met', now: 'met', rate: RATE, rateBefore: null, target: TARGET };
  const crossed = (changes: Partial<GoalRow>): string[] =>
    listCrossedGoals([{ ...row, ...changes }], { metric: 'du-2@1', periodId: 'bc-2026-07' }).map(({ direction }) => direction);
  it('keeps the rate of the period before where one is printed', () => {
    const before = (rateBefore: GoalRow['rateBefore']): unknown =>
      listCrossedGoals([{ ...row, rateBefore }], { metric: 'du-2@1', periodId: 'bc-2026-07' })[0]?.before;
    expect([before(RATE), before(null)]).toEqual([RATE, undefined]);
  });
  it('from not met or near to met, and back; nothing where one of the two is not known', () => {
    expect([
      crossed({}),
      crossed({ before: 'near' }),
      crossed({ before: 'met', now: 'near' }),
      crossed({ before: 'met', now: 'not-met' }),
    ]).toEqual([['reached'], ['reached'], ['fallen'], ['fallen']]);
    expect([crossed({ before: 'met' }), crossed({ before: 'near', now: 'not-met' })]).toEqual([[], []]);
    for (const unknown of ['insufficient-data', 'not-published', 'too-few-days', 'no-target'] as const)
      expect([crossed({ before: unknown }), crossed({ before: 'met', now: unknown })]).toEqual([[], []]);
    expect([crossed({ before: null }), crossed({ rate: null }), crossed({ target: null })]).toEqual([[], [], []]);
  });
});
