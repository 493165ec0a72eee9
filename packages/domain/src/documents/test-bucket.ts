import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A service that speaks as much of S3 as the store uses. */
export interface TestBucket {
  /** What FILES_URL would be. */
  url: string;
  objects: Map<string, Buffer>;
  /** Answers every new file as a full bucket does. */
  isFull: boolean;
  close: () => Promise<void>;
}

const PAGE = 2;
const written = new Date('2026-11-24T10:00:00Z');

/** Starts it on a free port of this machine; its lists come in pages of two. */
export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const bucket: TestBucket = { url: '', objects, isFull: false, close: async () => undefined };
  const refuse = (response: ServerResponse, status: number, code: string) =>
    response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://bucket');
    const key = decodeURIComponent(url.pathname.replace(/^\/mif\/?/, ''));
    const content = objects.get(key);
    const sent = await buffer(request);
    if (!request.headers.authorization?.includes('Credential=key/')) return refuse(response, 403, 'AccessDenied');
    if (request.method === 'PUT') {
      if (bucket.isFull) return refuse(response, 507, 'XMinioStorageFull');
      objects.set(key, sent);
      return response.writeHead(200, { etag: '"1"' }).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    if (key === '') return response.writeHead(200, { 'content-type': 'application/xml' }).end(listOf(objects, url.searchParams));
    if (!content) return refuse(response, 404, 'NoSuchKey');
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) return response.writeHead(200).end(content);
    response.writeHead(206).end(content.subarray(Number(from), Number(to) + 1));
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(response, 500, 'InternalError'));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  bucket.url = `s3://key:secret@127.0.0.1:${(server.address() as AddressInfo).port}/mif?http=1`;
  bucket.close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return bucket;
}

function listOf(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const start = Number(query.get('continuation-token') ?? 0);
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).toSorted();
  const is_last = start + PAGE >= keys.length;
  const contents = keys.slice(start, start + PAGE).map((key) => {
    const size = objects.get(key)?.length ?? 0;
    return `<Contents><Key>${key}</Key><LastModified>${written.toISOString()}</LastModified><Size>${size}</Size></Contents>`;
  });
  const next = is_last ? '' : `<NextContinuationToken>${start + PAGE}</NextContinuationToken>`;
  return `<ListBucketResult><IsTruncated>${!is_last}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}
