import { sql } from 'kysely';
import type { Habilitation } from '@mif/contract/habilitations';
import { DomainError } from '@mif/contract/errors';
import { daysBetween, toCivilDate } from '@mif/contract/time';
import { reachOfActor } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { habilitationsOf } from '../kernel/scope.ts';
import { etatOf } from './rules.ts';

/** Whether a later certificate of the same kind is there, for a row of `habilitations as h`. */
export const isReplaced = sql<boolean>`exists (
  select from habilitations n where n.technicien_id = h.technicien_id and n.type_id = h.type_id and n.is_active
    and n.date_obtention > h.date_obtention)`;

/** Certificates with their kind and their holder, from a query over `habilitations as h`. */
export function withKind(query: ReturnType<typeof habilitationsOf>) {
  return query
    .innerJoin('types_habilitation as y', 'y.id', 'h.type_id')
    .innerJoin('techniciens as t', 't.id', 'h.technicien_id')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['h.id', 'h.technicien_id', 'h.type_id', 'h.numero', 'h.organisme', 'h.date_obtention', 'h.date_expiration', 'h.version'])
    .select(['y.code as type_code', 'y.nom as type_nom', 'y.is_bloquante', 'u.full_name', 't.equipe'])
    .select(isReplaced.as('is_remplacee'))
    .where('h.is_active', '=', true);
}

type Row = Awaited<ReturnType<ReturnType<typeof withKind>['execute']>>[number];

/** The DTO of a certificate's row. */
export function toHabilitation(ctx: Ctx, row: Row): Habilitation {
  const today = toCivilDate(ctx.now);
  const actions: Habilitation['actions_permises'] = ['update', 'remove'];
  return {
    id: row.id,
    technicien_id: row.technicien_id,
    type_id: row.type_id,
    numero: row.numero,
    organisme: row.organisme,
    date_obtention: row.date_obtention,
    date_expiration: row.date_expiration,
    version: row.version,
    is_remplacee: row.is_remplacee,
    type: { id: row.type_id, code: row.type_code, nom: row.type_nom, is_bloquante: row.is_bloquante },
    technicien: { id: row.technicien_id, nom: row.full_name, equipe: row.equipe },
    etat: etatOf(row, today),
    jours_restants: row.date_expiration === null ? null : daysBetween(today, row.date_expiration),
    actions_permises: actions.filter((action) => reachOfActor(ctx.actor, `habilitation.${action}`) === 'any'),
  };
}

/**
 * One certificate, if the caller may read it.
 * @throws HABILITATION_NOT_FOUND also for a row outside the caller's scope, or taken out
 */
export async function readHabilitation(ctx: Ctx, id: number): Promise<Habilitation> {
  const row = await withKind(habilitationsOf(ctx, 'habilitation.read')).where('h.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('HABILITATION_NOT_FOUND', { field: 'id' });
  return toHabilitation(ctx, row);
}
