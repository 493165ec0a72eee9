import type { ServerResponse } from 'node:http';
import { callRoute } from '@mif/api/rest/call';
import { problemOf } from '@mif/api/rest/problem';
import { findRoute, restRoutes, segmentsOf, type RestRoute } from '@mif/api/rest/routes';
import { openApiDocument } from '@mif/api/openapi';
import type { RequestContext } from '@mif/api/context';
import { DomainError, type ErrorCode } from '@mif/contract/errors';
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { ServerRequest } from './request-context.ts';

const BODY_BYTES = 1_000_000;
const RETRY_AFTER_SECONDS = 60;
/** Where the older clients also find these, without the base. */
const olderRoots = ['auth', 'users', 'techniciens', 'health'];
/** Signing in takes a form too, as OAuth 2 has it. */
const formPaths = new Set(['/auth/token', '/auth/login']);

type MakeContext = (req: ServerRequest, res: ServerResponse) => RequestContext;

/**
 * The REST interface: every procedure that has a place in it, under `/api/v1`, and some of them without that base.
 * Errors are problem documents (RFC 9457).
 */
export function restInterface(makeContext: MakeContext): Router {
  const router = Router();
  const routes = restRoutes();
  const document = JSON.stringify(openApiDocument());
  const calls = Router();
  calls.use(readJson, readForm, serve(routes, makeContext));
  calls.use(refuse(makeContext));
  router.get(
    '/api/v1/openapi.json',
    (_req, res) => void res.type('application/json').set('access-control-allow-origin', '*').send(document),
  );
  router.use('/api/v1', calls);
  router.use((req, res, next) => {
    const segments = segmentsOf(req.path);
    // Everything else below these words is the web application's, and so is what a browser asks for to show it.
    if (req.accepts(['json', 'html']) === 'html') next();
    else if (olderRoots.includes(segments[0] ?? '') && isFound(findRoute(routes, req.method, segments))) calls(req, res, next);
    else next();
  });
  return router;
}

const isFound = (match: ReturnType<typeof findRoute>): match is Extract<ReturnType<typeof findRoute>, { route: RestRoute }> =>
  'route' in match;

const json = express.json({ limit: BODY_BYTES, strict: false, type: ['application/json', 'application/*+json'] });
const form = express.urlencoded({ limit: 10_000, extended: false, parameterLimit: 20 });
const readJson: RequestHandler = (req, res, next) => json(req, res, next);
const readForm: RequestHandler = (req, res, next) => (formPaths.has(`/${segmentsOf(req.path).join('/')}`) ? form(req, res, next) : next());

function serve(routes: readonly RestRoute[], makeContext: MakeContext): RequestHandler {
  return async (req, res) => {
    const match = findRoute(routes, req.method, segmentsOf(req.path).map(decode));
    if (!isFound(match)) {
      if (match.length === 0) throw new DomainError('ROUTE_NOT_FOUND');
      res.set('allow', [...new Set(match)].join(', '));
      throw new DomainError('REQUEST_METHOD');
    }
    if (req.body === undefined && hasBody(req)) throw new DomainError('REQUEST_UNSUPPORTED_TYPE');
    const ending = new AbortController();
    res.once('close', () => ending.abort());
    const context = makeContext(req, res);
    const answer = await callRoute(
      match.route,
      {
        params: match.params,
        query: new URLSearchParams(req.url.split('?')[1] ?? ''),
        body: req.body as unknown,
        idempotencyKey: req.get('idempotency-key'),
      },
      context,
      ending.signal,
    );
    res.set('cache-control', 'no-store').status(match.route.status);
    if (match.route.status === 204) res.end();
    else res.json(answer);
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new DomainError('ROUTE_NOT_FOUND');
  }
}

const hasBody = (req: Request) => req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

function refuse(makeContext: MakeContext) {
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) return next(error);
    const context = makeContext(req, res);
    const problem = problemOf(bodyFault(error), context, req.originalUrl.split('?')[0] ?? '');
    if (problem.status === 401) res.set('www-authenticate', 'Bearer');
    if (problem.status === 429) res.set('retry-after', String(secondsOf(problem.details)));
    res.status(problem.status).set('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
  };
}

function secondsOf(details: object | null): number {
  return details && 'secondes' in details ? Number(details.secondes) : RETRY_AFTER_SECONDS;
}

// What the readers of bodies say of a body they refuse.
const bodyFaults: Record<string, ErrorCode> = {
  'entity.too.large': 'REQUEST_TOO_LARGE',
  'entity.parse.failed': 'REQUEST_MALFORMED',
  'encoding.unsupported': 'REQUEST_UNSUPPORTED_TYPE',
  'charset.unsupported': 'REQUEST_UNSUPPORTED_TYPE',
  'parameters.too.many': 'REQUEST_TOO_LARGE',
  'request.aborted': 'REQUEST_MALFORMED',
  'request.size.invalid': 'REQUEST_MALFORMED',
};

function bodyFault(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('type' in error)) return error;
  const code = bodyFaults[String(error.type)];
  return code ? new DomainError(code) : error;
}
