const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** Every vowel in every tone, and đ, small and capital: 146 letters, composed. */
export const VIETNAMESE_LETTERS: readonly string[] = Array.from('aăâeêioôơuưy')
  .flatMap((vowel) => TONES.map((tone) => `${vowel}${tone}`.normalize('NFC')))
  .concat('đ')
  .flatMap((letter) => [letter, letter.toUpperCase()]);
