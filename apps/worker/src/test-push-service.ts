import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { PusherOptions } from './pusher.ts';

/** What the test's push service answers next: a status, with what more it says; or nothing, or without end. */
type Answer = { status: number; retry_after?: string } | 'hang' | 'drop' | 'endless';

/** A push as it arrived, read with its browser's keys. */
interface ArrivedPush {
  headers: IncomingMessage['headers'];
  /** What the service worker of the browser is given. */
  text: string;
}

/** A real push service for tests, which only the browsers it made can read from. */
export interface TestPushService {
  origin: string;
  network: Required<PusherOptions>['network'];
  /** Taken one a push; 201 once it is empty. */
  answers: Answer[];
  /** What was answered 201. */
  accepted: ArrivedPush[];
  /** Of pushes that arrived whole, answered or not. */
  attempts: () => number;
  /** What a browser subscribes with. */
  subscribe: () => { endpoint: string; p256dh: string; auth: string };
  /** Nobody listens on its port any more, and whoever talks with it is cut off. */
  down: () => Promise<void>;
  /** It listens again, on the same port. */
  up: () => Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startPushService(): Promise<TestPushService> {
  const answers: Answer[] = [];
  const accepted: ArrivedPush[] = [];
  const browsers = new Map<string, Browser>();
  let attempts = 0;
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (call, response) => {
    void buffer(call).then((body) => {
      attempts += 1;
      const answer = answers.shift() ?? { status: 201 };
      const browser = browsers.get(call.url ?? '');
      if (!browser) return void response.writeHead(404).end();
      if (typeof answer === 'string') return misbehave(answer, call, response);
      if (answer.status === 201) accepted.push({ headers: call.headers, text: decrypt(body, browser) });
      response.writeHead(answer.status, answer.retry_after === undefined ? {} : { 'retry-after': answer.retry_after }).end('said');
    });
  });
  const listen = (port: number) =>
    new Promise<void>((listening) => {
      server.listen(port, '127.0.0.1', listening);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const origin = `https://${HOST}:${port}`;
  return {
    origin,
    network: {
      lookup: (_name, options, done) => (options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)),
      ca: CERTIFICATE,
      isEndpoint: (endpoint) => endpoint.startsWith(`${origin}/`),
      timeout_ms: 1000,
    },
    answers,
    accepted,
    attempts: () => attempts,
    subscribe: () => {
      const ecdh = createECDH('prime256v1');
      const browser = { ecdh, p256dh: ecdh.generateKeys(), auth: randomBytes(16) };
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      browsers.set(path, browser);
      return { endpoint: origin + path, p256dh: browser.p256dh.toString('base64url'), auth: browser.auth.toString('base64url') };
    },
    down: () => {
      const closed = new Promise<void>((done) => {
        server.close(() => done());
      });
      server.closeAllConnections();
      return closed;
    },
    up: () => listen(port),
  };
}

interface Browser {
  ecdh: ReturnType<typeof createECDH>;
  p256dh: Buffer;
  auth: Buffer;
}

function misbehave(how: 'hang' | 'drop' | 'endless', call: IncomingMessage, response: ServerResponse): void {
  if (how === 'drop') call.socket.destroy();
  if (how !== 'endless') return;
  response.writeHead(500);
  const talk = setInterval(() => response.write('x'.repeat(64_000)), 5);
  response.once('close', () => clearInterval(talk));
}

const expand = (key: Buffer, salt: Buffer, info: Buffer, length: number) => Buffer.from(hkdfSync('sha256', key, salt, info, length));

/** As a browser does (RFC 8188, RFC 8291): header, two derivations, one record with its padding. */
function decrypt(body: Buffer, { ecdh, p256dh, auth }: Browser): string {
  const salt = body.subarray(0, 16);
  const end = 21 + body.readUInt8(20);
  const sender = body.subarray(21, end);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender]);
  const key = expand(ecdh.computeSecret(sender), auth, info, 32);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    expand(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    expand(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
  );
  if (body.length - end > body.readUInt32BE(16)) throw new Error('more than one record');
  decipher.setAuthTag(body.subarray(-16));
  const record = Buffer.concat([decipher.update(body.subarray(end, -16)), decipher.final()]);
  const mark = record.findLastIndex((byte) => byte !== 0);
  if (record[mark] !== 2) throw new Error('not the last record');
  return record.subarray(0, mark).toString();
}

const HOST = 'push.mif.test';
// Of the tests alone: nobody else believes it.
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbTCCAROgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1wdXNoLm1p
Zi50ZXN0MCAXDTAwMDEwMTAwMDAwMFoYDzIxMDAwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1wdXNoLm1pZi50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEuTgy
mbtqCLtDq+6eF+ogDxHTxndcpH4LRt55yh+Gv5mOS/klBqbMUUwyTNN/+saJPFIm
NdMsIyjdbWZrcyTP36NMMEowDwYDVR0TAQH/BAUwAwEB/zAYBgNVHREEETAPgg1w
dXNoLm1pZi50ZXN0MB0GA1UdDgQWBBTmRy7ZvpI8yW++Z23V0gSfMMVnNjAKBggq
hkjOPQQDAgNIADBFAiB+iGp6kABUeYPskeb3EHaUGggJo1Mr98MuUKm8WMlIVQIh
ANfdymeV/SrZhb4zO3aomVIayguBgaP2N6vPo2VcxBdk
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6C0DsKEEs28QS8Pj
ck2U2UPGljJ0H0mNhKQ5je0r0AehRANCAAS5ODKZu2oIu0Or7p4X6iAPEdPGd1yk
fgtG3nnKH4a/mY5L+SUGpsxRTDJM03/6xok8UiY10ywjKN1tZmtzJM/f
-----END PRIVATE KEY-----`;
