import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { listPage, mailboxStyle, mailPage } from './mailbox-page.ts';
import type { MailStore } from './mailbox-store.ts';

const SIZE_LIMIT_BYTES = 25_000_000;
const pagePolicy = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
// Inside the frame nothing runs, nothing is fetched and no form is sent.
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** A mail server that accepts everything; it answers 250 once the mail is on the disk. */
export function createSmtpSink(store: MailStore, onError: (error: Error) => void): SMTPServer {
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: SIZE_LIMIT_BYTES,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', done);
      stream.once('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('the message is too large'), { responseCode: 552 }));
          return;
        }
        store.save(Buffer.concat(chunks)).then(() => done(), done);
      });
    },
  });
  sink.on('error', onError);
  return sink;
}

/** The pages of the mailbox, and `/mails.json` (`?to=` an address) for tests. */
export function createMailPages(store: MailStore): Server {
  return createServer((request, response) => {
    answer(store, request, response).catch((error: unknown) => send(response, 500, 'text/plain', String(error)));
  });
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page of another site that gives its own name our address must not read the mails.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return send(response, 403, 'text/plain', 'loopback only');
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'GET only');
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/') return send(response, 200, 'text/html', listPage(await store.list()));
  if (url.pathname === '/style.css') return send(response, 200, 'text/css', mailboxStyle);
  if (url.pathname === '/mails.json') {
    const to = url.searchParams.get('to')?.toLowerCase();
    const mails = await store.list();
    return send(response, 200, 'application/json', JSON.stringify(to ? mails.filter((mail) => mail.to.includes(to)) : mails));
  }
  const [, id = '', part] = /^\/mails\/([^/]+)(\/html)?$/.exec(url.pathname) ?? [];
  const mail = await store.find(id);
  if (!mail || (part && mail.html === null)) return send(response, 404, 'text/plain', 'no such mail');
  if (part) return send(response, 200, 'text/html', mail.html ?? '', mailPolicy);
  send(response, 200, 'text/html', mailPage(mail));
}

function send(response: ServerResponse, status: number, type: string, body: string, policy = pagePolicy): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}
