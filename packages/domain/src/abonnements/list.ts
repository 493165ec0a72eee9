import { DomainError } from '@mif/contract/errors';
import type { Abonnement, AbonnementList, AbonnementSubject } from '@mif/contract/abonnements';
import type { Permission } from '@mif/contract/permissions';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { requireRecord } from '../kernel/records.ts';
import { abonnementsOf } from '../kernel/scope.ts';

/** Whose calendar it is. */
export type Subject = { technicien_id: number; client_id: null } | { technicien_id: null; client_id: number };

/**
 * Whose calendar an input means: the one it names, else the caller's own.
 * @throws ABONNEMENT_SUJET_INVALID where it names both, or neither and the caller has none; TECHNICIEN_NOT_FOUND and CLIENT_NOT_FOUND
 * also outside the caller's scope
 */
export async function subjectOf(ctx: Ctx, input: AbonnementSubject, permission: Permission): Promise<Subject> {
  const actor = actorOf(ctx);
  const isOwn = input.technicien_id === undefined && input.client_id === undefined;
  const technicien_id = isOwn ? actor.technicien_id : (input.technicien_id ?? null);
  const client_id = isOwn ? actor.client_id : (input.client_id ?? null);
  if (technicien_id !== null && client_id === null) {
    await requireRecord(ctx, 'technicien', technicien_id, permission, 'technicien_id');
    return { technicien_id, client_id };
  }
  if (client_id !== null && technicien_id === null) {
    await requireRecord(ctx, 'client', client_id, permission, 'client_id');
    return { technicien_id, client_id };
  }
  throw new DomainError('ABONNEMENT_SUJET_INVALID', { field: 'technicien_id' });
}

/**
 * The addresses of a technician's or a client's calendar that work, the newest first; an account of a client sees those it made.
 * @throws what `subjectOf` throws
 */
export async function listAbonnements(ctx: Ctx, input: AbonnementSubject): Promise<AbonnementList> {
  const subject = await subjectOf(ctx, input, 'abonnement.read');
  const rows = await named(abonnementsOf(ctx, 'abonnement.read'))
    .where('b.revoked_at', 'is', null)
    .where(({ eb }) =>
      subject.technicien_id === null ? eb('b.client_id', '=', subject.client_id) : eb('b.technicien_id', '=', subject.technicien_id),
    )
    .orderBy('b.id', 'desc')
    .execute();
  return { items: rows.map(toAbonnement), next_cursor: null };
}

/** One address, as lists show it. */
export async function readAbonnement(ctx: Ctx, id: number): Promise<Abonnement> {
  return toAbonnement(await named(abonnementsOf(ctx, 'abonnement.read')).where('b.id', '=', id).executeTakeFirstOrThrow());
}

function named(query: ReturnType<typeof abonnementsOf>) {
  return query
    .innerJoin('users as u', 'u.id', 'b.cree_par_id')
    .select(['b.id', 'b.technicien_id', 'b.client_id', 'b.created_at', 'b.cree_par_id', 'u.full_name', 'b.last_read_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number];

function toAbonnement(row: Row): Abonnement {
  const { id, technicien_id, client_id, created_at, cree_par_id, full_name, last_read_at } = row;
  return {
    id,
    technicien_id,
    client_id,
    created_at: toIso(created_at),
    cree_par: { id: cree_par_id, full_name },
    last_read_at: toIsoOrNull(last_read_at),
  };
}
