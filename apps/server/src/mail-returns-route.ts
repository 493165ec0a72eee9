import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { systemActor } from '@mif/domain/auth/system-actor';
import { createCtx } from '@mif/domain/kernel/context';
import { recordReport } from '@mif/domain/notifications/record-report';
import type { Orm } from '@mif/db/orm';
import express, { Router, type RequestHandler } from 'express';
import type { Logger } from 'pino';

/** What the route stands on. */
interface MailReturnsParts {
  orm: Orm;
  log: Logger;
  now: () => Date;
  sessionKey: Uint8Array;
  mailReturnsToken: string | null;
}

// A report with a whole mail of ours in it is a tenth of that.
const MAIL_BYTES = 1_000_000;

/**
 * `POST /retours-mail`, of type message/rfc822: the mail server passes on what comes back to the sender's address, and
 * shows its token (`Authorization: Bearer …`). What is no report of a mail of ours is answered 200 too: a mail server that
 * is refused would send it back to somebody. 401 without the token, 404 where none is set, 413 beyond 1 MB.
 */
export function mailReturnsRoute(parts: MailReturnsParts): Router {
  const { mailReturnsToken } = parts;
  const route = Router();
  route.use((req, res, next) => {
    if (mailReturnsToken === null) return void res.status(404).type('text/plain').send('404');
    if (!isToken(req.headers.authorization, mailReturnsToken)) return void res.status(401).type('text/plain').send('401');
    next();
  });
  route.use(express.raw({ type: 'message/rfc822', limit: MAIL_BYTES, inflate: false }));
  route.use(take(parts));
  return route;
}

function take({ orm, log, now, sessionKey }: MailReturnsParts): RequestHandler {
  return async (req, res) => {
    if (!Buffer.isBuffer(req.body)) return void res.status(415).type('text/plain').send('415');
    const em = orm.em.fork();
    const actor = await systemActor(em);
    const ctx = createCtx({ em, actor, now: now(), requestId: `mail-${randomUUID()}`, langue: actor.langue, log });
    const resultat = await recordReport(ctx, req.body, sessionKey);
    res.set('cache-control', 'no-store').json({ resultat });
  };
}

function isToken(header: string | undefined, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(header ?? '')?.[1] ?? '';
  const [a, b] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
