import type { FaultText } from '@nhip-thu/metrics';
import type { LocalisedText } from '../config/language.ts';
import { describeReason } from '../config/start-up-fault.text.ts';
import type { TextLanguage } from '../directory/import-fault.text.ts';
import type { UsageCode, UsageFault } from './usage-fault.ts';

type Describe = (fault: UsageFault) => FaultText;

/** Of a fault whose `expected` is the code of the operating system. */
const reasonOf = ({ expected = '' }: UsageFault): LocalisedText => describeReason(expected, expected);

const VI: Record<UsageCode, Describe> = {
  'bad-number': (f) => ({ what: `“${f.found}” không phải là một số thứ tự`, toDo: 'viết số như trong bảng liệt kê, ví dụ 12' }),
  'bad-month': (f) => ({ what: `“${f.found}” không phải là tháng báo cáo`, toDo: 'viết NĂM-THÁNG, ví dụ 2026-07' }),
  'no-such-month': (f) => ({ what: `chưa ai báo cáo đến tháng ${f.found}, hoặc tháng đó quá xa`, toDo: 'bỏ --month để xem các tháng' }),
  'bad-amount': (f) => ({ what: `“${f.found}” không phải là số tiền`, toDo: 'viết số đồng, ví dụ 300 hay 12000' }),
  'unknown-coefficient': (f) => ({ what: `không có hệ số “${f.found}”`, toDo: `dùng một trong: ${f.expected ?? ''}` }),
  'no-such-file': (f) => ({ what: `không có tệp “${f.found}”`, toDo: 'kiểm tra đường dẫn' }),
  'not-a-file': (f) => ({ what: `“${f.found}” không phải là tệp`, toDo: 'chỉ ra từng tệp, ví dụ /var/log/mail.log*' }),
  'unreadable-file': (f) => ({ what: `không đọc được tệp “${f.found}”`, toDo: 'cấp quyền đọc cho người dùng đang chạy lệnh' }),
  'unwritable-file': (f) => ({ what: `không ghi được tệp “${f.found}”`, toDo: 'chọn thư mục đã có và có quyền ghi' }),
  'folder-filled': (f) => ({ what: `thư mục “${f.found}” đã có tệp`, toDo: 'nêu thư mục mới, ví dụ /sao-luu/2026-07-17' }),
  'unusable-folder': (f) => ({
    what: `không dùng được thư mục “${f.found}”: ${reasonOf(f).vi}`,
    toDo: 'nêu thư mục mới mà người dùng này tạo được, ví dụ /sao-luu/2026-07-17',
  }),
  'bad-format': (f) => ({ what: `“${f.found}” không phải là định dạng báo cáo`, toDo: `chọn trong ${f.expected ?? ''}` }),
  'bad-percent': (f) => ({ what: `“${f.found}” không phải là tỷ lệ phần trăm`, toDo: 'viết một số từ 0 đến 100, ví dụ --at-least 90' }),
  'bad-year': (f) => ({ what: `“${f.found}” không phải là năm`, toDo: 'viết bốn chữ số từ 1990 đến 2100, ví dụ --year 2026' }),
  'year-fixed': (f) => ({
    what: `tệp này đã nạp trước đây với năm ${f.expected ?? ''}`,
    toDo: `rút lại đợt nạp đó rồi nạp lại: nhipthu undo ${f.found} --yes`,
  }),
  'format-fixed': (f) => ({
    what: `tệp này đã nạp trước đây theo khuôn dạng ${f.expected ?? 'tự nhận ra'}`,
    toDo: `rút lại đợt nạp đó rồi nạp lại: nhipthu undo ${f.found} --yes`,
  }),
  'bad-zone': (f) => ({
    what: `“${f.found}” không phải là múi giờ`,
    toDo: 'viết độ lệch so với UTC từ -14:00 đến +14:00, ví dụ --tz +07:00',
  }),
  'zone-fixed': (f) => ({
    what: `nguồn nhật ký này đã có múi giờ ${f.expected ?? ''}, không đổi thành ${f.found} được`,
    toDo: 'bỏ --tz, hoặc dùng một tên nguồn khác ở --origin',
  }),
  'not-json': (f) => ({ what: `--json không đi cùng --format ${f.found}`, toDo: 'bỏ một trong hai' }),
  'bad-date': (f) => ({ what: `“${f.found}” không phải là ngày`, toDo: 'viết dạng NĂM-THÁNG-NGÀY, ví dụ 2026-07-14' }),
  'period-not-over': (f) => ({
    what: `ngày ${f.found} nằm trong kỳ hoặc trước kỳ báo cáo`,
    toDo: `nêu ngày sau ngày cuối của kỳ, ${f.expected ?? ''}`,
  }),
  'dates-reversed': (f) => ({ what: `ngày đầu ${f.found} sau ngày cuối ${f.expected ?? ''}`, toDo: 'đổi chỗ --from và --to' }),
  'no-span': () => ({
    what: 'chưa nêu kỳ hay khoảng ngày',
    toDo: 'dùng --period reporting-month --at 2026-07-14, hoặc --unmasked --from và --to',
  }),
  'unmasked-only': () => ({
    what: 'chỉ dùng được cùng --unmasked: khoảng ngày bất kỳ không được công bố, vì lấy hai khoảng trừ nhau là ra từng người',
    toDo: 'dùng --period và --at; người vận hành máy chủ có thể thêm --unmasked (được ghi vào nhật ký truy cập)',
  }),
  'no-figures': (f) => ({ what: `kỳ ${f.found} không có số liệu`, toDo: 'chọn ngày khác, hoặc nạp nhật ký của kỳ đó trước' }),
  'bad-origin': (f) => ({
    what: `“${f.found}” không dùng làm tên nguồn nhật ký được`,
    toDo: 'dùng 1 đến 63 chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ hoặc số',
  }),
  'bad-network': (f) => ({
    what: `“${f.found}” không phải là địa chỉ hay mạng dùng được`,
    toDo: 'viết như 10.40.0.9, 10.40.0.0/16, ::1 hay 2001:db8::/48; không rộng hơn /8 (IPv6: /32)',
  }),
  'too-many-networks': (f) => ({
    what: `${f.found} địa chỉ và mạng là quá nhiều`,
    toDo: `nêu nhiều nhất ${f.expected ?? ''}, gộp thành mạng`,
  }),
  'no-password': () => ({ what: 'không nhận được mật khẩu nào', toDo: 'chuyển mật khẩu vào đầu vào chuẩn, một dòng' }),
  'bad-password': (f) => ({
    what: `mật khẩu phải có ${f.expected ?? ''} ký tự`,
    toDo: 'chọn mật khẩu khác, hoặc bỏ --stdin để hệ thống tạo',
  }),
  'common-password': () => ({
    what: 'mật khẩu này dễ đoán',
    toDo: 'chọn mật khẩu không ghép từ những từ phổ biến và tên tài khoản, hoặc bỏ --stdin để hệ thống tạo',
  }),
  'unknown-token': (f) => ({ what: `nguồn ${f.expected ?? ''} không có mã số “${f.found}”`, toDo: 'xem các số bằng --list' }),
  'unknown-segment': (f) => ({
    what: `không có đợt nạp “${f.found}”`,
    toDo: 'xem số của đợt ở trang Sổ đối soát hoặc trong nhipthu ingest --json',
  }),
  'unknown-origin': (f) => ({ what: `không có nguồn nhật ký “${f.found}”`, toDo: 'kiểm tra tên: nhipthu origin list' }),
  'unknown-official': (f) => ({ what: `không có cán bộ “${f.found}”`, toDo: 'dùng mã cán bộ hoặc địa chỉ hộp thư cá nhân' }),
  'nobody-named': () => ({ what: 'chưa nêu phòng hay người nào chuyển đi', toDo: 'thêm --division hoặc --person' }),
  'one-of-these': () => ({ what: 'cần đúng một tùy chọn trong số này', toDo: 'nêu một tùy chọn' }),
  'bad-count': (f) => ({ what: `“${f.found}” không phải số đếm`, toDo: `viết số từ 1 đến ${f.expected ?? ''}` }),
  'unknown-agency': (f) => ({
    what: `không có cơ quan mã “${f.found}”`,
    toDo: 'xem các mã: nhipthu directory agencies; hoặc nhập danh bạ trước',
  }),
  'bad-domain': (f) => ({ what: `“${f.found}” không phải là tên miền thư`, toDo: 'viết như snv.tinh.gov.vn, có hoặc không có @ ở đầu' }),
  'bad-text': (f) => ({ what: 'chưa viết gì, hoặc viết quá dài', toDo: `viết bằng chữ, nhiều nhất ${f.expected ?? ''} ký tự` }),
  'not-usable': (f) => ({ what: `giá trị của ${f.found} không dùng được`, toDo: 'xem cách viết bằng --help' }),
  'needs-yes': (f) => ({ what: `rút lại đợt ${f.found} sẽ bỏ mọi số liệu chỉ có trong đó`, toDo: 'thêm --yes nếu đúng là muốn vậy' }),
  'refused-packing': (f) => ({
    what: `tệp nén kiểu ${f.found} không đọc được`,
    toDo: 'giải nén trước, hoặc đóng gói lại bằng gzip hay zstd',
  }),
  'not-packed': (f) => ({
    what: `nội dung không phải tệp ${f.found} và cũng không phải nhật ký dạng chữ`,
    toDo: 'kiểm tra lại tệp, rồi nạp tệp nhật ký thường, .gz hoặc .zst',
  }),
  'already-there': (f) => ({
    what: `đã có “${f.found}”`,
    toDo: 'chọn thư mục khác ở --out; hoặc --force để thay, tệp cũ giữ lại với đuôi .old',
  }),
  'not-a-secret': (f) => ({ what: `“${f.found}” không phải bí mật đọc từ đầu vào chuẩn`, toDo: `chỉ có ${f.expected ?? ''}` }),
  'hidden-program': (f) => ({
    what: `chương trình ở “${f.found}” nằm trong ${f.expected ?? ''}, nơi dịch vụ của systemd không thấy (ProtectHome, PrivateTmp)`,
    toDo: 'chuyển nó sang /opt/nhip-thu rồi chạy lại ở đó; hoặc nêu nơi nó sẽ nằm: --program /opt/nhip-thu',
  }),
  'no-own-mailbox': (f) => ({
    what: `danh bạ chưa có hộp thư cá nhân của chủ tài khoản “${f.found}” để gửi liên kết`,
    toDo: 'ghi hộp thư vào danh bạ trước',
  }),
  'not-own-mailbox': (f) => ({
    what: `tài khoản “${f.found}” của cán bộ chỉ nhận thư ở hộp thư của người đó trong danh bạ`,
    toDo: 'bỏ --email',
  }),
  'letter-not-sent': (f) => ({
    what: `đã ghi thay đổi của “${f.found}”, nhưng máy chủ thư không nhận thư có liên kết`,
    toDo: 'chạy nhipthu account password để gửi lại',
  }),
  'name-taken': (f) => ({ what: `đã có tài khoản “${f.found}”`, toDo: 'chọn tên khác, hoặc xem nhipthu account list' }),
  'unknown-account': (f) => ({ what: `không có tài khoản “${f.found}”`, toDo: 'kiểm tra tên đăng nhập' }),
};

const EN: Record<UsageCode, Describe> = {
  'bad-number': (f) => ({
    what: `"${f.found}" is not a number of the list`,
    toDo: 'write the number as the list shows it, for example 12',
  }),
  'bad-month': (f) => ({ what: `"${f.found}" is not a reporting month`, toDo: 'write YEAR-MONTH, for example 2026-07' }),
  'no-such-month': (f) => ({
    what: `nobody has reported as far as ${f.found}, or it is too long ago`,
    toDo: 'leave out --month to see the months',
  }),
  'bad-amount': (f) => ({ what: `"${f.found}" is not an amount of money`, toDo: 'write đồng, for example 300 or 12000' }),
  'unknown-coefficient': (f) => ({ what: `there is no coefficient "${f.found}"`, toDo: `use one of: ${f.expected ?? ''}` }),
  'no-such-file': (f) => ({ what: `there is no file "${f.found}"`, toDo: 'check the path' }),
  'not-a-file': (f) => ({ what: `"${f.found}" is not a file`, toDo: 'name the files, for example /var/log/mail.log*' }),
  'unreadable-file': (f) => ({
    what: `the file "${f.found}" cannot be read`,
    toDo: 'give the user who runs the command the right to read it',
  }),
  'folder-filled': (f) => ({ what: `there is something in the folder “${f.found}”`, toDo: 'name a new one, such as /backup/2026-07-17' }),
  'unusable-folder': (f) => ({
    what: `the folder “${f.found}” cannot be used: ${reasonOf(f).en}`,
    toDo: 'name a new one that this user may make, such as /backup/2026-07-17',
  }),
  'unwritable-file': (f) => ({
    what: `the file "${f.found}" cannot be written`,
    toDo: 'choose a folder that exists and may be written to',
  }),
  'bad-format': (f) => ({ what: `“${f.found}” is no format of reports`, toDo: `choose among ${f.expected ?? ''}` }),
  'bad-percent': (f) => ({ what: `"${f.found}" is not a percentage`, toDo: 'write a number from 0 to 100, for example --at-least 90' }),
  'bad-year': (f) => ({ what: `"${f.found}" is not a year`, toDo: 'write four digits from 1990 to 2100, for example --year 2026' }),
  'year-fixed': (f) => ({
    what: `this file was taken in before with the year ${f.expected ?? ''}`,
    toDo: `undo that first, then ingest again: nhipthu undo ${f.found} --yes`,
  }),
  'format-fixed': (f) => ({
    what: `this file was taken in before as ${f.expected ?? 'a format to be recognised'}`,
    toDo: `undo that first, then ingest again: nhipthu undo ${f.found} --yes`,
  }),
  'bad-zone': (f) => ({
    what: `"${f.found}" is not a time zone`,
    toDo: 'write the offset from UTC, -14:00 to +14:00, for example --tz +07:00',
  }),
  'zone-fixed': (f) => ({
    what: `this origin already has the zone ${f.expected ?? ''}, which cannot become ${f.found}`,
    toDo: 'leave out --tz, or use another name for --origin',
  }),
  'not-json': (f) => ({ what: `--json does not go with --format ${f.found}`, toDo: 'leave one of them out' }),
  'bad-date': (f) => ({ what: `"${f.found}" is not a date`, toDo: 'write YEAR-MONTH-DAY, for example 2026-07-14' }),
  'period-not-over': (f) => ({
    what: `the day ${f.found} is within the period or before it`,
    toDo: `name a day after the period's last, ${f.expected ?? ''}`,
  }),
  'dates-reversed': (f) => ({ what: `the first day ${f.found} is after the last day ${f.expected ?? ''}`, toDo: 'swap --from and --to' }),
  'no-span': () => ({
    what: 'no period and no span of days is named',
    toDo: 'use --period reporting-month --at 2026-07-14, or --unmasked --from and --to',
  }),
  'unmasked-only': () => ({
    what: 'can be used with --unmasked only: a span of any days is not published, since two spans less each other tell of single people',
    toDo: 'use --period and --at; whoever runs the server may add --unmasked (written to the audit log)',
  }),
  'no-figures': (f) => ({
    what: `the period ${f.found} has no figures`,
    toDo: 'choose another day, or ingest the logs of that period first',
  }),
  'bad-origin': (f) => ({
    what: `"${f.found}" cannot be the name of an origin`,
    toDo: 'use 1 to 63 lower-case letters, digits, dots, dashes, underscores; start with a letter or digit',
  }),
  'bad-network': (f) => ({
    what: `"${f.found}" is no address or network that can be used`,
    toDo: 'write it like 10.40.0.9, 10.40.0.0/16, ::1 or 2001:db8::/48; no wider than /8 (IPv6: /32)',
  }),
  'too-many-networks': (f) => ({
    what: `${f.found} addresses and networks are too many`,
    toDo: `name at most ${f.expected ?? ''}, join them to networks`,
  }),
  'no-password': () => ({ what: 'no password arrived', toDo: 'pass the password on standard input, as one line' }),
  'bad-password': (f) => ({
    what: `a password has ${f.expected ?? ''} characters`,
    toDo: 'choose another, or leave out --stdin to have one made',
  }),
  'common-password': () => ({
    what: 'this password is easily guessed',
    toDo: 'choose one that is not made of common words and the name of the account, or leave out --stdin to have one made',
  }),
  'unknown-token': (f) => ({ what: `the origin ${f.expected ?? ''} has no token "${f.found}"`, toDo: 'see the numbers with --list' }),
  'unknown-segment': (f) => ({
    what: `there is no segment "${f.found}"`,
    toDo: 'see the numbers on the ledger page or in nhipthu ingest --json',
  }),
  'unknown-origin': (f) => ({ what: `there is no origin "${f.found}"`, toDo: 'check the name: nhipthu origin list' }),
  'unknown-official': (f) => ({
    what: `there is no official "${f.found}"`,
    toDo: 'use a staff number or the address of a personal mailbox',
  }),
  'nobody-named': () => ({ what: 'no division and nobody is named to go over', toDo: 'add --division or --person' }),
  'one-of-these': () => ({ what: 'exactly one of these is needed', toDo: 'give one of them' }),
  'bad-count': (f) => ({ what: `"${f.found}" is not a count`, toDo: `write a number from 1 to ${f.expected ?? ''}` }),
  'unknown-agency': (f) => ({
    what: `there is no agency "${f.found}"`,
    toDo: 'see the codes: nhipthu directory agencies; or import the directory first',
  }),
  'bad-domain': (f) => ({ what: `"${f.found}" is no mail domain`, toDo: 'write it like snv.tinh.gov.vn, with or without @ in front' }),
  'bad-text': (f) => ({ what: 'says nothing, or too much', toDo: `write it in words, ${f.expected ?? ''} characters at most` }),
  'not-usable': (f) => ({ what: `the value of ${f.found} cannot be used`, toDo: 'see --help for how to write it' }),
  'needs-yes': (f) => ({
    what: `undoing ${f.found} removes everything that only came with it`,
    toDo: 'add --yes if that is what you want',
  }),
  'refused-packing': (f) => ({ what: `a ${f.found} file is not read`, toDo: 'unpack it, or pack it as gzip or zstd' }),
  'not-packed': (f) => ({
    what: `the bytes are neither a ${f.found} file nor a log of text`,
    toDo: 'look at the file, then take in the log plain, as .gz or as .zst',
  }),
  'already-there': (f) => ({
    what: `"${f.found}" is there already`,
    toDo: 'name another folder with --out; or --force to replace it, the old file stays as .old',
  }),
  'not-a-secret': (f) => ({
    what: `"${f.found}" is no secret that is read from standard input`,
    toDo: `there are ${f.expected ?? ''} only`,
  }),
  'hidden-program': (f) => ({
    what: `the program at "${f.found}" is in ${f.expected ?? ''}, which the services of systemd do not see (ProtectHome, PrivateTmp)`,
    toDo: 'move it to /opt/nhip-thu and run it again there; or say where it will lie: --program /opt/nhip-thu',
  }),
  'no-own-mailbox': (f) => ({
    what: `the directory has no personal mailbox of whose account "${f.found}" is, to send the link to`,
    toDo: 'enter the mailbox in the directory first',
  }),
  'not-own-mailbox': (f) => ({
    what: `the account "${f.found}" of an official gets its letters in that person's own mailbox of the directory`,
    toDo: 'leave --email out',
  }),
  'letter-not-sent': (f) => ({
    what: `"${f.found}" was changed, but the mail server did not take the letter with the link`,
    toDo: 'run nhipthu account password to send it again',
  }),
  'name-taken': (f) => ({ what: `there is an account "${f.found}" already`, toDo: 'choose another name, or see nhipthu account list' }),
  'unknown-account': (f) => ({ what: `there is no account "${f.found}"`, toDo: 'check the name' }),
};

/** Puts an argument's fault into the words of one language. */
export function describeUsageFault(fault: UsageFault, language: TextLanguage): FaultText {
  return (language === 'vi' ? VI : EN)[fault.code](fault);
}
