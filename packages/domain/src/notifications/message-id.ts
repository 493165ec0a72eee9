import { macOf } from '../auth/keys.ts';

/** What a Message-ID is made of; the key and the instant make it another one where numbers begin anew. */
interface Named {
  id: number;
  cle: string;
  created_at: Date | string;
}

const named = /^envoi\.(\d{1,9})\.([0-9a-f]{32})$/;

/**
 * The left part of the Message-ID of a delivery: `envoi.12.` and a mac. It is the same each time the delivery is tried,
 * and nobody who was not sent it can name it.
 * @param secret of the product
 */
export function messageIdOf({ id, cle, created_at }: Named, secret: Uint8Array): string {
  return `envoi.${id}.${macOf('message-id', `${id} ${cle} ${new Date(created_at).getTime()}`, secret)
    .toString('hex')
    .slice(0, 32)}`;
}

/** The number of the delivery a Message-ID would be of, with or without its brackets and host; null where it is none of ours. */
export function deliveryNamedBy(messageId: string): number | null {
  const [left = ''] = messageId.trim().replace(/^</, '').split('@');
  const id = named.exec(left)?.[1];
  return id === undefined ? null : Number(id);
}

/** Whether a Message-ID is this delivery's. */
export function isNamedBy(delivery: Named, messageId: string, secret: Uint8Array): boolean {
  const [left = ''] = messageId.trim().replace(/^</, '').split('@');
  return left === messageIdOf(delivery, secret);
}
