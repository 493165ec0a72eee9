import { Journal } from '@mif/db/entities/journal';
import type { Changements, Objet } from '@mif/contract/journal';
import { actorOf, type Ctx } from '../kernel/context.ts';

/** A change of one record, as the journal keeps it. */
export interface Change {
  objet: Objet;
  objet_id: number;
  /** The verb: `create`, `update`, `retire` … */
  action: string;
  /** What `changesBetween` gives: only what changed, and never a secret. */
  changements: Changements;
  /** A change of rights, of a way in, or an export of people. */
  is_sensible?: boolean;
}

/** Writes a line into the journal, in the transaction of the change. */
export async function recordChange(ctx: Ctx, { is_sensible = false, ...change }: Change): Promise<void> {
  ctx.em.create(Journal, { ...change, is_sensible, acteur_id: actorOf(ctx).id, date_serveur: ctx.now });
  await ctx.em.flush();
}

/** A new record as changes: every field that is set, from nothing. */
export function changesOfCreation(fields: object): Changements {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([champ, apres]: [string, unknown]) =>
      apres === null || apres === undefined ? [] : [[champ, { avant: null, apres }]],
    ),
  );
}
