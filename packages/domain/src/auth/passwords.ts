import { hash, verify } from '@node-rs/argon2';

// argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane): the library's defaults.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LW5vYm9keQ$wDUJ3iCGnDbB1mYqzHnrXW2hpqGfbPSeS5kzhxHuSrY';

/** The argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether a password fits a hash. Without a hash it takes the same time and is false. */
export async function passwordFits(password: string, stored: string | null | undefined): Promise<boolean> {
  const fits = await verify(stored ?? NOBODY, password).catch(() => false);
  return Boolean(stored) && fits;
}
