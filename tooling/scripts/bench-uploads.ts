import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { BenchServer } from './bench-server.ts';

const FILES = 50;
const FILE_BYTES = 10_000_000;
const CHUNK = randomBytes(64 * 1024);
const WATCH_MS = 50;

/**
 * Sends fifty files of 10 MB at once and watches the memory of the server.
 * @param headers of an account that may attach to the intervention
 * @returns bytes its memory had grown by, at the most; how many files were kept; seconds
 */
export async function measureUploads(
  server: BenchServer,
  headers: Record<string, string>,
  intervention_id: number,
): Promise<{ grown: number; kept: number; seconds: number }> {
  // What the first ones bring into memory once and for all is not theirs: code, and the pool's connections.
  await Promise.all(Array.from({ length: 4 }, () => upload(server.url, headers, intervention_id, 100_000)));
  const before = memoryOf(server.pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(server.pid));
  }, WATCH_MS);
  const started = performance.now();
  const statuses = await Promise.all(Array.from({ length: FILES }, () => upload(server.url, headers, intervention_id, FILE_BYTES)));
  clearInterval(watch);
  most = Math.max(most, memoryOf(server.pid));
  return { grown: most - before, kept: statuses.filter((status) => status === 201).length, seconds: (performance.now() - started) / 1000 };
}

function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

/** Sends one PDF as fast as it is taken, without holding it. */
function upload(url: string, headers: Record<string, string>, intervention_id: number, bytes: number): Promise<number> {
  const boundary = 'bench';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="essai.pdf"\r\n\r\n%PDF-1.7\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  return new Promise((done, fail) => {
    const sending = request(
      `${url}/api/v1/documents?intervention_id=${intervention_id}`,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': head.length + bytes + tail.length,
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => done(answer.statusCode ?? 0));
      },
    );
    sending.once('error', fail);
    sending.write(head);
    let left = bytes;
    const push = () => {
      while (left > 0) {
        const part = CHUNK.subarray(0, Math.min(left, CHUNK.length));
        left -= part.length;
        if (!sending.write(part)) return void sending.once('drain', push);
      }
      sending.end(tail);
    };
    push();
  });
}
