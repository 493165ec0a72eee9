import type { RemoveHabilitationInput } from '@mif/contract/habilitations';
import type { Done } from '@mif/contract/paging';
import type { z } from 'zod';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { lockHabilitation } from './load.ts';

/**
 * Takes a certificate out: entered by mistake, or withdrawn. Its row and its proof stay, and it counts for nothing.
 * @throws HABILITATION_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function removeHabilitation(ctx: Ctx, input: RemoveHabilitationInput): Promise<z.infer<typeof Done>> {
  const row = await lockHabilitation(ctx, 'habilitation.remove', input.id, input.version);
  ctx.em.assign(row, { is_active: false });
  await ctx.em.flush();
  const changements = { is_active: { avant: true, apres: false } };
  await recordChange(ctx, { objet: 'habilitation', objet_id: input.id, action: 'remove', changements });
  return { ok: true };
}
