import type { ErrorCode, ErrorDetails } from '@mif/contract/errors';
import type { DocumentLimits } from '@mif/contract/documents';
import type { TokenAnswer } from '@mif/contract/auth';
import type { HealthDetailed } from '@mif/contract/health';
import type { Langue } from '@mif/contract/users';
import type { Actor } from '@mif/domain/kernel/actor';
import type { Ctx, Log } from '@mif/domain/kernel/context';
import type { MessagePorts } from '@mif/domain/modeles/ports';
import type { NotificationFeed } from './notifications/feed.ts';

export type ProcedureType = 'query' | 'mutation' | 'subscription';

/** What the server hands to every procedure of one HTTP request (a batch shares it). */
export interface RequestContext {
  /** Each procedure forks its own. */
  em: Ctx['em'];
  requestId: string;
  langue: Langue;
  log: Log;
  now: () => Date;
  translate: (code: ErrorCode, langue: Langue, details: ErrorDetails & { field?: string | null }) => string;
  /** A text of i18n in the caller's language, by its key: titles and words of files. */
  word: (key: string) => string;
  /**
   * Who calls, or null. For mutations the account and its session are read fresh from the database.
   * @throws AUTH_SESSION_ENDED, AUTH_CSRF
   */
  authenticate: (type: ProcedureType) => Promise<Actor | null>;
  /** Where the call comes from, for sessions and for counting failures. */
  origin: { adresse: string | null; appareil: string | null };
  /**
   * The refresh token in the browser's cookie, or null.
   * @throws AUTH_CSRF where another site could have sent the call
   */
  refreshToken: () => string | null;
  /**
   * Refuses a call to open a session in the browser that another site could have sent.
   * @throws AUTH_CSRF
   */
  refuseForeign: () => void;
  /**
   * Puts the tokens into the browser's cookies, or takes them out.
   * @throws AUTH_CSRF where another site could have sent the call
   */
  keepTokens: (tokens: TokenAnswer | null) => void;
  /** Key of access tokens. */
  sessionKey: Uint8Array;
  notifications: NotificationFeed;
  /** The templates of messages. */
  messages: MessagePorts;
  /** What may be uploaded here, by the settings. */
  documentLimits: Omit<DocumentLimits, 'peut_ajouter'>;
  /** Measures everything the product stands on. */
  health: () => Promise<HealthDetailed>;
  /** Told of every procedure's end, for logs and metrics. */
  observe: (outcome: {
    path: string;
    type: ProcedureType;
    error_code: ErrorCode | null;
    duration_ms: number;
    actor_id: number | null;
  }) => void;
}
