import { StartUpError } from '../../config/start-up-error.ts';

/** A newer program works with this database, or none ever did: what it holds would not be understood when it is restored. */
export class UnknownSchemaError extends StartUpError {
  override readonly name = 'UnknownSchemaError';
  constructor(newest: string | null) {
    super(
      newest === null
        ? { vi: 'cơ sở dữ liệu còn trống, không có gì để sao lưu', en: 'the database is empty: there is nothing to back up' }
        : {
            vi: `cơ sở dữ liệu đã được bản mới hơn nâng lên ${newest}; dùng nhipthu của bản đó để sao lưu`,
            en: `a newer program brought the database to ${newest}; make the backup with the nhipthu of that program`,
          },
    );
  }
}

/** The schema is being changed: a backup would hold half of the change. */
export class SchemaChangingError extends StartUpError {
  override readonly name = 'SchemaChangingError';
  constructor() {
    super({
      vi: 'một tiến trình đang nâng cấp cơ sở dữ liệu; chạy lại khi nó xong',
      en: 'the database is being upgraded at this moment; run it again when that is done',
    });
  }
}

/** Half of a backup is there, and nothing may work on it. */
export class RestoreUnfinishedError extends StartUpError {
  override readonly name = 'RestoreUnfinishedError';
  constructor() {
    super({
      vi: 'việc dựng lại bản sao lưu vào đây bị dừng giữa chừng; chạy lại đúng lệnh nhipthu restore đó (nó làm lại từ đầu), hoặc dùng cơ sở dữ liệu trống và thư mục dữ liệu mới',
      en: 'a restore into this installation was broken off; run the same nhipthu restore again (it starts over), or use an empty database and a new data folder',
    });
  }
}

/** What was sound when it was checked came out otherwise. */
export class RestoreFailedError extends StartUpError {
  override readonly name = 'RestoreFailedError';
  constructor(readonly where: string) {
    super({
      vi: `${where} ra khác với những gì bản sao lưu ghi; chưa có gì được dùng, kiểm tra đĩa rồi chạy lại`,
      en: `${where} did not come out as the backup says; nothing of it is in use, check the disks and run it again`,
    });
  }
}
