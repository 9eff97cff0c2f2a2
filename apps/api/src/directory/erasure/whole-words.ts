const APART = /[^\p{L}\p{M}\p{N}@._-]+/u;
/** As a full stop or a dash of the sentence, not of an address. */
const AROUND = /^[._-]+|[._-]+$/g;

/** Whether a text has one of the names as words of their own, in whatever case. */
export function namesAny(text: string, names: readonly string[]): boolean {
  const words = wordsOf(text);
  return names.some((name) => wordsOf(name).trim() !== '' && words.includes(wordsOf(name)));
}

/** The text with another word wherever the name stands between letters and digits that are not its own. */
export function replaceWords(text: string, name: string, other: string): string {
  if (name === '') return text;
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])${escaped}(?![\p{L}\p{M}\p{N}])`, 'gu'), () => other);
}

/** Its words between single spaces, with one before and one behind. */
function wordsOf(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(APART)
    .map((word) => word.replaceAll(AROUND, ''));
  return ` ${words.filter((word) => word !== '').join(' ')} `;
}
