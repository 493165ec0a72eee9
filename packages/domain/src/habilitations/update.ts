import type { Habilitation, UpdateHabilitationInput } from '@mif/contract/habilitations';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { lockHabilitation, recordedHabilitation, refuseDouble } from './load.ts';
import { readHabilitation } from './project.ts';
import { checkValidity } from './rules.ts';

/**
 * Corrects a certificate.
 * @throws HABILITATION_NOT_FOUND, RECORD_VERSION_CONFLICT, HABILITATION_ENDS_BEFORE, HABILITATION_OVERLAP
 */
export async function updateHabilitation(ctx: Ctx, input: UpdateHabilitationInput): Promise<Habilitation> {
  const { id, version, ...fields } = input;
  const row = await lockHabilitation(ctx, 'habilitation.update', id, version);
  const before = recordedHabilitation(row);
  const after = { ...before, ...given(fields) };
  const changements = changesBetween(before, after);
  if (Object.keys(changements).length > 0) {
    checkValidity(after);
    await refuseDouble(ctx, after, id);
    ctx.em.assign(row, given(fields));
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'habilitation', objet_id: id, action: 'update', changements });
  }
  return readHabilitation(ctx, id);
}
