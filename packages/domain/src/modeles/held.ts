import { defautsModele, type ModeleCle, type TextesModele } from '@mif/contract/modeles';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/**
 * The words an administrator gave a message, or null where they no longer fit their event: those stop no message, the
 * default is said instead, and the log tells.
 */
export function heldTexts(ctx: Pick<Ctx, 'log'>, cle: ModeleCle, textes: TextesModele): TextesModele | null {
  const [fault] = defautsModele(cle.evenement, cle.canal, textes);
  if (!fault) return textes;
  ctx.log.warn({ ...cle, fault }, 'the words of a message do not hold, its default is sent');
  return null;
}

/** How many messages an administrator wrote that no longer hold. */
export async function countBroken(ctx: Pick<Ctx, 'em'>): Promise<number> {
  const rows = await tables(ctx.em)
    .selectFrom('modeles_messages')
    .select(['evenement', 'canal', 'sujet', 'corps'])
    .where('corps', 'is not', null)
    .execute();
  return rows.filter(({ evenement, canal, sujet, corps }) => defautsModele(evenement, canal, { sujet, corps: corps ?? '' }).length > 0)
    .length;
}
