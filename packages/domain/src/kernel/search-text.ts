/**
 * A search as a tsquery: every word must be there, the last one or a reference at least by its beginning. Anything but
 * letters and digits separates words, so no text can be a syntax error.
 * @returns null where no word is left
 */
export function toPrefixQuery(text: string): string | null {
  const words = text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return null;
  return words
    .slice(0, 12)
    .map((word) => `${word}:*`)
    .join(' & ');
}
