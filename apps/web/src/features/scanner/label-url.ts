/**
 * The secret in the text of a code, if it is one of our labels.
 * @param text what the code says
 * @param origin of this product
 * @returns null for any other code: nothing a code says is ever opened
 */
export function jetonOf(text: string, origin: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || url.origin !== origin) return null;
  return /^\/q\/([\w-]{16,64})\/?$/.exec(url.pathname)?.[1] ?? null;
}
