/** Arabic-Indic digits (٠-٩ and ۰-۹) as the digits that are stored: people type those of their keyboard. */
export function toLatinDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
