import { reportingMonthsOf } from '../calendar/reporting-months.ts';
import type { ReportAppendix, ReportBlock, ReportDraft, ReportMain } from '../contract/document.ts';
import type { FrozenAgency, FrozenHead } from '../contract/frozen.ts';
import { nameAppendices, type AppendixPart } from './appendices.ts';
import { listBases } from './cite-instrument.ts';
import { authorityOf, layRecipients, laySignature, makeLetterhead, provinceAuthority, signatureOf, type Issuer } from './letterhead.ts';
import { sayRegisters, saySavings } from './paper-section.ts';
import { definitionBlocks, factBlocks, sayAmendment } from './quality-section.ts';
import { agencyChangeOf, mainUseOf, type ReportSource } from './report-source.ts';
import { changeTable, definitionTable } from './report-tables.ts';
import { VERDICT_WORDS } from './report-words.ts';
import { sayAgency, sayDifference, sayGap, toParagraphs } from './use-section.ts';
import { dayOfMoment, spellDay, viCoverage, viInterval, viMoment, viPeriod, viRatio } from './vi-text.ts';

interface AgencyParts {
  readonly title: string;
  readonly main: ReportMain;
  readonly appendices: readonly ReportAppendix[];
}

/** The report of one agency to Home Affairs, of its own figures only, in words; exact versions stand in its appendix. Null when it has none. */
export function composeAgency(source: ReportSource, code: string, draft: ReportDraft): AgencyParts | null {
  const { content } = source;
  const { head } = content;
  const agency = content.agencies.find((each) => each.code === code);
  if (agency === undefined) return null;
  const issuer: Issuer = { code: agency.code, name: agency.name, province: source.issuer.province };
  const authority = authorityOf(agency.name);
  // Home Affairs, which gathers the others' reports, does not write to itself.
  const addressee = agency.code === source.issuer.code ? provinceAuthority(issuer.province) : source.issuer.name;
  const subject = `Kết quả sử dụng hộp thư điện tử công vụ và giảm văn bản giấy ${viPeriod(head.period)}`;
  const targets = [mainUseOf(agency)?.target, agency.paper?.target].flatMap((target) => target?.legalBasis ?? []);
  const main: ReportMain = {
    letterhead: makeLetterhead(issuer, draft.on ?? dayOfMoment(head.frozenAt)),
    ...{ kind: 'BÁO CÁO', subject, addressees: [addressee], bases: listBases(targets) },
    introduction: draft.introduction ?? [
      `${authority} báo cáo kết quả sử dụng hộp thư điện tử công vụ và giảm văn bản giấy của cơ quan trong ${viPeriod(head.period)} (từ ${spellDay(head.period.from)} đến hết ${spellDay(head.period.to)}) như sau:`,
    ],
    blocks: agencyBlocks(source, agency),
    closing: `Trên đây là báo cáo của ${authority}, ${agency.code === source.issuer.code ? `kính báo cáo ${addressee}` : `kính gửi ${addressee} tổng hợp`}./.`,
    signature: laySignature(draft.signature ?? signatureOf(issuer)),
    recipients: layRecipients(draft.recipients ?? []),
  };
  return {
    title: `Báo cáo của ${authority}: ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`,
    main,
    appendices: nameAppendices([annexOf(source, agency)], { ...source, issuer }, draft),
  };
}

function agencyBlocks(source: ReportSource, agency: FrozenAgency): ReportBlock[] {
  const use = mainUseOf(agency);
  const { head } = source.content;
  return [
    { kind: 'heading', level: 1, text: 'I. KẾT QUẢ SỬ DỤNG HỘP THƯ ĐIỆN TỬ CÔNG VỤ' },
    ...(use === null
      ? toParagraphs(['Kỳ này chưa có số liệu sử dụng hộp thư của cơ quan.'])
      : toParagraphs([
          sayAgency(use),
          sayGap(use.figure, use.target),
          sayAgencyChange(source, agency.code),
          use.figure.interval === null ? null : `Khoảng tin cậy 95% của tỷ lệ là ${viInterval(use.figure.interval)}.`,
          use.keptRate === null
            ? null
            : `Trung vị tỷ lệ buổi làm việc có kiểm tra thư đầu và cuối buổi (ước tính) là ${viRatio(use.keptRate)}.`,
        ])),
    ...(agency.use.length === 0 ? [] : [{ kind: 'table', table: definitionTable(agency.use) } as const]),
    { kind: 'heading', level: 1, text: 'II. KẾT QUẢ GIẢM VĂN BẢN GIẤY' },
    ...paperOf(source, agency),
    { kind: 'heading', level: 1, text: 'III. CHẤT LƯỢNG SỐ LIỆU' },
    ...toParagraphs([
      `Nhật ký phủ ${viCoverage(use?.figure.coverage ?? null)} thời gian làm việc của kỳ.`,
      ...(agency.footnotes.length === 0 ? [] : ['Giải trình đã được chấp nhận:']),
    ]),
    ...agency.footnotes.map((text) => ({ kind: 'item', text }) as const),
    ...toParagraphs([
      `Số liệu (mã ${source.code}) được chốt lúc ${viMoment(head.frozenAt)}. Cách tính và thông tin số liệu nêu tại Phụ lục kèm theo Báo cáo này.`,
    ]),
    ...amendmentBlocks(head, agency),
  ];
}

/** Of an amendment: why, and what of the agency's figures changed. */
function amendmentBlocks(head: FrozenHead, { changes }: FrozenAgency): ReportBlock[] {
  if (head.number === 0) return [];
  return [
    { kind: 'heading', level: 1, text: 'IV. ĐIỀU CHỈNH SỐ LIỆU' },
    ...toParagraphs([sayAmendment(head), changes.length === 0 ? 'Số liệu của cơ quan không thay đổi so với bản trước.' : null]),
    ...(changes.length === 0 ? [] : [{ kind: 'table', table: changeTable(changes, true) } as const]),
  ];
}

/** How the figures were counted, and from what exactly. */
function annexOf(source: ReportSource, agency: FrozenAgency): AppendixPart {
  const own = { ...source, content: { ...source.content, agencies: [agency] } };
  return {
    ...{ title: 'CÁCH TÍNH VÀ THÔNG TIN SỐ LIỆU', isLandscape: false },
    blocks: [...definitionBlocks(source.content), ...factBlocks('2. Thông tin số liệu', own)],
  };
}

function paperOf({ content: { head } }: ReportSource, { paper }: FrozenAgency): ReportBlock[] {
  if (paper === null) return toParagraphs(['Kỳ này không có sổ văn bản đi của cơ quan.']);
  const monthCount = reportingMonthsOf(head.period).length;
  return toParagraphs([
    ...sayRegisters(paper.registers, { target: paper.target, verdict: VERDICT_WORDS[paper.verdict], monthCount }),
    saySavings(paper.savings, head.prices, monthCount),
  ]);
}

function sayAgencyChange(source: ReportSource, code: string): string | null {
  const difference = agencyChangeOf(code, source);
  const last = source.earlier.at(-1);
  if (difference === null || last === undefined) return null;
  return `So với ${viPeriod(last.head.period)}, tỷ lệ ${sayDifference(difference)}.`;
}
