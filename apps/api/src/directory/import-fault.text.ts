import { viDay, type FaultText } from '@nhip-thu/metrics';
import { namePeriod } from '../calendar/period-name.ts';
import { headingOf } from './column-names.ts';
import type { FaultCode, ImportFault } from './import-fault.ts';

export type TextLanguage = 'vi' | 'en';

type Describe = (fault: ImportFault) => FaultText;

/** "“mã cơ quan” (agency)": what people write, and the name that tables for programs have. */
function nameInVietnamese(column: string): string {
  const name = headingOf(column);
  return name === null ? `“${column}”` : `“${name}” (${column})`;
}

function listInVietnamese(columns: string): string {
  return columns
    .split(', ')
    .map((column) => (headingOf(column) === null ? column : `${headingOf(column)} (${column})`))
    .join(', ');
}

/** The days of our own notes ("2026-06-30 → stp") as people read them; what a file says is repeated as it stands there. */
function writeDays(note = ''): string {
  return note.replaceAll(/\d{4}-\d\d-\d\d/g, viDay);
}

/** Words with more to them where a file is meant: the faults of a form, which has no rows, stand in row 0. */
function inFile({ row }: ImportFault, words: string, more: string): string {
  return row === 0 ? words : `${words}${more}`;
}

const VI: Record<FaultCode, Describe> = {
  'empty-file': () => ({ what: 'tệp không có dòng nào', toDo: 'kiểm tra đã chọn đúng tệp và đã lưu tệp' }),
  'header-only': () => ({
    what: 'tệp chỉ có dòng tên cột, không có ai',
    toDo: 'kiểm tra đã xuất đủ danh bạ và đã chọn đúng tệp',
  }),
  'file-too-large': (f) => ({ what: `tệp lớn hơn ${f.expected}`, toDo: 'chia tệp, hoặc kiểm tra đã chọn đúng tệp danh bạ' }),
  'not-utf-8': () => ({ what: 'tệp không phải UTF-8 từ dòng này', toDo: 'lưu lại tệp dạng “CSV UTF-8”' }),
  'bad-quote': () => ({
    what: 'dấu ngoặc kép đặt sai chỗ; từ dòng này chưa đọc tiếp được',
    toDo: 'đặt cả ô trong "…" và viết dấu " bên trong thành ""',
  }),
  'open-quote': () => ({ what: 'dấu ngoặc kép mở mà không đóng; từ dòng này chưa đọc tiếp được', toDo: 'thêm dấu " ở cuối ô' }),
  'missing-column': (f) => ({
    what: `thiếu cột ${nameInVietnamese(f.column ?? '')}`,
    toDo: f.expected === '' ? 'thêm cột này' : `dòng đầu phải có các cột: ${listInVietnamese(f.expected)}`,
  }),
  'unknown-column': (f) => ({
    what: `không biết cột “${f.found}”`,
    toDo: f.expected === '' ? 'đổi tên hoặc bỏ cột' : `đổi tên hoặc bỏ cột; các cột được nhận: ${listInVietnamese(f.expected)}`,
  }),
  'repeated-column': (f) => ({ what: `cột “${f.found}” có hai lần`, toDo: 'bỏ một cột' }),
  'field-count': (f) => ({
    what: `dòng có ${f.found} ô, dòng đầu có ${f.expected} cột`,
    toDo: 'thêm ô trống còn thiếu, hoặc đặt ô có dấu phân cách trong "…"',
  }),
  'missing-value': () => ({ what: 'ô bắt buộc đang để trống', toDo: 'điền giá trị' }),
  'bad-address': (f) => ({ what: `“${f.found}” không phải địa chỉ thư`, toDo: 'viết dạng ten@donvi.tinh.gov.vn, không dấu cách' }),
  'address-with-extension': (f) => ({ what: `“${f.found}” có phần mở rộng sau dấu +`, toDo: `viết địa chỉ gốc: ${f.expected}` }),
  'repeated-address': (f) => ({ what: `“${f.found}” đã có ở dòng ${f.expected}`, toDo: 'bỏ một trong hai dòng, hoặc sửa địa chỉ' }),
  'bad-agency-code': (f) => ({
    what: `“${f.found}” không phải mã cơ quan`,
    toDo: 'dùng chữ thường không dấu, chữ số, gạch nối; tối đa 40 ký tự',
  }),
  'agency-names-differ': (f) => ({
    what: `tên cơ quan “${f.found}” khác tên đã ghi: ${f.expected}`,
    toDo: 'dùng một tên cho một mã cơ quan trong cả tệp',
  }),
  'name-without-agency': (f) => ({
    what: `có tên cơ quan “${f.found}” mà không có mã`,
    toDo: 'điền mã cơ quan ở cột agency, hoặc để trống cả hai',
  }),
  'bad-word': (f) => ({ what: `không có giá trị “${f.found}”`, toDo: `dùng một trong: ${f.expected}` }),
  'bad-date': (f) => ({ what: `“${f.found}” không phải ngày`, toDo: 'viết dạng 2026-04-01 hoặc 01/04/2026' }),
  'far-date': (f) => ({ what: `ngày ${f.found} ngoài các năm ${f.expected}`, toDo: 'kiểm tra năm' }),
  'alias-cycle': (f) => ({ what: `bí danh đi vòng: ${f.found}`, toDo: 'trỏ một địa chỉ trong vòng tới hộp thư thật' }),
  'dates-reversed': (f) => ({ what: `ngày cuối ${f.found} trước ngày đầu ${f.expected}`, toDo: 'đổi lại hai ngày' }),
  'repeated-code': (f) => ({ what: `mã cán bộ “${f.found}” đã có ở dòng ${f.expected}`, toDo: 'bỏ một trong hai dòng, hoặc sửa mã' }),
  'bad-workbook': () => ({ what: 'không đọc được bảng tính', toDo: 'lưu lại dạng .xlsx không mật khẩu, hoặc “CSV UTF-8”' }),
  'workbook-too-large': (f) => ({
    what: `bảng tính quá rộng hoặc quá dài (${f.found})`,
    toDo: `rút còn tối đa ${f.expected} dòng hoặc cột`,
  }),
  'unknown-person': (f) => ({ what: `không tìm thấy cán bộ “${f.found}”`, toDo: 'dùng địa chỉ hộp thư cá nhân hoặc mã cán bộ đã có' }),
  'unknown-agency': (f) => ({ what: `chưa có cơ quan mã “${f.found}”`, toDo: 'nhập cơ quan trước, hoặc sửa mã' }),
  'person-without-unit': (f) => ({
    what: `cán bộ “${f.found}” không thuộc cơ quan nào trong các ngày này`,
    toDo: 'sửa ngày, hoặc nhập cơ quan trước',
  }),
  'second-box': (f) => ({
    what: `cán bộ “${f.found}” đã có hộp thư cá nhân ${f.expected}`,
    toDo: 'khai địa chỉ này là bí danh, hoặc thu hồi hộp thư kia',
  }),
  'bad-character': () => ({ what: 'ô có ký tự điều khiển', toDo: 'xóa ô và gõ lại' }),
  'value-too-long': (f) => ({ what: `ô dài ${f.found} ký tự`, toDo: `rút còn tối đa ${f.expected} ký tự` }),
  'bad-target': (f) => ({ what: `“${f.found}” không phải địa chỉ đích`, toDo: 'viết các địa chỉ cách nhau bằng dấu cách' }),
  'domain-target': (f) => ({
    what: `tên miền cũ ${f.found} phải trỏ tới đúng một tên miền`,
    toDo: 'viết dạng @tenmienmoi ở cột expandsTo',
  }),
  'bad-month': (f) => ({ what: `“${f.found}” không phải tháng báo cáo`, toDo: 'viết dạng 2026-07 (từ 15/06 đến 14/07/2026)' }),
  'future-month': (f) => ({ what: `${namePeriod(f.found ?? '').vi} chưa bắt đầu`, toDo: 'kiểm tra lại tháng' }),
  'ended-unit': (f) => ({
    what: `đơn vị “${f.found}” không còn trong tháng này (${writeDays(f.expected)})`,
    toDo: 'ghi vào đơn vị kế tục, hoặc sửa tháng',
  }),
  'unit-not-yet': (f) => ({
    what: `đơn vị “${f.found}” chưa có trong tháng này: có từ ${writeDays(f.expected)}`,
    toDo: 'sửa tháng hoặc mã đơn vị',
  }),
  'bad-count': (f) => ({ what: `“${f.found}” không phải số đếm`, toDo: 'viết số nguyên từ 0, không có dấu chấm hay dấu phẩy' }),
  'repeated-month': (f) => ({ what: `đơn vị, tháng và loại văn bản này đã có ở dòng ${f.expected}`, toDo: 'bỏ một trong hai dòng' }),
  'mixed-types': () => ({
    what: 'tháng này vừa có dòng chung, vừa có dòng theo loại văn bản: văn bản sẽ bị đếm hai lần',
    toDo: 'ghi loại văn bản ở mọi dòng của tháng, hoặc chỉ một dòng chung',
  }),
  'locked-month': (f) => ({
    what: `${namePeriod(f.found ?? '').vi} của đơn vị đã khóa`,
    toDo: inFile(f, 'nêu lý do đính chính', ', hoặc bỏ dòng này'),
  }),
  'frozen-month': (f) => ({
    what: `số liệu ${namePeriod(f.found ?? '').vi} đã chốt`,
    toDo: inFile(f, 'nêu lý do đính chính', ', hoặc bỏ dòng này'),
  }),
  'stock-before': (f) => ({
    what: `tồn đầu ${f.found} khác tồn cuối ${f.expected} của tháng trước`,
    toDo: inFile(f, 'kiểm lại hai tháng; số liệu vẫn được ghi', ' như trong tệp'),
  }),
  'stock-after': (f) => ({
    what: `tồn cuối ${f.found} khác tồn đầu ${f.expected} của tháng sau, đã ghi`,
    toDo: inFile(f, 'kiểm lại hai tháng; số liệu vẫn được ghi', ' như trong tệp'),
  }),
  'open-month': (f) => ({
    what: `${namePeriod(f.found ?? '').vi} chưa kết thúc (đến hết ${writeDays(f.expected)})`,
    toDo: 'số liệu vẫn được ghi, là tạm tính; nộp lại khi kỳ kết thúc',
  }),
  'more-left-than-there-was': (f) => ({ what: `tồn cuối ${f.found} nhiều hơn tồn đầu cộng mua ${f.expected}`, toDo: 'kiểm tra lại ba số' }),
};

const EN: Record<FaultCode, Describe> = {
  'empty-file': () => ({ what: 'the file has no row', toDo: 'check that it is the right file and that it was saved' }),
  'header-only': () => ({
    what: 'the file has its header and nobody in it',
    toDo: 'check that the whole directory was exported, and that it is the right file',
  }),
  'file-too-large': (f) => ({ what: `the file is larger than ${f.expected}`, toDo: 'split it, or check that it is the directory' }),
  'not-utf-8': () => ({ what: 'the file is not UTF-8 from this row on', toDo: 'save it again as "CSV UTF-8"' }),
  'bad-quote': () => ({
    what: 'a quotation mark in the wrong place; nothing from this row on was read',
    toDo: 'put the whole cell in "…" and write " inside it as ""',
  }),
  'open-quote': () => ({
    what: 'a quotation mark is opened and never closed; nothing from this row on was read',
    toDo: 'add " at the end of the cell',
  }),
  'missing-column': (f) => ({
    what: `column "${f.column ?? ''}" is missing`,
    toDo: f.expected === '' ? 'add it' : `the first row must name the columns ${f.expected}`,
  }),
  'unknown-column': (f) => ({
    what: `unknown column "${f.found}"`,
    toDo: f.expected === '' ? 'rename or remove it' : `rename or remove it; known columns: ${f.expected}`,
  }),
  'repeated-column': (f) => ({ what: `column "${f.found}" appears twice`, toDo: 'remove one of them' }),
  'field-count': (f) => ({
    what: `the row has ${f.found} cells, the header has ${f.expected}`,
    toDo: 'add the missing empty cells, or put a cell that holds the separator in "…"',
  }),
  'missing-value': () => ({ what: 'a required cell is empty', toDo: 'fill it in' }),
  'bad-address': (f) => ({ what: `"${f.found}" is not a mail address`, toDo: 'write name@agency.province.gov.vn without spaces' }),
  'address-with-extension': (f) => ({ what: `"${f.found}" has an extension after +`, toDo: `write the plain address: ${f.expected}` }),
  'repeated-address': (f) => ({
    what: `"${f.found}" is already in row ${f.expected}`,
    toDo: 'remove one of the rows, or correct the address',
  }),
  'bad-agency-code': (f) => ({
    what: `"${f.found}" is not an agency code`,
    toDo: 'use lower-case letters without marks, digits, dashes; at most 40 characters',
  }),
  'agency-names-differ': (f) => ({
    what: `agency name "${f.found}" differs from the one given before: ${f.expected}`,
    toDo: 'use one name per agency code in the whole file',
  }),
  'name-without-agency': (f) => ({ what: `agency name "${f.found}" without a code`, toDo: 'fill in column agency, or leave both empty' }),
  'bad-word': (f) => ({ what: `there is no value "${f.found}"`, toDo: `use one of: ${f.expected}` }),
  'bad-date': (f) => ({ what: `"${f.found}" is no day`, toDo: 'write 2026-04-01 or 01/04/2026' }),
  'far-date': (f) => ({ what: `the day ${f.found} is outside the years ${f.expected}`, toDo: 'check the year' }),
  'alias-cycle': (f) => ({ what: `aliases in a circle: ${f.found}`, toDo: 'let one of them lead to a real box' }),
  'dates-reversed': (f) => ({ what: `the last day ${f.found} is before the first, ${f.expected}`, toDo: 'swap the two days' }),
  'repeated-code': (f) => ({
    what: `staff number "${f.found}" is already in row ${f.expected}`,
    toDo: 'remove one of the rows, or correct the number',
  }),
  'bad-workbook': () => ({ what: 'the workbook cannot be read', toDo: 'save it again as .xlsx without a password, or as "CSV UTF-8"' }),
  'workbook-too-large': (f) => ({
    what: `the workbook is too wide or too long (${f.found})`,
    toDo: `keep it to ${f.expected} rows or columns`,
  }),
  'unknown-person': (f) => ({
    what: `there is no official "${f.found}"`,
    toDo: 'use the address of a personal box or a staff number that is known',
  }),
  'unknown-agency': (f) => ({ what: `there is no agency "${f.found}"`, toDo: 'import the agency first, or correct the code' }),
  'person-without-unit': (f) => ({
    what: `official "${f.found}" is in no agency on these days`,
    toDo: 'correct the days, or import the agency first',
  }),
  'second-box': (f) => ({
    what: `official "${f.found}" already has the personal box ${f.expected}`,
    toDo: 'declare this address an alias, or take the other box back',
  }),
  'bad-character': () => ({ what: 'the cell holds a control character', toDo: 'clear the cell and type it again' }),
  'value-too-long': (f) => ({ what: `the cell has ${f.found} characters`, toDo: `shorten it to at most ${f.expected}` }),
  'bad-target': (f) => ({ what: `"${f.found}" is not a target address`, toDo: 'write addresses separated by spaces' }),
  'domain-target': (f) => ({
    what: `the old domain ${f.found} must lead to exactly one domain`,
    toDo: 'write @newdomain in column expandsTo',
  }),
  'bad-month': (f) => ({ what: `"${f.found}" is not a reporting month`, toDo: 'write it like 2026-07 (15/06 to 14/07/2026)' }),
  'future-month': (f) => ({ what: `${namePeriod(f.found ?? '').en} has not begun`, toDo: 'check the month' }),
  'ended-unit': (f) => ({
    what: `unit "${f.found}" was no longer there in this month (${writeDays(f.expected)})`,
    toDo: 'report it for the unit that took it in, or correct the month',
  }),
  'unit-not-yet': (f) => ({
    what: `unit "${f.found}" was not there yet in this month: it is from ${writeDays(f.expected)} on`,
    toDo: 'correct the month or the code',
  }),
  'bad-count': (f) => ({ what: `"${f.found}" is not a count`, toDo: 'write a whole number from 0, without points or commas' }),
  'repeated-month': (f) => ({
    what: `this unit, month and type of document is in row ${f.expected} already`,
    toDo: 'remove one of the two',
  }),
  'mixed-types': () => ({
    what: 'the month has rows by type of document and one for all types: documents would count twice',
    toDo: 'give the type in every row of the month, or a single row for all',
  }),
  'locked-month': (f) => ({
    what: `${namePeriod(f.found ?? '').en} of the unit is locked`,
    toDo: inFile(f, 'give the reason of the correction', ', or remove the row'),
  }),
  'frozen-month': (f) => ({
    what: `the figures of ${namePeriod(f.found ?? '').en} are frozen`,
    toDo: inFile(f, 'give the reason of the correction', ', or remove the row'),
  }),
  'stock-before': (f) => ({
    what: `opens with ${f.found}, and the month before closed with ${f.expected}`,
    toDo: inFile(f, 'check both months; the figures were taken in all the same', ', as the file has them'),
  }),
  'stock-after': (f) => ({
    what: `closes with ${f.found}, and the month after, which is stored, opens with ${f.expected}`,
    toDo: inFile(f, 'check both months; the figures were taken in all the same', ', as the file has them'),
  }),
  'open-month': (f) => ({
    what: `${namePeriod(f.found ?? '').en} is not over (it ends on ${writeDays(f.expected)})`,
    toDo: 'it was taken in all the same, as provisional; hand it in again when the month is over',
  }),
  'more-left-than-there-was': (f) => ({
    what: `closing stock ${f.found} is more than opening and bought, ${f.expected}`,
    toDo: 'check the three numbers',
  }),
};

/** Puts a fault into the words of one language. */
export function describeFault(fault: ImportFault, language: TextLanguage): FaultText {
  return (language === 'vi' ? VI : EN)[fault.code](fault);
}
