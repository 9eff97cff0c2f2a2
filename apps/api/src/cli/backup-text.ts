import type { Language } from '../config/language.ts';
import type { RestoreFaultCode } from '../operate/backup/check-backup.ts';

/** What was found, and what to do about it. */
interface FaultWords {
  readonly what: string;
  readonly toDo: string;
}

const VI = {
  help: {
    backup: 'sao lưu khi chương trình đang chạy: cơ sở dữ liệu, kho tệp thô, minh chứng, báo cáo, khóa',
    out: 'thư mục mới (hoặc rỗng) cho bản sao lưu, nên ở ổ đĩa khác',
    keys: 'thư mục riêng cho các khóa; không nêu: keys/ trong bản sao lưu',
    restore: 'dựng lại từ một bản sao lưu vào một bản cài còn trống, rồi kiểm tra như verify',
    folder: 'thư mục của bản sao lưu',
    keysFrom: 'thư mục của các khóa; không nêu: keys/ trong bản sao lưu',
    dryRun: 'chỉ đọc và kiểm tra toàn bộ bản sao lưu và nơi nhận, không ghi gì',
  },
  written: (folder: string, at: string, size: string) => `Đã sao lưu vào ${folder}: dữ liệu đến ${at}, ${size}.`,
  contents: (tables: string, rows: string, files: string) => `  ${tables} bảng, ${rows} dòng; ${files} tệp`,
  keysInside: (folder: string) =>
    `CHÚ Ý: các khóa nằm ở ${folder}. Ai có cả bản sao lưu và khóa thì đọc được mọi thứ, giả được nhật ký truy cập và dò được mật khẩu: cất khóa ở nơi khác (--keys), nhưng đừng để mất, thiếu khóa thì không dựng lại được.`,
  keysApart: (folder: string) => `Các khóa ở ${folder}: cất riêng, đừng để mất; thiếu khóa thì không dựng lại được.`,
  sameDisk: 'CHÚ Ý: bản sao lưu nằm cùng ổ đĩa với dữ liệu; hỏng đĩa là mất cả hai.',
  missing: (count: string) => `CHÚ Ý: ${count} tệp trong sổ nạp đã mất khỏi kho từ trước; nhipthu verify nêu từng tệp.`,
  unencrypted: 'Bản sao lưu không mã hóa: mã hóa ổ đĩa hoặc thư mục nhận (docs/operate.md).',
  refused: (count: string) => `Không dựng lại được: ${count} chỗ không ổn. Chưa ghi gì.`,
  more: (count: string) => `… và ${count} chỗ nữa (--json có đủ)`,
  checking: 'Đang đọc và kiểm tra bản sao lưu …',
  restoring: 'Bản sao lưu nguyên vẹn. Đang dựng lại …',
  verifying: 'Đã dựng lại. Đang kiểm tra …',
  sound: (at: string, schema: string, files: string) =>
    `Bản sao lưu nguyên vẹn (dữ liệu đến ${at}, lược đồ ${schema}, ${files} tệp), và nơi nhận còn trống. Chưa ghi gì.`,
  restored: (at: string) =>
    `Đã dựng lại dữ liệu đến ${at}. Mọi người đăng nhập lại; tệp đã sao lưu mà sổ nạp chưa có sẽ được nạp khi khởi động chương trình.`,
  faults: {
    'no-backup': { what: 'không có bản sao lưu', toDo: 'chỉ đúng thư mục có manifest.json (thư mục .partial là bản dở dang, bỏ đi)' },
    'manifest-damaged': { what: 'manifest.json đã hỏng hoặc bị sửa', toDo: 'dùng bản sao lưu khác' },
    'newer-program': {
      what: 'bản sao lưu của một bản chương trình mới hơn',
      toDo: 'cài bản chương trình đã tạo ra nó (manifest.json › program) hoặc mới hơn',
    },
    'list-damaged': { what: 'danh sách SHA256SUMS đã hỏng hoặc bị sửa', toDo: 'dùng bản sao lưu khác' },
    'file-missing': { what: 'thiếu tệp', toDo: 'chép lại tệp này, hoặc dùng bản sao lưu khác' },
    'file-damaged': { what: 'tệp đã hỏng hoặc bị sửa', toDo: 'chép lại tệp này từ một bản sao khác, hoặc dùng bản sao lưu khác' },
    'file-unreadable': { what: 'không đọc được tệp', toDo: 'kiểm tra quyền đọc và ổ đĩa' },
    'key-missing': { what: 'thiếu khóa', toDo: 'chỉ thư mục cất khóa bằng --keys' },
    'key-wrong': { what: 'không phải khóa của bản sao lưu này', toDo: 'tìm đúng khóa đã cất cùng lần sao lưu đó' },
    'database-in-use': { what: 'cơ sở dữ liệu đang có chương trình dùng', toDo: 'dừng mọi tiến trình của Nhịp Thư rồi chạy lại' },
    'database-not-empty': {
      what: 'cơ sở dữ liệu nơi nhận đã có dữ liệu',
      toDo: 'dùng một cơ sở dữ liệu trống (DATABASE_URL) hoặc thư mục dữ liệu mới (NHIPTHU_DATA); lệnh này không ghi đè',
    },
    'restore-unfinished': {
      what: 'việc dựng lại một bản sao lưu khác vào đây bị dừng giữa chừng',
      toDo: 'dựng lại đúng bản đó, hoặc dùng cơ sở dữ liệu trống (DATABASE_URL) và thư mục dữ liệu mới (NHIPTHU_DATA)',
    },
    'spool-not-empty': { what: 'kho tệp thô nơi nhận đã có tệp khác', toDo: 'dùng thư mục dữ liệu mới (NHIPTHU_DATA)' },
  } satisfies Record<RestoreFaultCode, FaultWords>,
};

const EN: typeof VI = {
  help: {
    backup: 'make a backup while the program works: database, raw files, evidence, reports, keys',
    out: 'new (or empty) folder for the backup, best on another disk',
    keys: 'folder of its own for the keys; without it: keys/ in the backup',
    restore: 'restore a backup into an empty installation, then check it as verify does',
    folder: 'folder of the backup',
    keysFrom: 'folder of the keys; without it: keys/ in the backup',
    dryRun: 'only read and check the whole backup and the place; write nothing',
  },
  written: (folder, at, size) => `Backup written to ${folder}: data up to ${at}, ${size}.`,
  contents: (tables, rows, files) => `  ${tables} tables, ${rows} rows; ${files} files`,
  keysInside: (folder) =>
    `NOTE: the keys are in ${folder}. Whoever has backup and keys can read everything, forge the audit log and guess at passwords: keep the keys elsewhere (--keys), but do not lose them, nothing is restored without them.`,
  keysApart: (folder) => `The keys are in ${folder}: keep them apart, and do not lose them; nothing is restored without them.`,
  sameDisk: 'NOTE: the backup lies on the same disk as the data; with the disk both are lost.',
  missing: (count) => `NOTE: ${count} files of the ledger were missing from the spool before; nhipthu verify names them.`,
  unencrypted: 'The backup is not encrypted: encrypt the disk or folder it goes to (docs/operate.md).',
  refused: (count) => `Not restored: ${count} things are wrong. Nothing was written.`,
  more: (count) => `… and ${count} more (--json has them all)`,
  checking: 'Reading and checking the backup …',
  restoring: 'The backup is sound. Restoring …',
  verifying: 'Restored. Checking …',
  sound: (at, schema, files) =>
    `The backup is sound (data up to ${at}, schema ${schema}, ${files} files), and the place is empty. Nothing was written.`,
  restored: (at) =>
    `Restored data up to ${at}. Everybody signs in again; files that the ledger does not know yet are entered when the program starts.`,
  faults: {
    'no-backup': { what: 'no backup', toDo: 'name the folder with manifest.json (a .partial folder was never finished: remove it)' },
    'manifest-damaged': { what: 'manifest.json is damaged or was changed', toDo: 'use another backup' },
    'newer-program': {
      what: 'the backup is of a newer program',
      toDo: 'install the program that made it (manifest.json › program), or a newer one',
    },
    'list-damaged': { what: 'the list SHA256SUMS is damaged or was changed', toDo: 'use another backup' },
    'file-missing': { what: 'missing file', toDo: 'copy it again, or use another backup' },
    'file-damaged': { what: 'damaged or changed file', toDo: 'copy it again from another copy, or use another backup' },
    'file-unreadable': { what: 'file that cannot be read', toDo: 'check its rights and the disk' },
    'key-missing': { what: 'missing key', toDo: 'name the folder of the keys with --keys' },
    'key-wrong': { what: 'not a key of this backup', toDo: 'find the key that was put away with this backup' },
    'database-in-use': { what: 'the database is in use', toDo: 'stop every process of Nhịp Thư, then run it again' },
    'database-not-empty': {
      what: 'there are data in the database',
      toDo: 'use an empty database (DATABASE_URL) or a new data folder (NHIPTHU_DATA); nothing is overwritten by this command',
    },
    'restore-unfinished': {
      what: 'a restore of another backup into this place was broken off',
      toDo: 'restore that one again, or use an empty database (DATABASE_URL) and a new data folder (NHIPTHU_DATA)',
    },
    'spool-not-empty': { what: 'there are other files in the spool', toDo: 'use a new data folder (NHIPTHU_DATA)' },
  },
};

/** Words of `nhipthu backup` and `nhipthu restore`. */
export const BACKUP_TEXT: Readonly<Record<Language, typeof VI>> = { vi: VI, en: EN };
