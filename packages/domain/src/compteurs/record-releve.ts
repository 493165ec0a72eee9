import { LockMode } from '@mikro-orm/core';
import { Compteur, Releve } from '@mif/db/entities/compteur';
import type { CreateReleveInput, Releve as ReleveDto } from '@mif/contract/compteurs';
import { DomainError } from '@mif/contract/errors';
import { loadForChange } from '../equipements/load.ts';
import { applyOnce } from '../kernel/commands.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { requireRecord } from '../kernel/records.ts';
import { interventionsOf } from '../kernel/scope.ts';
import { wakePlansOfMeter } from '../plans/wake.ts';
import { neighboursOf } from './neighbours.ts';
import { readReleve } from './project.ts';
import { checkReading, type Reading } from './rules.ts';

/**
 * Writes what a meter shows, or that it was replaced. Two at once wait for one another on the meter's row; the same one sent
 * twice is one.
 * @throws COMPTEUR_NOT_FOUND, COMPTEUR_INACTIVE, EQUIPEMENT_RETIRED, INTERVENTION_NOT_FOUND, RELEVE_DATE_TAKEN, COMMAND_REUSED,
 * and what `checkReading` throws
 */
export async function recordReleve(ctx: Ctx, input: CreateReleveInput): Promise<ReleveDto> {
  const { command_id } = input;
  const id = await applyOnce(ctx, { command_id, nom: 'releve.create', input }, () => writeReleve(ctx, input));
  return readReleve(ctx, id);
}

async function writeReleve(ctx: Ctx, input: CreateReleveInput): Promise<number> {
  const { compteur_id, intervention_id } = input;
  await requireRecord(ctx, 'compteur', compteur_id, 'releve.create', 'compteur_id');
  const compteur = await ctx.em.findOneOrFail(Compteur, { id: compteur_id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!compteur.is_active) throw new DomainError('COMPTEUR_INACTIVE', { field: 'compteur_id', details: { compteur: compteur.nom } });
  await loadForChange(ctx, 'releve.create', compteur.equipement_id);
  if (intervention_id) await requireWork(ctx, intervention_id, compteur.equipement_id);
  const reading: Reading = {
    genre: input.genre,
    valeur: input.valeur,
    ancienne_valeur: input.ancienne_valeur ?? null,
    date_releve: input.date_releve ? new Date(input.date_releve) : ctx.now,
  };
  const { before, after, isTaken } = await neighboursOf(ctx, compteur_id, reading.date_releve);
  if (isTaken) throw new DomainError('RELEVE_DATE_TAKEN', { field: 'date_releve' });
  checkReading(compteur.genre, reading, { before, after, now: ctx.now });
  const releve = ctx.em.create(Releve, {
    ...reading,
    compteur_id,
    acteur_id: actorOf(ctx).id,
    intervention_id: intervention_id ?? null,
    commentaire: input.commentaire || null,
    created_at: ctx.now,
    annule_at: null,
    annule_par_id: null,
    motif_annulation: null,
  });
  await ctx.em.flush();
  await wakePlansOfMeter(ctx, compteur_id);
  return releve.id;
}

async function requireWork(ctx: Ctx, intervention_id: number, equipement_id: number): Promise<void> {
  const work = await interventionsOf(ctx, 'intervention.read')
    .select('i.id')
    .where('i.id', '=', intervention_id)
    .where('i.equipement_id', '=', equipement_id)
    .executeTakeFirst();
  if (!work) throw new DomainError('INTERVENTION_NOT_FOUND', { field: 'intervention_id' });
}
