import { sql } from 'kysely';
import { EXPIRE_BIENTOT_JOURS } from '@mif/contract/habilitations';
import type { Disponibilite, EquipeList, ListTechniciensInput, TechnicienPage } from '@mif/contract/techniciens';
import { addDays, toCivilDate } from '@mif/contract/time';
import type { z } from 'zod';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, readSize } from '../kernel/paging.ts';
import { techniciensOf } from '../kernel/scope.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { loadAvailabilityFacts } from './availability-facts.ts';
import { disponibiliteOf, judgeAvailability } from './availability.ts';
import { lastCertificates } from './last-certificates.ts';
import { toTechniciens, withAccount } from './project.ts';

const text = sql<string>`t.matricule || ' ' || u.full_name || ' ' || coalesce(t.equipe, '')`;
const searchable = { text, words: wordsOf(text) };

/**
 * A page of the technicians the caller may read, by name.
 * @throws CURSOR_INVALID
 */
export async function listTechniciens(ctx: Ctx, input: ListTechniciensInput): Promise<TechnicienPage> {
  const present = input.disponibilite ? await idsPresently(ctx, input.disponibilite) : null;
  return readSearched(input, 'full_name', async (mode, cursorSort, cursor) => {
    let query = withAccount(ctx, techniciensOf(ctx, 'technicien.read')).where(isFound(mode, searchable, input.q));
    if (present) query = query.where(sql<boolean>`t.id = any(${sql.val(present)}::int[])`);
    if (input.equipe) query = query.where('t.equipe', '=', input.equipe);
    if (input.habilitation) query = query.where('t.id', 'in', withCertificate(ctx, input.habilitation));
    if (input.competence_id) {
      query = query.where('t.id', 'in', (eb) =>
        eb
          .selectFrom('technicien_competences')
          .select('technicien_id')
          .where('competence_id', '=', input.competence_id ?? 0),
      );
    }
    if (cursor) query = query.where(sql<boolean>`(u.full_name, t.id) > (${cursor.value}::text, ${cursor.id}::int)`);
    const rows = await query.orderBy('u.full_name').orderBy('t.id').limit(readSize(input.limit)).execute();
    const page = cutPage(
      rows,
      input.limit,
      (row) => row,
      (row) => ({ sort: cursorSort, value: row.full_name, id: row.id }),
    );
    return { ...page, items: await toTechniciens(ctx, page.items) };
  });
}

/** The teams technicians are in, by name. */
export async function listEquipes(ctx: Ctx): Promise<z.infer<typeof EquipeList>> {
  const rows = await techniciensOf(ctx, 'technicien.read')
    .select('t.equipe')
    .distinct()
    .where('t.equipe', 'is not', null)
    .orderBy('t.equipe')
    .execute();
  return { items: rows.flatMap(({ equipe }) => (equipe ? [equipe] : [])), next_cursor: null };
}

// Availability is a rule over hours in local time, which SQL does not know: it judges everybody the caller may read.
async function idsPresently(ctx: Ctx, disponibilite: Disponibilite): Promise<number[]> {
  const rows = await techniciensOf(ctx, 'technicien.read').select('t.id').execute();
  const moment = { debut: ctx.now.getTime(), fin: ctx.now.getTime() };
  const facts = await loadAvailabilityFacts(
    ctx,
    rows.map(({ id }) => id),
    moment,
  );
  return [...facts].flatMap(([id, of]) => (disponibiliteOf(judgeAvailability(of, moment), of.is_working) === disponibilite ? [id] : []));
}

function withCertificate(ctx: Ctx, etat: NonNullable<ListTechniciensInput['habilitation']>) {
  const today = toCivilDate(ctx.now);
  const query = lastCertificates(ctx).select('derniers.technicien_id');
  return etat === 'expiree'
    ? query.where(sql<boolean>`derniers.fin < ${today}::date`)
    : query.where(sql<boolean>`derniers.fin between ${today}::date and ${addDays(today, EXPIRE_BIENTOT_JOURS)}::date`);
}
