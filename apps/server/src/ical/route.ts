import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestContext } from '@mif/api/context';
import { createCaller } from '@mif/api/root';
import { JetonFlux } from '@mif/contract/abonnements';
import { DomainError, httpStatusOf } from '@mif/contract/errors';
import { TRPCError } from '@trpc/server';
import type { RequestHandler } from 'express';
import type { ServerRequest } from '../request-context.ts';
import { renderIcal } from './render.ts';

/** What the route stands on. */
interface IcalParts {
  makeContext: (req: ServerRequest, res: ServerResponse) => RequestContext;
  publicOrigin: string;
}

/**
 * `GET /ical/SECRET.ics`: a calendar for other calendars, which carry no session. The secret is the whole right, so that it is
 * written in no log, and what is refused says no more than 404.
 */
export function icalRoute({ makeContext, publicOrigin }: IcalParts): RequestHandler<{ fichier: string }> {
  return async (req, res) => {
    // Calendars of a company's own machines may keep it; a proxy between us may not.
    res.set({
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    const jeton = JetonFlux.safeParse(req.params.fichier.replace(/\.ics$/i, ''));
    if (!jeton.success) return void res.status(404).type('text/plain').send('404');
    try {
      const flux = await createCaller(makeContext(req, res)).abonnements.read({ jeton: jeton.data });
      const body = renderIcal(flux, publicOrigin);
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      res.set('etag', etag);
      if (isSame(req.headers['if-none-match'], etag)) return void res.status(304).end();
      res.set('content-disposition', 'inline; filename="mif.ics"').type('text/calendar; charset=utf-8').send(body);
    } catch (error) {
      const refusal = error instanceof TRPCError ? error.cause : undefined;
      if (!(refusal instanceof DomainError)) throw error;
      const status = httpStatusOf(refusal.code);
      const seconds = refusal.details?.['secondes'];
      if (status === 429 && typeof seconds === 'number') res.set('retry-after', String(seconds));
      res.status(status).type('text/plain').send(String(status));
    }
  };
}

function isSame(given: string | undefined, etag: string): boolean {
  return (given ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}
