import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { EntityManager } from '@mif/db/orm';
import { tables } from '../kernel/scope.ts';

/** Failures in a row before an account, and an address, is locked. */
const limits = { compte: 5, adresse: 20 } as const;
const MAX_LOCK_MINUTES = 60;

export type FailureKey = { kind: keyof typeof limits; value: string };

const textOf = ({ kind, value }: FailureKey) => `${kind}:${value}`.slice(0, 320);

/**
 * Refuses while an account or an address is locked.
 * @throws AUTH_LOCKED with the seconds left
 */
export async function refuseLocked(em: EntityManager, keys: readonly FailureKey[], now: Date): Promise<void> {
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
 * @returns false where one of them was locked meanwhile, by failures at the same time
 */
export async function countFailure(em: EntityManager, keys: readonly FailureKey[], now: Date): Promise<boolean> {
  let is_counted = true;
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
  }
  return is_counted;
}

/** Forgets the failures of an account that signed in, unless they have locked it. */
export async function forgetFailures(em: EntityManager, key: FailureKey, now: Date): Promise<void> {
  await tables(em).deleteFrom('login_failures').where('cle', '=', textOf(key)).where(isOpen(now)).execute();
}

const isOpen = (now: Date) => sql<boolean>`(login_failures.bloque_jusqua is null or login_failures.bloque_jusqua <= ${now}::timestamptz)`;
