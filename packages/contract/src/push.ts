import { z } from 'zod';
import { rowId } from './paging.ts';

// Of a machine of ours or of its network: no push service is there.
const innerHost = /(^|\.)(localhost|local|internal|lan|home|intranet|corp|test|invalid|arpa)$/;
const address = /^(\[.*\]|\d+(\.\d+){0,3})$/;

/**
 * Whether an address may be a push service's: https on its own port, a public name, nothing else than a path. Where the
 * name leads is looked at again when something is sent.
 */
export function isPushEndpoint(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false;
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  return host.includes('.') && !address.test(host) && !innerHost.test(host);
}

/** The key a browser subscribes with (VAPID, P-256, uncompressed, base64url). */
export const PushKey = z.object({ cle_publique: z.string() });
export type PushKey = z.infer<typeof PushKey>;

/** What `PushSubscription.toJSON()` of a browser says. */
export const SubscribePushInput = z.object({
  endpoint: z
    .string()
    .max(1000)
    .refine((value) => isPushEndpoint(value)),
  p256dh: z.string().regex(/^[\w-]{87}=?$/),
  auth: z.string().regex(/^[\w-]{22}={0,2}$/),
});
export type SubscribePushInput = z.infer<typeof SubscribePushInput>;

export const UnsubscribePushInput = z.object({ endpoint: z.string().max(1000) });
export type UnsubscribePushInput = z.infer<typeof UnsubscribePushInput>;

/** A browser that takes pushes for one's account. */
export const PushDevice = z.object({
  id: rowId,
  /** What the browser calls itself. */
  appareil: z.string().nullable(),
  /** Whether it was subscribed in this very session. */
  is_current: z.boolean(),
  created_at: z.iso.datetime(),
  dernier_succes_at: z.iso.datetime().nullable(),
});
export type PushDevice = z.infer<typeof PushDevice>;
export const PushDevices = z.object({ items: z.array(PushDevice) });
export type PushDevices = z.infer<typeof PushDevices>;

/** What a service worker is given to show: a sentence and a place, nothing more. */
export interface PushPayload {
  notification_id: number;
  langue: 'fr' | 'ar' | 'en';
  titre: string;
  corps: string;
  /** A path of the product. */
  lien: string;
  is_urgente: boolean;
}
