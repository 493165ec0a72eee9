import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProcedureType, RequestContext } from '@mif/api/context';
import type { NotificationFeed } from '@mif/api/notifications/feed';
import { DomainError } from '@mif/contract/errors';
import type { HealthDetailed } from '@mif/contract/health';
import { langues, type Langue } from '@mif/contract/users';
import type { Orm } from '@mif/db/orm';
import type { Actor } from '@mif/domain/kernel/actor';
import { resolveActor } from '@mif/domain/auth/resolve-actor';
import type { MessagePorts } from '@mif/domain/modeles/ports';
import { translateError } from '@mif/i18n/errors';
import { wordOf } from '@mif/i18n/server';
import type { Logger } from 'pino';
import type { TokenCookies } from './cookies.ts';

/** What every request shares. */
export interface ContextParts {
  orm: Orm;
  log: Logger;
  cookies: TokenCookies;
  sessionKey: Uint8Array;
  /** Where browsers reach us: the only origin that may act with the cookies. */
  publicOrigin: string;
  notifications: NotificationFeed;
  messages: MessagePorts;
  documentLimits: RequestContext['documentLimits'];
  health: () => Promise<HealthDetailed>;
  /** Told of every procedure's end, with the log of its request. */
  observe: (outcome: Parameters<RequestContext['observe']>[0], log: Logger) => void;
  now: () => Date;
}

/** A request as Express hands it over: `ip` is the client's behind trusted proxies. */
export type ServerRequest = IncomingMessage & { ip?: string | undefined };

const requestIdPattern = /^[\w.-]{8,64}$/;

/**
 * Makes the context of one HTTP request.
 * @param parts what every request shares
 */
export function createRequestContext(parts: ContextParts) {
  return (req: ServerRequest, res: ServerResponse): RequestContext => {
    const requestId = requestIdOf(req, res);
    const langue = langueOf(req);
    const known = new Map<boolean, Promise<Actor | null>>();
    const log = parts.log.child({ request_id: requestId });

    const authenticate = (type: ProcedureType): Promise<Actor | null> => {
      const fresh = type !== 'query';
      const running = known.get(fresh) ?? identify(type, fresh);
      known.set(fresh, running);
      return running;
    };
    const identify = async (type: ProcedureType, fresh: boolean): Promise<Actor | null> => {
      const bearer = bearerOf(req);
      const token = bearer ?? parts.cookies.read(req.headers.cookie).access;
      if (!token) return null;
      if (bearer === null && type === 'mutation') refuseForeign(req, parts.publicOrigin);
      return resolveActor(parts.orm.em.fork(), parts.sessionKey, token, { fresh, now: parts.now() });
    };

    return {
      em: parts.orm.em,
      requestId,
      langue,
      log,
      now: parts.now,
      translate: translateError,
      word: (key) => wordOf(langue, key),
      authenticate,
      origin: { adresse: req.ip ?? req.socket.remoteAddress ?? null, appareil: req.headers['user-agent'] ?? null },
      refreshToken: () => {
        const { refresh } = parts.cookies.read(req.headers.cookie);
        if (refresh !== null) refuseForeign(req, parts.publicOrigin);
        return refresh;
      },
      refuseForeign: () => refuseForeign(req, parts.publicOrigin),
      keepTokens: (tokens) => {
        if (tokens) refuseForeign(req, parts.publicOrigin);
        if (!res.headersSent) res.appendHeader('set-cookie', parts.cookies.write(tokens));
      },
      sessionKey: parts.sessionKey,
      notifications: parts.notifications,
      messages: parts.messages,
      documentLimits: parts.documentLimits,
      health: parts.health,
      observe: (outcome) => parts.observe(outcome, log),
    };
  };
}

function requestIdOf(req: ServerRequest, res: ServerResponse): string {
  const given = req.headers['x-request-id'];
  const requestId = typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
  if (!res.headersSent) res.setHeader('x-request-id', requestId);
  return requestId;
}

function bearerOf(req: ServerRequest): string | null {
  const [scheme = '', token = ''] = (req.headers.authorization ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' && token !== '' ? token : null;
}

/** The language of an answer: the page's own, else the one the caller likes best of those we speak, else French. */
function langueOf(req: ServerRequest): Langue {
  const asked = (req.headers['accept-language'] ?? '').split(',').map((part) => {
    const [tag = '', weight] = part.split(';');
    return { tag, weight: Number(/q=([\d.]+)/.exec(weight ?? '')?.[1] ?? 1) };
  });
  const liked = asked.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  for (const tag of [String(req.headers['x-mif-langue'] ?? ''), ...liked.map(({ tag }) => tag)]) {
    const code = tag.trim().toLowerCase().split('-')[0];
    const known = langues.find((langue) => langue === code);
    if (known) return known;
  }
  return 'fr';
}

// A cookie goes with whatever a browser sends us: only a page of ours can add this header, and browsers say where a
// call comes from.
function refuseForeign(req: ServerRequest, publicOrigin: string): void {
  const site = req.headers['sec-fetch-site'];
  const { origin } = req.headers;
  const isOurs =
    req.headers['x-mif-csrf'] === '1' &&
    (site === undefined || site === 'same-origin') &&
    (origin === undefined || origin === publicOrigin || isSameHost(origin, req));
  if (!isOurs) throw new DomainError('AUTH_CSRF');
}

function isSameHost(origin: string, req: ServerRequest): boolean {
  return URL.parse(origin)?.host === req.headers.host;
}
