import { LockMode } from '@mikro-orm/core';
import { JourFerie } from '@mif/db/entities/jour-ferie';
import { DomainError } from '@mif/contract/errors';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

// One change of the register after the other: each writes all of it into every calendar.
const REGISTER_LOCK = 7_401_811;

/** Keeps the register of holidays for this transaction alone. */
export async function lockRegister(ctx: Ctx): Promise<void> {
  await ctx.em.execute('select pg_advisory_xact_lock(?)', [REGISTER_LOCK]);
}

/**
 * A holiday to change, with the whole register kept. Its caller has asked the permission.
 * @throws JOUR_FERIE_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function lockFerie(ctx: Ctx, id: number, seen?: number): Promise<JourFerie> {
  await lockRegister(ctx);
  const row = await ctx.em.findOne(JourFerie, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!row) throw new DomainError('JOUR_FERIE_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'jour_ferie', id, version: row.version, seen });
  return row;
}

/** What the journal keeps of a holiday. */
export function recordedFerie(row: JourFerie) {
  return {
    nom: row.nom,
    date: row.date,
    jours: row.jours,
    is_annuel: row.is_annuel,
    jusqu_au: row.jusqu_au ?? null,
    is_estime: row.is_estime,
  };
}

/** A holiday as other records name it: by its code, where the reader's language has a name for it. */
export function namedFerie({ code, nom, date }: JourFerie) {
  return { code: code ?? null, nom, date };
}

/** Holidays of the register, as `f`. */
export function feries(ctx: Ctx) {
  return tables(ctx.em).selectFrom('jours_feries as f');
}
