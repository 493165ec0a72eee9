// Control characters and the Unicode line ends would forge headers or lines; the bidi controls would turn a sentence round.
const controls = /[\p{Cc}\u2028\u2029]+/gu;
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text a person wrote as one line that may stand in a subject, a sentence or a table. */
export function oneLine(text: string): string {
  return text.replaceAll(bidiControls, '').replaceAll(controls, ' ').trim();
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as HTML that shows it, in an element or in an attribute between double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** At most `length` characters, with an ellipsis where some were left out. */
export function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
