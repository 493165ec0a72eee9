import type { IncomingMessage } from 'node:http';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { appRouter } from '@mif/api/root';
import { IMPORT_MAX_BYTES } from '@mif/contract/imports';
import compression from 'compression';
import express, { Router, type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { FileStore } from '@mif/domain/documents/store';
import { docsPage } from './docs-page.ts';
import { icalRoute } from './ical/route.ts';
import { mailReturnsRoute } from './mail-returns-route.ts';
import { labelsRoute } from './labels-route.ts';
import { documentRoutes } from './documents/routes.ts';
import type { createHealth } from './health.ts';
import type { Metrics } from './metrics.ts';
import { messagePorts } from './message-ports.ts';
import { createRequestContext, type ContextParts } from './request-context.ts';
import { restInterface } from './rest.ts';
import { rpcGate } from './rpc-gate.ts';
import { webApp } from './web-app.ts';

// A file in base64, and the rest of its call.
const IMPORT_BODY_BYTES = Math.ceil((IMPORT_MAX_BYTES / 3) * 4) + 100_000;
const BODY_BYTES = 1_000_000;
const MAX_BATCH = 20;

/** What the server is made of. */
export interface AppParts extends Omit<ContextParts, 'observe' | 'health' | 'messages'> {
  metrics: Metrics;
  store: FileStore;
  /** What the mail server shows with the mails it passes on; null where none is taken. */
  mailReturnsToken: string | null;
  health: ReturnType<typeof createHealth>;
  /** Reverse proxies before us whose word on the client's address is taken. */
  trustedProxies: number;
  /** Where the built web application is. */
  webDirectory: string;
  log: Logger;
}

/** The HTTP interface: procedures, health, metrics and the web application. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies);
  app.set('etag', false);
  const makeContext = createRequestContext({
    ...parts,
    health: parts.health.detailed,
    messages: messagePorts(parts.publicOrigin),
    observe: (outcome, log) => {
      parts.metrics.observe(outcome);
      logOutcome(log, outcome);
    },
  });

  app.use('/trpc', noStore, rpcGate(makeContext, MAX_BATCH), procedures(makeContext));
  app.get(['/health', '/api/v1/health'], async (_req, res) => {
    const health = await parts.health.brief();
    res
      .status(health.status === 'error' ? 503 : 200)
      .set('cache-control', 'no-store')
      .json(health);
  });
  const files = Router();
  files.get('/equipements/etiquettes', labelsRoute({ makeContext, publicOrigin: parts.publicOrigin }));
  files.use(documentRoutes({ makeContext, store: parts.store, limits: parts.documentLimits }));
  app.use(restInterface(makeContext, files));
  app.get('/ical/:fichier', icalRoute({ makeContext, publicOrigin: parts.publicOrigin }));
  app.post('/retours-mail', mailReturnsRoute(parts));
  app.use('/docs', docsPage());
  app.get('/metrics', async (_req, res) => {
    const { type, body } = await parts.metrics.read();
    res.type(type).send(body);
  });
  app.use(pageSecurity(), compression(), webApp(parts.webDirectory));
  app.use((_req, res) => void res.status(404).type('text/plain').send('404'));
  app.use(lastResort(parts.log));
  return app;
}

function procedures(makeContext: ReturnType<typeof createRequestContext>): RequestHandler {
  const serve = (maxBodySize: number) =>
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req, res }) => makeContext(req, res),
      maxBodySize,
      maxBatchSize: MAX_BATCH,
    });
  const usual = serve(BODY_BYTES);
  const withFile = serve(IMPORT_BODY_BYTES);
  const compress = compression({ filter: (_req, res) => !String(res.getHeader('content-type')).startsWith('text/event-stream') });
  return (req, res, next) => {
    const handler = isImport(req) ? withFile : usual;
    // Programs that take no compressed answer do not pay for the question.
    if (req.headers['accept-encoding'] === undefined) handler(req, res, next);
    else compress(req, res, () => handler(req, res, next));
  };
}

const isImport = (req: IncomingMessage) => /^\/imports\.(preview|run)(\?|$)/.test(req.url ?? '');

const noStore: RequestHandler = (_req, res, next) => {
  res.setHeader('cache-control', 'no-store');
  res.setHeader('x-content-type-options', 'nosniff');
  next();
};

function pageSecurity(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The reader of labels is compiled code.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        // The design system writes style attributes and one sheet of variables.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Said by the proxy that speaks https.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

function logOutcome(log: Logger, outcome: Parameters<Metrics['observe']>[0]): void {
  const { path, type, error_code, duration_ms, actor_id } = outcome;
  const facts = { procedure: path, actor_id, error_code, duration_ms: Math.round(duration_ms) };
  if (error_code === null && type === 'query') log.debug(facts, 'procedure');
  else log.info(facts, 'procedure');
}

function lastResort(log: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'request failed');
    res.status(status).type('text/plain').send(String(status));
  };
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' && error.status >= 400 ? error.status : 500;
}
