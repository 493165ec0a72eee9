import { DomainError } from '@mif/contract/errors';
import type { ImportMapping, Registre } from '@mif/contract/imports';
import type { Permission } from '@mif/contract/permissions';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import type { FileRow, ImportField, Refuse } from './fields.ts';
import { likelyFormat, matchColumns } from './propose-mapping.ts';
import type { PreparedImport, RegisterImport, RowRemark } from './prepared.ts';
import { readRows } from './read-rows.ts';
import type { ImportTable } from './table.ts';
import { writeRows, type PlannedRow } from './write-rows.ts';

const MAX_PREVIEW = 10;
const MAX_CHANGES = 200;

/** What a register's planner is given beside the rows. */
export interface PlanHelp {
  refuse: Refuse;
  fields: readonly ImportField[];
  /** The client of rows that name none. */
  client_id: number | undefined;
}

/** A register's import, declared: its fields, and what each row would do through the verbs of its domain. */
export interface Declaration {
  registre: Registre;
  /** Of the verbs it writes with. */
  permissions: readonly Permission[];
  fields: (ctx: Ctx) => Promise<readonly ImportField[]> | readonly ImportField[];
  /** Fields of which one at least must have a column: what rows are known by. */
  keys: readonly string[];
  /** Asked before anything is written. */
  confirm?: (ctx: Ctx) => Promise<void>;
  /** What each row would do; a row it refuses is not among them. In the order they must be written in. */
  plan: (ctx: Ctx, rows: readonly FileRow[], help: PlanHelp) => Promise<PlannedRow[]>;
}

/** The import of a declared register. */
export function declaredImport(declaration: Declaration): RegisterImport {
  const { registre, permissions, keys } = declaration;
  return {
    registre,
    async fields(ctx) {
      const fields = await declaration.fields(ctx);
      return fields.map(({ champ, libelle, is_required, codes, is_date }) => ({
        champ,
        libelle: libelle ?? null,
        is_requis: is_required ?? false,
        codes: codes ? [...codes.codes] : null,
        is_date: is_date ?? false,
      }));
    },
    async propose(ctx, colonnes, valuesOf) {
      const fields = await declaration.fields(ctx);
      const found = matchColumns(colonnes, fields);
      const dates = fields.flatMap(({ champ, is_date }) => (is_date && found[champ] !== undefined ? valuesOf(found[champ]) : []));
      return {
        colonnes: found,
        valeurs: {},
        format_date: likelyFormat(dates),
        statut_defaut: 'cloturee',
        devise: 'MAD',
        creer_equipements: false,
      };
    },
    async guard(ctx, _mapping, is_essai) {
      for (const permission of permissions) requirePermission(ctx.actor, permission);
      if (!is_essai) await declaration.confirm?.(ctx);
    },
    async prepare(ctx, table, mapping) {
      const fields = await declaration.fields(ctx);
      const places = placesOf(mapping, fields, table.colonnes);
      if (!keys.some((champ) => places.has(champ))) {
        throw new DomainError('IMPORT_MAPPING_INVALID', {
          field: `mapping.colonnes.${keys[0] ?? ''}`,
          details: { raison: 'obligatoire', champs: keys },
        });
      }
      return prepare(ctx, declaration, { table, mapping, fields, places });
    },
  };
}

interface Prepared {
  table: ImportTable;
  mapping: ImportMapping;
  fields: readonly ImportField[];
  places: ReadonlyMap<string, number>;
}

async function prepare(ctx: Ctx, declaration: Declaration, about: Prepared): Promise<PreparedImport> {
  const { table, mapping, fields, places } = about;
  const { rows, erreurs } = readRows(table, fields, places, mapping);
  const cells = new Map(table.lignes.map(({ ligne, cellules }) => [ligne, cellules]));
  const remarkAt = (ligne: number, champ: string | null, code: RowRemark['code'], details: RowRemark['details'] = {}): RowRemark => {
    const place = champ === null ? undefined : places.get(champ);
    const valeur = place === undefined ? null : (cells.get(ligne)?.[place] ?? '').trim().replaceAll('\0', '␀').slice(0, 100) || null;
    return { ligne, colonne: place === undefined ? null : (table.colonnes[place] ?? null), valeur, code, details };
  };
  const refuse: Refuse = (row, champ, code, details) => void erreurs.push(remarkAt(row.ligne, champ, code, details));
  const planned = await declaration.plan(ctx, rows, { refuse, fields, client_id: mapping.client_id });
  const isRefused = new Set(erreurs.map(({ ligne }) => ligne));
  const taken = planned.filter(({ ligne }) => !isRefused.has(ligne));
  const created = taken.filter(({ action }) => action === 'creer');
  const changed = taken.filter(({ action }) => action === 'modifier');
  const byLine = (a: { ligne: number }, b: { ligne: number }) => a.ligne - b.ligne;
  return {
    a_creer: created.length,
    a_modifier: changed.length,
    deja_importees: taken.length - created.length - changed.length,
    equipements_a_creer: [],
    erreurs: erreurs.toSorted(byLine),
    avertissements: [],
    apercu: created
      .toSorted(byLine)
      .slice(0, MAX_PREVIEW)
      .map(({ apercu }) => apercu),
    modifications: changed
      .toSorted(byLine)
      .slice(0, MAX_CHANGES)
      .map(({ ligne, cle, changements }) => ({ ligne, cle, changements })),
    write: (writing) =>
      writeRows(
        writing,
        taken.filter(({ action }) => action !== 'inchanger'),
        remarkAt,
      ),
  };
}

function placesOf(mapping: ImportMapping, fields: readonly ImportField[], titles: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [champ, colonne] of Object.entries(mapping.colonnes)) {
    const field = `mapping.colonnes.${champ}`;
    if (!fields.some((each) => each.champ === champ)) {
      throw new DomainError('IMPORT_MAPPING_INVALID', { field, details: { raison: 'champ', valeur: champ } });
    }
    const place = titles.indexOf(colonne.normalize('NFC').trim());
    if (place === -1) throw new DomainError('IMPORT_COLUMN_MISSING', { field, details: { colonne } });
    places.set(champ, place);
  }
  return places;
}
