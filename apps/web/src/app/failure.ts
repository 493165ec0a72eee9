import type { ErrorCode } from '@mif/contract/errors';
import { TRPCClientError } from '@trpc/client';
import { UnreachablePage } from './page-code.ts';

/** What the server says of a refusal, on the wire beside the message. */
interface ErrorFacts {
  httpStatus: number;
  error_code: ErrorCode;
  field: string | null;
  details: Record<string, unknown> | null;
  request_id: string | null;
  message_traduit: string;
}

/** A refusal of the router itself: the account may not open the page. */
export class ForbiddenPage extends Error {}

export type Failure =
  | { kind: 'network' }
  | {
      kind: 'forbidden' | 'not_found' | 'refused' | 'broken';
      code: ErrorCode;
      status: number;
      field: string | null;
      details: Record<string, unknown>;
      requestId: string | null;
      message: string;
    };

/**
 * Reads any error as what a screen can say.
 * @param error what a query, a mutation or a route threw
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof ForbiddenPage) {
    return { kind: 'forbidden', code: 'PERMISSION_DENIED', status: 403, field: null, details: {}, requestId: null, message: '' };
  }
  if (error instanceof UnreachablePage) return { kind: 'network' };
  if (!(error instanceof TRPCClientError)) {
    return { kind: 'broken', code: 'INTERNAL', status: 0, field: null, details: {}, requestId: null, message: '' };
  }
  const facts = error.data as ErrorFacts | null | undefined;
  if (!facts?.httpStatus) return { kind: 'network' };
  const kind =
    facts.httpStatus === 403 ? 'forbidden' : facts.httpStatus === 404 ? 'not_found' : facts.httpStatus >= 500 ? 'broken' : 'refused';
  return {
    kind,
    code: facts.error_code,
    status: facts.httpStatus,
    field: facts.field ?? null,
    details: facts.details ?? {},
    requestId: facts.request_id ?? null,
    message: facts.message_traduit,
  };
}

/** Whether an error says that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind !== 'network' && failure.status === 401;
}
