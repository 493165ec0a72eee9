import type { JournalListPage, ListJournalInput } from '@mif/contract/journal';
import { civilDayBounds } from '@mif/contract/time';
import { sql } from 'kysely';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { journalLines, toJournalItem } from './project.ts';

/**
 * A page of the journal of every record, the newest first.
 * @throws PERMISSION_DENIED, CURSOR_INVALID
 */
export async function listJournal(ctx: Ctx, input: ListJournalInput): Promise<JournalListPage> {
  requirePermission(ctx.actor, 'journal.read');
  const cursor = decodeCursor(input.cursor, '-id');
  let query = journalLines(ctx);
  if (input.objet) query = query.where('j.objet', '=', input.objet);
  if (input.objet_id) query = query.where('j.objet_id', '=', input.objet_id);
  if (input.acteur_id) query = query.where('j.acteur_id', '=', input.acteur_id);
  if (input.action) query = query.where('j.action', '=', input.action);
  if (input.sensibles) query = query.where('j.is_sensible', '=', input.sensibles === 'oui');
  if (input.du) query = query.where('j.date_serveur', '>=', new Date(civilDayBounds(input.du).start));
  if (input.au) query = query.where('j.date_serveur', '<', new Date(civilDayBounds(input.au).end));
  if (input.q) query = query.where(contains(input.q));
  if (cursor) query = query.where('j.id', '<', cursor.id);
  const rows = await query.select([nameOfRecord, codeOfRecord]).limit(readSize(input.limit)).execute();
  return cutPage(
    rows,
    input.limit,
    ({ objet_nom, objet_code, ...row }) => ({ ...toJournalItem(row), objet_nom, objet_code }),
    (row) => ({ sort: '-id', value: row.id, id: row.id }),
  );
}

// Of the page's own lines alone; who reads them may read every record.
const nameOfRecord = sql<string | null>`case j.objet
  when 'user' then (select o.full_name from users o where o.id = j.objet_id)
  when 'technicien' then (select u.full_name from techniciens o join users u on u.id = o.user_id where o.id = j.objet_id)
  when 'client' then (select o.nom from clients o where o.id = j.objet_id)
  when 'site' then (select o.nom from sites o where o.id = j.objet_id)
  when 'equipement' then (select o.nom from equipements o where o.id = j.objet_id)
  when 'intervention' then (select o.reference from interventions o where o.id = j.objet_id)
  when 'modele' then (select o.evenement || ' · ' || o.canal || ' · ' || o.langue from modeles_messages o where o.id = j.objet_id)
  when 'competence' then (select o.nom from competences o where o.id = j.objet_id)
  when 'calendrier' then (select o.nom from calendriers o where o.id = j.objet_id)
  when 'jour_ferie' then (select o.nom from jours_feries o where o.id = j.objet_id)
end`.as('objet_nom');

const codeOfRecord = sql<string | null>`case j.objet
  when 'jour_ferie' then (select o.code from jours_feries o where o.id = j.objet_id)
  when 'parametre' then (select o.cle from parametres o where o.id = j.objet_id)
end`.as('objet_code');

/** Whether a line holds every word: in a value before or after, or in the name of who acted; accents and capitals do not count. */
function contains(q: string) {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8);
  const hay = sql<string>`recherche.sans_accents(lower(u.full_name || ' ' || j.action || ' ' || j.changements::text))`;
  // In the JSON of the changes quotes and backslashes are written with one more.
  const wanted = (word: string) => `%${word.replaceAll(/[\\"]/g, '\\$&').replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${sql.join(
    words.map((word) => sql`${hay} like recherche.sans_accents(lower(${wanted(word)}))`),
    sql` and `,
  )}`;
}
