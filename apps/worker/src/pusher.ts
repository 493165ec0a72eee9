import { lookup as resolve } from 'node:dns';
import { Agent } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isPushEndpoint } from '@mif/contract/push';
import { PushRefused, type Push, type PushTransport } from '@mif/domain/notifications/send-push';
import webPush from 'web-push';

const TIMEOUT_MS = 15_000;

export interface PusherOptions {
  /** Who sends, for the operators of push services: a `mailto:` or an `https:` address. */
  subject: string;
  /** Takes secrets out of error texts. */
  scrub: (text: string) => string;
  /** Another network than the public one, for tests: where a name leads, and whom it is believed. */
  network?: { lookup: LookupFunction; ca: string; isEndpoint: (endpoint: string) => boolean };
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
    send: async ({ endpoint, p256dh, auth, keys, payload, ttl_s, is_urgent }: Push) => {
      if (!isEndpoint(endpoint)) throw new PushRefused('not the address of a push service', { is_gone: true });
      try {
        await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject, publicKey: keys.publique, privateKey: keys.privee },
          TTL: ttl_s,
          urgency: is_urgent ? 'high' : 'normal',
          contentEncoding: 'aes128gcm',
          timeout: TIMEOUT_MS,
          agent,
        });
      } catch (error) {
        throw judge(error, scrub);
      }
    },
    close: () => agent.destroy(),
  };
}

function judge(error: unknown, scrub: (text: string) => string): Error {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : null;
  // The address of a browser is a secret of its owner: only the status is told.
  if (status !== null) {
    const message = `the push service answered ${status}`;
    if (status === 404 || status === 410) return new PushRefused(message, { is_gone: true });
    return status === 429 || status >= 500 ? new Error(message) : new PushRefused(message, { is_gone: false });
  }
  if (error instanceof InnerAddress) return new PushRefused(error.message, { is_gone: true });
  return new Error(scrub(error instanceof Error ? error.message : String(error)));
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
