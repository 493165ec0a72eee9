import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@mif/contract/errors';
import type { ExportFile } from '@mif/contract/exports';
import type { Log } from '@mif/domain/kernel/context';
import type { Response } from 'express';

/** Whether a procedure answered with a file that writes itself. */
export const isFile = (answer: unknown): answer is ExportFile => typeof answer === 'object' && answer !== null && 'ecrire' in answer;

/**
 * Sends a file as it is written. A refusal before its first piece is answered as any other; a fault after it cuts the connection, so
 * that no half of a file looks whole. Whoever goes away ends the writing.
 */
export async function sendFile(file: ExportFile, res: Response, log: Log): Promise<void> {
  const ending = new AbortController();
  res.once('close', () => ending.abort());
  const pieces = file.ecrire(ending.signal)[Symbol.asyncIterator]();
  const first = await pieces.next().catch((error: unknown) => {
    if (!(error instanceof DomainError)) log.error({ err: error, fichier: file.nom }, 'export failed');
    throw error;
  });
  res.type(file.type).set('content-disposition', `attachment; filename="${file.nom}"`).set('x-content-type-options', 'nosniff');
  async function* all() {
    if (!first.done) yield first.value;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  try {
    await pipeline(Readable.from(all(), { objectMode: false }), res);
  } catch (error) {
    // Nobody is there to be told.
    if (!ending.signal.aborted) log.error({ err: error, fichier: file.nom }, 'export failed');
    res.destroy();
  }
}
