import { Arret } from '@mif/db/entities/arret';
import type { Arret as ArretDto, CreateArretInput } from '@mif/contract/arrets';
import { loadForChange } from '../equipements/load.ts';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { applyOnce } from '../kernel/commands.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toDateOrNull } from '../kernel/instants.ts';
import { readArret } from './project.ts';
import { checkDates } from './rules.ts';
import { followArret, recordedArret, requireFreeTime } from './write.ts';

/**
 * Notes that an equipment stood still, or stands still from now on: then it is in the state its cause says. Sent twice with
 * one command id, it is noted once.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, ARRET_DATES_INVALID, ARRET_OVERLAP, COMMAND_REUSED
 */
export async function createArret(ctx: Ctx, input: CreateArretInput): Promise<ArretDto> {
  const { command_id } = input;
  const id = await applyOnce(ctx, { command_id, nom: 'arret.create', input }, async () => {
    const equipement = await loadForChange(ctx, 'arret.update', input.equipement_id);
    const wanted = { cause: input.cause, date_debut: toDateOrNull(input.date_debut) ?? ctx.now, date_fin: toDateOrNull(input.date_fin) };
    checkDates(wanted, ctx.now);
    await requireFreeTime(ctx, equipement.id, wanted);
    const arret = ctx.em.create(Arret, {
      ...wanted,
      equipement_id: equipement.id,
      commentaire: input.commentaire || null,
      acteur_id: actorOf(ctx).id,
      created_at: ctx.now,
    });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'arret', objet_id: arret.id, action: 'create', changements: changesOfCreation(recordedArret(arret)) });
    if (wanted.date_fin === null) await followArret(ctx, equipement, wanted);
    return arret.id;
  });
  return readArret(ctx, id);
}
