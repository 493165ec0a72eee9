import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { EntityManager } from '@mif/db/orm';
import { tables } from '../kernel/scope.ts';

/** Failures in a row before an account, and an address, is locked; what is asked of one address without signing in counts too. */
const limits = { compte: 5, adresse: 20, oubli: 10, lien: 30 } as const;
const MAX_LOCK_MINUTES = 60;

export type FailureKey = { kind: keyof typeof limits; value: string };

const textOf = ({ kind, value }: FailureKey) => `${kind}:${value}`.slice(0, 320);

/** What is counted by where it comes from; of a place that is not known nothing is. */
export const placeKey = (kind: 'oubli' | 'lien', adresse: string | null): FailureKey[] => (adresse ? [{ kind, value: adresse }] : []);

/**
 * Refuses while an account or an address is locked.
 * @throws AUTH_LOCKED with the seconds left
 */
export async function refuseLocked(em: EntityManager, keys: readonly FailureKey[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  const row = await tables(em)
    .selectFrom('login_failures')
    .select(({ fn }) => fn.max('bloque_jusqua').as('until'))
    .where('cle', 'in', keys.map(textOf))
    .executeTakeFirst();
  const until = row?.until ? new Date(row.until).getTime() : 0;
  if (until <= now.getTime()) return;
  throw new DomainError('AUTH_LOCKED', { details: { secondes: Math.ceil((until - now.getTime()) / 1000) } });
}

/**
 * Counts a failure; from the limit on the lock doubles with each: 1, 2, 4 … 60 minutes. One statement a key.
 * @returns `is_counted`: false where one of them was locked meanwhile, by failures at the same time; `is_locked`: the first
 * key is locked from now on
 */
export async function countFailure(
  em: EntityManager,
  keys: readonly FailureKey[],
  now: Date,
): Promise<{ is_counted: boolean; is_locked: boolean }> {
  let is_counted = true;
  let is_locked = false;
  for (const key of keys) {
    const limit = limits[key.kind];
    const row = await tables(em)
      .insertInto('login_failures')
      .values({ cle: textOf(key), echecs: 1, dernier_echec_at: now, bloque_jusqua: null })
      .onConflict((conflict) =>
        conflict
          .column('cle')
          .doUpdateSet({
            echecs: sql`login_failures.echecs + 1`,
            dernier_echec_at: now,
            bloque_jusqua: sql`case when login_failures.echecs + 1 >= ${limit}
            then ${now}::timestamptz + make_interval(mins => least(${MAX_LOCK_MINUTES}, power(2, least(login_failures.echecs + 1 - ${limit}, 10)))::int)
            end`,
          })
          .where(isOpen(now)),
      )
      .returning('echecs')
      .executeTakeFirst();
    if (!row) is_counted = false;
    else if (key === keys[0]) is_locked = row.echecs >= limit;
  }
  return { is_counted, is_locked };
}

/**
 * Forgets the failures of an account that signed in, unless they have locked it.
 * @param options `is_lock_too`: the lock is the caller's own, who was counted before he was looked at
 */
export async function forgetFailures(
  em: EntityManager,
  key: FailureKey,
  now: Date,
  options: { is_lock_too?: boolean } = {},
): Promise<void> {
  const query = tables(em).deleteFrom('login_failures').where('cle', '=', textOf(key));
  await (options.is_lock_too ? query : query.where(isOpen(now))).execute();
}

const isOpen = (now: Date) => sql<boolean>`(login_failures.bloque_jusqua is null or login_failures.bloque_jusqua <= ${now}::timestamptz)`;
