import { readFileSync } from 'node:fs';

/**
 * The clock of a process. With a file, it is ahead of the machine's by the milliseconds written there, read again each
 * time: whoever writes the file moves the product's time (ADR 0023). Settings refuse such a file in production.
 */
export function createClock(file: string | undefined): () => Date {
  if (file === undefined) return () => new Date();
  return () => new Date(Date.now() + aheadOf(file));
}

function aheadOf(file: string): number {
  try {
    const milliseconds = Number(readFileSync(file, 'utf8'));
    return Number.isFinite(milliseconds) ? milliseconds : 0;
  } catch {
    // Nobody has moved it yet.
    return 0;
  }
}
