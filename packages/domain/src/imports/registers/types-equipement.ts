import { CreateTypeEquipementInput, UpdateTypeEquipementInput, type ChampType, type ChampTypeInput } from '@mif/contract/types-equipement';
import { z } from 'zod';
import type { Ctx } from '../../kernel/context.ts';
import { createType } from '../../types-equipement/create.ts';
import { listTypes } from '../../types-equipement/list.ts';
import { updateType } from '../../types-equipement/update.ts';
import { declaredImport } from '../declared.ts';
import type { CellOutcome, ImportField } from '../fields.ts';
import { codesOf, textOf, unfit } from '../readers.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { fold, words } from '../vocabulary.ts';

const { shape } = CreateTypeEquipementInput;

const kinds = codesOf({
  texte: 'text | نص',
  nombre: 'number | numérique | عدد | رقم',
  date: 'تاريخ',
  choix: 'choice | liste | list | اختيار | قائمة',
});

/** What a cell says of a field: what it is called, and how it is filled. */
type SaidField = Pick<ChampTypeInput, 'libelle' | 'genre' | 'choix' | 'is_requis'> & { unite: string | null };

/** `Puissance [kW] : nombre`, `Fluide : choix (Eau, Huile)`, `Note`; a star after the name asks for it. */
const said =
  /^(?<libelle>[^:[\]*]+?)\s*(?:\[(?<unite>[^\]]+)\])?\s*(?<requis>\*)?\s*(?::\s*(?<genre>\p{L}+)\s*(?:\((?<choix>[^)]*)\))?)?$/u;

function fieldsCell(cell: string): CellOutcome {
  const fields: SaidField[] = [];
  for (const part of cell.split(/[;|\n؛]/)) {
    if (part.trim() === '') continue;
    const found = said.exec(part.trim())?.groups;
    const genre = found?.['genre'] === undefined ? 'texte' : kinds.meanings.get(fold(found['genre']));
    if (!found?.['libelle'] || genre === undefined) return unfit('champs');
    const choix = (found['choix'] ?? '')
      .split(/[,،]/)
      .map((choice) => choice.trim())
      .filter(Boolean);
    fields.push({
      libelle: found['libelle'],
      genre: genre as SaidField['genre'],
      unite: found['unite']?.trim() ?? null,
      choix,
      is_requis: found['requis'] !== undefined,
    });
  }
  return z.array(z.unknown()).max(40).safeParse(fields).success ? { value: fields } : unfit('champs');
}

const fields: ImportField[] = [
  {
    champ: 'nom',
    names: words('type d’équipement | type équipement | type | famille | nom | Equipment type | Type | Category | نوع المعدة | النوع'),
    is_required: true,
    read: textOf(shape.nom),
  },
  { champ: 'champs', names: words('champs | caractéristiques | attributs | Fields | Attributes | الحقول | الخصائص'), read: fieldsCell },
];

/** Types of equipment with the fields asked of each, by name. */
export const typesEquipementImport = declaredImport({
  registre: 'types_equipement',
  permissions: ['type_equipement.update'],
  fields: () => fields,
  keys: ['nom'],
  async plan(ctx, rows, { refuse }) {
    const known = await findKnown(ctx);
    return planUpserts(rows, {
      fields,
      refuse,
      keys: ['nom'],
      known: known.byName,
      create: (writing, given) => createType(writing, CreateTypeEquipementInput.parse(given)),
      update: async (writing, { id, version }, { nom, champs }) => {
        // A field keeps its key, and with it what equipment holds in it; one the file does not name stays as it is.
        const before = known.fieldsOf(id);
        const next = (champs as SaidField[] | undefined)?.map((field) => ({ ...kept(before, field), ...field }));
        const others = before.filter(
          ({ libelle, is_archive }) => !is_archive && !next?.some((field) => fold(field.libelle) === fold(libelle)),
        );
        await updateType(writing, UpdateTypeEquipementInput.parse({ id, version, nom, ...(next ? { champs: [...next, ...others] } : {}) }));
      },
    });
  },
});

const kept = (before: readonly ChampType[], field: SaidField) => {
  const own = before.find(({ libelle }) => fold(libelle) === fold(field.libelle));
  return own ? { cle: own.cle, min: own.min, max: own.max } : {};
};

async function findKnown(ctx: Ctx): Promise<{ byName: Map<string, Known[]>; fieldsOf: (id: number) => ChampType[] }> {
  const { items } = await listTypes(ctx, {});
  const known = items.map(({ id, version, nom, champs }) => {
    const shown = champs
      .filter(({ is_archive }) => !is_archive)
      .map(({ libelle, genre, unite, choix, is_requis }): SaidField => ({ libelle, genre, unite, choix, is_requis }));
    return { id, version, cle: nom, values: { nom, champs: shown } };
  });
  const fieldsById = new Map(items.map(({ id, champs }) => [id, champs]));
  return { byName: Map.groupBy(known, ({ values }) => keyOf('nom', values.nom)), fieldsOf: (id) => fieldsById.get(id) ?? [] };
}
