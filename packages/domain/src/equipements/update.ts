import type { EquipementDetail, UpdateEquipementInput } from '@mif/contract/equipements';
import { followStatut } from '../arrets/follow.ts';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { takeType } from '../types-equipement/use.ts';
import { applyValues } from '../types-equipement/values.ts';
import { loadForChange } from './load.ts';
import { readEquipement } from './project.ts';
import { namedValues, recordedFields } from './recorded.ts';
import { checkWarranty } from './rules.ts';
import { requireFreeName } from './tree.ts';

/**
 * Changes what is known of an equipment; what does not change makes neither a version nor a line of the journal. A new
 * state begins and ends its downtime.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, RECORD_VERSION_CONFLICT, EQUIPEMENT_CODE_TAKEN, EQUIPEMENT_NOM_TAKEN,
 * EQUIPEMENT_GARANTIE_INVALID, EQUIPEMENT_CHAMP_INVALID
 */
export async function updateEquipement(ctx: Ctx, input: UpdateEquipementInput): Promise<EquipementDetail> {
  const { id, version, valeurs: asked, ...fields } = input;
  const equipement = await loadForChange(ctx, 'equipement.update', id, version);
  let { valeurs } = equipement;
  if (asked || fields.type !== undefined) {
    const type = await takeType(ctx, fields.type ?? equipement.type);
    const isNewType = type.nom !== equipement.type;
    valeurs = applyValues(type.champs, valeurs, asked ?? {}, { isWhole: asked !== undefined || isNewType, isNewType });
    if (fields.type !== undefined) fields.type = type.nom;
  }
  const before = { ...namedValues(nullsOf(valeurs)), ...recordedFields(equipement) };
  const wanted = { ...before, ...namedValues({ ...nullsOf(equipement.valeurs), ...valeurs }), ...given(fields) };
  const changes = changesBetween(before, wanted);
  if (Object.keys(changes).length > 0) {
    checkWarranty(wanted);
    if (changes['nom']) await requireFreeName(ctx, { site_id: equipement.site_id, nom: wanted.nom, except: id });
    ctx.em.assign(equipement, { ...given(fields), valeurs, updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'equipement', objet_id: id, action: 'update', changements: changes });
    if (changes['statut']) await followStatut(ctx, id, equipement.statut);
  }
  return readEquipement(ctx, id);
}

// A value that was not there before, or is not there any more, is null on the other side of the change.
function nullsOf(valeurs: object): Record<string, null> {
  return Object.fromEntries(Object.keys(valeurs).map((cle) => [cle, null]));
}
