import type { IdInput, Done } from '@mif/contract/paging';
import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf, tables } from '../kernel/scope.ts';

/**
 * Gives an equipment's label a new secret: labels printed before lead nowhere any more.
 * @throws EQUIPEMENT_NOT_FOUND
 */
export async function renewEtiquette(ctx: Ctx, input: IdInput): Promise<Done> {
  const visible = await equipementsOf(ctx, 'etiquette.renew').select('e.id').where('e.id', '=', input.id).executeTakeFirst();
  if (!visible) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  const db = tables(ctx.em);
  const before = await db
    .selectFrom('etiquettes')
    .select('renouvelee_at')
    .where('equipement_id', '=', input.id)
    .forUpdate()
    .executeTakeFirst();
  await db
    .updateTable('etiquettes')
    .set({ jeton: sql`nouveau_jeton()`, renouvelee_at: ctx.now })
    .where('equipement_id', '=', input.id)
    .execute();
  await recordChange(ctx, {
    objet: 'equipement',
    objet_id: input.id,
    action: 'renew_label',
    // The secret itself is kept nowhere else.
    changements: { etiquette_renouvelee: { avant: before?.renouvelee_at ?? null, apres: ctx.now.toISOString() } },
  });
  return { ok: true };
}
