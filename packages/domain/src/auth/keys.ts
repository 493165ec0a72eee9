import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What a key made of the secret of the product is for: none opens what another has closed. */
type Purpose = 'liens' | 'codes-secours' | 'second-facteur' | 'push' | 'message-id';

function keyFor(purpose: Purpose, secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `mif:${purpose}`, 32));
}

/** HMAC-SHA-256 of a text under the product's secret. */
export function macOf(purpose: Purpose, text: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', keyFor(purpose, secret)).update(text).digest();
}

/** A text as only the holder of the product's secret reads it: AES-256-GCM. */
export function seal(purpose: Purpose, text: string, secret: Uint8Array): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose, secret), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed, or null where it was sealed with another secret or changed since. */
export function unseal(purpose: Purpose, sealed: string, secret: Uint8Array): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose, secret), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
