/** Words of the search over pages and agencies. */
export const search = {
  title: 'Tìm trang, cơ quan',
  label: 'Gõ tên trang hoặc cơ quan, không cần dấu',
  results: 'Kết quả',
  found_other: '{{count}} kết quả. Phím ↑ ↓ để chọn, Enter để mở.',
  none: 'Không tìm thấy.',
  page: 'Trang',
  agency: 'Cơ quan',
} as const;

/** Words of the help on keys. */
export const help = {
  title: 'Trợ giúp và phím tắt',
  search: 'Tìm trang hoặc cơ quan',
  period: 'Kỳ trước, kỳ sau',
  compare: 'Bật hoặc tắt so với kỳ khác',
  table: 'Đổi giữa biểu đồ và bảng',
  help: 'Mở bảng này',
  areOn: 'Dùng phím tắt một chữ',
  areOnHint: 'Tắt nếu đọc bằng giọng nói hay gõ nhầm; Ctrl K vẫn dùng được.',
  method: 'Các chỉ số được tính thế nào',
} as const;
