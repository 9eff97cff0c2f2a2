import { readFileSync } from 'node:fs';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { PACKAGE_FOLDER } from '../places.ts';

/**
 * Found by an attacker who tries common things first within so many guesses: too few. Three common things in a row, such as a word, a number and a sign, are
 * 10⁸ by this count.
 */
const GUESSES_MIN = 5e8;
/** Of a longer password only so much is looked at, which bounds the time; what its beginning is worth, the whole is worth. */
const LOOKED_AT = 64;

/** Words of this house and of this country that come first to everybody's mind; without marks, as they are typed. */
const HOUSE_WORDS = [
  ...['nhipthu', 'nhip thu', 'matkhau', 'mat khau', 'quantri', 'quan tri', 'sonla', 'son la', 'vietnam', 'viet nam', 'tinhsonla'],
  ...['noivu', 'noi vu', 'sonoivu', 'so noi vu', 'ubnd', 'ubndtinh', 'congvu', 'cong vu', 'thudientu', 'thu dien tu', 'congchuc'],
  ...['lanhdao', 'canbo', 'kiemtoan', 'vanphong', 'dangnhap', 'xinchao', 'anhyeuem', 'emyeuanh', 'khongbiet', 'giadinh', 'hanhphuc'],
  ...['hanoi', 'saigon', 'danang', 'quantrithu', 'hethong', 'chinhphu', 'sotaichinh', 'congan', 'mailadmin', 'administrator', 'password'],
];

/** The first line of the file says where it is from. */
const COMMON: ReadonlySet<string> = new Set(
  readFileSync(new URL('data/common-passwords.txt', PACKAGE_FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

const estimator = new ZxcvbnFactory({
  dictionary: { ...dictionary, house: HOUSE_WORDS },
  graphs: adjacencyGraphs,
  maxLength: LOOKED_AT,
});

/**
 * Whether the password is one of the 5,000 most common of its length, or so much made of common words, names, keyboard rows, dates and repetitions that
 * fewer than 5 × 10⁸ guesses find it. Vietnamese marks count for nothing: "Mật khẩu 123" is "mat khau 123".
 * @param about what is known of its owner; each word of it counts as known to whoever guesses
 * @example isCommonPassword('Password2026') // true
 */
export function isCommonPassword(password: string, about: readonly string[] = []): boolean {
  const forms = new Set([password.normalize('NFKC'), withoutMarks(password)]);
  const known = [...new Set(about.flatMap(wordsOf))];
  return [...forms].some((form) => COMMON.has(form.toLowerCase()) || estimator.check(form, known).guesses < GUESSES_MIN);
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** A name as it stands, in one word, and each of its words. */
function wordsOf(text: string): string[] {
  const plain = withoutMarks(text).toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u);
  return [plain, words.join(''), ...words].filter((word) => word.length > 2);
}
