import type { LocalisedText } from './language.ts';

/** Where only a server of one's own will do. */
export const OWN_DATABASE_HINT: LocalisedText = {
  vi: 'địa chỉ của cơ sở dữ liệu dùng chung, postgres://user:password@host:5432/database, không có ?options=; hoặc ROLE=all để dùng cơ sở dữ liệu kèm sẵn',
  en: 'the address of the shared database, postgres://user:password@host:5432/database, without ?options=; or ROLE=all to use the embedded one',
};

/** What each variable wants, told beside its fault. */
export const HINTS = {
  NHIPTHU_DATA: {
    vi: 'một thư mục mà người dùng này ghi được, ví dụ /var/lib/nhip-thu',
    en: 'a folder this user may write to, for example /var/lib/nhip-thu',
  },
  NHIPTHU_LANG: { vi: 'ngôn ngữ của màn hình lệnh: vi (mặc định) hoặc en', en: 'language of the console: vi (default) or en' },
  DATABASE_URL: {
    vi: 'postgres://user:password@host:5432/database, không có ?options=; để trống thì dùng cơ sở dữ liệu kèm sẵn',
    en: 'postgres://user:password@host:5432/database, without ?options=; leave it unset for the embedded database',
  },
  DATABASE_URL_FILE: {
    vi: 'một tệp đọc được, trong đó chỉ có giá trị của DATABASE_URL',
    en: 'a file that can be read and holds the value of DATABASE_URL alone',
  },
  REDIS_URL_FILE: {
    vi: 'một tệp đọc được, trong đó chỉ có giá trị của REDIS_URL',
    en: 'a file that can be read and holds the value of REDIS_URL alone',
  },
  REDIS_URL: {
    vi: 'redis://host:6379 hoặc rediss://host:6379; để trống thì hàng đợi nằm trong PostgreSQL',
    en: 'redis://host:6379 or rediss://host:6379; leave it unset to queue in PostgreSQL',
  },
  ROLE: { vi: 'api, worker hoặc all', en: 'api, worker or all' },
  HOST: { vi: 'địa chỉ lắng nghe: 127.0.0.1 (mặc định) hoặc 0.0.0.0', en: 'the address to listen on: 127.0.0.1 (default) or 0.0.0.0' },
  PORT: { vi: 'số cổng, ví dụ 3000; 0 là cổng trống bất kỳ', en: 'a port number, for example 3000; 0 takes any free port' },
  TRUSTED_PROXY: {
    vi: 'địa chỉ hay mạng của proxy đứng trước, cách nhau bằng dấu phẩy; loopback là chính máy này: loopback,10.1.2.3',
    en: 'addresses or networks of the proxies in front, with commas; loopback is this machine: loopback,10.1.2.3',
  },
  FOLD_CHUNK_KIB: {
    vi: 'lượng văn bản xử lý trong một giao dịch, từ 64 đến 65536 KiB: lớn thì nhanh, nhỏ thì ít tốn bộ nhớ',
    en: 'plain text folded in one transaction, 64 to 65536 KiB: more is faster, less needs less memory',
  },
  PROVINCE_NAME: { vi: 'tên tỉnh in trên báo cáo, ví dụ Sơn La', en: 'name of the province as reports print it, for example Sơn La' },
  SECOND_FACTOR: {
    vi: 'offered (tùy mỗi người, mặc định) hoặc required (bắt buộc với vai trò xem được thông tin cán bộ)',
    en: 'offered (up to everybody, default) or required (of roles that see persons)',
  },
  RETENTION_RAW_MONTHS: {
    vi: 'số tháng giữ tệp nhật ký thô, từ 1 đến 120 và không dài hơn RETENTION_PERSON_MONTHS; mặc định 13',
    en: 'months for which raw log files are kept, 1 to 120 and no more than RETENTION_PERSON_MONTHS; 13 by default',
  },
  RETENTION_PERSON_MONTHS: {
    vi: 'số tháng giữ dữ liệu của từng người, từ 16 đến 120; mặc định 24',
    en: 'months for which data of single people are kept, 16 to 120; 24 by default',
  },
  RETENTION_LEAVER_MONTHS: {
    vi: 'số tháng sau khi nghỉ việc thì tên và địa chỉ của cán bộ bị thay bằng bí danh, từ 1 đến 120; mặc định 3',
    en: 'months after which names and addresses of an official who has left give way to pseudonyms, 1 to 120; 3 by default',
  },
  NHIPTHU_LOG: {
    vi: 'text (để người đọc, mặc định) hoặc json (mỗi dòng một đối tượng, cho hệ thống thu nhật ký)',
    en: 'text (for people, default) or json (an object a line, for whatever collects logs)',
  },
  LOG_LEVEL: { vi: 'error, warn, log hoặc debug', en: 'error, warn, log or debug' },
  SYSLOG_TCP: {
    vi: 'địa chỉ của chính máy này kèm cổng và nguồn, 127.0.0.1:5514=thu; nhiều cái cách nhau bằng dấu phẩy. TCP không mã hóa chỉ nhận từ máy này: máy khác thì đặt SYSLOG_TLS',
    en: 'a loopback address with port and origin, 127.0.0.1:5514=thu; several with commas. Plain TCP is taken from this machine only: for others set SYSLOG_TLS',
  },
  SYSLOG_UDP: {
    vi: 'địa chỉ kèm cổng và nguồn, 127.0.0.1:5514=thu; nhiều cái cách nhau bằng dấu phẩy',
    en: 'an address with port and origin, 127.0.0.1:5514=thu; several with commas',
  },
  SYSLOG_TLS: { vi: 'địa chỉ kèm cổng, 0.0.0.0:6514', en: 'an address with port, 0.0.0.0:6514' },
  SYSLOG_TLS_CERT: {
    vi: 'chứng thư của máy chủ này và chuỗi của nó, một tệp PEM',
    en: "the server's certificate and its chain, a PEM file",
  },
  SYSLOG_TLS_KEY: { vi: 'khóa của chứng thư, một tệp PEM', en: "the key of the server's certificate, a PEM file" },
  SYSLOG_TLS_CA: {
    vi: 'nơi cấp chứng thư cho các máy chủ thư, một tệp PEM; mỗi chứng thư nơi đó cấp được ghi thêm vào nguồn mang tên trong chứng thư',
    en: "the authority that signs the mail servers' certificates, a PEM file; every certificate of it may append to the origin it names",
  },
  WATCH: {
    vi: 'nguồn=/đường/dẫn/tới/tệp, nhiều cái cách nhau bằng dấu chấm phẩy; * và ? như trong shell: thu=/var/log/mail.log*;xa=/srv/logs/xa/*.log',
    en: 'origin=/path/of/files, several separated by semicolons; * and ? as in a shell: thu=/var/log/mail.log*;xa=/srv/logs/xa/*.log',
  },
  LDAP_FILE: { vi: 'một tệp có các dòng LDAP_…=giá trị', en: 'a file of lines LDAP_…=value' },
  LDAP_URL: {
    vi: 'ldaps://may-chu:636 hoặc ldap://may-chu:389; để trống thì không kéo danh bạ',
    en: 'ldaps://host:636 or ldap://host:389; leave it unset to pull no directory',
  },
  LDAP_START_TLS: {
    vi: 'true để mã hóa kết nối ldap:// trước khi gửi mật khẩu; cần có trừ khi máy chủ ở ngay máy này',
    en: 'true encrypts an ldap:// connection before the password is sent; needed unless the server is this machine',
  },
  LDAP_CA: { vi: 'nơi cấp chứng thư của máy chủ, một tệp PEM', en: "the authority of the server's certificate, a PEM file" },
  LDAP_BIND_DN: {
    vi: 'tài khoản chỉ đọc, ví dụ CN=nhipthu,OU=DichVu,DC=tinh,DC=gov,DC=vn',
    en: 'an account that may only read, for example CN=nhipthu,OU=Services,DC=province,DC=gov,DC=vn',
  },
  LDAP_PASSWORD_FILE: {
    vi: 'tệp chỉ chứa mật khẩu của LDAP_BIND_DN',
    en: 'a file that holds the password of LDAP_BIND_DN and nothing else',
  },
  LDAP_BASE_DN: {
    vi: 'nhánh chứa cán bộ, ví dụ OU=CanBo,DC=tinh,DC=gov,DC=vn',
    en: 'the branch of the people, for example OU=People,DC=province,DC=gov,DC=vn',
  },
  LDAP_FILTER: {
    vi: 'ai được kéo, ví dụ (&(objectClass=person)(mail=*))',
    en: 'who is pulled, for example (&(objectClass=person)(mail=*))',
  },
  LDAP_ATTRIBUTES: {
    vi: 'cột=thuộc tính, cách nhau bằng dấu phẩy; cần mailbox và fullName: mailbox=mail,fullName=displayName,code=employeeID,agency=company',
    en: 'column=attribute, with commas; mailbox and fullName are needed: mailbox=mail,fullName=displayName,code=employeeID,agency=company',
  },
  PUBLIC_URL: {
    vi: 'địa chỉ mà mọi người mở, https://nhipthu.tinh.gov.vn; http:// chỉ khi ở ngay máy này',
    en: 'the address people open, https://nhipthu.province.gov.vn; http:// on this machine only',
  },
  SMTP_URL: {
    vi: 'smtps://người-dùng@máy-chủ:465, hoặc smtp:// (bắt buộc STARTTLS, trừ máy này); mật khẩu nằm trong SMTP_PASSWORD_FILE; để trống thì không gửi thư',
    en: 'smtps://user@host:465, or smtp:// (STARTTLS is demanded, unless it is this machine); the password stands in SMTP_PASSWORD_FILE; leave it unset to send no mail',
  },
  SMTP_PASSWORD_FILE: { vi: 'tệp chỉ chứa mật khẩu của SMTP_URL', en: 'a file that holds the password of SMTP_URL and nothing else' },
  SMTP_CA: { vi: 'nơi cấp chứng thư của máy chủ thư, một tệp PEM', en: "the authority of the mail server's certificate, a PEM file" },
  MAIL_FROM: { vi: 'địa chỉ gửi, nhipthu@tinh.gov.vn', en: 'the sender of letters, nhipthu@province.gov.vn' },
  WEBHOOKS: {
    vi: 'địa chỉ https:// của các phần mềm được báo, cách nhau bằng dấu phẩy; để trống thì không báo',
    en: 'https:// addresses of programs that are told, with commas; leave it unset to tell none',
  },
  WEBHOOK_SECRET_FILE: {
    vi: 'tệp chỉ chứa khóa dùng để ký lời báo',
    en: 'a file that holds the key that calls are signed with, and nothing else',
  },
  WEBHOOK_PRIVATE: {
    vi: 'yes cho phép địa chỉ trong mạng nội bộ và http://; mặc định no',
    en: 'yes allows addresses of the own network, and http://; no by default',
  },
  OIDC_ISSUER: {
    vi: 'https://… của nhà cung cấp danh tính (issuer); để trống thì không đăng nhập một lần',
    en: 'https://… of the identity provider (issuer); leave it unset for no single sign-on',
  },
  OIDC_CLIENT_ID: { vi: 'mã ứng dụng ở nhà cung cấp', en: 'the client id at the provider' },
  OIDC_CLIENT_SECRET_FILE: { vi: 'tệp chỉ chứa khóa bí mật của ứng dụng', en: "a file that holds the client's secret and nothing else" },
  OIDC_CLAIM: {
    vi: 'mục trong ID token là tên tài khoản: preferred_username (mặc định), email, upn',
    en: 'the claim of the ID token that names the account: preferred_username (default), email, upn',
  },
  OIDC_NAME: { vi: 'tên hiện trên nút đăng nhập, đến 60 ký tự', en: 'the name on the button of the sign-in page, up to 60 characters' },
  OIDC_STRONG: {
    vi: 'giá trị amr hay acr cho biết nhà cung cấp đã hỏi yếu tố thứ hai, cách nhau bằng dấu phẩy',
    en: 'values of amr or acr by which the provider says that it has asked for a second factor, with commas',
  },
  LDAP_PAGE_SIZE: { vi: 'số mục mỗi lần trả lời, từ 1 đến 1000', en: 'entries in one answer, 1 to 1000' },
} as const satisfies Record<string, LocalisedText>;

export type Variable = keyof typeof HINTS;

/** What is wrong with a variable. A value is shown only where it can hold no password. */
export const PROBLEMS = {
  badAddress: (): LocalisedText => ({ vi: 'không phải địa chỉ hợp lệ', en: 'is not a valid address' }),
  addressWithPath: (): LocalisedText => ({
    vi: 'có đường dẫn sau tên máy, mà chương trình chỉ chạy được ở gốc của một địa chỉ',
    en: 'has a path after the host, and the program can only be at the root of an address',
  }),
  badValue: (value: string): LocalisedText => ({ vi: `“${value}” không hợp lệ`, en: `“${value}” is not valid` }),
  neededWithTls: (): LocalisedText => ({ vi: 'phải có khi đặt SYSLOG_TLS', en: 'is needed with SYSLOG_TLS' }),
  neededWithLdap: (): LocalisedText => ({ vi: 'phải có khi đặt LDAP_URL', en: 'is needed with LDAP_URL' }),
  neededWith: (variable: string): LocalisedText => ({ vi: `phải có khi đặt ${variable}`, en: `is needed with ${variable}` }),
  longerThan: (variable: string): LocalisedText => ({ vi: `dài hơn ${variable}`, en: `is longer than ${variable}` }),
  passwordInClear: (): LocalisedText => ({
    vi: 'mật khẩu sẽ đi trên mạng không mã hóa',
    en: 'the password would go over the network in clear',
  }),
  neededWithRole: (role: string): LocalisedText => ({
    vi: `phải có khi ROLE=${role}: nhiều tiến trình dùng chung một cơ sở dữ liệu`,
    en: `is needed with ROLE=${role}: several processes share one database`,
  }),
  watchWithoutSign: (part: string): LocalisedText => ({
    vi: `“${part}” thiếu dấu “=” giữa nguồn và đường dẫn`,
    en: `“${part}” lacks the “=” between origin and path`,
  }),
  watchWithoutOrigin: (part: string): LocalisedText => ({
    vi: `“${part}” không có tên nguồn hợp lệ: 1 đến 63 chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, bắt đầu bằng chữ hoặc số`,
    en: `“${part}” names no origin: 1 to 63 lower-case letters, digits, dots, dashes, underscores, beginning with a letter or digit`,
  }),
  watchNotAbsolute: (part: string): LocalisedText => ({
    vi: `“${part}” cần đường dẫn tuyệt đối sau dấu “=”`,
    en: `“${part}” needs an absolute path after the “=”`,
  }),
  watchFolder: (part: string): LocalisedText => ({
    vi: `“${part}” là thư mục: thêm tên tệp hoặc * ở cuối`,
    en: `“${part}” names a folder: end it with a file name or *`,
  }),
} as const;
