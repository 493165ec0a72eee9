import type { EquipementDetail, UpdateEquipementInput } from '@mif/contract/equipements';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { readEquipement } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Changes what is known of an equipment; what does not change makes neither a version nor a line of the journal.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, RECORD_VERSION_CONFLICT, EQUIPEMENT_CODE_TAKEN
 */
export async function updateEquipement(ctx: Ctx, input: UpdateEquipementInput): Promise<EquipementDetail> {
  const { id, version, ...fields } = input;
  const equipement = await loadForChange(ctx, 'equipement.update', id, version);
  const before = recordedFields(equipement);
  const changes = changesBetween(before, { ...before, ...given(fields) });
  if (Object.keys(changes).length > 0) {
    ctx.em.assign(equipement, { ...given(fields), updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'equipement', objet_id: id, action: 'update', changements: changes });
  }
  return readEquipement(ctx, id);
}
