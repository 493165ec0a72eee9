import { interventionImportFields, type ImportMapping } from '@mif/contract/imports';
import { priorites, types } from '@mif/contract/interventions';
import { sql } from 'kysely';
import { requirePermission } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/context.ts';
import { unscopedTables } from '../../kernel/scope.ts';
import { importableStatuts, prepareColumns } from '../columns.ts';
import { createOccurrences, importKey } from '../import-key.ts';
import { placeRows } from '../place-interventions.ts';
import type { PreparedImport, RegisterImport } from '../prepared.ts';
import { proposeMapping } from '../propose-mapping.ts';
import { readRow } from '../rows.ts';
import type { ImportTable } from '../table.ts';
import { writeInterventions, type KeyedRow } from '../write-interventions.ts';

const MAX_PREVIEW = 10;
const codes: Readonly<Record<string, readonly string[]>> = { type: types, priorite: priorites, statut: importableStatuts };

/**
 * The history of interventions, as another system wrote it. It is written in sets: years of work come at once. Rows that
 * were imported before are left alone, and none is ever changed by an import.
 */
export const interventionsImport: RegisterImport = {
  registre: 'interventions',
  fields: () =>
    Promise.resolve(
      interventionImportFields.map((champ) => ({
        champ,
        libelle: null,
        is_requis: champ === 'equipement' || champ === 'titre',
        codes: codes[champ] ? [...codes[champ]] : null,
        is_date: champ === 'date_creation',
      })),
    ),
  propose: (_ctx, colonnes, valuesOf) => Promise.resolve(proposeMapping(colonnes, valuesOf)),
  guard(ctx, mapping) {
    requirePermission(ctx.actor, 'intervention.create');
    if (mapping.creer_equipements) requirePermission(ctx.actor, 'equipement.create');
  },
  prepare,
};

async function prepare(ctx: Ctx, table: ImportTable, mapping: ImportMapping): Promise<PreparedImport> {
  const columns = prepareColumns(mapping, table.colonnes);
  const read = table.lignes.map((record) => readRow(record, columns, table.separateur ?? '\t', ctx.now));
  const rows = read.flatMap(({ row }) => (row ? [row] : []));
  const { placed, erreurs: unplaced } = await placeRows(ctx, rows, columns);
  const occurrence = createOccurrences();
  const keyed = placed.map((each) => ({
    ...each,
    import_cle: importKey(each.client_id, each.row.cellules, occurrence(each.row.cellules)),
  }));
  const before = await findImported(ctx, keyed);
  const fresh = keyed.filter(({ import_cle }) => !before.has(import_cle));
  const taken = new Set(fresh.map(({ row }) => row.ligne));
  return {
    a_creer: fresh.length,
    a_modifier: 0,
    deja_importees: before.size,
    equipements_a_creer: [...new Set(fresh.filter((each) => each.equipement_id === null).map(({ code }) => code))].toSorted(),
    erreurs: [...read.flatMap((each) => each.erreurs), ...unplaced].toSorted((a, b) => a.ligne - b.ligne),
    avertissements: read.flatMap((each) => each.avertissements).filter(({ ligne }) => taken.has(ligne)),
    apercu: fresh.slice(0, MAX_PREVIEW).map((each) => previewOf(each, mapping.devise)),
    modifications: [],
    async write(writing) {
      await writeInterventions(writing, fresh, { fichier: table.nom, devise: mapping.devise });
      return { erreurs: [], is_complete: true, a_creer: fresh.length, a_modifier: 0 };
    },
  };
}

/** Which of these rows were imported before. */
async function findImported(ctx: Ctx, rows: readonly KeyedRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const keys = rows.map(({ import_cle }) => import_cle);
  const found = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select('import_cle')
    .where(sql<boolean>`import_cle = any(${keys}::text[])`)
    .execute();
  return new Set(found.flatMap(({ import_cle }) => import_cle ?? []));
}

function previewOf({ row, code }: KeyedRow, devise: string): Record<string, string | null> {
  return {
    date_creation: row.date_creation.toISOString(),
    equipement: code,
    titre: row.titre,
    description: row.description,
    type: row.type,
    priorite: row.priorite,
    statut: row.statut,
    cout: row.cout_centimes === null ? null : `${(row.cout_centimes / 100).toFixed(2)} ${devise}`,
    reference_externe: row.reference_externe,
  };
}
