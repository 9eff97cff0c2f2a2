/** Words of the page of accounts. */
export const accounts = {
  title: 'Tài khoản',
  lead: 'Ai được đăng nhập, với vai trò nào. Mỗi thay đổi được ghi vào nhật ký truy cập và kết thúc các phiên đang mở của tài khoản.',
  create: 'Tạo tài khoản',
  submit: 'Tạo',
  username: 'Tên đăng nhập',
  displayName: 'Tên hiển thị',
  role: 'Vai trò',
  agency: 'Mã cơ quan',
  official: 'Mã cán bộ hoặc hộp thư cá nhân',
  lastSeen: 'Dùng gần nhất',
  actions: 'Việc',
  all: 'Các tài khoản',
  region: 'Bảng tài khoản',
  disabledSince: 'khóa từ {{time}}',
  notSeen: 'không có phiên nào đang mở',
  newPassword: 'Mật khẩu của {{username}}:',
  once: 'Chỉ hiện một lần, không lưu ở đâu. Người nhận nên đổi ngay ở trang Tài khoản của tôi.',
  deed: { password: 'Đặt lại mật khẩu', role: 'Đổi vai trò', disabling: 'Khóa', enabling: 'Mở lại' },
  deedOf: '{{deed}}: {{username}}',
  ask: {
    password: 'Đặt lại mật khẩu của {{username}}?',
    role: 'Đổi vai trò của {{username}}',
    disabling: 'Khóa {{username}}?',
    enabling: 'Mở lại {{username}}?',
  },
  askText: {
    password: 'Mật khẩu cũ hết hiệu lực và mọi phiên đang mở kết thúc.',
    role: 'Mọi phiên đang mở của tài khoản kết thúc.',
    disabling: 'Không ai vào được bằng tài khoản này nữa; mọi phiên đang mở kết thúc.',
    enabling: 'Tài khoản dùng lại mật khẩu cũ.',
  },
  cancel: 'Thôi',
  close: 'Đóng',
};

/** Words of the page of one's own account. */
export const ownAccount = {
  title: 'Tài khoản của tôi',
  password: 'Đổi mật khẩu',
  current: 'Mật khẩu hiện tại',
  next: 'Mật khẩu mới',
  rule_other: 'Ít nhất {{count}} ký tự',
  change: 'Đổi mật khẩu',
  changed: 'Đã đổi mật khẩu. Các phiên khác đã kết thúc.',
  sessions: 'Đang đăng nhập ở đâu',
  sessionsHint: 'Phiên không dùng 30 phút tự kết thúc; lâu nhất 12 giờ.',
  region: 'Bảng phiên đăng nhập',
  columns: { since: 'Từ lúc', seen: 'Dùng gần nhất', network: 'Mạng', ending: 'Kết thúc' },
  this: 'phiên này',
  end: 'Kết thúc',
  endOf: 'Kết thúc phiên từ {{since}}',
};

/** Words of signing in. */
export const signIn = {
  title: 'Đăng nhập',
  lead: 'Nhịp sử dụng thư điện tử công vụ của cơ quan trong tỉnh.',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  submitting: 'Đang đăng nhập…',
  refused: 'Tên đăng nhập hoặc mật khẩu không đúng',
  showPassword: 'Hiện hoặc ẩn mật khẩu',
};
