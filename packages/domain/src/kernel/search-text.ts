const MAX_WORDS = 12;

// As `recherche.mots` cuts what is searched: anything but letters and digits separates words, so that no text can be a
// syntax error either.
function wordsOf(text: string): string[] {
  return (text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
}

/**
 * A search as a tsquery of whole words, all of which must be there.
 * @returns null where no word is left
 */
export function toWordsQuery(text: string): string | null {
  return wordsOf(text).join(' & ') || null;
}

/**
 * A search as a tsquery of the beginnings of words: of what somebody is still typing.
 * @returns null where no word is left
 */
export function toPrefixQuery(text: string): string | null {
  return (
    wordsOf(text)
      .map((word) => `${word}:*`)
      .join(' & ') || null
  );
}
