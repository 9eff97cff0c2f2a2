import type { DefinitionId, UseDefinition, UseRule } from '../contract/definition.ts';
import type { Verdict } from '../contract/figure.ts';
import type { FrozenChange } from '../contract/frozen.ts';
import type { TargetMetric } from '../contract/target.ts';
import { viThreshold } from './vi-text.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: 'Đạt',
  near: 'Gần đạt',
  'not-met': 'Chưa đạt',
  'insufficient-data': 'Chưa đủ dữ liệu',
  'too-few-days': 'Chưa đủ ngày',
  'not-published': 'Không công bố',
  'no-target': 'Chưa có chỉ tiêu',
};

/** Names of definitions for readers. */
export const DEFINITION_NAMES: Readonly<Record<DefinitionId, string>> = {
  'du-1@1': 'Có hoạt động',
  'du-2@1': 'Sử dụng thường xuyên',
  'du-3@1': 'Thói quen',
  'du-4@1': 'Đầu và cuối buổi (ước tính)',
  'du-5@1': 'Có gửi thư',
};

/** With its exact version, for annexes: "Sử dụng thường xuyên (DU-2@1)" */
export function nameDefinition(id: DefinitionId): string {
  return `${DEFINITION_NAMES[id]} (${id.toUpperCase()})`;
}

export function nameMetric(metric: TargetMetric | 'footnotes'): string {
  if (metric === 'footnotes') return 'Ghi chú giải trình';
  return metric === 'paper-reduction@1' ? 'Giảm văn bản giấy' : DEFINITION_NAMES[metric];
}

export const CHANGE_FIELDS: Readonly<Record<FrozenChange['field'], string>> = {
  numerator: 'Số người',
  denominator: 'Tổng số người',
  coverage: 'Độ phủ',
  verdict: 'Kết luận',
  amount: 'Văn bản giấy',
  documents: 'Tổng số văn bản',
  headline: 'Mức giảm',
  text: 'Nội dung',
};

/** The rule of a definition in a sentence, with the numbers by which it was counted. */
export function describeRule({ rule }: UseDefinition): string {
  return RULES[rule.kind](rule as never); // Each entry takes the rule of its own kind.
}

type Describers = { readonly [Kind in UseRule['kind']]: (rule: Extract<UseRule, { kind: Kind }>) => string };

const RULES: Describers = {
  active: () => 'có ít nhất một lần truy cập của con người trong kỳ',
  regular: ({ accessRatio, weekRatio, minWeekDays, minDays }) =>
    `truy cập từ ${viThreshold(accessRatio)} số ngày làm việc đủ nhật ký của mình, và gửi thư trong từ ${viThreshold(weekRatio)} số tuần có từ ${minWeekDays} ngày làm việc; dưới ${minDays} ngày thì không kết luận`,
  habit: ({ weeks, neededWeeks, minWeekDays }) =>
    `truy cập trong ít nhất ${neededWeeks} của ${weeks} tuần trọn gần nhất có từ ${minWeekDays} ngày làm việc`,
  session: ({ keptRatio, outsideMinutes, insideMinutes }) =>
    `truy cập quanh giờ đầu buổi (từ ${outsideMinutes} phút trước đến ${insideMinutes} phút sau) và quanh giờ cuối buổi (từ ${insideMinutes} phút trước đến ${outsideMinutes} phút sau) ở từ ${viThreshold(keptRatio)} số buổi phải làm`,
  sending: ({ days }) => `gửi ít nhất một thư trong ${days} ngày gần nhất`,
};
