/** Words that many pages share. */
export const common = {
  retry: 'Thử lại',
  loading: 'Đang tải…',
  errorId: 'Mã lỗi: {{id}}',
  table: 'Xem bảng',
  chart: 'Xem biểu đồ',
  csv: 'Tải CSV',
  csvOf: 'Tải CSV: {{title}}',
  tableOf: 'Xem bảng: {{title}}',
  failedPage: 'Chưa mở được trang này',
  retryOnline: 'Đang mất mạng. Có mạng lại thì bấm Thử lại, hoặc sang trang khác đã mở.',
  dayForm: 'ngày/tháng/năm',
  notDay: 'Nhập ngày dạng ngày/tháng/năm, ví dụ {{example}}',
  pickDay: 'Chọn trên lịch',
  chartOf: 'Xem biểu đồ: {{title}}',
  method: 'Cách tính',
  methodOf: 'Cách tính: {{title}}',
  failedCard: 'Không hiển thị được phần này',
  failedCardHint: 'Các phần khác của trang vẫn dùng được.',
  all: 'Hiện tất cả {{count}}',
  fewer: 'Thu gọn',
  leaveTitle: 'Rời trang này?',
  leaveText: 'Việc đang làm dở chưa được áp dụng và sẽ mất.',
  leave: 'Rời trang',
  stay: 'Ở lại',
  field: {
    missing: 'Chưa điền ô này',
    short: 'Cần ít nhất {{least}} ký tự',
    email: 'Chưa phải địa chỉ thư, ví dụ an@tinh.gov.vn',
    low: 'Phải từ {{least}} trở lên',
    high: 'Không được quá {{most}}',
    wrong: 'Giá trị này không dùng được',
  },
} as const;

/** Words of faults. */
export const problem = {
  network: 'Không kết nối được máy chủ',
  networkHint: 'Kiểm tra mạng rồi thử lại. Số liệu trên máy chủ không bị ảnh hưởng.',
  unreadable: 'Máy chủ trả lời không đúng khuôn dạng',
  aborted: 'Đã dừng theo yêu cầu',
} as const;
