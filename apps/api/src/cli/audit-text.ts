const VI = {
  help: {
    touched: 'dữ liệu của ai đã bị xem hoặc đổi, trong một phiên hoặc bởi một tài khoản',
    session: 'mã phiên, hoặc từ 8 chữ số đầu của nó, như trên trang Nhật ký truy cập',
    actor: 'tên đăng nhập',
  },
  heads: ['Về ai', 'Cơ quan', 'Việc', 'Số lần', 'Lần đầu', 'Lần cuối', 'Lấy gì, vì sao'],
  official: (id: number) => `cán bộ số ${id}`,
  many: '(danh sách nhiều người)',
  everybody: '(mọi người)',
  allAgencies: 'mọi cơ quan',
  noSubject: 'không ghi lấy gì',
  noReason: 'không nêu lý do',
  nothing: 'Không có mục nào chạm tới dữ liệu của ai.',
};

const EN: typeof VI = {
  help: {
    touched: 'whose data were looked at or changed, in a session or by an account',
    session: 'id of a session, or 8 digits or more of its beginning, as the page of the audit log shows it',
    actor: 'user name',
  },
  heads: ['About whom', 'Agency', 'What', 'Times', 'First', 'Last', 'What was taken, why'],
  official: (id) => `official no. ${id}`,
  many: '(a list of many)',
  everybody: '(everybody)',
  allAgencies: 'all agencies',
  noSubject: 'what was taken is not noted',
  noReason: 'no reason given',
  nothing: 'No entry touches the data of anybody.',
};

export const AUDIT_TEXT = { vi: VI, en: EN } as const;
