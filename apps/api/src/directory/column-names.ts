/** Vietnamese headings that stand for a column, in any case, with or without marks, blanks and signs. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  mailbox: ['hộp thư', 'địa chỉ hộp thư', 'hộp thư điện tử', 'thư điện tử', 'email', 'địa chỉ email'],
  agency: ['mã cơ quan', 'mã đơn vị'],
  agencyName: ['tên cơ quan', 'cơ quan', 'tên đơn vị'],
  fullName: ['họ tên', 'họ và tên'],
  position: ['chức vụ', 'chức danh'],
  type: ['loại', 'loại hộp thư'],
  code: ['mã cán bộ', 'mã công chức', 'mã nhân viên'],
  division: ['phòng', 'phòng ban', 'tên phòng', 'bộ phận'],
  role: ['vai trò'],
  tier: ['cấp', 'cấp cơ quan'],
  from: ['từ', 'từ ngày', 'ngày bắt đầu'],
  to: ['đến', 'đến ngày', 'ngày kết thúc'],
  address: ['địa chỉ', 'bí danh'],
  expandsTo: ['chuyển tới', 'trỏ tới', 'địa chỉ đích'],
  person: ['người', 'cán bộ'],
  kind: ['loại', 'loại vắng'],
  reason: ['lý do'],
  host: ['cơ quan tiếp nhận', 'nơi biệt phái'],
  month: ['tháng', 'tháng báo cáo'],
  paper: ['giấy', 'văn bản giấy'],
  both: ['song song'],
  electronic: ['điện tử', 'ký số', 'điện tử ký số'],
  documentType: ['loại văn bản'],
  postings: ['bưu gửi', 'số bưu gửi'],
  opening: ['tồn đầu'],
  bought: ['mua', 'mua thêm'],
  closing: ['tồn cuối'],
};

/** The column of a table that a heading means: by its own name, or by one of its Vietnamese names. */
export function findColumn<Column extends string>(heading: string, columns: readonly Column[]): Column | undefined {
  const wanted = foldHeading(heading);
  return (
    columns.find((column) => foldHeading(column) === wanted) ??
    columns.find((column) => HEADINGS[column]?.some((name) => foldHeading(name) === wanted))
  );
}

/** The Vietnamese heading of a column; null when it has none. */
export function headingOf(column: string): string | null {
  return HEADINGS[column]?.[0] ?? null;
}

/** @example foldHeading('Mã  cơ quan (*)') // 'macoquan' */
export function foldHeading(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
