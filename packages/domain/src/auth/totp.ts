import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;
// Neither i, l, o nor u, which are misread; 32 signs make 5 bits each.
const signs = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new secret, in base32, and the address applications read it from (RFC 6238: SHA-1, 6 digits, 30 s). */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a QR code says to an application of codes. */
export function otpauthUri(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/**
 * The 30 seconds a code belongs to, counted from 1970, or null where it fits neither these, the ones before nor the ones after.
 * @param code six digits
 */
export function stepOf(code: string, secret: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret, '').validate({ token: code, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
}

/** Ten recovery codes of 60 random bits, as people copy them: `7k3m-9x2p-4dtq`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const text = Array.from(randomBytes(12), (byte) => signs[byte % 32]).join('');
    return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
  });
}

/** A recovery code as it was made, however it was typed; null for what is none. */
export function normalRecoveryCode(typed: string): string | null {
  const text = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return /^[0-9a-z]{12}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}` : null;
}

/** Digits of a code as they were meant: blanks left out. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/\s/g, '');
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'ERP MIF Maroc',
    label,
    secret: Secret.fromBase32(secret),
    period: STEP_SECONDS,
    digits: 6,
    algorithm: 'SHA1',
  });
}
