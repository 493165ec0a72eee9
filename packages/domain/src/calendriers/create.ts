import { Calendrier as CalendrierRow } from '@mif/db/entities/calendrier';
import type { Calendrier, CreateCalendrierInput } from '@mif/contract/calendriers';
import { toCivilDate } from '@mif/contract/time';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { feriesOf, requireOpening, withSemaine } from './definition.ts';
import { ferieRows, writeVersion } from './load.ts';
import { readCalendrier } from './project.ts';

/**
 * Adds a business calendar: a week of hours, closures, and the holidays of the register.
 * @throws CALENDRIER_NOM_TAKEN, HORAIRES_EMPTY_RANGE, HORAIRES_OVERLAP, CALENDRIER_NEVER_OPEN
 */
export async function createCalendrier(ctx: Ctx, input: CreateCalendrierInput): Promise<Calendrier> {
  requirePermission(ctx.actor, 'calendrier.create');
  const today = toCivilDate(ctx.now);
  const feries = feriesOf(await ferieRows(ctx));
  const definition = withSemaine({ ...feries, semaines: [], fermetures: input.fermetures }, input.semaine, today);
  requireOpening(definition, today);
  const calendrier = ctx.em.create(CalendrierRow, { nom: input.nom });
  await ctx.em.flush();
  writeVersion(ctx, calendrier, { definition, cause: 'creation', applique_du: today });
  await ctx.em.flush();
  const changements = changesOfCreation({ nom: input.nom, semaine: input.semaine, fermetures: input.fermetures });
  await recordChange(ctx, { objet: 'calendrier', objet_id: calendrier.id, action: 'create', changements });
  return readCalendrier(ctx, { id: calendrier.id });
}
