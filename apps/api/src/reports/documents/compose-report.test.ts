import { describe, expect, it } from '@jest/globals';
import { composeReport, REPORT_TEMPLATES, type ReportBlock, type ReportDocument, type ReportOrder } from '@nhip-thu/metrics';
import { frozenMonth, reportSource, SCENE_AGENCIES } from '../../../../../tests/support/frozen-scene.ts';
import { listTables } from './list-tables.ts';

function compose(order: ReportOrder, source = reportSource()): ReportDocument {
  const report = composeReport(source, order);
  if (report === null) throw new Error('no report');
  return report;
}

const textOf = (blocks: readonly ReportBlock[]): string => blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
const mainText = ({ main }: ReportDocument): string => (main === null ? '' : textOf(main.blocks));

const printedOf = (block: ReportBlock): unknown =>
  block.kind === 'table' ? block.table.rows.map((row) => row.map(({ text }) => text)) : null;

describe('a report', () => {
  it('says what the figures show: rate, target, gap, change, and both variants where an agency has no data', () => {
    const text = mainText(compose({ template: 'monthly' }));
    // 62+41+35+12 and the printed 9 of the board, of 204 people; the agency without data has 132.
    expect(text).toContain('159/204 (±1) cán bộ, công chức, viên chức của 5 cơ quan có tỷ lệ được công bố');
    expect(text).toContain('bằng 77,9%; chỉ tiêu là từ 90% trở lên theo Quyết định số 15/QĐ-SNV.');
    expect(text).toContain('thấp hơn chỉ tiêu 12,1 điểm %; cần thêm 25 người');
    expect(text).toContain('1 cơ quan chưa đủ dữ liệu nên không tính vào tỷ lệ trên: Sở Nông nghiệp và Môi trường (độ phủ nhật ký 78,5%)');
    expect(text).toContain('tỷ lệ toàn tỉnh là 47,3% (159/336 (±1))');
    expect(text).toContain('2 cơ quan đạt chỉ tiêu (Ban Quản lý các khu công nghiệp và Sở Nội vụ)');
    expect(text).toContain('xã Mường Bám 35,3% (12/34, cần thêm 19 người)');
    expect(text).toContain('Số văn bản giấy giảm 50,7%');
  });

  it('never says 0 of what is not known, and keeps a masked count masked in every cell', () => {
    const [league] = listTables(compose({ template: 'league' }));
    const rowOf = (name: string) => league?.rows.find((row) => row[1]?.text.startsWith(name));
    expect(rowOf('Ban Quản lý')?.slice(2, 5)).toEqual([
      { text: '≥9/10', value: '≥9/10', data: ['≥9', 10, null] },
      { text: '≥90,0%', value: '≥90,0%' },
      { text: '—', value: null, data: [null, null] },
    ]);
    expect(rowOf('Sở Nông nghiệp')?.slice(2, 4)).toEqual([
      { text: '—/132', value: '—/132', data: ['—', 132, null] },
      { text: '—', value: null },
    ]);
    expect(rowOf('Sở Nội vụ')?.slice(3, 4)).toEqual([{ text: '91,2%', value: 62 / 68 }]);
  });

  it('of an agency speaks in words; exact versions stand in its appendix alone', () => {
    const report = compose({ template: 'agency', agency: 'snv' });
    const body = mainText(report) + JSON.stringify(report.main?.blocks.filter(({ kind }) => kind === 'table').map(printedOf));
    expect(body).not.toMatch(/@\d|bộ đọc|người chốt|coverage|publication/i);
    expect(body).toContain(
      'Số liệu (mã 7K2M-Q0XD-9TTA) được chốt lúc 15:00 ngày 16/07/2026. Cách tính và thông tin số liệu nêu tại Phụ lục',
    );
    const [annex] = report.appendices;
    expect([report.appendices.length, annex?.name, annex?.title]).toEqual([1, 'Phụ lục', 'CÁCH TÍNH VÀ THÔNG TIN SỐ LIỆU']);
    expect(textOf(annex?.blocks ?? [])).toMatch(
      /DU-2@1[^]*publication@1[^]*chương trình đọc nhật ký phiên bản 5, cách tính độ phủ coverage@2/,
    );
  });

  it('prints where its code is looked up, beside the code and as a QR code, where that is known', () => {
    const verification = { address: 'https://nhipthu.example.gov.vn/xac-minh/7K2M-Q0XD-9TTA', modules: ['10', '01'] };
    for (const order of [{ template: 'monthly' }, { template: 'agency', agency: 'snv' }] as const) {
      const [plain, told] = [compose(order), compose(order, { ...reportSource(), verification })];
      const pictures = ({ appendices }: ReportDocument) =>
        appendices.flatMap(({ blocks }) =>
          blocks.flatMap((block) => (block.kind === 'chart' && block.chart.kind === 'qr' ? [block.chart] : [])),
        );
      expect([plain.footer, pictures(plain)]).toEqual(['Bản chốt số liệu · Mã số liệu 7K2M-Q0XD-9TTA', []]);
      expect(told.footer).toBe(`${plain.footer} · Tra cứu tại ${verification.address}`);
      expect(pictures(told)).toMatchObject([{ modules: ['10', '01'], alt: `Mã QR dẫn tới ${verification.address}.` }]);
      expect(told.facts).toContainEqual({ label: 'Tra cứu', value: verification.address });
    }
  });

  it('counts recipients as "at least" where the logs do not tell of all messages where they went, and leaves them out where of none', () => {
    const content = frozenMonth('bc-2026-07');
    if (content.province === null) throw new Error('no province');
    const { province } = content;
    const some = {
      ...{ sent: 277, sentInternal: 150, sentExternal: 20, sentMixed: 11, recipients: 1261 },
      internalRecipients: 900,
      received: 400,
    };
    const say = (volume: typeof province.volume): string =>
      mainText(compose({ template: 'monthly' }, reportSource({ ...content, province: { ...province, volume } })));
    expect(say({ ...some, sentUntold: 96 })).toContain('gửi 277 thư tới ít nhất 1.261 lượt người nhận; nhận 400 thư');
    expect(say({ ...some, sentUntold: 0 })).toContain('gửi 277 thư tới 1.261 lượt người nhận;');
    // Frozen before this was kept: the same bytes as ever.
    expect(say(some)).toContain('gửi 277 thư tới 1.261 lượt người nhận;');
    expect(say({ ...some, sentUntold: 277, recipients: null })).toContain('gửi 277 thư; nhận 400 thư');
  });

  it('cites an instrument in full first, with its date in words, and shortly later', () => {
    const { main } = compose({ template: 'monthly' });
    expect(main?.bases).toEqual([
      'Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo cáo của cơ quan hành chính nhà nước;',
      'Căn cứ Quyết định số 15/QĐ-SNV ngày 20 tháng 01 năm 2026 của Sở Nội vụ, Điều 3.',
    ]);
  });

  it('of an agency has its own figures only, its own letterhead and place', () => {
    const report = compose({ template: 'agency', agency: 'pth' });
    expect(report.main?.letterhead).toEqual({
      ...{ parent: null, issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG TÔ HIỆU', number: 'Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-UBND' },
      placeAndDate: 'Phường Tô Hiệu, ngày 16 tháng 7 năm 2026',
    });
    const whole = JSON.stringify(report);
    const others = SCENE_AGENCIES.filter(({ code }) => code !== 'pth' && code !== 'snv');
    expect(others.filter(({ name }) => whole.includes(name))).toEqual([]);
  });

  it('of an agency goes to Home Affairs, and that of Home Affairs itself to the province', () => {
    expect(compose({ template: 'agency', agency: 'stp' }).main).toMatchObject({
      addressees: ['Sở Nội vụ'],
      closing: 'Trên đây là báo cáo của Sở Tư pháp, kính gửi Sở Nội vụ tổng hợp./.',
    });
    expect(compose({ template: 'agency', agency: 'snv' }).main).toMatchObject({
      addressees: ['Ủy ban nhân dân tỉnh Sơn La'],
      closing: 'Trên đây là báo cáo của Sở Nội vụ, kính báo cáo Ủy ban nhân dân tỉnh Sơn La./.',
    });
  });

  it('is refused where the frozen content has not what the template is about', () => {
    expect(composeReport(reportSource(), { template: 'quarterly' })).toBeNull();
    expect(composeReport(reportSource(), { template: 'agency', agency: 'khong-co' })).toBeNull();
    const own = { ...reportSource(), content: { ...frozenMonth('bc-2026-07'), province: null } };
    expect(REPORT_TEMPLATES.filter((template) => composeReport(own, { template, agency: 'snv' }) !== null)).toEqual(['agency']);
  });

  it('takes introduction, date, signature and recipients from whoever issues it, and nothing else', () => {
    const draft = {
      ...{ introduction: ['Lời dẫn.'], on: '2026-02-05', recipients: ['- Như trên;', '- Lưu: VT.'] },
      signature: { authority: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], name: 'Cầm Thị Ban' },
    };
    const { main, appendices } = compose({ template: 'monthly', draft });
    const { introduction, recipients, signature } = draft;
    expect(main).toMatchObject({ introduction, recipients, signature, letterhead: { placeAndDate: 'Sơn La, ngày 05 tháng 02 năm 2026' } });
    const plain = compose({ template: 'monthly' });
    expect(main?.blocks).toEqual(plain.main?.blocks);
    expect(appendices.map(({ blocks }) => blocks)).toEqual(plain.appendices.map(({ blocks }) => blocks));
  });

  it('of an amendment says why, who approved it, and lists what changed', () => {
    const changed = {
      agency: 'snv',
      agencyName: 'Sở Nội vụ',
      metric: 'du-2@1',
      field: 'numerator',
      before: 60,
      after: 62,
      delta: 2,
      since: null,
    } as const;
    const content = frozenMonth('bc-2026-07', SCENE_AGENCIES, {
      ...{ number: 1, amends: 'AAAA-BBBB-CCCC', reason: 'Nhật ký đến muộn', approvedBy: 'Giám đốc Sở Nội vụ' },
    });
    const agencies = content.agencies.map((agency) => (agency.code === 'snv' ? { ...agency, changes: [changed] } : agency));
    const report = compose({ template: 'monthly' }, reportSource({ ...content, agencies }));
    expect(mainText(report)).toContain(
      'Bản điều chỉnh số 1, thay bản mã AAAA-BBBB-CCCC. Lý do: Nhật ký đến muộn. Người duyệt: Giám đốc Sở Nội vụ.',
    );
    expect(report.fileName).toBe('bao-cao-thang-bc-2026-07-dc1');
    const [row] = listTables(report).at(-1)?.rows ?? [];
    expect(row?.map(({ text }) => text)).toEqual(['1', 'Sở Nội vụ', 'Sử dụng thường xuyên', 'Số người', '60', '62', '+2']);
    const own = compose({ template: 'agency', agency: 'snv' }, reportSource({ ...content, agencies }));
    expect(
      listTables(own)
        .at(-1)
        ?.rows[0]?.map(({ text }) => text),
    ).toEqual(['1', 'Sử dụng thường xuyên', 'Số người', '60', '62', '+2']);
    expect(mainText(own)).toContain('IV. ĐIỀU CHỈNH SỐ LIỆU\nBáo cáo này dùng Bản điều chỉnh số 1, thay bản mã');
    expect(mainText(compose({ template: 'agency', agency: 'stp' }, reportSource({ ...content, agencies })))).toContain(
      'Số liệu của cơ quan không thay đổi',
    );
  });
});
