import { createHash } from 'node:crypto';

/**
 * What a row is known by for ever: the SHA-256 of the client it went to, of its cells (composed, single-spaced, empty
 * ones at the end left out) and of how many equal rows came before it in its file. The same file read again gives the
 * same keys, however it was encoded or separated; equal rows of one file are all kept.
 */
export function importKey(client_id: number, cellules: readonly string[], occurrence: number): string {
  return createHash('sha256')
    .update(JSON.stringify([client_id, normalCells(cellules), occurrence]))
    .digest('hex');
}

/** What a file's titles are known by: the same columns find their mapping again. */
export function titlesKey(colonnes: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(normalCells(colonnes)))
    .digest('hex');
}

/** Counts equal rows: the first is 0. */
export function createOccurrences(): (cellules: readonly string[]) => number {
  const seen = new Map<string, number>();
  return (cellules) => {
    const key = JSON.stringify(normalCells(cellules));
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  };
}

function normalCells(cellules: readonly string[]): string[] {
  const cells = cellules.map((cell) => cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim());
  while (cells.at(-1) === '') cells.pop();
  return cells;
}
