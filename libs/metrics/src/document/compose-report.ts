import type {
  ReportAppendix,
  ReportBlock,
  ReportDocument,
  ReportDraft,
  ReportFormat,
  ReportMain,
  ReportTable,
  ReportTemplate,
} from '../contract/document.ts';
import type { FrozenChange, FrozenDocument } from '../contract/frozen.ts';
import type { PeriodKind } from '../contract/period.ts';
import { composeAgency } from './agency-report.ts';
import { dateOf, nameAppendices, type AppendixPart } from './appendices.ts';
import { listBases } from './cite-instrument.ts';
import { layRecipients, laySignature, makeLetterhead, provinceAuthority, signatureOf } from './letterhead.ts';
import { paperBlocks } from './paper-section.ts';
import { definitionBlocks, factBlocks, listFacts, qualityBlocks, sayAmendment } from './quality-section.ts';
import { listRecommendations } from './recommendations.ts';
import { mainUseOfProvince, type ReportSource } from './report-source.ts';
import { changeTable, coverageTable, leagueTable, paperTable } from './report-tables.ts';
import { leagueBlocks, toParagraphs, useSection } from './use-section.ts';
import { spellDay, toRoman, viPeriod } from './vi-text.ts';

/** The instrument by which periods of reports run from the 15th to the 14th. */
const REPORTING_DECREE =
  'Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ quy định về chế độ báo cáo của cơ quan hành chính nhà nước';

/** Which kind of period a template of the whole province is about; the others take any. */
export const TEMPLATE_PERIODS: Readonly<Partial<Record<ReportTemplate, PeriodKind>>> = {
  monthly: 'reporting-month',
  quarterly: 'reporting-quarter',
  'half-yearly': 'reporting-half-year',
  yearly: 'reporting-year',
};

export const REPORT_TEMPLATES: readonly ReportTemplate[] = [
  ...(['monthly', 'quarterly', 'half-yearly', 'yearly', 'agency', 'league', 'paper', 'data-quality'] as const),
];

export const REPORT_FORMATS = ['docx', 'pdf', 'xlsx', 'csv'] as const satisfies readonly ReportFormat[];

/** What is to be written: which template, for an agency's report of which agency, and what is set otherwise. */
export interface ReportOrder {
  readonly template: ReportTemplate;
  readonly agency?: string;
  readonly draft?: ReportDraft;
}

const FILE_NAMES: Readonly<Record<ReportTemplate, string>> = {
  ...{ monthly: 'bao-cao-thang', quarterly: 'bao-cao-quy', 'half-yearly': 'bao-cao-6-thang', yearly: 'bao-cao-nam' },
  ...{ agency: 'bao-cao-co-quan', league: 'phu-luc-co-quan', paper: 'bao-cao-van-ban-giay', 'data-quality': 'phu-luc-chat-luong' },
};

/**
 * Writes a report of frozen figures: the same figures, order and rules give the same document.
 * Null when the content has not what the template is about: no such agency, no province, or no such period.
 */
export function composeReport(source: ReportSource, order: ReportOrder): ReportDocument | null {
  const { code, content } = source;
  const { head } = content;
  const kind = TEMPLATE_PERIODS[order.template];
  const parts = kind === undefined || kind === head.period.kind ? composeParts(source, order) : null;
  if (parts === null) return null;
  const { template } = order;
  const agency = template === 'agency' ? (order.agency ?? null) : null;
  return {
    ...{ template, agency, code, period: head.period, frozenAt: head.frozenAt },
    fileName: [FILE_NAMES[template], ...(agency === null ? [] : [agency]), head.period.id, ...amendmentOf(head.number)].join('-'),
    footer: footerOf(source),
    ...parts,
    facts: listFacts(source),
  };
}

/** At the foot of every page: whether the data are simulated, which version they are, its code, and where the code is looked up. */
function footerOf({ code, content: { head }, verification }: ReportSource): string {
  const version = head.number === 0 ? 'Bản chốt số liệu' : `Bản điều chỉnh số ${head.number}`;
  return [
    ...(head.demoLabel === null ? [] : [head.demoLabel]),
    ...[version, `Mã số liệu ${code}`],
    ...(verification === undefined ? [] : [`Tra cứu tại ${verification.address}`]),
  ].join(' · ');
}

function composeParts(source: ReportSource, { template, agency = '', draft = {} }: ReportOrder): Parts | null {
  return template === 'agency' ? composeAgency(source, agency, draft) : composeProvince(source, template, draft);
}

/** How names of files end: "dc1" of the first amendment, nothing of the freeze itself. */
export function amendmentOf(number: number): string[] {
  return number === 0 ? [] : [`dc${number}`];
}

interface Parts {
  readonly title: string;
  readonly main: ReportMain | null;
  readonly appendices: readonly ReportAppendix[];
}

function composeProvince(source: ReportSource, template: Exclude<ReportTemplate, 'agency'>, draft: ReportDraft): Parts | null {
  if (source.content.province === null) return null;
  const period = viPeriod(source.content.head.period);
  if (template === 'league' || template === 'data-quality') {
    const parts = listAppendixParts(source).filter(({ id }) => id === template);
    const [first] = parts;
    return first === undefined ? null : { title: `${first.title} ${period}`, main: null, appendices: nameAppendices(parts, source, draft) };
  }
  const isPaper = template === 'paper';
  const parts = listAppendixParts(source).filter(({ id }) => !isPaper || id === 'paper');
  if (isPaper && parts.length === 0) return null;
  const appendices = nameAppendices(parts, source, draft);
  const subject = isPaper
    ? `Kết quả giảm văn bản giấy ${period}`
    : `Kết quả sử dụng hộp thư điện tử công vụ và giảm văn bản giấy ${period}`;
  const nameOf = (id: AppendixId): string | null => appendices[parts.findIndex((part) => part.id === id)]?.name ?? null;
  const blocks = isPaper ? paperMain(source, nameOf('paper')) : complianceMain(source, nameOf);
  return { title: `Báo cáo ${lowerFirst(subject)}`, main: makeMain(source, { subject, blocks, draft }), appendices };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function complianceMain(source: ReportSource, nameOf: (id: AppendixId) => string | null): ReportBlock[] {
  const { content } = source;
  const recommendations = listRecommendations(content);
  const sections: { readonly title: string; readonly blocks: readonly ReportBlock[] }[] = [
    { title: 'KẾT QUẢ SỬ DỤNG HỘP THƯ ĐIỆN TỬ CÔNG VỤ', blocks: useSection(source, nameOf('league')) },
    { title: 'KẾT QUẢ GIẢM VĂN BẢN GIẤY', blocks: [...paperBlocks(content), ...pointTo(nameOf('paper'), 'Kết quả của từng cơ quan')] },
    {
      title: 'CHẤT LƯỢNG SỐ LIỆU',
      blocks: [...qualityBlocks(source), ...pointTo(nameOf('data-quality'), 'Cách tính, độ phủ và thông tin số liệu')],
    },
    ...(content.head.number === 0 ? [] : [{ title: 'ĐIỀU CHỈNH SỐ LIỆU', blocks: changeBlocks(source, nameOf('changes')) }]),
    ...(recommendations.length === 0
      ? []
      : [
          {
            title: 'ĐỀ XUẤT',
            blocks: [...toParagraphs([`Đề nghị ${provinceAuthority(source.issuer.province)} chỉ đạo:`]), ...recommendations],
          },
        ]),
  ];
  return sections.flatMap(({ title, blocks }, index) => [
    { kind: 'heading', level: 1, text: `${toRoman(index + 1)}. ${title}` } as const,
    ...blocks,
  ]);
}

function changeBlocks({ content: { head } }: ReportSource, name: string | null): ReportBlock[] {
  return toParagraphs([
    sayAmendment(head),
    ...(name === null ? [] : [`Các số liệu khác với bản trước nêu tại ${name} kèm theo Báo cáo này.`]),
  ]);
}

function pointTo(name: string | null, what: string): ReportBlock[] {
  return name === null ? [] : toParagraphs([`${what} nêu tại ${name} kèm theo Báo cáo này.`]);
}

function paperMain({ content }: ReportSource, name: string | null): ReportBlock[] {
  return [{ kind: 'heading', level: 1, text: 'I. KẾT QUẢ CHUNG' }, ...paperBlocks(content), ...pointTo(name, 'Kết quả của từng cơ quan')];
}

function makeMain(
  { content, issuer }: ReportSource,
  { subject, blocks, draft }: { readonly subject: string; readonly blocks: readonly ReportBlock[]; readonly draft: ReportDraft },
): ReportMain {
  const { head, province } = content;
  const targets = [mainUseOfProvince(content)?.target, province?.paperTarget].flatMap((target) => target?.legalBasis ?? []);
  const authority = provinceAuthority(issuer.province);
  return {
    letterhead: makeLetterhead(issuer, dateOf(content.head.frozenAt, draft)),
    ...{ kind: 'BÁO CÁO', subject, addressees: [authority], bases: listBases([REPORTING_DECREE, ...targets]) },
    introduction: draft.introduction ?? [
      `${issuer.name} báo cáo ${lowerFirst(subject)} (từ ${spellDay(head.period.from)} đến hết ${spellDay(head.period.to)}) của các cơ quan, đơn vị, địa phương như sau:`,
    ],
    blocks,
    closing: `Trên đây là báo cáo ${lowerFirst(subject)}, ${issuer.name} kính báo cáo ${authority}./.`,
    signature: laySignature(draft.signature ?? signatureOf(issuer)),
    recipients: layRecipients(draft.recipients ?? ['Các cơ quan, đơn vị, địa phương', 'Lưu: VT, CCHC']),
  };
}

type AppendixId = 'league' | 'paper' | 'data-quality' | 'changes';

interface IdentifiedPart extends AppendixPart {
  readonly id: AppendixId;
}

function asBlock(table: ReportTable): ReportBlock {
  return { kind: 'table', table };
}

/** What may be appended, in its order. */
function listAppendixParts(source: ReportSource): IdentifiedPart[] {
  const { content } = source;
  return [
    {
      ...{ id: 'league', title: 'KẾT QUẢ SỬ DỤNG HỘP THƯ ĐIỆN TỬ CÔNG VỤ THEO CƠ QUAN', isLandscape: false },
      blocks: [asBlock(leagueTable(content)), ...leagueBlocks(source)],
    },
    ...(content.agencies.some(({ paper }) => paper !== null)
      ? [
          {
            ...({ id: 'paper', title: 'VĂN BẢN ĐI VÀ MỨC GIẢM VĂN BẢN GIẤY THEO CƠ QUAN', isLandscape: true } as const),
            blocks: [asBlock(paperTable(content))],
          },
        ]
      : []),
    {
      ...{ id: 'data-quality', title: 'CÁCH TÍNH, ĐỘ PHỦ VÀ THÔNG TIN SỐ LIỆU', isLandscape: false },
      blocks: [
        ...definitionBlocks(content),
        { kind: 'heading', level: 2, text: '2. Độ phủ nhật ký' },
        asBlock(coverageTable(content)),
        ...factBlocks('3. Thông tin số liệu', source),
      ],
    },
    ...(content.head.number === 0
      ? []
      : [
          {
            ...({ id: 'changes', title: 'SỐ LIỆU ĐÃ ĐIỀU CHỈNH SO VỚI BẢN TRƯỚC', isLandscape: true } as const),
            blocks: [asBlock(changeTable(changesOf(content)))],
          },
        ]),
  ];
}

function changesOf({ province, agencies }: FrozenDocument): FrozenChange[] {
  return [...(province?.changes ?? []), ...agencies.flatMap((agency) => agency.changes)];
}
