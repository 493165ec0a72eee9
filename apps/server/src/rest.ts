import type { ServerResponse } from 'node:http';
import { callRoute } from '@mif/api/rest/call';
import { problemOf } from '@mif/api/rest/problem';
import { findRoute, formPaths, restRoutes, segmentsOf, type RestRoute } from '@mif/api/rest/routes';
import { openApiDocument } from '@mif/api/openapi';
import type { RequestContext } from '@mif/api/context';
import { DomainError, type ErrorCode } from '@mif/contract/errors';
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { ServerRequest } from './request-context.ts';
import { isFile, sendFile } from './send-file.ts';

const BODY_BYTES = 1_000_000;
const RETRY_AFTER_SECONDS = 60;
/** Where the older clients also find these, without the base. */
const olderRoots = new Set(['auth', 'users', 'techniciens', 'health']);

type MakeContext = (req: ServerRequest, res: ServerResponse) => RequestContext;

/**
 * The REST interface: every procedure that has a place in it, under `/api/v1`, and some of them without that base.
 * Errors are problem documents (RFC 9457).
 * @param files routes below the base that carry files instead of JSON
 */
export function restInterface(makeContext: MakeContext, files: Router): Router {
  const router = Router();
  const routes = restRoutes();
  const document = JSON.stringify(openApiDocument());
  const calls = Router();
  calls.use(files, readJson, readForm, serve(routes, makeContext));
  calls.use(refuse(makeContext));
  router.get(
    '/api/v1/openapi.json',
    (_req, res) => void res.type('application/json').set('access-control-allow-origin', '*').send(document),
  );
  router.use('/api/v1', calls);
  router.use('/api', refuseRoute, refuse(makeContext));
  router.use((req, res, next) => {
    // Below the same words the web application has pages of its own.
    if (olderRoots.has(segmentsOf(req.path)[0] ?? '') && !isVisit(req)) calls(req, res, next);
    else next();
  });
  return router;
}

/** A browser that goes to a page; a program shows who it is, or does not prefer HTML. */
const isVisit = (req: Request) =>
  isReading(req.method) && req.headers.authorization === undefined && req.accepts(['json', 'html']) === 'html';

const isReading = (method: string) => method === 'GET' || method === 'HEAD';

const refuseRoute: RequestHandler = () => {
  throw new DomainError('ROUTE_NOT_FOUND');
};

const isFound = (match: ReturnType<typeof findRoute>): match is Extract<ReturnType<typeof findRoute>, { route: RestRoute }> =>
  'route' in match;

const json = express.json({ limit: BODY_BYTES, strict: false, type: ['application/json', 'application/*+json'] });
const form = express.urlencoded({ limit: 10_000, extended: false, parameterLimit: 20 });
const readJson: RequestHandler = (req, res, next) => json(req, res, next);
const readForm: RequestHandler = (req, res, next) => (formPaths.has(`/${segmentsOf(req.path).join('/')}`) ? form(req, res, next) : next());

function serve(routes: readonly RestRoute[], makeContext: MakeContext): RequestHandler {
  return async (req, res) => {
    // Node leaves the body out of an answer to HEAD.
    const match = findRoute(routes, isReading(req.method) ? 'GET' : req.method, segmentsOf(req.path).map(decode));
    if (!isFound(match)) {
      if (match.length === 0) throw new DomainError('ROUTE_NOT_FOUND');
      const methods = new Set<string>(match).union(new Set(match.includes('GET') ? ['HEAD'] : []));
      res.set('allow', [...methods].join(', '));
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
        query: URL.parse(req.url, 'http://localhost')?.searchParams ?? new URLSearchParams(),
        body: req.body as unknown,
        idempotencyKey: req.get('idempotency-key'),
      },
      context,
      ending.signal,
    );
    res.set('cache-control', 'no-store').status(match.route.status);
    if (isFile(answer)) return sendFile(answer, res, context.log);
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

// What the readers of bodies say of a body they refuse; whatever else they find wrong with it cannot be read.
const bodyFaults: Readonly<Record<number, ErrorCode>> = {
  400: 'REQUEST_MALFORMED',
  413: 'REQUEST_TOO_LARGE',
  415: 'REQUEST_UNSUPPORTED_TYPE',
};

function bodyFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('status' in error)) return error;
  const code = bodyFaults[Number(error.status)];
  return code ? new DomainError(code) : error;
}
