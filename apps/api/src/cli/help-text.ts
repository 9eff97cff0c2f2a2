import type { TextLanguage } from '../directory/import-fault.text.ts';

const VI = {
  program: 'Nhịp Thư: mức độ sử dụng thư điện tử công vụ của một tỉnh, tính từ nhật ký máy chủ thư',
  directory: 'danh bạ: cơ quan, người, hộp thư',
  directoryImport: 'nhập danh bạ từ tệp CSV (mailbox, agency, agencyName, fullName, position, type): tất cả hoặc không gì cả',
  directoryFile: 'tệp danh bạ, CSV UTF-8',
  absences: 'tệp nghỉ, miễn trừ, biệt phái (person, kind, from, to, reason, host)',
  directoryUndo: 'hoàn tác một lần thay đổi danh bạ',
  changeNumber: 'số của lần thay đổi',
  directoryMerge: 'sáp nhập một cơ quan vào cơ quan khác từ một ngày',
  mergeFrom: 'mã cơ quan bị sáp nhập',
  mergeTo: 'mã cơ quan nhận',
  mergeOn: 'ngày đầu ở cơ quan nhận, NĂM-THÁNG-NGÀY',
  identities: 'kiểm tra danh bạ khớp: R, E, B, chênh lệch phải bằng 0',
  at: 'một ngày của kỳ báo cáo, NĂM-THÁNG-NGÀY',
  aliases: 'tệp bí danh (address, expandsTo)',
  dryRun: 'chỉ xem sẽ thay đổi gì',
  ingest: 'nạp nhật ký máy chủ thư, thường hoặc .gz; nạp lại hay nạp chồng không đếm hai lần',
  files: 'các tệp nhật ký',
  origin: 'tên nguồn nhật ký (một máy chủ thư); tên mới thì tạo mới',
  format: 'định dạng nhật ký',
  zone: 'múi giờ của giờ ghi trong nhật ký không kèm múi giờ (mặc định +07:00)',
  year: 'năm của dòng đầu, khi nhật ký không ghi năm',
  wait: 'chờ đến khi số liệu đã tổng hợp xong',
  ingestDryRun: 'chỉ đọc thử 1.000 dòng đầu của mỗi tệp, không nạp gì (không cần --origin)',
  undo: 'rút lại đợt nạp, như chưa từng nạp; nạp lại đúng tệp đó thì lại được tính',
  segments: 'số của các đợt nạp',
  yes: 'đồng ý rút lại',
  doctor: 'khám một tệp nhật ký: dòng nào hỏng, vì sao, máy chủ cần bật gì; không nạp gì',
  doctorFile: 'tệp nhật ký',
  doctorOrigin: 'lấy múi giờ của nguồn này',
  export: 'xuất số liệu',
  mailboxDays: 'xuất số thư gửi, nhận, lượt đăng nhập của từng hộp thư từng ngày',
  from: 'ngày đầu, NĂM-THÁNG-NGÀY',
  to: 'ngày cuối (tính cả ngày đó)',
  exportFormat: 'định dạng',
  out: 'ghi vào tệp thay cho đầu ra chuẩn',
  target: 'chỉ tiêu',
  targetSet: 'đặt chỉ tiêu có hiệu lực từ một ngày; chỉ tiêu trước đó hết hiệu lực ngày ấy',
  targetList: 'các chỉ tiêu đã đặt',
  atLeast: 'ít nhất bấy nhiêu phần trăm, ví dụ 90',
  moreThan: 'trên bấy nhiêu phần trăm',
  targetFrom: 'ngày bắt đầu hiệu lực, NĂM-THÁNG-NGÀY',
  basis: 'căn cứ: loại, số, ngày, nơi ban hành',
  adoption: 'tỷ lệ sử dụng của từng cơ quan trong khoảng ngày',
  by: 'gộp theo',
  definition: 'định nghĩa sử dụng',
  structure: 'theo cơ cấu tại thời điểm (as-was) hay cơ cấu hiện nay (as-is)',
  verify: 'kiểm tra sổ: mọi dòng, mọi sự kiện đều được tính đủ',
  rebuild: 'tính lại mọi ngày từ tệp gốc và so từng dòng (lâu như nạp lại tất cả)',
  originRoom: 'nguồn nhật ký',
  originToken: 'cấp mã truy cập để một máy chủ tự gửi nhật ký của nguồn này, không làm được gì khác; mã chỉ in ra một lần',
  originName: 'tên nguồn nhật ký',
  tokenList: 'liệt kê các mã đã cấp (không in chính mã)',
  tokenRevoke: 'thu hồi mã có số này',
  account: 'tài khoản',
  password: 'đặt lại mật khẩu và in mật khẩu mới; mọi phiên đang mở của tài khoản kết thúc',
  accountName: 'tên đăng nhập',
  stdin: 'đọc mật khẩu mới từ đầu vào chuẩn (một dòng), không in ra',
  json: 'in một tài liệu JSON có schemaVersion',
  quiet: 'không in tiến độ và nhận xét',
  lang: 'ngôn ngữ',
  default: 'mặc định',
  help: 'xem hướng dẫn',
  helpCommand: 'xem hướng dẫn của một lệnh',
  titles: {
    'Usage:': 'Cách dùng:',
    'Arguments:': 'Tham số:',
    'Options:': 'Tùy chọn:',
    'Global Options:': 'Tùy chọn chung:',
    'Commands:': 'Lệnh:',
  },
  exitCodes: `
Mã thoát:
  0    xong
  1    kiểm tra không đạt (verify: sổ không khớp; directory import: tệp có lỗi, chưa nhập gì;
       undo: có đợt chưa rút lại được; doctor, ingest --dry-run: không hiểu dòng nào)
  2    sai cách dùng, sai tham số, không có tệp
  3    cấu hình sai, thư mục dữ liệu không dùng được, chưa dựng chương trình
  4    cơ sở dữ liệu, hàng đợi hoặc đĩa không dùng được
  5    xong, nhưng có tệp không đọc hết, xử lý hỏng hoặc không hiểu dòng nào (dòng bị từ chối
       chỉ được đếm, không đổi mã thoát); doctor, ingest --dry-run: có dòng bị từ chối
  130  bị Ctrl-C dừng; chạy lại đúng lệnh đó để làm tiếp`,
};

export type HelpText = typeof VI;

const EN: HelpText = {
  program: 'Nhịp Thư: how far a province uses official e-mail, counted from the logs of its mail servers',
  directory: 'the directory: agencies, people, mailboxes',
  directoryImport: 'import a directory from CSV (mailbox, agency, agencyName, fullName, position, type): all of it or nothing',
  directoryFile: 'directory file, CSV UTF-8',
  absences: 'file of leave, exemptions and secondments (person, kind, from, to, reason, host)',
  directoryUndo: 'undo one change of the directory',
  changeNumber: 'number of the change',
  directoryMerge: 'merge an agency into another from a day on',
  mergeFrom: 'code of the agency that is merged',
  mergeTo: 'code of the agency that takes it in',
  mergeOn: 'first day in that agency, YYYY-MM-DD',
  identities: 'check that the directory adds up: R, E, B, with differences of 0',
  at: 'a day of the reporting month, YYYY-MM-DD',
  aliases: 'alias file (address, expandsTo)',
  dryRun: 'only say what would change',
  ingest: 'take in mail server logs, plain or .gz; repeated and overlapping files are not counted twice',
  files: 'log files',
  origin: 'name of the log source (a mail server); a new name creates one',
  format: 'format of the log',
  zone: 'zone of stamps that name none (default +07:00)',
  year: 'year of the first line, for stamps without one',
  wait: 'return when the figures have been computed',
  ingestDryRun: 'only read the first 1,000 lines of each file and take nothing in (needs no --origin)',
  undo: 'take segments back, as if they had never been handed over; the same file handed over again counts again',
  segments: 'numbers of segments',
  yes: 'yes, undo them',
  doctor: 'examine a log file: which lines fail, why, what to switch on at the server; takes nothing in',
  doctorFile: 'log file',
  doctorOrigin: 'use the zone of this origin',
  export: 'export figures',
  mailboxDays: 'export messages sent and received and log-ins per mailbox and day',
  from: 'first day, YYYY-MM-DD',
  to: 'last day (included)',
  exportFormat: 'format',
  out: 'write to a file instead of standard output',
  target: 'targets',
  targetSet: 'set a target in force from a day on; the one before it ends there',
  targetList: 'targets set so far',
  atLeast: 'at least so many percent, for example 90',
  moreThan: 'more than so many percent',
  targetFrom: 'first day in force, YYYY-MM-DD',
  basis: 'legal basis: type, number, date, issuer',
  adoption: 'rate of use per agency in a range of days',
  by: 'grouped by',
  definition: 'definition of use',
  structure: 'by the units of that time (as-was) or by today’s (as-is)',
  verify: 'check the ledger: every line and every fact is accounted for',
  rebuild: 'also make every day again from the files and compare row for row (takes as long as handing all over again)',
  originRoom: 'log sources',
  originToken: 'make a token with which a server hands over logs of this origin and can do nothing else; it is printed once',
  originName: 'name of the log source',
  tokenList: 'list the tokens that were made (not the tokens themselves)',
  tokenRevoke: 'revoke the token of this number',
  account: 'accounts',
  password: 'reset a password and print the new one; all open sessions of the account end',
  accountName: 'name to sign in with',
  stdin: 'read the new password from standard input (one line), print nothing',
  json: 'print one JSON document with schemaVersion',
  quiet: 'print no progress and no remarks',
  lang: 'language',
  default: 'default',
  help: 'show help',
  helpCommand: 'show help of a command',
  titles: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Global Options:': 'Global options:',
    'Commands:': 'Commands:',
  },
  exitCodes: `
Exit codes:
  0    done
  1    check failed (verify: the ledger does not balance; directory import: faults in the file, nothing imported;
       undo: a segment could not be undone; doctor, ingest --dry-run: not one line understood)
  2    wrong usage, wrong argument, no such file
  3    wrong configuration, unusable data folder, program not built
  4    database, queue or disk not usable
  5    done, but some file could not be read to its end, failed, or has not one understood line
       (rejected lines are only counted);
       doctor, ingest --dry-run: some lines were rejected
  130  stopped by Ctrl-C; run the same command again to go on`,
};

export const HELP_TEXT: Record<TextLanguage, HelpText> = { vi: VI, en: EN };
