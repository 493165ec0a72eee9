import { LockMode } from '@mikro-orm/core';
import { Compteur } from '@mif/db/entities/compteur';
import type { Compteur as CompteurDto, UpdateCompteurInput } from '@mif/contract/compteurs';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { requireRecord } from '../kernel/records.ts';
import { recordedCompteur } from './create.ts';
import { readCompteur } from './project.ts';

/**
 * Renames a meter, or takes it out of use; its readings stay. What kind it is never changes: its readings would mean
 * something else.
 * @throws COMPTEUR_NOT_FOUND, RECORD_VERSION_CONFLICT, COMPTEUR_NOM_TAKEN
 */
export async function updateCompteur(ctx: Ctx, { id, version, ...fields }: UpdateCompteurInput): Promise<CompteurDto> {
  await requireRecord(ctx, 'compteur', id, 'update', 'id');
  const compteur = await ctx.em.findOneOrFail(Compteur, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  await requireVersion(ctx, { objet: 'compteur', id, version: compteur.version, seen: version });
  const before = recordedCompteur(compteur);
  const changes = changesBetween(before, { ...before, ...given(fields) });
  if (Object.keys(changes).length > 0) {
    ctx.em.assign(compteur, given(fields));
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'compteur', objet_id: id, action: 'update', changements: changes });
  }
  return readCompteur(ctx, id);
}
