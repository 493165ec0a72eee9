import { Calendrier as CalendrierRow } from '@mif/db/entities/calendrier';
import type { Calendrier, DefinitionCalendrier, UpdateCalendrierInput } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { toCivilDate } from '@mif/contract/time';
import { sql } from 'kysely';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { requireOpening, withSemaine } from './definition.ts';
import { addVersion, lockCalendrier } from './load.ts';
import { readCalendrier, weekOn } from './project.ts';

/**
 * Changes a calendar. New hours or closures make a new version: what was counted with an older one stays as it is.
 * @throws CALENDRIER_NOT_FOUND, RECORD_VERSION_CONFLICT, CALENDRIER_NOM_TAKEN, CALENDRIER_IS_DEFAUT, CALENDRIER_IN_USE,
 * CALENDRIER_INACTIVE, HORAIRES_EMPTY_RANGE, HORAIRES_OVERLAP, CALENDRIER_NEVER_OPEN
 */
export async function updateCalendrier(ctx: Ctx, input: UpdateCalendrierInput): Promise<Calendrier> {
  requirePermission(ctx.actor, 'calendrier.update');
  const { id, version, nom, is_active, is_defaut } = input;
  // Who makes another the company's waits here: there is one at every moment.
  if (is_defaut || is_active === false) await lockAll(ctx);
  const { calendrier, newest } = await lockCalendrier(ctx, id, version);
  const today = toCivilDate(ctx.now);
  const du = input.applique_du ?? today;
  const before = recorded(calendrier, newest.definition, du);
  const definition = definitionOf(newest.definition, input, du);
  const after = { ...recorded(calendrier, definition, du), ...given({ nom, is_active, is_defaut }) };
  const changements = changesBetween(before, after);
  if (Object.keys(changements).length === 0) return readCalendrier(ctx, { id });
  await checkUse(ctx, calendrier, after);
  if (changements['is_defaut']) await takeOver(ctx);
  ctx.em.assign(calendrier, given({ nom, is_active, is_defaut }));
  if (changements['semaine'] || changements['fermetures']) {
    requireOpening(definition, today);
    addVersion(ctx, calendrier, {
      definition,
      cause: changements['semaine'] ? 'horaires' : 'fermetures',
      applique_du: changements['semaine'] ? du : today,
    });
  }
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'calendrier', objet_id: id, action: 'update', changements });
  return readCalendrier(ctx, { id });
}

function definitionOf(definition: DefinitionCalendrier, { semaine, fermetures }: UpdateCalendrierInput, du: string): DefinitionCalendrier {
  const changed = fermetures ? { ...definition, fermetures } : definition;
  return semaine ? withSemaine(changed, semaine, du) : changed;
}

/** What the journal keeps of a calendar; of its hours those of the day they change on. */
function recorded({ nom, is_defaut, is_active }: CalendrierRow, { semaines, fermetures }: DefinitionCalendrier, date: string) {
  const { du: _du, ...semaine } = weekOn(semaines, date);
  return { nom, is_defaut, is_active, semaine, fermetures };
}

async function checkUse(ctx: Ctx, calendrier: CalendrierRow, after: { is_active: boolean; is_defaut: boolean }): Promise<void> {
  if (after.is_active) return;
  if (calendrier.is_defaut) throw new DomainError('CALENDRIER_IS_DEFAUT', { field: 'is_active' });
  if (after.is_defaut) throw new DomainError('CALENDRIER_INACTIVE', { field: 'is_defaut', details: { calendrier: calendrier.nom } });
  const { clients } = await unscopedTables(ctx.em)
    .selectFrom('clients')
    .select(sql<number>`count(*)::int`.as('clients'))
    .where('calendrier_id', '=', calendrier.id)
    .executeTakeFirstOrThrow();
  if (clients > 0) throw new DomainError('CALENDRIER_IN_USE', { field: 'is_active', details: { clients } });
}

function lockAll(ctx: Ctx): Promise<unknown> {
  return unscopedTables(ctx.em).selectFrom('calendriers').select('id').orderBy('id').forUpdate().execute();
}

/** The one that was the company's is so no more. */
async function takeOver(ctx: Ctx): Promise<void> {
  const former = await ctx.em.findOneOrFail(CalendrierRow, { is_defaut: true });
  ctx.em.assign(former, { is_defaut: false });
  await ctx.em.flush();
  const changements = { is_defaut: { avant: true, apres: false } };
  await recordChange(ctx, { objet: 'calendrier', objet_id: former.id, action: 'update', changements });
}
