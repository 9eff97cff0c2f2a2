/** Words of the search over pages, agencies, people, definitions and periods. */
export const search = {
  title: 'Tìm kiếm',
  label: 'Trang, cơ quan, cán bộ, định nghĩa, kỳ; không cần dấu',
  labelWithoutPeople: 'Trang, cơ quan, định nghĩa, kỳ; không cần dấu',
  results: 'Kết quả',
  found_other: '{{count}} kết quả. Phím ↑ ↓ để chọn, Enter để mở.',
  foundOf: '{{shown}} trong {{total}} kết quả. Phím ↑ ↓ để chọn, Enter để mở.',
  allOfficials_other: 'Xem cả {{total}} cán bộ trong danh bạ',
  none: 'Không tìm thấy.',
  seeking: 'Đang tìm …',
  page: 'Trang',
  agency: 'Cơ quan',
  definition: 'Định nghĩa',
  period: 'Kỳ',
  official: 'Cán bộ',
} as const;

/** Words of the help on keys. */
export const help = {
  title: 'Trợ giúp và phím tắt',
  search: 'Tìm trang, cơ quan, cán bộ, định nghĩa, kỳ',
  period: 'Kỳ trước, kỳ sau',
  compare: 'Bật hoặc tắt so với kỳ khác',
  table: 'Đổi giữa biểu đồ và bảng',
  leave: 'Thoát trình chiếu; khi toàn màn hình: thoát toàn màn hình trước',
  help: 'Mở bảng này',
  areOn: 'Dùng phím tắt một chữ',
  areOnHint: 'Tắt nếu đọc bằng giọng nói hay gõ nhầm; Ctrl K vẫn dùng được.',
  method: 'Các chỉ số được tính thế nào',
} as const;

/** Words around the users' guides. */
export const guide = {
  title: 'Hướng dẫn',
  lead: 'Mỗi vai trò tìm thấy gì ở đâu, kèm ảnh chụp từ tỉnh giả lập.',
  parts: 'Hướng dẫn theo vai trò',
  general: 'Chung',
  table: 'Bảng của bài hướng dẫn',
} as const;
