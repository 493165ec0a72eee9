import { countDeadlines } from '../calendriers/deadline.ts';
import { calendarsInForce } from '../calendriers/in-force.ts';
import { firstSiteOf } from '../sites/default-site.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';
import { formatReference, nextReference } from '../kernel/codes.ts';
import type { Placed } from './place-interventions.ts';
import type { ImportRow } from './rows.ts';

/** A row with the key it is known by. */
export interface KeyedRow extends Placed {
  import_cle: string;
}

const CHUNK = 1000;
/** The type of equipment a file names and says nothing more of. */
const UNKNOWN_TYPE = 'à préciser';

/**
 * Writes rows in sets: their equipment where it is new, the interventions with references in one block in the order of
 * the file, and one line of history each.
 * @param origin the file's name and the currency of its costs
 * @throws EQUIPEMENT_CODE_TAKEN where somebody else registers the same equipment at this moment
 */
export async function writeInterventions(ctx: Ctx, rows: readonly KeyedRow[], origin: { fichier: string; devise: string }): Promise<void> {
  if (rows.length === 0) return;
  const created = await createEquipements(ctx, rows);
  const calendarOf = await calendarsInForce(ctx);
  const first = await nextReference(ctx, 'OT', rows.length);
  const dash = first.lastIndexOf('-');
  const referenceOf = (index: number) => formatReference(first.slice(0, dash), Number(first.slice(dash + 1)) + index);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const inserted = await unscopedTables(ctx.em)
      .insertInto('interventions')
      .values(
        chunk.map(({ row, client_id, equipement_id, code, import_cle }, index) => ({
          reference: referenceOf(from + index),
          titre: row.titre,
          description: row.description,
          type: row.type,
          statut: row.statut,
          priorite: row.priorite,
          date_creation: row.date_creation,
          ...(row.statut === 'ouverte' ? countDeadlines(calendarOf(client_id), row.priorite, row.date_creation) : { date_limite: null }),
          cout_centimes: row.cout_centimes,
          devise: origin.devise,
          equipement_id: equipement_id ?? idOf(created, code),
          client_id,
          import_cle,
          version: 1,
        })),
      )
      .returning(['id', 'import_cle'])
      .execute();
    const ids = new Map(inserted.map(({ id, import_cle }) => [import_cle, id]));
    await tables(ctx.em)
      .insertInto('intervention_historique')
      .values(
        chunk.map(({ row, import_cle }) => ({
          intervention_id: idOf(ids, import_cle),
          action: 'import' as const,
          vers_statut: row.statut,
          acteur_id: actorOf(ctx).id,
          version: 1,
          date_serveur: ctx.now,
          details: detailsOf(row, origin.fichier),
        })),
      )
      .execute();
  }
}

function detailsOf(row: ImportRow, fichier: string): Record<string, unknown> {
  const { ligne, reference_externe, cout_ecarte } = row;
  return {
    fichier,
    ligne,
    ...(reference_externe === null ? {} : { reference_externe }),
    ...(cout_ecarte === null ? {} : { cout_ecarte }),
  };
}

function idOf<Key>(ids: ReadonlyMap<Key, number>, key: Key): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`a row was written and its id did not come back: ${String(key)}`);
  return id;
}

/** @returns the ids of the equipment that was missing, by its code */
async function createEquipements(ctx: Ctx, rows: readonly KeyedRow[]): Promise<Map<string, number>> {
  const missing = new Map(rows.filter(({ equipement_id }) => equipement_id === null).map(({ code, client_id }) => [code, client_id]));
  const all = [...missing];
  const sites = new Map<number, number>();
  for (const client_id of new Set(missing.values())) sites.set(client_id, await firstSiteOf(ctx, client_id));
  const created = new Map<string, number>();
  for (let from = 0; from < all.length; from += CHUNK) {
    const inserted = await unscopedTables(ctx.em)
      .insertInto('equipements')
      .values(
        all.slice(from, from + CHUNK).map(([code, client_id]) => ({
          code,
          nom: code,
          type: UNKNOWN_TYPE,
          client_id,
          site_id: sites.get(client_id) ?? 0,
          version: 1,
          created_at: ctx.now,
          updated_at: ctx.now,
        })),
      )
      .returning(['id', 'code'])
      .execute();
    await tables(ctx.em)
      .insertInto('journal')
      .values(
        inserted.map(({ id, code }) => ({
          objet: 'equipement' as const,
          objet_id: id,
          action: 'create',
          acteur_id: actorOf(ctx).id,
          date_serveur: ctx.now,
          changements: {
            code: { avant: null, apres: code },
            nom: { avant: null, apres: code },
            type: { avant: null, apres: UNKNOWN_TYPE },
          },
          is_sensible: false,
        })),
      )
      .execute();
    for (const { id, code } of inserted) created.set(code, id);
  }
  return created;
}
