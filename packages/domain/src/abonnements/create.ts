import { randomBytes } from 'node:crypto';
import { Abonnement } from '@mif/db/entities/abonnement';
import type { AbonnementSubject, NouvelAbonnement } from '@mif/contract/abonnements';
import type { Done, IdInput } from '@mif/contract/paging';
import { DomainError } from '@mif/contract/errors';
import { recordChange } from '../journal/record.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { abonnementsOf, unscopedTables } from '../kernel/scope.ts';
import { readAbonnement, subjectOf, type Subject } from './list.ts';
import { empreinteOf } from './read.ts';

/**
 * Makes the address of a calendar, and says it this once; the one before, of the technician or of the same account for the
 * client, stops working.
 * @throws what `subjectOf` throws, TECHNICIEN_INACTIVE
 */
export async function createAbonnement(ctx: Ctx, input: AbonnementSubject): Promise<NouvelAbonnement> {
  const subject = await subjectOf(ctx, input, 'abonnement.create');
  await lockSubject(ctx, subject);
  const cree_par_id = actorOf(ctx).id;
  const before = await ctx.em.findOne(Abonnement, {
    revoked_at: null,
    ...(subject.technicien_id === null ? { client_id: subject.client_id, cree_par_id } : { technicien_id: subject.technicien_id }),
  });
  if (before) before.revoked_at = ctx.now;
  // The row before gives its place up first.
  await ctx.em.flush();
  const jeton = randomBytes(32).toString('base64url');
  const made = ctx.em.create(Abonnement, {
    ...subject,
    cree_par_id,
    empreinte: empreinteOf(jeton),
    created_at: ctx.now,
    revoked_at: null,
    last_read_at: null,
  });
  await ctx.em.flush();
  await record(ctx, subject, before ? 'abonnement_renouvele' : 'abonnement', { avant: before?.id ?? null, apres: made.id });
  return { ...(await readAbonnement(ctx, made.id)), chemin: `/ical/${jeton}.ics` };
}

/**
 * Takes the address of a calendar back: it opens nothing from now on.
 * @throws ABONNEMENT_NOT_FOUND also outside the caller's scope, and where it was taken back already
 */
export async function revokeAbonnement(ctx: Ctx, { id }: IdInput): Promise<Done> {
  const row = await abonnementsOf(ctx, 'abonnement.revoke')
    .select(['b.id', 'b.technicien_id', 'b.client_id'])
    .where('b.id', '=', id)
    .where('b.revoked_at', 'is', null)
    .forUpdate('b')
    .executeTakeFirst();
  if (!row) throw new DomainError('ABONNEMENT_NOT_FOUND', { field: 'id' });
  await unscopedTables(ctx.em).updateTable('abonnements').set({ revoked_at: ctx.now }).where('id', '=', id).execute();
  const subject: Subject | null =
    row.technicien_id !== null
      ? { technicien_id: row.technicien_id, client_id: null }
      : row.client_id !== null
        ? { technicien_id: null, client_id: row.client_id }
        : null;
  if (subject) await record(ctx, subject, 'abonnement_retire', { avant: id, apres: null });
  return { ok: true };
}

// Two at once make two addresses one after the other: the second takes the first one's place.
async function lockSubject(ctx: Ctx, { technicien_id, client_id }: Subject): Promise<void> {
  const db = unscopedTables(ctx.em);
  if (technicien_id === null) {
    await db.selectFrom('clients').select('id').where('id', '=', client_id).forNoKeyUpdate().execute();
    return;
  }
  const row = await db
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.is_active', 'u.full_name', 'u.is_active as is_account_active'])
    .where('t.id', '=', technicien_id)
    .forNoKeyUpdate('t')
    .executeTakeFirst();
  if (row?.is_active && row.is_account_active) return;
  throw new DomainError('TECHNICIEN_INACTIVE', { field: 'technicien_id', details: { technicien: row?.full_name ?? '' } });
}

function record(ctx: Ctx, subject: Subject, action: string, change: { avant: number | null; apres: number | null }): Promise<void> {
  const about =
    subject.technicien_id === null
      ? { objet: 'client' as const, objet_id: subject.client_id }
      : { objet: 'technicien' as const, objet_id: subject.technicien_id };
  return recordChange(ctx, { ...about, action, changements: { abonnement: change }, is_sensible: true });
}
