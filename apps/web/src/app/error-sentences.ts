import type { ErrorCode, ErrorDetails } from '@mif/contract/errors';
import { useTranslations } from 'use-intl';

/** What a refusal says, by its code and facts. */
export type ErrorSentences = (code: ErrorCode, details: ErrorDetails | undefined) => string;

/** The sentences of refusals in the reader's language, so that a page says a fault as the server does. */
export function useErrorSentences(): ErrorSentences {
  // Of any code of the catalogue: the types of some hundred texts with their facts would be too much for the compiler.
  const sentences: unknown = useTranslations('errors');
  return sentences as ErrorSentences;
}
