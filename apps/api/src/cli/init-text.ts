import type { Language } from '../config/language.ts';

const VI = {
  help: {
    init: 'chuẩn bị một máy chủ: hỏi vài câu, ghi tệp cấu hình (chỉ root đọc được) và cho biết các bước tiếp theo; không đổi gì khác',
    province: 'tên tỉnh in trên báo cáo',
    publicUrl: 'địa chỉ mà mọi người mở, https://nhipthu.tinh.gov.vn; trống: chỉ dùng trên máy này',
    database: 'PostgreSQL có sẵn, postgres://…; trống: cơ sở dữ liệu kèm sẵn',
    redis: 'Redis cho hàng đợi, redis://…; trống: hàng đợi nằm trong PostgreSQL',
    smtp: 'máy chủ thư gửi liên kết đặt lại mật khẩu, smtps://…; trống: không gửi',
    mailFrom: 'địa chỉ gửi, khi có --smtp',
    data: 'thư mục dữ liệu',
    program: 'nơi chương trình sẽ nằm khi chạy; mặc định: nơi nó đang nằm',
    out: 'thư mục chứa tệp cấu hình',
    yes: 'không hỏi: cái gì không nêu thì lấy mặc định',
    stdin: 'đọc bí mật từ đầu vào chuẩn, các dòng DATABASE_URL=…, REDIS_URL=…, SMTP_PASSWORD=… (không hỏi gì)',
    force: 'thay tệp đã có; tệp cũ giữ lại với đuôi .old',
  },
  questions: {
    PROVINCE_NAME: 'Tên tỉnh',
    PUBLIC_URL: 'Địa chỉ mọi người mở, https://nhipthu.tinh.gov.vn (trống: chỉ trên máy này)',
    DATABASE_URL: 'PostgreSQL, postgres://người-dùng:mật-khẩu@máy:5432/csdl (trống: kèm sẵn)',
    REDIS_URL: 'Redis, redis://:mật-khẩu@máy:6379 (trống: hàng đợi trong PostgreSQL)',
    SMTP_URL: 'Máy chủ thư, smtps://người-dùng@máy:465 (trống: không gửi thư)',
    MAIL_FROM: 'Địa chỉ gửi',
    NHIPTHU_DATA: 'Thư mục dữ liệu',
  },
  header: ['Cấu hình của Nhịp Thư, do nhipthu init ghi. Mọi biến khác: .env.example.', 'Bí mật nằm ở thư mục secrets bên cạnh.'],
  hidden: (folder: string) => `nằm trong ${folder}, nơi dịch vụ của systemd không thấy (ProtectHome, PrivateTmp)`,
  noNginx: 'chưa có nginx thì trước đó: apt-get install nginx',
  written: (path: string) => `Đã ghi ${path}`,
  kept: (path: string) => `Tệp cũ: ${path}`,
  next: 'Các bước tiếp theo, với quyền root:',
  steps: {
    user: 'Người dùng của chương trình',
    role: 'Trên PostgreSQL: vai trò thường, không phải superuser (docs/access.md)',
    smtpPassword: 'Mật khẩu của máy chủ thư',
    units: 'Dịch vụ của systemd, và lệnh nhipthu',
    folder: 'Thư mục dữ liệu ở nơi khác',
    start: 'Chạy, và tự chạy khi máy khởi động',
    backup: 'Sao lưu mỗi đêm, giữ 30 ngày; rồi chép sang máy khác (docs/operate.md)',
    proxy: 'nginx, với chứng thư của bạn là fullchain.pem và key.pem trong /etc/nhip-thu/tls (docs/install.md)',
    first: 'Tài khoản đầu tiên: mở trang /thiet-lap với mã này',
    logs: 'Đưa nhật ký máy chủ thư vào: docs/ways-in.md',
  },
};

export type InitText = typeof VI;

const EN: InitText = {
  help: {
    init: 'prepare a server: asks a few questions, writes the settings (for root only) and says what to do next; changes nothing else',
    province: 'name of the province as reports print it',
    publicUrl: 'the address people open, https://nhipthu.province.gov.vn; empty: on this machine only',
    database: 'a PostgreSQL of your own, postgres://…; empty: the embedded one',
    redis: 'Redis for the queue, redis://…; empty: the queue lives in PostgreSQL',
    smtp: 'mail server for links to set a new password, smtps://…; empty: none are sent',
    mailFrom: 'the sender, with --smtp',
    data: 'data folder',
    program: 'where the program will lie when it runs; by default where it lies now',
    out: 'folder of the settings',
    yes: 'ask nothing: what is not given is as by default',
    stdin: 'read secrets from standard input, lines DATABASE_URL=…, REDIS_URL=…, SMTP_PASSWORD=… (asks nothing)',
    force: 'replace files that are there; the old ones stay as .old',
  },
  questions: {
    PROVINCE_NAME: 'Province',
    PUBLIC_URL: 'Address people open, https://nhipthu.province.gov.vn (empty: on this machine only)',
    DATABASE_URL: 'PostgreSQL, postgres://user:password@host:5432/database (empty: embedded)',
    REDIS_URL: 'Redis, redis://:password@host:6379 (empty: queue in PostgreSQL)',
    SMTP_URL: 'Mail server, smtps://user@host:465 (empty: no letters)',
    MAIL_FROM: 'Sender of letters',
    NHIPTHU_DATA: 'Data folder',
  },
  header: [
    'Settings of Nhịp Thư, written by nhipthu init. Every other variable: .env.example.',
    'Secrets are in the folder secrets beside it.',
  ],
  hidden: (folder) => `is in ${folder}, which the services of systemd do not see (ProtectHome, PrivateTmp)`,
  noNginx: 'where there is none, before it: apt-get install nginx',
  written: (path) => `Written: ${path}`,
  kept: (path) => `The old file: ${path}`,
  next: 'What to do next, as root:',
  steps: {
    user: 'The user of the program',
    role: 'In PostgreSQL: an ordinary role, no superuser (docs/access.md)',
    smtpPassword: 'The password of the mail server',
    units: 'The services of systemd, and the command nhipthu',
    folder: 'A data folder elsewhere',
    start: 'Start, now and with the machine',
    backup: 'A backup every night, kept for 30 days; then copy it to another machine (docs/operate.md)',
    proxy: 'nginx, with your certificate as fullchain.pem and key.pem in /etc/nhip-thu/tls (docs/install.md)',
    first: 'The first account: open the page /thiet-lap with this code',
    logs: 'Bring in the logs of the mail servers: docs/ways-in.md',
  },
};

/** The words of `nhipthu init`. */
export const INIT_TEXT: Readonly<Record<Language, InitText>> = { vi: VI, en: EN };
