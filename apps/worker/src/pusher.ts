import { lookup as resolve } from 'node:dns';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isPushEndpoint } from '@mif/contract/push';
import { PushBusy, PushRefused, type Push, type PushTransport } from '@mif/domain/notifications/send-push';
import webPush from 'web-push';

const TIMEOUT_MS = 15_000;
// Of one who asks to wait longer it is asked again: nobody puts pushes off for years.
const WAIT_MAX_S = 3600;

export interface PusherOptions {
  /** Who sends, for the operators of push services: a `mailto:` or an `https:` address. */
  subject: string;
  /** Takes secrets out of error texts. */
  scrub: (text: string) => string;
  /** Another network than the public one, for tests: where a name leads, whom it is believed, and how long it may take. */
  network?: { lookup: LookupFunction; ca: string; isEndpoint: (endpoint: string) => boolean; timeout_ms: number };
}

/** Hands pushes over. */
export interface Pusher extends PushTransport {
  close: () => void;
}

/** Hands pushes to the push services of browsers, and to nothing within our own network. */
export function createPusher({ subject, scrub, network }: PusherOptions): Pusher {
  // A name is looked up once, for the connection itself: it cannot lead elsewhere between the check and the call.
  const agent = new Agent({ keepAlive: true, maxSockets: 16, lookup: network?.lookup ?? publicLookup, ca: network?.ca });
  const isEndpoint = network?.isEndpoint ?? isPushEndpoint;
  return {
    send: async (push) => {
      if (!isEndpoint(push.endpoint)) throw new PushRefused('not the address of a push service', { is_gone: true });
      const { body, headers } = seal(push, subject);
      const answer = await post(push.endpoint, { body, headers, agent, timeout_ms: network?.timeout_ms ?? TIMEOUT_MS }).catch(
        (error: unknown) => {
          if (error instanceof InnerAddress) throw new PushRefused(error.message, { is_gone: true });
          throw new Error(scrub(error instanceof Error ? error.message : String(error)));
        },
      );
      judge(answer);
    },
    close: () => agent.destroy(),
  };
}

/** Encrypts it for its browser and signs it for the push service (RFC 8291, RFC 8292). */
function seal({ endpoint, p256dh, auth, keys, payload, ttl_s, is_urgent }: Push, subject: string) {
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject, publicKey: keys.publique, privateKey: keys.privee },
      TTL: ttl_s,
      urgency: is_urgent ? 'high' : 'normal',
      contentEncoding: 'aes128gcm',
    });
  } catch {
    // Whatever subscribed with them is no browser: nothing can be sent to it, now or later.
    throw new PushRefused('the keys of the device are none', { is_gone: true });
  }
}

/**
 * Sends it; of the answer only its head is read. Whoever is subscribed names where it goes: one that says nothing, or never
 * stops talking, holds the worker no longer than the time given.
 */
async function post(
  endpoint: string,
  { body, headers, agent, timeout_ms }: { body: Buffer; headers: object; agent: Agent; timeout_ms: number },
): Promise<IncomingMessage> {
  const signal = AbortSignal.timeout(timeout_ms);
  const call = request(endpoint, { method: 'POST', headers: { ...headers }, agent, signal });
  call.on('error', () => undefined);
  call.end(body);
  try {
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    answer.on('error', () => undefined).resume();
    return answer;
  } catch (error) {
    throw signal.aborted ? new Error('the push service did not answer in time', { cause: error }) : error;
  }
}

/** The address of a browser is a secret of its owner: only the status is told. */
function judge({ statusCode = 0, headers }: IncomingMessage): void {
  if (statusCode >= 200 && statusCode < 300) return;
  const message = `the push service answered ${statusCode}`;
  if (statusCode === 404 || statusCode === 410) throw new PushRefused(message, { is_gone: true });
  const wait_s = secondsOf(headers['retry-after']);
  if ((statusCode === 429 || statusCode >= 500) && wait_s !== null) throw new PushBusy(message, { wait_s });
  throw statusCode === 429 || statusCode >= 500 ? new Error(message) : new PushRefused(message, { is_gone: false });
}

/** Of a `Retry-After` (RFC 9110): seconds, or a date; null where it says nothing. */
function secondsOf(retry_after: string | undefined): number | null {
  if (retry_after === undefined) return null;
  const seconds = /^\d+$/.test(retry_after) ? Number(retry_after) : (Date.parse(retry_after) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 1), WAIT_MAX_S);
}

class InnerAddress extends Error {
  override readonly name = 'InnerAddress';
}

const inner = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inner.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(net, prefix, 'ipv6');
}

/** Whether an address belongs to this machine or a network that is not public. */
function isInner(address: string): boolean {
  const family = isIP(address);
  return family === 0 || inner.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Looks a name up as usual, and refuses one that leads inside. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 4);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isInner(address))) {
      return done(new InnerAddress('the push service leads to an address that is not public'), '', 4);
    }
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};
