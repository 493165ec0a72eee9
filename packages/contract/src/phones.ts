import { parsePhoneNumberFromString, validatePhoneNumberLength, type PhoneNumber } from 'libphonenumber-js/min';
import { z } from 'zod';
import { toLatinDigits } from './digits.ts';
import { keeping, type Broken } from './rules.ts';

/** Numbers without a country code are Moroccan. */
const HOME = 'MA';

// What people copy along with a number: marks of direction and of its beginning in a page, and what web addresses put before it.
function clean(text: string): string {
  return toLatinDigits(text)
    .replaceAll(/[\p{Cf}\u00A0\u202F]/gu, ' ')
    .replace(/^\s*tel:/i, '')
    .replace(/^\s*00(?=\d)/, '+')
    .trim();
}

function found(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(clean(text), { defaultCountry: HOME, extract: false });
  return number?.isValid() && !number.ext ? number : null;
}

/**
 * A telephone number as it is stored, in E.164 (`+212522471830`).
 * @param text as people write it: `0522 47 18 30`, `+33 1 …`, `00212…`, with digits of any keyboard
 * @returns null where it is no number
 */
export function parsePhone(text: string): string | null {
  return found(text)?.number ?? null;
}

/**
 * A stored number for people: `0522-471830` in Morocco, `+33 1 23 45 67 89` of elsewhere. What is no number (rows older
 * than the rule) stays as it was written.
 */
export function formatPhone(stored: string): string {
  const number = found(stored);
  if (!number) return stored;
  return number.country === HOME ? number.formatNational().replaceAll('-', ' ') : number.formatInternational();
}

/** Why a text is no telephone number. */
function brokenPhone(text: string): Broken | null {
  if (found(text)) return null;
  return { code: 'PHONE_INVALID', details: { raison: reasonOf(clean(text)), chiffres: clean(text).replaceAll(/\D/g, '').length } };
}

function reasonOf(cleaned: string): 'texte' | 'poste' | 'pays' | 'longueur' | 'inconnu' {
  const number = parsePhoneNumberFromString(cleaned, { defaultCountry: HOME, extract: false });
  if (number?.ext) return 'poste';
  const wrong = validatePhoneNumberLength(cleaned, HOME);
  if (wrong === 'INVALID_COUNTRY') return 'pays';
  if (wrong === 'NOT_A_NUMBER') return 'texte';
  return wrong ? 'longueur' : 'inconnu';
}

/** A telephone number somebody writes: kept in E.164, refused with the reason where it is none. */
export const phone = z
  .string()
  .trim()
  .max(60)
  .overwrite((text) => parsePhone(text) ?? text)
  .superRefine(keeping(brokenPhone));
