import { LockMode } from '@mikro-orm/core';
import { Compteur, Releve } from '@mif/db/entities/compteur';
import type { CancelReleveInput, Releve as ReleveDto } from '@mif/contract/compteurs';
import { DomainError } from '@mif/contract/errors';
import { recordChange } from '../journal/record.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { equipementsOf } from '../kernel/scope.ts';
import { wakePlansOfMeter } from '../plans/wake.ts';
import { neighboursOf } from './neighbours.ts';
import { readReleve } from './project.ts';
import { checkCancel } from './rules.ts';

/**
 * Takes a wrong reading back: it counts no more, and stays readable with who took it back and why. Taken back twice, it is
 * once.
 * @throws RELEVE_NOT_FOUND also outside the caller's scope, RELEVE_NEEDED
 */
export async function cancelReleve(ctx: Ctx, { id, motif }: CancelReleveInput): Promise<ReleveDto> {
  const visible = await equipementsOf(ctx, 'releve.cancel')
    .innerJoin('compteurs as m', 'm.equipement_id', 'e.id')
    .innerJoin('releves as r', 'r.compteur_id', 'm.id')
    .select('m.id')
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!visible) throw new DomainError('RELEVE_NOT_FOUND', { field: 'id' });
  const compteur = await ctx.em.findOneOrFail(Compteur, { id: visible.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const releve = await ctx.em.findOneOrFail(Releve, { id }, { refresh: true });
  if (releve.annule_at) return readReleve(ctx, id);
  ctx.em.assign(releve, { annule_at: ctx.now, annule_par_id: actorOf(ctx).id, motif_annulation: motif });
  await ctx.em.flush();
  // Around it as they are without it.
  const { before, after } = await neighboursOf(ctx, compteur.id, releve.date_releve);
  if (releve.genre === 'changement') checkCancel(compteur.genre, before, after);
  await recordChange(ctx, {
    objet: 'compteur',
    objet_id: compteur.id,
    action: 'annuler_releve',
    changements: { releve: { avant: releve.valeur, apres: null }, motif: { avant: null, apres: motif } },
  });
  await wakePlansOfMeter(ctx, compteur.id, id);
  return readReleve(ctx, id);
}
