import type { LocalisedText } from './language.ts';

/** Why something does not answer, by the codes of Node and PostgreSQL. */
const REASONS = new Map<string, LocalisedText>([
  ['ECONNREFUSED', { vi: 'không có gì lắng nghe ở địa chỉ đó', en: 'nothing listens there' }],
  ['ENOTFOUND', { vi: 'không tìm thấy máy có tên đó', en: 'there is no host of that name' }],
  ['EAI_AGAIN', { vi: 'chưa tra được tên máy (DNS)', en: 'the name of the host cannot be looked up now (DNS)' }],
  ['EHOSTUNREACH', { vi: 'không có đường mạng tới máy đó', en: 'there is no way to that host' }],
  ['ENETUNREACH', { vi: 'không có đường mạng tới máy đó', en: 'there is no way to that host' }],
  ['ETIMEDOUT', { vi: 'chờ quá lâu', en: 'it took too long' }],
  ['ECONNRESET', { vi: 'kết nối bị cắt', en: 'the connection was cut' }],
  ['28P01', { vi: 'sai tên người dùng hoặc mật khẩu', en: 'user name or password is wrong' }],
  ['28000', { vi: 'máy chủ không cho người dùng này vào', en: 'the server does not let this user in' }],
  ['3D000', { vi: 'không có cơ sở dữ liệu tên đó', en: 'there is no database of that name' }],
  ['53300', { vi: 'máy chủ đã hết chỗ cho kết nối mới', en: 'the server takes no more connections' }],
  ['53100', { vi: 'đĩa của cơ sở dữ liệu đã đầy', en: 'the disk of the database is full' }],
  ['57P03', { vi: 'máy chủ đang khởi động hoặc đang dừng', en: 'the server is starting or stopping' }],
  ['WRONGPASS', { vi: 'sai tên người dùng hoặc mật khẩu', en: 'user name or password is wrong' }],
  ['NOAUTH', { vi: 'máy chủ đòi mật khẩu', en: 'the server asks for a password' }],
  ['EACCES', { vi: 'không có quyền', en: 'no permission' }],
  ['EPERM', { vi: 'không có quyền', en: 'no permission' }],
  ['EROFS', { vi: 'hệ thống tệp chỉ cho đọc', en: 'the file system is read-only' }],
  ['ENOSPC', { vi: 'đĩa đầy', en: 'the disk is full' }],
  ['ENOTDIR', { vi: 'một phần của đường dẫn là tệp', en: 'a part of the path is a file' }],
  ['EEXIST', { vi: 'ở đó đã có một tệp', en: 'there is a file of that name' }],
  ['ENOENT', { vi: 'không có', en: 'it does not exist' }],
  ['EISDIR', { vi: 'đó là thư mục', en: 'it is a folder' }],
]);

/**
 * A code in words, with the code behind them.
 * @param code of Node (`ECONNREFUSED`) or PostgreSQL (`28P01`), or null
 * @param otherwise what the error itself says, where the code is not known
 */
export function describeReason(code: string | null, otherwise: string): LocalisedText {
  const known = code === null ? undefined : REASONS.get(code);
  if (known === undefined) return { vi: otherwise, en: otherwise };
  return { vi: `${known.vi} (${code})`, en: `${known.en} (${code})` };
}

/** Why the program or a command cannot start, and what to do about it. Never a password. */
export const START_UP_FAULTS = {
  dataFolderNotWritable: (folder: string, reason: LocalisedText): LocalisedText => ({
    vi: `không ghi được vào thư mục dữ liệu ${folder}: ${reason.vi}; đặt NHIPTHU_DATA là thư mục mà người dùng này ghi được`,
    en: `the data folder ${folder} is not writable: ${reason.en}; set NHIPTHU_DATA to a folder this user may write to`,
  }),
  keyUnusable: (path: string, reason: LocalisedText): LocalisedText => ({
    vi: `không dùng được khóa ${path}: ${reason.vi}; đặt lại tệp này từ bản sao lưu các khóa`,
    en: `the key ${path} cannot be used: ${reason.en}; restore this file from the backup of keys`,
  }),
  factsKeyWrong: (path: string): LocalisedText => ({
    vi: `${path} bị thiếu hoặc không phải khóa đã niêm phong dữ kiện trong cơ sở dữ liệu này; đặt lại facts.key từ bản sao lưu các khóa vào thư mục dữ liệu (NHIPTHU_DATA và DATABASE_URL có cùng một hệ thống không?); nếu không còn bản sao nào: docs/operate.md, “A lost facts.key”`,
    en: `${path} is missing or not the key with which facts in this database were sealed; restore facts.key from the backup of keys into the data folder (are NHIPTHU_DATA and DATABASE_URL of one installation?); when no backup has it: docs/operate.md, “A lost facts.key”`,
  }),
  noEmbeddedDatabase: (packageName: string): LocalisedText => ({
    vi: `không có cơ sở dữ liệu kèm sẵn cho hệ máy này (chưa cài ${packageName}); đặt DATABASE_URL`,
    en: `no embedded database for this system (${packageName} is not installed); set DATABASE_URL`,
  }),
  noServerUser: (user: string): LocalisedText => ({
    vi: `cơ sở dữ liệu không chạy dưới quyền root, và không tạo được người dùng “${user}”; chạy bằng người dùng thường, hoặc đặt DATABASE_URL`,
    en: `the database does not run as root and the user “${user}” cannot be created; start as an ordinary user, or set DATABASE_URL`,
  }),
  databaseNotCreated: (folder: string, reason: string): LocalisedText => ({
    vi: `không tạo được cơ sở dữ liệu kèm sẵn trong ${folder}: ${reason}`,
    en: `the embedded database cannot be created in ${folder}: ${reason}`,
  }),
  databaseNotStarted: (log: string): LocalisedText => ({
    vi: `cơ sở dữ liệu kèm sẵn không khởi động được; lý do nó ghi ở ${log}`,
    en: `the embedded database does not start; its own words are in ${log}`,
  }),
  databaseNotServing: (reason: LocalisedText): LocalisedText => ({
    vi: `cơ sở dữ liệu kèm sẵn đang chạy nhưng không phục vụ: ${reason.vi}`,
    en: `the embedded database runs but does not serve: ${reason.en}`,
  }),
  noFreePort: (host: string): LocalisedText => ({ vi: `không còn cổng trống trên ${host}`, en: `there is no free port on ${host}` }),
  databaseUnreachable: (place: string, reason: LocalisedText): LocalisedText => ({
    vi: `cơ sở dữ liệu ở ${place} không trả lời: ${reason.vi}; nó có đang chạy không, và DATABASE_URL đã đúng chưa?`,
    en: `the database at ${place} does not answer: ${reason.en}; is it running, and is DATABASE_URL right?`,
  }),
  databaseTooOld: (place: string, version: string): LocalisedText => ({
    vi: `cơ sở dữ liệu ở ${place} là PostgreSQL ${version}; cần từ bản 16`,
    en: `the database at ${place} is PostgreSQL ${version}; version 16 or newer is needed`,
  }),
  databaseRoleTooStrong: (place: string, role: string): LocalisedText => ({
    vi: `cơ sở dữ liệu ở ${place}: người dùng “${role}” là superuser hoặc có BYPASSRLS, nên mọi giới hạn theo dòng đều vô hiệu; tạo một người dùng thường (create role … login nosuperuser nobypassrls) làm chủ cơ sở dữ liệu và đặt vào DATABASE_URL; xem docs/access.md`,
    en: `the database at ${place}: the role “${role}” is a superuser or has BYPASSRLS, so that row-level security does not bind it; make an ordinary role (create role … login nosuperuser nobypassrls) the owner of the database and put it into DATABASE_URL; see docs/access.md`,
  }),
  rowsUnprotected: (place: string, tables: string): LocalisedText => ({
    vi: `cơ sở dữ liệu ở ${place} để lộ dòng của các bảng ${tables} cho kết nối chưa nói mình xem cho ai; quy tắc theo dòng đã bị tắt hoặc sửa; xem docs/access.md`,
    en: `the database at ${place} shows rows of ${tables} to a connection that has not said for whom it reads; row-level security was switched off or changed; see docs/access.md`,
  }),
  reachRolesMissing: (role: string, statements: string): LocalisedText => ({
    vi: `cơ sở dữ liệu thiếu các vai trò mà chương trình làm việc bằng, và “${role}” không được tạo vai trò; người quản trị máy chủ chạy một lần:\n${statements}`,
    en: `the database lacks the roles in which the program works, and “${role}” may not create roles; its administrator runs once:\n${statements}`,
  }),
  schemaTooNew: (migration: string): LocalisedText => ({
    vi: `cơ sở dữ liệu đã được bản mới hơn của chương trình nâng lên ${migration}; bản này không làm việc với nó nữa: khởi động bản mới, hoặc dựng lại bản sao lưu có trước khi nâng (docs/operate.md)`,
    en: `a newer version of the program brought the database to ${migration}; this one no longer works with it: start the newer one, or restore the backup from before the upgrade (docs/operate.md)`,
  }),
  clocksDiffer: (seconds: string): LocalisedText => ({
    vi: `đồng hồ của máy này và của cơ sở dữ liệu lệch nhau ${seconds} giây; chỉnh lại cho đúng (NTP)`,
    en: `this machine's clock and the database's differ by ${seconds} s; set them right (NTP)`,
  }),
  redisMayEvict: (policy: string): LocalisedText => ({
    vi: `Redis có maxmemory-policy “${policy}”, có thể bỏ mất công việc; đặt lại là noeviction`,
    en: `Redis has maxmemory-policy “${policy}”, which may drop jobs; set it to noeviction`,
  }),
  redisUnreachable: (reason: LocalisedText): LocalisedText => ({
    vi: `Redis (REDIS_URL) không trả lời: ${reason.vi}; nó có đang chạy không, địa chỉ và mật khẩu đã đúng chưa?`,
    en: `Redis (REDIS_URL) does not answer: ${reason.en}; is it running, and are the address and password right?`,
  }),
  portTaken: (address: string): LocalisedText => ({
    vi: `${address} đang được chương trình khác dùng (có thể Nhịp Thư đang chạy rồi); dừng chương trình đó, hoặc chọn cổng khác bằng PORT=…`,
    en: `${address} is taken by another program (perhaps Nhịp Thư already runs); stop that one or choose another port with PORT=…`,
  }),
  portNotAllowed: (address: string): LocalisedText => ({
    vi: `người dùng này không được dùng ${address}; chọn cổng từ 1024 trở lên bằng PORT=…`,
    en: `${address} may not be used by this user; choose a port from 1024 up with PORT=…`,
  }),
  hostNotHere: (address: string): LocalisedText => ({
    vi: `${address} không phải địa chỉ của máy này; đặt HOST=127.0.0.1, hoặc 0.0.0.0 để nhận ở mọi địa chỉ của máy`,
    en: `${address} is not on this machine; set HOST=127.0.0.1, or 0.0.0.0 for all its addresses`,
  }),
  portUnusable: (address: string, reason: LocalisedText): LocalisedText => ({
    vi: `không mở được cổng ở ${address}: ${reason.vi}`,
    en: `${address} cannot be listened on: ${reason.en}`,
  }),
  syslogPortTaken: (variable: string, address: string): LocalisedText => ({
    vi: `${variable}: ${address} đang được chương trình khác dùng; chọn địa chỉ hoặc cổng khác`,
    en: `${variable}: ${address} is taken by another program; choose another address or port`,
  }),
  syslogPortUnusable: (variable: string, address: string, reason: LocalisedText): LocalisedText => ({
    vi: `${variable}: không mở được cổng ở ${address}: ${reason.vi}; chọn địa chỉ hoặc cổng khác`,
    en: `${variable}: ${address} cannot be listened on: ${reason.en}; choose another address or port`,
  }),
  certificateUnusable: (reason: string): LocalisedText => ({
    vi: `SYSLOG_TLS: không dùng được chứng thư hoặc khóa của nó (${reason})`,
    en: `SYSLOG_TLS: the certificate or its key cannot be used (${reason})`,
  }),
  pemUnreadable: (variable: string, path: string, reason: LocalisedText): LocalisedText => ({
    vi: `${variable}: không đọc được ${path}: ${reason.vi}`,
    en: `${variable}: ${path} cannot be read: ${reason.en}`,
  }),
  notADemo: (): LocalisedText => ({
    vi: 'ở đây đã có những cơ quan không thuộc tỉnh mẫu: cho tỉnh mẫu một thư mục dữ liệu hoặc cơ sở dữ liệu riêng',
    en: 'this installation holds agencies that are not those of the demo: give the demo a data folder or database of its own',
  }),
} as const;
