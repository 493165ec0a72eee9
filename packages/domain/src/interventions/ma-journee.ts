import { statutsOuverts } from '@mif/contract/interventions';
import type { MaJournee, MaJourneeInput } from '@mif/contract/ma-journee';
import { civilDayBounds, toCivilDate } from '@mif/contract/time';
import { sql } from 'kysely';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { interventionsOf } from '../kernel/scope.ts';
import { readSheets } from '../sites/sheet.ts';
import { allowedActions } from './policy.ts';
import { listColumns, toListItem, withNames } from './project.ts';

/** More than anyone does in a day; the list says nothing of what comes after. */
const MAX_ROWS = 100;

/**
 * A technician's day: his open work, what runs first, then by planned time, deadline and priority; and what he
 * finished on that day. Work planned for a later day is left out.
 */
export async function maJournee(ctx: Ctx, input: MaJourneeInput): Promise<MaJournee> {
  const actor = actorOf(ctx);
  const date = input?.date ?? toCivilDate(ctx.now);
  const { start, end } = civilDayBounds(date);
  const technicien_id = actor.technicien_id ?? 0;
  const open = await withNames(interventionsOf(ctx, 'intervention.read'))
    .select([...listColumns, 'i.description'])
    .where('i.technicien_id', '=', technicien_id)
    .where('i.statut', 'in', statutsOuverts)
    .where(({ or, eb }) =>
      or([eb('i.date_debut_prevue', 'is', null), eb('i.date_debut_prevue', '<', new Date(end)), eb('i.statut', '!=', 'affectee')]),
    )
    .orderBy(sql`case i.statut when 'en_cours' then 0 when 'en_attente' then 2 else 1 end`)
    .orderBy(sql`i.date_debut_prevue asc nulls last`)
    .orderBy(sql`i.date_limite asc nulls last`)
    .orderBy('i.priorite_rang', 'desc')
    .orderBy('i.id')
    .limit(MAX_ROWS)
    .execute();
  const done = await withNames(interventionsOf(ctx, 'intervention.read'))
    .select(listColumns)
    .where('i.technicien_id', '=', technicien_id)
    .where('i.date_fin_travaux', '>=', new Date(start))
    .where('i.date_fin_travaux', '<', new Date(end))
    .where('i.statut', 'in', ['terminee', 'cloturee', 'archivee'])
    .orderBy('i.date_fin_travaux', 'desc')
    .limit(MAX_ROWS)
    .execute();
  const sheetOf = await readSheets(
    ctx,
    open.map(({ site_id }) => site_id),
  );
  return {
    date,
    a_faire: open.map((row) => ({
      ...toListItem(row),
      site: sheetOf(row.site_id),
      description: row.description,
      actions_permises: allowedActions(actor, row).filter((action) => action !== 'update' && action !== 'move'),
    })),
    terminees: done.map(toListItem),
  };
}
