import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';
import { DomainError, errorCatalogue, httpStatusOf, type ErrorCode, type ErrorDetails, type ErrorKind } from '@mif/contract/errors';
import type { Langue } from '@mif/contract/users';
import { brokenRule } from '@mif/contract/rules';
import { toDomainError } from '@mif/domain/kernel/database-errors';
import { z } from 'zod';

const trpcCodes = {
  not_found: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  unauthenticated: 'UNAUTHORIZED',
  conflict: 'CONFLICT',
  invalid: 'UNPROCESSABLE_CONTENT',
  limit: 'TOO_MANY_REQUESTS',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorKind, TRPC_ERROR_CODE_KEY>;

const locales = { fr: z.locales.fr().localeError, ar: z.locales.ar().localeError, en: z.locales.en().localeError };

/** What an error says outside: the code, the field at fault, and facts. A fault of ours says nothing. */
export interface PublicError {
  error_code: ErrorCode;
  httpStatus: number;
  field: string | null;
  details: ErrorDetails | null;
}

/** A tRPC error with the code that goes with its cause; unknown causes are faults of ours. */
export function toTrpcError(error: TRPCError): TRPCError {
  const domainError = toDomainError(error.cause);
  if (!domainError) return error;
  return new TRPCError({ code: trpcCodes[domainError.kind], message: domainError.code, cause: domainError });
}

type Translate = (code: ErrorCode, langue: Langue, details: ErrorDetails) => string;

/**
 * What a tRPC error says outside.
 * @param about the sentences of our own rules; what was sent, where it is known: zod's sentences then say what was
 * found in place of what was expected
 */
export function publicError(
  error: TRPCError,
  langue: Langue,
  about: { translate?: Translate | undefined; input?: unknown } = {},
): PublicError {
  const { cause } = error;
  if (cause instanceof DomainError) return describe(cause.code, cause.field ?? null, cause.details ?? null);
  if (error.code === 'BAD_REQUEST' && cause instanceof z.core.$ZodError) {
    // One sentence a field: the first thing that is wrong with it.
    const firsts = new Map(cause.issues.toReversed().map((issue) => [issue.path.join('.'), issue]));
    const problemes = [...firsts]
      .toReversed()
      .slice(0, 50)
      .map(([field, issue]) => ({ field, message: sentence(issue, langue, about) }));
    // Where the first thing that is wrong is a rule of ours, the answer says that rule.
    const first = [...firsts.values()].at(-1);
    const broken = first && brokenRule(first);
    return describe(broken?.code ?? 'REQUEST_INVALID', problemes[0]?.field || null, { ...broken?.details, problemes });
  }
  switch (error.code) {
    case 'BAD_REQUEST':
    case 'PARSE_ERROR':
      return describe('REQUEST_INVALID', null, null);
    case 'NOT_FOUND':
    case 'METHOD_NOT_SUPPORTED':
      return describe('ROUTE_NOT_FOUND', null, null);
    case 'PAYLOAD_TOO_LARGE':
      return describe('REQUEST_TOO_LARGE', null, null);
    case 'UNSUPPORTED_MEDIA_TYPE':
      return describe('REQUEST_UNSUPPORTED_TYPE', null, null);
    default:
      return describe('INTERNAL', null, null);
  }
}

function describe(error_code: ErrorCode, field: string | null, details: ErrorDetails | null): PublicError {
  return { error_code, httpStatus: httpStatusOf(error_code), field, details };
}

function sentence(
  issue: z.core.$ZodIssue,
  langue: Langue,
  { translate, input }: { translate?: Translate | undefined; input?: unknown },
): string {
  const broken = brokenRule(issue);
  if (broken && translate) return translate(broken.code, langue, broken.details ?? {});
  const text = locales[langue]({ ...issue, input: valueAt(input, issue.path) } as z.core.$ZodRawIssue);
  return typeof text === 'string' ? text : (text?.message ?? issue.message);
}

/** The catalogue's code of any error a procedure ended with. */
export function codeOf(error: TRPCError): ErrorCode {
  const { cause } = error;
  if (cause instanceof DomainError && cause.code in errorCatalogue) return cause.code;
  return publicError(error, 'fr').error_code;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), input);
}
