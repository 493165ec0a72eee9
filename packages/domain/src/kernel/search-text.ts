const MAX_WORDS = 12;

const shorthand = /(?<![\p{L}\p{M}\p{N}_])(\p{L})[/.&](\p{L})(?![\p{L}\p{M}\p{N}_])/gu;

// As `recherche.mots` cuts what is searched: shorthand of two letters (`L/H`) is one word, and anything else but letters
// and digits separates words, so that no text can be a syntax error either.
function wordsOf(text: string): string[] {
  const joined = text.normalize('NFKC').replaceAll(shorthand, '$1$2');
  return (joined.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
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

/**
 * A text as a tsquery of its words, any of which may be there: for what is like it.
 * @returns null where no word is left
 */
export function toAnyWordQuery(text: string): string | null {
  return wordsOf(text).join(' | ') || null;
}
