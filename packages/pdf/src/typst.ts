import { Worker } from 'node:worker_threads';

/** What a document is made of. */
export interface Source {
  /** A template of ours: nothing of the facts is ever part of it. */
  template: string;
  /** Read by the template as JSON. */
  facts: object;
}

const TIMEOUT_MS = 30_000;
const MEMORY_MB = 512;

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a PDF in a thread of its own, so that whoever serves others goes on serving them; one after the other, for each
 * takes its memory.
 * @returns the bytes of the PDF
 * @throws Error where the template does not compile, or takes longer than half a minute
 */
export function renderPdf(source: Source): Promise<Uint8Array> {
  const made = last.then(() => inThread(source));
  last = made.catch(() => undefined);
  return made;
}

function inThread(source: Source): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const thread = new Worker(new URL('typst-thread.ts', import.meta.url), {
    workerData: { template: source.template, facts: JSON.stringify(source.facts) },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const timer = setTimeout(() => {
    reject(new Error('the document took too long'));
    void thread.terminate();
  }, TIMEOUT_MS);
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', () => {
    clearTimeout(timer);
    reject(new Error('the document was not made'));
  });
  return promise;
}
