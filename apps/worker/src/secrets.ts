import type { Settings } from '@mif/contract/settings';

const SHORTEST = 4;

/**
 * Makes what takes the secrets of the settings out of a text, as they stand and as they travel: in URLs, in base64.
 * @returns the text with `***` in their place
 */
export function createScrubber(
  settings: Pick<Settings, 'SESSION_SECRET' | 'DATABASE_URL' | 'SMTP_URL' | 'FILES_URL'>,
): (text: string) => string {
  const passwords = [settings.DATABASE_URL, settings.SMTP_URL, settings.FILES_URL].flatMap((url) => {
    const { username, password } = URL.parse(url ?? '') ?? { username: '', password: '' };
    const plain = decode(password);
    const login = `\0${decode(username)}\0${plain}`;
    return [password, plain, ...(plain ? [toBase64(plain), toBase64(login)] : [])];
  });
  // The longest first: one may hold another.
  const secrets = [...new Set([settings.SESSION_SECRET, ...passwords])]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, '***'), text);
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is itself.
    return text;
  }
}
