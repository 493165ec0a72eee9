import { Arret } from '@mif/db/entities/arret';
import type { Arret as ArretDto, UpdateArretInput } from '@mif/contract/arrets';
import { loadForChange } from '../equipements/load.ts';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { requireRecord } from '../kernel/records.ts';
import { readArret } from './project.ts';
import { checkDates } from './rules.ts';
import { followArret, recordedArret, requireFreeTime } from './write.ts';

/**
 * Corrects a downtime, or ends it: then the equipment it held down is back in service.
 * @throws ARRET_NOT_FOUND also outside the caller's scope, RECORD_VERSION_CONFLICT, EQUIPEMENT_RETIRED,
 * ARRET_DATES_INVALID, ARRET_OVERLAP
 */
export async function updateArret(ctx: Ctx, { id, version, ...input }: UpdateArretInput): Promise<ArretDto> {
  await requireRecord(ctx, 'arret', id, 'update', 'id');
  const found = await ctx.em.findOneOrFail(Arret, { id });
  const equipement = await loadForChange(ctx, 'arret.update', found.equipement_id);
  // Read again under the equipment's lock, which whoever changes its downtime holds.
  const arret = await ctx.em.findOneOrFail(Arret, { id }, { refresh: true });
  await requireVersion(ctx, { objet: 'arret', id, version: arret.version, seen: version });
  const before = recordedArret(arret);
  const changes = changesBetween(before, { ...before, ...given(input) });
  if (Object.keys(changes).length === 0) return readArret(ctx, id);
  const wasLasting = arret.date_fin === null;
  const wanted = {
    cause: input.cause ?? arret.cause,
    date_debut: input.date_debut ? new Date(input.date_debut) : arret.date_debut,
    date_fin: input.date_fin === undefined ? (arret.date_fin ?? null) : input.date_fin ? new Date(input.date_fin) : null,
  };
  checkDates(wanted, ctx.now);
  await requireFreeTime(ctx, equipement.id, wanted, id);
  ctx.em.assign(arret, {
    ...wanted,
    commentaire: input.commentaire === undefined ? (arret.commentaire ?? null) : input.commentaire || null,
  });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'arret', objet_id: id, action: 'update', changements: changes });
  if (wasLasting || wanted.date_fin === null) await followArret(ctx, equipement, wanted);
  return readArret(ctx, id);
}
