import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import type { Actor } from '@mif/domain/kernel/actor';
import type { Ctx } from '@mif/domain/kernel/context';
import type { MessagePorts } from '@mif/domain/modeles/ports';
import type { RequestContext } from './context.ts';
import type { NotificationFeed } from './notifications/feed.ts';

/** Key of access tokens in tests. */
export const testSessionKey = new TextEncoder().encode('a key of the tests, long enough for HS256');

/** A feed that gives what a test says has arrived. */
export interface TestFeed extends NotificationFeed {
  arrive: (user_id: number, id: number) => void;
  /** Streams that listen now. */
  listeners: () => number;
}

/** Makes a feed. */
export function createTestFeed(): TestFeed {
  const bus = new EventEmitter();
  return {
    async *listen(user_id, signal) {
      for await (const [id] of on(bus, String(user_id), { signal })) yield Number(id);
    },
    arrive: (user_id, id) => void bus.emit(String(user_id), id),
    listeners: () => bus.eventNames().filter((name) => name !== 'error').length,
  };
}

const nothing = { subject: '', html: '', text: '' };

/** Messages without templates. */
const testMessages: MessagePorts = {
  defaultTexts: () => ({ sujet: '{reference}', corps: '{reference}' }),
  example: () => '',
  sampleMail: () => nothing,
  sampleShort: () => '',
  sampleLink: () => nothing,
};

/**
 * What a server hands to procedures, for one request of a caller.
 * @param em procedures fork it
 * @param actor null for an anonymous caller
 * @param more what the test wants otherwise
 */
export function makeRequest(em: Ctx['em'], actor: Actor | null, now: Date, more: Partial<RequestContext> = {}): RequestContext {
  return {
    em,
    requestId: randomUUID(),
    langue: 'fr',
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    now: () => now,
    translate: (code) => code,
    word: (key) => key,
    authenticate: () => Promise.resolve(actor),
    origin: { adresse: null, appareil: null },
    refreshToken: () => null,
    refuseForeign: () => undefined,
    keepTokens: () => undefined,
    sessionKey: testSessionKey,
    notifications: createTestFeed(),
    messages: testMessages,
    documentLimits: { taille_max: 1_000_000, fichiers_max: 5, types: ['jpg', 'pdf'] },
    health: () =>
      Promise.resolve({
        status: 'ok',
        timestamp: now.toISOString(),
        service: 'ERP MIF Maroc',
        demo: false,
        version: 'test',
        uptime_s: 1,
        checks: [],
        zone: { version: '2026c', review_date: '2027-12-31', is_current: true, checks: [] },
      }),
    observe: () => undefined,
    ...more,
  };
}
