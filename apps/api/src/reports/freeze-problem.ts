import type { LocalisedText } from '../config/language.ts';
import { namePeriod } from '../calendar/period-name.ts';
import { ProblemException, type ProblemKind } from '../http/problem.ts';

export const UNKNOWN_CODE: ProblemKind = {
  code: 'unknown-code',
  status: 404,
  title: { vi: 'Không có bản chốt nào mang mã này', en: 'No frozen version has this code' },
};

interface Refusal extends Pick<ProblemKind, 'status'> {
  /** What is wrong with the period of that name. */
  readonly say: (period: LocalisedText) => LocalisedText;
}

/** Why a period is not frozen or amended, by the code of the problem. */
const REFUSALS = {
  'already-frozen': {
    status: 409,
    say: ({ vi, en }) => ({ vi: `Số liệu ${vi} đã chốt`, en: `The figures of ${en} are frozen already` }),
  },
  'not-frozen': { status: 404, say: ({ vi, en }) => ({ vi: `Số liệu ${vi} chưa chốt`, en: `The figures of ${en} are not frozen` }) },
  'period-not-over': {
    status: 409,
    say: ({ vi, en }) => ({ vi: `Chưa chốt được số liệu ${vi}: kỳ chưa kết thúc`, en: `The period is not over: ${en}` }),
  },
  'no-figures': { status: 404, say: ({ vi, en }) => ({ vi: `Chưa có số liệu ${vi}`, en: `There are no figures of ${en}` }) },
  'figures-in-work': {
    status: 409,
    say: ({ vi, en }) => ({
      ...{ vi: `Số liệu ${vi} đang được tính lại: thử lại sau ít phút` },
      en: `The figures of ${en} are being computed: try again in a few minutes`,
    }),
  },
  'nothing-to-amend': {
    status: 409,
    say: ({ vi, en }) => ({
      ...{ vi: `Số liệu ${vi} hiện nay không khác bản đã chốt`, en: `The live figures of ${en} do not differ from the frozen ones` },
    }),
  },
} satisfies Readonly<Record<string, Refusal>>;

export type FreezeRefusal = keyof typeof REFUSALS;

/** Refuses what was asked of the figures of a period, which the title names: "Số liệu tháng 7 năm 2026 đã chốt". */
export function refusePeriod(code: FreezeRefusal, periodId: string, detail?: LocalisedText): ProblemException {
  const { status, say }: Refusal = REFUSALS[code];
  return new ProblemException({ code, status, title: say(namePeriod(periodId)) }, detail && { detail });
}

/** @param code of the freeze that is there */
export function alreadyFrozen(periodId: string, code: string): ProblemException {
  return refusePeriod('already-frozen', periodId, {
    vi: `Bản chốt mang mã ${code}. Số đã chốt không thay được: hãy lập bản điều chỉnh.`,
    en: `It has the code ${code}. What is frozen is never replaced: make an amendment.`,
  });
}
