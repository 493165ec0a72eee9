/** A record of a CSV file. */
export interface CsvRecord {
  /** The line it begins on, from 1. */
  ligne: number;
  cellules: string[];
  /** Its quotes do not pair, and reading it without them gave no better. */
  is_broken: boolean;
}

/** How quotes inside quoted cells were written: doubled, as RFC 4180 says, or after a backslash. */
export type Escape = 'double' | 'backslash';

/** A quoted cell longer than this is one that was never closed. */
const MAX_QUOTED = 30_000;
/** Nor has one more quotes than this that were meant as text. */
const MAX_BARE = 20;
const QUOTE = 34;
const LF = 10;
const CR = 13;

/** A file whose quotes follow backslashes and are never doubled is in the dialect of databases. */
export function escapeOf(texte: string): Escape {
  return /\\"[^,;\t|\r\n]/.test(texte) && !/[^,;\t|\r\n"]""|""[^,;\t|\r\n"]/.test(texte) ? 'backslash' : 'double';
}

/**
 * Reads the records of a CSV file, one after the other; blank lines are left out. It forgives what exports do:
 * - a quote inside a quoted cell that is neither doubled nor followed by a separator is part of the text;
 * - a record whose quotes do not pair, or that swallowed the lines after it and has such a quote or not as many cells as
 *   the first record, is read again as its one line, its quotes as text, where that line has as many cells; one whose
 *   quotes do not pair is broken otherwise.
 * @param separateur one character
 */
export function* readCsv(texte: string, separateur: string, escape: Escape): Generator<CsvRecord> {
  const end = texte.length;
  let at = 0;
  let ligne = 1;
  let columns = 0;
  while (at < end) {
    const lineEnd = endOfLine(texte, at);
    const whole = readRecord(texte, at, separateur, escape);
    const spans = whole !== null && whole.end > lineEnd;
    let cellules = whole?.cellules ?? [];
    let next = whole?.end ?? lineEnd;
    let is_broken = whole === null;
    if (whole === null || (spans && columns > 0 && (whole.is_doubtful || cellules.length !== columns))) {
      const plain = texte.slice(at, lineEnd).split(separateur);
      if (whole === null || plain.length === columns) {
        cellules = plain;
        next = lineEnd;
        is_broken = plain.length !== columns;
      }
    }
    if (cellules.length > 1 || (cellules[0] ?? '').trim() !== '') {
      if (columns === 0) columns = cellules.length;
      yield { ligne, cellules, is_broken };
    }
    ligne += next === lineEnd ? 1 : 1 + linesIn(texte, at, next);
    at = texte.charCodeAt(next) === CR && texte.charCodeAt(next + 1) === LF ? next + 2 : next + 1;
  }
}

function endOfLine(texte: string, from: number): number {
  let at = from;
  while (at < texte.length && !isLineEnd(texte.charCodeAt(at))) at += 1;
  return at;
}

const isLineEnd = (code: number) => code === LF || code === CR;

function linesIn(texte: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = texte.charCodeAt(at);
    if (code === LF || (code === CR && texte.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}

interface ReadRecord {
  cellules: string[];
  /** Where its last line ends. */
  end: number;
  /** A quote in it was taken as text. */
  is_doubtful: boolean;
}

/** @returns null where a quote is never closed */
function readRecord(texte: string, from: number, separateur: string, escape: Escape): ReadRecord | null {
  const cellules: string[] = [];
  let is_doubtful = false;
  const cut = separateur.charCodeAt(0);
  let at = from;
  for (;;) {
    const opening = openingQuote(texte, at);
    let stop: number;
    if (opening === -1) {
      stop = at;
      while (stop < texte.length && texte.charCodeAt(stop) !== cut && !isLineEnd(texte.charCodeAt(stop))) stop += 1;
      cellules.push(texte.slice(at, stop));
    } else {
      const quoted = escape === 'double' ? readDoubled(texte, opening + 1, cut) : readBackslashed(texte, opening + 1, cut);
      if (quoted === null) return null;
      cellules.push(quoted.value);
      stop = quoted.stop;
      is_doubtful ||= quoted.bare > 0;
    }
    if (stop >= texte.length || texte.charCodeAt(stop) !== cut) return { cellules, end: stop, is_doubtful };
    at = stop + 1;
  }
}

/** Where a quoted cell's quote is, spaces before it forgiven; -1 for a cell without quotes. */
function openingQuote(texte: string, from: number): number {
  let at = from;
  while (texte.charCodeAt(at) === 32) at += 1;
  return texte.charCodeAt(at) === QUOTE ? at : -1;
}

/** Where a cell stops when its quote was closed before `at` (spaces forgiven), or -1 where text goes on. */
function stopAfter(texte: string, from: number, cut: number): number {
  let at = from;
  while (texte.charCodeAt(at) === 32) at += 1;
  return at >= texte.length || texte.charCodeAt(at) === cut || isLineEnd(texte.charCodeAt(at)) ? at : -1;
}

interface QuotedCell {
  value: string;
  stop: number;
  /** Quotes in it that were taken as text. */
  bare: number;
}

function readDoubled(texte: string, from: number, cut: number): QuotedCell | null {
  let value = '';
  let at = from;
  for (let bare = 0; ;) {
    const quote = texte.indexOf('"', at);
    if (quote === -1 || quote - from > MAX_QUOTED || bare > MAX_BARE) return null;
    let run = 1;
    while (texte.charCodeAt(quote + run) === QUOTE) run += 1;
    value += texte.slice(at, quote) + '"'.repeat(run >> 1);
    at = quote + run;
    if (run % 2 === 0) continue;
    const stop = stopAfter(texte, at, cut);
    if (stop !== -1) return { value, stop, bare };
    value += '"';
    bare += 1;
  }
}

function readBackslashed(texte: string, from: number, cut: number): QuotedCell | null {
  let value = '';
  let start = from;
  let bare = 0;
  for (let at = from; at < texte.length && at - from <= MAX_QUOTED; at += 1) {
    const code = texte.charCodeAt(at);
    if (code === 92 && (texte.charCodeAt(at + 1) === QUOTE || texte.charCodeAt(at + 1) === 92)) {
      value += texte.slice(start, at);
      start = at + 1;
      at += 1;
    } else if (code === QUOTE) {
      const stop = stopAfter(texte, at + 1, cut);
      if (stop !== -1) return { value: value + texte.slice(start, at), stop, bare };
      bare += 1;
      if (bare > MAX_BARE) return null;
    }
  }
  return null;
}

/**
 * Gives back the quotes of a text that was written with `\"`, read by somebody who knows no backslashes, and written
 * again with doubled quotes: `"BLOWN \"O\" RING"` became `BLOWN \O\" RING"`, and is `BLOWN "O" RING`. Such a text has a
 * backslash where its first quote was and one bare quote, at its end; any other keeps its backslashes, but for those
 * before a quote.
 */
export function mendQuotes(value: string): string {
  if (!value.includes('\\')) return value;
  const bare = value.match(/(?<!\\)"/g)?.length ?? 0;
  const opening = /(^|\s)\\(?=[^\s"\\])/;
  const whole = bare === 1 && /(?<!\\)"$/.test(value) && opening.test(value) ? value.slice(0, -1).replace(opening, '$1"') : value;
  return whole.replaceAll('\\"', '"');
}
