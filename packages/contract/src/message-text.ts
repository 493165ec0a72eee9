/**
 * What an administrator writes for a message: plain text with `{variable}` places. A brace is always part of a place, a
 * blank line ends a paragraph, and nothing in it is ever read as HTML (ADR 0022).
 */

const place = /\{([^{}\n]*)\}/g;
// They would turn a sentence round, unseen.
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g;
const controls = /[^\P{Cc}\n]/gu;

/** Why a text cannot be taken, with the facts of its sentence. */
export const raisonsTexte = [
  'vide',
  'trop_long',
  'lignes',
  'accolade_ouverte',
  'accolade_fermee',
  'accolade_vide',
  'variable_inconnue',
  'variable_manquante',
] as const;
export type RaisonTexte = (typeof raisonsTexte)[number];

/** One fault of a text: where it is (from 1), what stands there, and what would be right. */
export interface Fault {
  raison: RaisonTexte;
  ligne: number;
  colonne: number;
  /** What stands there, or what is missing. */
  valeur: string;
  /** The nearest that would be right, or the length allowed. */
  attendu: string;
}

/** What a text must keep. */
export interface TextRules {
  /** What its places may name. */
  variables: readonly string[];
  /** What one of them must name. */
  required: readonly string[];
  /** In characters. */
  max: number;
  is_one_line: boolean;
}

/** A text as it is kept: line ends of one kind, no invisible control, at most one blank line in a row, no blanks around. */
export function normaliseText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(bidiControls, '')
    .replaceAll(controls, '')
    .replaceAll(/[^\S\n\u00a0\u202f]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * What is wrong with a text, in the order of its lines; nothing where it can be taken.
 * @param text as `normaliseText` gives it
 */
export function faultsOf(text: string, rules: TextRules): Fault[] {
  const fault = (raison: RaisonTexte, at: number, valeur = '', attendu = ''): Fault => ({
    raison,
    ...positionOf(text, at),
    valeur,
    attendu,
  });
  if (text === '') return [fault('vide', 0)];
  const faults: Fault[] = [];
  const length = Array.from(text).length;
  if (length > rules.max) faults.push(fault('trop_long', text.length, String(length), String(rules.max)));
  const line = text.indexOf('\n');
  if (rules.is_one_line && line >= 0) faults.push(fault('lignes', line));
  const named = new Set<string>();
  for (const { 0: written, 1: inside = '', index } of text.matchAll(place)) {
    const name = inside.trim();
    named.add(name);
    if (name === '') faults.push(fault('accolade_vide', index, written, rules.variables.join(', ')));
    else if (!rules.variables.includes(name)) faults.push(fault('variable_inconnue', index, name, nearest(name, rules.variables)));
  }
  for (const { 0: brace, index } of blanked(text).matchAll(/[{}]/g)) {
    faults.push(fault(brace === '{' ? 'accolade_ouverte' : 'accolade_fermee', index, excerpt(text, index)));
  }
  const missing = rules.required.filter((name) => !named.has(name));
  const inOrder = faults.toSorted((a, b) => a.ligne - b.ligne || a.colonne - b.colonne);
  return [...inOrder, ...missing.map((name) => fault('variable_manquante', text.length, name))];
}

/**
 * Fills the places of a text, once: what a value holds in braces stays as it is.
 * @param is_isolated keeps each value's own direction inside a sentence that runs the other way
 */
export function fillText(text: string, values: Readonly<Record<string, string>>, is_isolated = false): string {
  // The texts of i18n may isolate their places themselves.
  return text.replaceAll(/\u2068?\{([^{}\n]*)\}\u2069?/g, (_, inside: string) => {
    const name = inside.trim();
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return is_isolated && value !== '' ? `\u2068${value}\u2069` : value;
  });
}

/** A text of i18n as one edits it: without the invisible signs that `fillText` puts back. */
export function editable(text: string): string {
  return text.replaceAll(bidiControls, '');
}

/** The paragraphs of a filled text. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}

function positionOf(text: string, at: number): { ligne: number; colonne: number } {
  const before = text.slice(0, at).split('\n');
  return { ligne: before.length, colonne: Array.from(before.at(-1) ?? '').length + 1 };
}

/** The text with its whole places blanked, so that the braces left over stand alone. */
function blanked(text: string): string {
  return text.replaceAll(place, (written) => ' '.repeat(written.length));
}

const EXCERPT = 24;

function excerpt(text: string, at: number): string {
  const line = text.slice(at, at + EXCERPT).split('\n')[0] ?? '';
  return line;
}

/** The variable that was most likely meant, else all of them. */
function nearest(name: string, variables: readonly string[]): string {
  const plain = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const ranked = variables
    .map((variable) => ({ variable, distance: distanceOf(plain(name), plain(variable)) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(best.variable.length / 3))
    ? `{${best.variable}}`
    : variables.map((v) => `{${v}}`).join(', ');
}

const MEASURED = 40;

/** How many letters must change (Levenshtein) between the first letters of two words. */
function distanceOf(a: string, b: string): number {
  const [from, to] = [a.slice(0, MEASURED), b.slice(0, MEASURED)];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
