import { createHash, randomBytes } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';
import { z } from 'zod';
import { DomainError } from '@mif/contract/errors';
import { Langue, Role } from '@mif/contract/users';
import type { Actor } from '../kernel/actor.ts';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

const claimsShape = z.object({
  sub: z.string().regex(/^[1-9]\d{0,8}$/),
  sid: z.uuid(),
  role: Role,
  name: z.string(),
  lang: Langue,
  cid: z.number().int().nullable(),
  tid: z.number().int().nullable(),
  exp: z.number(),
});

/** An access token of 15 minutes, signed with HS256, that names the account and its session. */
export function signAccessToken(actor: Actor, key: Uint8Array, now: Date): Promise<string> {
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
    .setIssuedAt(issued)
    .setExpirationTime(issued + ACCESS_TOKEN_SECONDS)
    .sign(key);
}

/**
 * The actor an access token names, and when it ends (milliseconds).
 * @throws AUTH_SESSION_ENDED for a token that is forged, foreign or over
 */
export async function verifyAccessToken(token: string, key: Uint8Array, now: Date): Promise<{ actor: Actor; expires_at: number }> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: now });
    const claims = claimsShape.parse(payload);
    const actor: Actor = {
      id: Number(claims.sub),
      full_name: claims.name,
      role: claims.role,
      langue: claims.lang,
      client_id: claims.cid,
      technicien_id: claims.tid,
      session_id: claims.sid,
    };
    return { actor, expires_at: claims.exp * 1000 };
  } catch {
    throw new DomainError('AUTH_SESSION_ENDED');
  }
}

/** A new refresh token: 256 random bits. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a refresh token: its SHA-256. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
