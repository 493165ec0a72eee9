import { createHash, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { DomainError } from '@mif/contract/errors';
import type { Actor } from '../kernel/actor.ts';

/** How long an access token is good for, in seconds. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

const MAX_KEPT = 5_000;
const audience = 'mif';

const claimsShape = z.object({
  sub: z.string().regex(/^\d+$/).transform(Number),
  sid: z.uuid(),
  exp: z.number(),
});

/** What a verified access token says: whose it is, of which session, and until when (seconds since 1970). */
export interface AccessClaims {
  user_id: number;
  session_id: string;
  exp: number;
}

// A token's signature is checked once a process: verified ones are kept, by key, until they expire.
const kept = new WeakMap<Uint8Array, Map<string, AccessClaims>>();

/**
 * Signs an access token of 15 minutes. Besides user and session it says role, name, language, company and technician,
 * for the partner who reads it; the server reads those from the database.
 * @param sessionKey at least 32 bytes
 */
export function signAccessToken(sessionKey: Uint8Array, actor: Actor & { session_id: string }, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000);
  return new SignJWT({
    sid: actor.session_id,
    role: actor.role,
    name: actor.full_name,
    lang: actor.langue,
    cid: actor.client_id,
    tid: actor.technicien_id,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(String(actor.id))
    .setAudience(audience)
    .setIssuedAt(issued)
    .setExpirationTime(issued + ACCESS_TOKEN_SECONDS)
    .sign(sessionKey);
}

/**
 * Checks an access token's signature and time.
 * @throws AUTH_SESSION_ENDED where it is expired, foreign, or no token at all
 */
export async function verifyAccessToken(sessionKey: Uint8Array, token: string, now: Date): Promise<AccessClaims> {
  const tokens = keptOf(sessionKey);
  const known = tokens.get(token);
  if (known && known.exp * 1000 > now.getTime()) return known;
  tokens.delete(token);
  const claims = await readClaims(sessionKey, token, now);
  const oldest = tokens.keys().next();
  if (tokens.size >= MAX_KEPT && !oldest.done) tokens.delete(oldest.value);
  tokens.set(token, claims);
  return claims;
}

async function readClaims(sessionKey: Uint8Array, token: string, now: Date): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, sessionKey, { algorithms: ['HS256'], audience, currentDate: now });
    const { sub, sid, exp } = claimsShape.parse(payload);
    return { user_id: sub, session_id: sid, exp };
  } catch {
    throw new DomainError('AUTH_SESSION_ENDED');
  }
}

function keptOf(sessionKey: Uint8Array): Map<string, AccessClaims> {
  const known = kept.get(sessionKey);
  if (known) return known;
  const made = new Map<string, AccessClaims>();
  kept.set(sessionKey, made);
  return made;
}

/** A new refresh token: 256 random bits. */
export function makeRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a refresh token: its SHA-256 in hexadecimal. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
