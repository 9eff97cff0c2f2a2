/** Sentences as one text; each begins with a capital, also where what stands first is put in, such as the name of a period. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1)).join(' ');
}
