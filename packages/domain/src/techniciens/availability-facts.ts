import { toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import type { AvailabilityFacts, Span } from './availability.ts';

/** Statuts in which a planned slot keeps its technician. */
export const statutsReserves = ['affectee', 'en_cours', 'en_attente'] as const;

/** What is known of one technician, and whether an intervention of his runs. */
export interface LoadedFacts extends AvailabilityFacts {
  is_working: boolean;
}

/**
 * What availability over a span depends on, for any number of technicians in six queries. Whose facts the caller may
 * see was decided before: the ids are those of rows he can read, or that he is about to assign.
 * @param except_id an intervention that is not counted
 */
export async function loadAvailabilityFacts(
  ctx: Ctx,
  ids: readonly number[],
  asked: Span,
  except_id?: number,
): Promise<Map<number, LoadedFacts>> {
  if (ids.length === 0) return new Map();
  const db = unscopedTables(ctx.em);
  const debut = new Date(asked.debut);
  const fin = new Date(Math.max(asked.fin, asked.debut + 1));
  const rows = await db
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.id', 't.horaires', 't.is_active', 'u.is_active as is_account_active'])
    .where('t.id', 'in', ids)
    .execute();
  const absences = await db
    .selectFrom('absences as a')
    .select(['a.id', 'a.technicien_id', 'a.type', 'a.debut', 'a.fin'])
    .where('a.technicien_id', 'in', ids)
    .where('a.statut', '=', 'approuvee')
    .where('a.debut', '<', fin)
    .where('a.fin', '>', debut)
    .orderBy('a.debut')
    .execute();
  const astreintes = await db
    .selectFrom('astreintes as o')
    .select(['o.technicien_id', 'o.debut', 'o.fin'])
    .where('o.technicien_id', 'in', ids)
    .where('o.debut', '<', fin)
    .where('o.fin', '>', debut)
    .execute();
  const habilitations = await db
    .selectFrom('habilitations as h')
    .innerJoin('types_habilitation as y', 'y.id', 'h.type_id')
    .select(['h.technicien_id', 'h.type_id', 'y.nom', 'h.date_obtention', 'h.date_expiration'])
    .where('h.technicien_id', 'in', ids)
    .where('h.is_active', '=', true)
    .where('y.is_active', '=', true)
    .where('y.is_bloquante', '=', true)
    .where('h.date_obtention', '<=', toCivilDate(fin))
    .execute();
  let booked = db
    .selectFrom('interventions as i')
    .select(['i.id', 'i.technicien_id', 'i.reference', 'i.date_debut_prevue', 'i.date_fin_prevue'])
    .where('i.technicien_id', 'in', ids)
    .where('i.statut', 'in', statutsReserves)
    .where('i.date_debut_prevue', '<', fin)
    .where('i.date_fin_prevue', '>', debut)
    .orderBy('i.date_debut_prevue');
  if (except_id !== undefined) booked = booked.where('i.id', '!=', except_id);
  const interventions = await booked.execute();
  const running = await db
    .selectFrom('interventions as i')
    .select('i.technicien_id')
    .distinct()
    .where('i.technicien_id', 'in', ids)
    .where('i.statut', '=', 'en_cours')
    .execute();
  const working = new Set(running.map(({ technicien_id }) => technicien_id));
  const spanOf = (row: { debut: Date | string; fin: Date | string }) => ({ debut: instant(row.debut), fin: instant(row.fin) });
  const of = <Row extends { technicien_id: number | null }>(all: readonly Row[], id: number) =>
    all.filter((row) => row.technicien_id === id);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        is_active: row.is_active && row.is_account_active,
        horaires: row.horaires,
        absences: of(absences, row.id).map((absence) => ({ id: absence.id, type: absence.type, ...spanOf(absence) })),
        astreintes: of(astreintes, row.id).map(spanOf),
        habilitations: of(habilitations, row.id),
        interventions: of(interventions, row.id).flatMap(({ id, reference, date_debut_prevue, date_fin_prevue }) =>
          date_debut_prevue && date_fin_prevue ? [{ id, reference, ...spanOf({ debut: date_debut_prevue, fin: date_fin_prevue }) }] : [],
        ),
        is_working: working.has(row.id),
      },
    ]),
  );
}

function instant(value: Date | string): number {
  return new Date(value).getTime();
}
