import { TRPCError, getTRPCErrorShape, transformTRPCResponse } from '@trpc/server';
import { appRouter } from '@mif/api/root';
import { DomainError, httpStatusOf, type ErrorCode } from '@mif/contract/errors';
import type { Request, RequestHandler, Response } from 'express';
import type { createRequestContext } from './request-context.ts';

const contentTypes = /^(application\/json|multipart\/form-data|application\/octet-stream)\b/i;

/**
 * Refuses the calls that tRPC refuses before it has made their context: here they get the caller's language and the
 * number of their request.
 * @param maxBatch procedures one call may name
 */
export function rpcGate(makeContext: ReturnType<typeof createRequestContext>, maxBatch: number): RequestHandler {
  return (req, res, next) => {
    const code = faultOf(req, maxBatch);
    if (code === null) next();
    else refuse(req, res, code, makeContext);
  };
}

function faultOf(req: Request, maxBatch: number): ErrorCode | null {
  if (!['GET', 'HEAD', 'POST'].includes(req.method)) return 'REQUEST_METHOD';
  if (req.method === 'POST' && !contentTypes.test(req.get('content-type') ?? '')) return 'REQUEST_UNSUPPORTED_TYPE';
  return procedureCount(req) > maxBatch ? 'REQUEST_TOO_LARGE' : null;
}

// The comma may come written as %2C.
const procedureCount = (req: Request) => req.path.split(/,|%2c/i).length;

function refuse(req: Request, res: Response, code: ErrorCode, makeContext: ReturnType<typeof createRequestContext>): void {
  // Where tRPC keeps what makes its own errors.
  // oxlint-disable-next-line no-underscore-dangle
  const config = appRouter._def._config;
  const error = new TRPCError({ code: 'BAD_REQUEST', message: code, cause: new DomainError(code) });
  const shape = getTRPCErrorShape({ config, error, type: 'unknown', path: undefined, input: undefined, ctx: makeContext(req, res) });
  if (code === 'REQUEST_METHOD') res.set('allow', 'GET, HEAD, POST');
  res
    .status(httpStatusOf(code))
    .type('application/json')
    .send(JSON.stringify(transformTRPCResponse(config, { error: shape })));
}
