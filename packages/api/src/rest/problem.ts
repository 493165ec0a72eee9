import { STATUS_CODES } from 'node:http';
import { TRPCError } from '@trpc/server';
import { DomainError } from '@mif/contract/errors';
import type { RequestContext } from '../context.ts';
import { publicError } from '../errors.ts';

/** An error as RFC 9457 says it, with the code, the field and the facts of our catalogue. */
export interface Problem {
  /** Names the kind of problem for good: `urn:mif:probleme:EQUIPEMENT_NOT_FOUND`. */
  type: string;
  /** The HTTP status in words. */
  title: string;
  status: number;
  /** A sentence in the caller's language. */
  detail: string;
  /** The path that was asked. */
  instance: string;
  code: string;
  field: string | null;
  details: object | null;
  request_id: string;
}

/**
 * Describes an error of a procedure, or of the way to it. A fault of ours says nothing but its request id.
 * @param instance the path that was asked
 */
export function problemOf(error: unknown, context: Pick<RequestContext, 'langue' | 'requestId' | 'translate'>, instance: string): Problem {
  const { langue, requestId, translate } = context;
  const said = publicError(asTrpcError(error), langue, { translate });
  return {
    type: `urn:mif:probleme:${said.error_code}`,
    title: STATUS_CODES[said.httpStatus] ?? 'Error',
    status: said.httpStatus,
    detail: translate(said.error_code, langue, { ...said.details, field: said.field }),
    instance,
    code: said.error_code,
    field: said.field,
    details: said.details,
    request_id: requestId,
  };
}

function asTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  if (error instanceof DomainError) return new TRPCError({ code: 'BAD_REQUEST', cause: error });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
}
