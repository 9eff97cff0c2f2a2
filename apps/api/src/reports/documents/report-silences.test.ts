import { describe, expect, it } from '@jest/globals';
import { composeReport, parsePeriodId, type FrozenAgency, type FrozenDocument, type PaperLedgerReply } from '@nhip-thu/metrics';
import { frozenMonth, reportSource } from '../../../../../tests/support/frozen-scene.ts';
import { listTables } from './list-tables.ts';

const MONTH = frozenMonth('bc-2026-07');

type Changed = Partial<Omit<FrozenDocument, 'province'>> & { readonly province?: Partial<NonNullable<FrozenDocument['province']>> };

/** What the province's report says, of a month in which something is otherwise. */
function textOf({ province = {}, ...changes }: Changed, order: Parameters<typeof composeReport>[1] = { template: 'monthly' }): string {
  if (MONTH.province === null) throw new Error('a scene without a province');
  const content = { ...MONTH, ...changes, province: { ...MONTH.province, ...province } };
  const report = composeReport(reportSource(content), order);
  if (report?.main === null || report === null) throw new Error('no report');
  return report.main.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
}

const withAgency = (code: string, change: (agency: FrozenAgency) => FrozenAgency): FrozenAgency[] =>
  MONTH.agencies.map((agency) => (agency.code === code ? change(agency) : agency));

const paperOf = (changes: Partial<PaperLedgerReply>): NonNullable<NonNullable<FrozenDocument['province']>['paper']> => {
  const paper = MONTH.province?.paper;
  if (paper === undefined || paper === null) throw new Error('a scene without paper');
  return { ...paper, registers: { ...paper.registers, ...changes } };
};

describe('what a report says of what is not known', () => {
  it('an agency without a rate says why: too few people, too few days, too little of the logs', () => {
    const say = (verdict: FrozenAgency['use'][number]['figure']['verdict']): string => {
      const agencies = withAgency('stp', (agency) => ({
        ...agency,
        use: agency.use.map((use) => ({ ...use, figure: { ...use.figure, value: null, numerator: null, verdict } })),
      }));
      return textOf({ agencies }, { template: 'agency', agency: 'stp' });
    };
    expect(say('not-published')).toContain('Cơ quan có 48 người; theo quy tắc công bố, kỳ này không in tỷ lệ.');
    expect(say('too-few-days')).toContain('Chưa đủ ngày làm việc có nhật ký');
    expect(say('insufficient-data')).toContain('chưa đủ dữ liệu để in tỷ lệ của 48 người');
  });

  it('the province’s report says whose rate is withheld though they are enough people, and of small ones nothing', () => {
    const withheld = (agency: FrozenAgency, denominator: number): FrozenAgency => ({
      ...agency,
      use: agency.use.map((use) => ({
        ...use,
        figure: { ...use.figure, denominator, value: null, numerator: null, verdict: 'not-published' },
      })),
    });
    expect(textOf({ agencies: withAgency('stp', (agency) => withheld(agency, 48)) })).toContain(
      'Không công bố tỷ lệ kỳ này của Sở Tư pháp: ',
    );
    expect(textOf({ agencies: withAgency('stp', (agency) => withheld(agency, 9)) })).not.toContain('Không công bố tỷ lệ kỳ này');
  });

  it('an agency’s report lists the explanations that were accepted', () => {
    expect(textOf({}, { template: 'agency', agency: 'snnmt' })).toContain('Giải trình đã được chấp nhận:\nMất nhật ký.');
  });

  it('paper without a baseline has no reduction, of a week there is none', () => {
    const registers = { baselineAmount: null, baselineDocuments: null, shown: null, reason: 'no-baseline' } as const;
    expect(textOf({ province: { paper: paperOf(registers) } })).toContain('chưa tính được mức giảm: chưa có kỳ gốc được thống nhất.');
    const quarter = parsePeriodId('bc-2026-q3');
    if (quarter === null) throw new Error('no quarter');
    const text = textOf({ head: { ...MONTH.head, period: quarter }, province: { paper: null } }, { template: 'quarterly' });
    expect(text).toContain('Sổ văn bản đi được nộp theo tháng báo cáo');
  });

  it('savings are said with the decision the prices are from, and as more spent when they are below zero', () => {
    const citation = { kind: 'decision', number: '88/QĐ-STC', issuer: 'Sở Tài chính', issuedOn: '2025-12-10' };
    const price = { id: 1, item: 'sheet', amount: 300, citation, validFrom: '2025-12-15', validTo: null, reason: null };
    const head = { ...MONTH.head, prices: [price] } as FrozenDocument['head'];
    const savingOf = (total: number): string =>
      textOf({ head, province: { paper: { ...paperOf({}), savings: { sheets: total, postings: null, total } } } });
    expect(savingOf(1_161_000)).toContain(
      'ước tiết kiệm 1.161.000 đồng tiền giấy và cước gửi, theo đơn giá tại Quyết định số 88/QĐ-STC ngày 10 tháng 12 năm 2025 của Sở Tài chính',
    );
    expect(savingOf(-2_000)).toContain('ước chi thêm 2.000 đồng');
  });

  it('mail sent by programs and facts that only came by UDP stand beside the volume', () => {
    const volume = {
      sent: 4071,
      sentInternal: 3388,
      sentExternal: 308,
      sentMixed: 75,
      recipients: 5366,
      internalRecipients: 4983,
      received: 6417,
    };
    const text = textOf({ province: { volume: { ...MONTH.province?.volume, ...volume }, sentInternalClient: 12, unconfirmedFacts: 3 } });
    expect(text).toContain('gửi 4.071 thư');
    expect(text).toContain('trong đó 12 thư do phần mềm nội bộ gửi');
    expect(text).toContain('3 sự kiện chỉ đến qua UDP');
  });

  it('a small agency whose verdict one person could turn is named', () => {
    const agencies = withAgency('snv', (agency) => ({
      ...agency,
      use: agency.use.map((use) => ({ ...use, figure: { ...use.figure, isInconclusive: true, publication: 'at-least' } })),
    }));
    expect(textOf({ agencies })).toContain('Sở Nội vụ đạt nhưng chưa đủ cơ sở để kết luận chắc chắn');
    // Its own report says the same, and what the sign before its count means.
    const order = { template: 'agency', agency: 'snv' } as const;
    expect(textOf({ agencies }, order)).toContain('Tỷ lệ này đạt chỉ tiêu, nhưng chưa đủ cơ sở để kết luận chắc chắn: cơ quan có');
    const own = composeReport(reportSource({ ...MONTH, agencies }), order);
    const table = own === null ? undefined : listTables(own).find(({ id }) => id === 'dinh-nghia');
    expect(table?.rows.map((row) => row.at(-1)?.text)).toContain('Đạt (chưa đủ cơ sở)');
    expect(table?.notes).toEqual([expect.stringContaining('“≥”, “≤”: số người được che')]);
  });

  it('changes of an amendment are written as what they are: verdicts in words, coverage and reductions as percentages', () => {
    const base = { agency: 'snv', agencyName: 'Sở Nội vụ', metric: 'du-2@1', delta: null, since: null } as const;
    const changes = [
      { ...base, field: 'verdict', before: 'not-met', after: 'met' },
      { ...base, field: 'coverage', before: 0.785, after: 1 },
      { ...base, field: 'headline', before: 0.25, after: null },
    ] as unknown as FrozenAgency['changes'];
    const content = { ...frozenMonth('bc-2026-07', undefined, { number: 1, amends: 'AAAA-BBBB-CCCC', reason: 'x', approvedBy: 'y' }) };
    const agencies = content.agencies.map((agency) => (agency.code === 'snv' ? { ...agency, changes } : agency));
    const report = composeReport(reportSource({ ...content, agencies }), { template: 'monthly' });
    if (report === null) throw new Error('no report');
    const cells = (listTables(report).at(-1)?.rows ?? []).map((row) => row.slice(-3, -1).map(({ text }) => text));
    expect(cells).toEqual([
      ['Chưa đạt', 'Đạt'],
      ['78,5%', '100,0%'],
      ['25,0%', '—'],
    ]);
  });
});
