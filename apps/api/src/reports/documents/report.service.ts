import { Injectable } from '@nestjs/common';
import {
  amendmentOf,
  composeReport,
  hasTitle,
  parsePeriodId,
  type FrozenDocument,
  type FrozenVersion,
  type Issuer,
  type ReportDocument,
  type ReportDraft,
  type ReportFormat,
  type ReportOrder,
  type ReportSource,
  type Verification,
} from '@nhip-thu/metrics';
import { Runtime } from '../../config/settings.module.ts';
import { INVALID_INPUT, ProblemException } from '../../http/problem.ts';
import { refusePeriod } from '../freeze-problem.ts';
import { readFrozen } from '../frozen-content.ts';
import { FrozenRepository } from '../frozen.repository.ts';
import { ALL_AGENCIES } from './all-agencies.ts';
import type { ReportFile } from './report-files.ts';
import { NO_SUCH_REPORT } from './report-problem.ts';
import { zipFiles } from './zip-files.ts';

/** Home Affairs, as it is named in every province. */
const HOME_AFFAIRS = { code: 'snv', name: 'Sở Nội vụ' } as const;
/** Points of a trend. */
const MAX_EARLIER = 11;

/** Which report of which frozen version of a period; the newest where `number` is absent. */
export interface ReportRequest extends ReportOrder {
  readonly periodId: string;
  readonly number?: number;
}

/** Writes a report in one format: in this thread, or in one of its own. */
export type ReportPen = (report: ReportDocument, format: ReportFormat, author: string) => Promise<ReportFile[]>;

const writeHere: ReportPen = async (report, format, author) => {
  // Loaded when the first report is written: most processes never write one.
  const { writeReport } = await import('./report-files.ts');
  return writeReport(report, format, author);
};

/** Makes reports of frozen figures, and of nothing else. */
@Injectable()
export class ReportService {
  private readonly issuer: Issuer;
  private readonly publicUrl: string | null;

  constructor(
    private readonly frozen: FrozenRepository,
    runtime: Runtime,
  ) {
    this.issuer = { ...HOME_AFFAIRS, province: runtime.settings.provinceName };
    this.publicUrl = runtime.settings.publicUrl;
  }

  /** @throws ProblemException not-frozen, no-such-report; invalid-input where the draft has characters that the face of reports has not */
  async compose({ periodId, number, ...order }: ReportRequest): Promise<ReportDocument> {
    await checkDraft(order.draft);
    const report = await composePrintable(await this.readSource(periodId, number ?? null), order);
    if (report === null) throw new ProblemException(NO_SUCH_REPORT);
    return report;
  }

  /** Whether the caller may have it, and of which version it would be. @throws ProblemException not-frozen, no-such-report, invalid-input */
  async checkRequest({ periodId, number, ...order }: ReportRequest): Promise<{ readonly code: string; readonly number: number }> {
    await checkDraft(order.draft);
    if (order.agency === ALL_AGENCIES) checkShared(order.draft ?? {});
    const source = await this.readSource(periodId, number ?? null);
    // Whoever sees a part only has no province; all agencies' reports are for those who see all.
    const isThere = order.agency === ALL_AGENCIES ? source.content.province !== null : composeReport(source, order) !== null;
    if (!isThere) throw new ProblemException(NO_SUCH_REPORT);
    return { code: source.code, number: source.content.head.number };
  }

  /** The files of one report. @throws ProblemException */
  async build(request: ReportRequest, formats: readonly ReportFormat[]): Promise<ReportFile[]> {
    return this.write(await this.compose(request), formats);
  }

  /** What `compose` made, as files. */
  async write(report: ReportDocument, formats: readonly ReportFormat[], pen: ReportPen = writeHere): Promise<ReportFile[]> {
    const files: ReportFile[] = [];
    for (const format of formats) files.push(...(await pen(report, format, this.issuer.name)));
    return files;
  }

  /**
   * The reports of all agencies in one archive. Of a draft only the day is theirs: introduction, signature and recipients are words of one issuer.
   * @param by.onProgress told after each agency @throws ProblemException
   */
  async buildAll(
    { periodId, number, draft }: Omit<ReportRequest, 'template' | 'agency'>,
    formats: readonly ReportFormat[],
    { pen, onProgress }: { readonly pen?: ReportPen; readonly onProgress?: (done: number, all: number) => Promise<void> } = {},
  ): Promise<ReportFile> {
    const source = await this.readSource(periodId, number ?? null);
    const files: ReportFile[] = [];
    const { agencies, head } = source.content;
    const shared = draft?.on === undefined ? {} : { draft: { on: draft.on } };
    await onProgress?.(0, agencies.length);
    for (const [index, { code }] of agencies.entries()) {
      const report = await composePrintable(source, { template: 'agency', agency: code, ...shared });
      if (report !== null) files.push(...(await this.write(report, formats, pen)));
      await onProgress?.(index + 1, agencies.length);
    }
    if (files.length === 0) throw new ProblemException(NO_SUCH_REPORT);
    const name = ['bao-cao-tung-co-quan', head.period.id, ...amendmentOf(head.number)].join('-');
    return { name: `${name}.zip`, bytes: zipFiles(files) };
  }

  private async readSource(periodId: string, number: number | null): Promise<ReportSource> {
    const all = await this.frozen.listVersions();
    const versions = all.filter((version) => version.periodId === periodId);
    const version = number === null ? versions.at(-1) : versions.find((each) => each.number === number);
    if (version === undefined) throw refusePeriod('not-frozen', periodId);
    const content = await this.read(version);
    const earlier = await this.readEarlier(content, all);
    const verification = await this.verify(version.code);
    return { content, code: version.code, earlier, issuer: this.issuer, ...(verification === null ? {} : { verification }) };
  }

  /** Null where nobody said under which address the program is reached. */
  private async verify(code: string): Promise<Verification | null> {
    if (this.publicUrl === null) return null;
    const { encode } = await import('uqr');
    const address = `${this.publicUrl}/xac-minh/${code}`;
    const { data } = encode(address, { ecc: 'M', border: 0 });
    return { address, modules: data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join('')) };
  }

  /**
   * Earlier periods of the kind, each in the version that was the newest when this one was frozen: what is frozen or amended later leaves
   * the report as it was.
   */
  private async readEarlier({ head }: FrozenDocument, all: readonly FrozenVersion[]): Promise<FrozenDocument[]> {
    const newest = new Map<string, FrozenVersion>();
    for (const version of all) {
      const period = parsePeriodId(version.periodId);
      const isEarlier = period !== null && period.kind === head.period.kind && period.to < head.period.from;
      if (isEarlier && version.frozenAt <= head.frozenAt) newest.set(version.periodId, version);
    }
    const documents: FrozenDocument[] = [];
    for (const version of newest.values()) documents.push(await this.read(version));
    return documents.toSorted((a, b) => (a.head.period.from < b.head.period.from ? -1 : 1)).slice(-MAX_EARLIER);
  }

  private async read({ code }: FrozenVersion): Promise<FrozenDocument> {
    const stored = await this.frozen.find(code);
    if (stored === null) throw new Error(`the frozen version ${code} is listed and not there`);
    return readFrozen(stored.head, stored.parts);
  }
}

/** Names of those who were frozen can't be refused any more: what can't be printed of them is replaced so that it is seen. */
async function composePrintable(source: ReportSource, order: ReportOrder): Promise<ReportDocument | null> {
  const { toPrintable } = await import('./printable.ts');
  return toPrintable(composeReport(source, order));
}

/** @throws ProblemException invalid-input, which names the field and what is wrong with it */
async function checkDraft(draft: ReportOrder['draft']): Promise<void> {
  if (draft === undefined) return;
  const { findUnprintable } = await import('./printable.ts');
  const errors = findUnprintable(draft, 'draft');
  if (hasTitle(draft.signature?.name ?? '')) errors.push({ path: 'draft.signature.name', message: NO_TITLES });
  if (errors.length > 0) throw new ProblemException(INVALID_INPUT, { errors });
}

const NO_TITLES = {
  vi: 'Nghị định 30/2020: trước họ tên người ký không ghi học hàm, học vị, danh hiệu; chỉ ghi họ và tên',
  en: 'Decree 30/2020: no academic title or honour before the name of who signs; the name alone',
} as const;

const ONE_ISSUER = {
  vi: 'Chỉ dùng cho một báo cáo: khi xuất báo cáo của mọi cơ quan, mỗi cơ quan có lời của mình',
  en: 'For one report only: of all agencies, each has words of its own',
} as const;

/** Words of one issuer would stand in the reports of all. @throws ProblemException invalid-input, which names the fields */
function checkShared({ on: _day, ...words }: ReportDraft): void {
  const errors = Object.keys(words).map((key) => ({ path: `draft.${key}`, message: ONE_ISSUER }));
  if (errors.length > 0) throw new ProblemException(INVALID_INPUT, { errors });
}
