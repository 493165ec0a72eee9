import { z } from 'zod';
import { toLatinDigits } from './digits.ts';
import { keeping, type Broken } from './rules.ts';

/** How many digits each identifier of a Moroccan company has: what was checked and what is a custom is in ADR 0012. */
const digits = {
  ice: { min: 15, max: 15 },
  identifiant_fiscal: { min: 1, max: 8 },
  rc: { min: 1, max: 7 },
  taxe_professionnelle: { min: 8, max: 8 },
  cnss: { min: 7, max: 7 },
} as const;
type Identifier = keyof typeof digits;

/** The digits people meant: those of any keyboard, without the marks they are grouped with. */
function toDigits(text: string): string {
  return toLatinDigits(text).replaceAll(/[\s\p{Cf}.\-/]/gu, '');
}

/** Whether the two control digits fit: the whole number is a multiple of 97. */
function fitsControl(ice: string): boolean {
  return BigInt(ice) % 97n === 0n;
}

function brokenIdentifier(identifiant: Identifier, value: string): Broken | null {
  if (!/^\d*$/.test(value)) return { code: 'CLIENT_IDENTIFIER_NOT_DIGITS', details: { identifiant } };
  const { min, max } = digits[identifiant];
  if (value.length < min || value.length > max) {
    const borne = min === max ? 'exact' : 'max';
    return { code: 'CLIENT_IDENTIFIER_LENGTH', details: { identifiant, borne, max, chiffres: value.length } };
  }
  return identifiant === 'ice' && !fitsControl(value) ? { code: 'CLIENT_ICE_CONTROL' } : null;
}

function identifier(name: Identifier) {
  return z
    .string()
    .max(60)
    .overwrite(toDigits)
    .superRefine(keeping((value) => brokenIdentifier(name, value)));
}

/** The identifiers of a company as they are written: kept as digits, refused with what would be right. */
export const identifierInputs = {
  /** Identifiant commun de l'entreprise: 9 digits of the company, 4 of its establishment, 2 of control. */
  ice: identifier('ice'),
  identifiant_fiscal: identifier('identifiant_fiscal'),
  /** Number in the registre du commerce of one court: it says nothing without the court. */
  rc: identifier('rc'),
  taxe_professionnelle: identifier('taxe_professionnelle'),
  /** Affiliation of the employer. */
  cnss: identifier('cnss'),
};

/** An ICE as it is read aloud: company, establishment, control. */
export function formatIce(ice: string): string {
  return ice.replace(/^(\d{3})(\d{3})(\d{3})(\d{4})(\d{2})$/, '$1 $2 $3 $4 $5');
}
