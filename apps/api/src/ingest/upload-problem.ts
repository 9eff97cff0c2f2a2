import { errorCodeOf } from '../database/error-code.ts';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { answer, toProblem, type KnownFault } from '../http/problem-table.ts';
import { NotPackedError, RefusedPackingError } from './compression.ts';
import { DigestMismatchError, UnreadableDigestError } from './content-digest.ts';
import { EmptyUploadError, InvalidOriginNameError, OtherDialectError, OtherYearError, OtherZoneError } from './ingest.service.ts';
import { SpoolNearlyFullError } from './spool-space.ts';
import { TooManyUploadsError } from './upload-gate.ts';

/** A log source cannot have that name. */
export const INVALID_ORIGIN_NAME = answer(InvalidOriginNameError, {
  code: 'invalid-origin-name',
  status: 400,
  title: {
    vi: 'Tên nguồn chỉ gồm 1–63 chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, và bắt đầu bằng chữ hoặc số',
    en: 'An origin name has 1 to 63 lower-case letters, digits, dots, dashes or underscores and starts with a letter or digit',
  },
});

/** The expected faults of an upload. */
const FAULTS: readonly KnownFault[] = [
  INVALID_ORIGIN_NAME,
  answer(OtherYearError, {
    code: 'other-year',
    status: 409,
    title: {
      vi: 'Tệp này đã được nạp với năm khác: hãy rút lại lần nạp đó rồi nạp lại',
      en: 'This file was taken in before with another year: undo that first, then hand it over again',
    },
  }),
  answer(OtherDialectError, {
    code: 'other-dialect',
    status: 409,
    title: {
      vi: 'Tệp này đã được nạp theo khuôn dạng khác: hãy rút lại lần nạp đó rồi nạp lại',
      en: 'This file was taken in before in another format: undo that first, then hand it over again',
    },
  }),
  answer(OtherZoneError, {
    code: 'other-zone',
    status: 409,
    title: {
      vi: 'Nguồn này đã có múi giờ khác và giữ múi giờ đó: bỏ zone, hoặc dùng tên nguồn khác',
      en: 'This origin has another zone and keeps it: leave zone out, or use another origin name',
    },
  }),
  answer(EmptyUploadError, {
    code: 'empty-upload',
    status: 400,
    title: { vi: 'Tệp rỗng: không có byte nào để nạp', en: 'The file is empty: there are no bytes to ingest' },
  }),
  answer(RefusedPackingError, {
    code: 'refused-packing',
    status: 415,
    title: {
      vi: 'Không đọc tệp bzip2, xz, lz4, zip, 7z, rar hay tar; hãy gửi tệp nhật ký thường, .gz hoặc .zst',
      en: 'bzip2, xz, lz4, zip, 7z, rar and tar files are not read; send the log plain, as .gz or as .zst',
    },
  }),
  answer(
    NotPackedError,
    {
      code: 'not-packed',
      status: 415,
      title: { vi: 'Tệp không phải loại nén mà tên tệp nêu', en: 'The file is not packed as its name says' },
    },
    ({ ending }) => ({
      detail: {
        vi: `Nội dung không phải tệp ${ending} và cũng không phải nhật ký dạng chữ; chưa nhận gì. Kiểm tra lại tệp rồi gửi tệp nhật ký thường, .gz hoặc .zst.`,
        en: `Its bytes are neither a ${ending} file nor a log of text; nothing was kept. Look at the file, then send the log plain, as .gz or as .zst.`,
      },
    }),
  ),
  answer(UnreadableDigestError, {
    code: 'unreadable-digest',
    status: 400,
    title: {
      vi: 'Content-Digest phải có dạng sha-256=:base64: hoặc sha-512=:base64:',
      en: 'Content-Digest must be sha-256=:base64: or sha-512=:base64:',
    },
  }),
  answer(DigestMismatchError, {
    code: 'digest-mismatch',
    status: 400,
    title: {
      vi: 'Dữ liệu nhận được không khớp Content-Digest; chưa nhận gì, hãy gửi lại',
      en: 'The bytes received do not match Content-Digest; nothing was kept, send them again',
    },
  }),
  answer(
    TooManyUploadsError,
    {
      code: 'too-many-uploads',
      status: 429,
      title: { vi: 'Đang có quá nhiều tệp được gửi cùng lúc', en: 'Too many uploads at this moment' },
    },
    () => ({ headers: { 'Retry-After': '5' } }),
  ),
  answer(
    SpoolNearlyFullError,
    {
      code: 'spool-nearly-full',
      status: 503,
      title: {
        vi: 'Đĩa chứa nhật ký sắp đầy; hãy giải phóng chỗ rồi gửi lại',
        en: 'The disk for logs is nearly full; make room and send again',
      },
    },
    () => ({ headers: { 'Retry-After': '300' } }),
  ),
];

const DISK_FULL: ProblemKind = {
  code: 'disk-full',
  status: 507,
  title: {
    vi: 'Đĩa đã đầy; chưa nhận gì, hãy giải phóng chỗ rồi gửi lại',
    en: 'The disk is full; nothing was kept, make room and send again',
  },
};
/** No space and no quota left. A full database is told by the routes' own filter (`database-full`): the file itself is in the spool by then. */
const DISK_FULL_CODES: readonly (string | null)[] = ['ENOSPC', 'EDQUOT'];

/** The problem an upload's error is answered with; any other error is given back as it is. */
export function toUploadProblem(error: unknown): unknown {
  const known = toProblem(FAULTS, error);
  return DISK_FULL_CODES.includes(errorCodeOf(known)) ? new ProblemException(DISK_FULL, { cause: error }) : known;
}
