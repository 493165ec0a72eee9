import type { EquipementListItem, ListEquipementsInput } from '@mif/contract/equipements';
import type { ValeurChamp } from '@mif/contract/types-equipement';
import { toCivilDate } from '@mif/contract/time';
import { sql } from 'kysely';
import { listEquipements } from '../equipements/list.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import type { ExportSource } from './source.ts';

/** An equipment with what a file alone shows of it, as text. */
type ExportedEquipement = EquipementListItem & { parent: string | null; valeurs: string | null; releves: string | null };

export const equipementsExport: ExportSource<'equipements', ListEquipementsInput, ExportedEquipement> = {
  liste: 'equipements',
  title: 'equipements.list.title',
  list: listForFile,
  columns: {
    code: { label: 'equipements.fields.code', kind: 'text', value: (row) => row.code, width: 16 },
    nom: { label: 'equipements.fields.nom', kind: 'text', value: (row) => row.nom, width: 36 },
    type: { label: 'equipements.fields.type', kind: 'text', value: (row) => row.type },
    statut: { label: 'equipements.fields.statut', kind: 'code', codes: 'equipements.statuts', value: (row) => row.statut },
    criticite: { label: 'equipements.fields.criticite', kind: 'code', codes: 'equipements.criticites', value: (row) => row.criticite },
    client: { label: 'equipements.fields.client', kind: 'text', value: (row) => row.client.nom, width: 28 },
    site: { label: 'equipements.fields.site', kind: 'text', value: (row) => row.site.nom },
    parent: { label: 'exports.columns.parent_code', kind: 'text', value: (row) => row.parent, width: 16 },
    localisation: { label: 'equipements.fields.localisation', kind: 'text', value: (row) => row.localisation },
    fabricant: { label: 'equipements.fields.fabricant', kind: 'text', value: (row) => row.fabricant },
    modele: { label: 'equipements.fields.modele', kind: 'text', value: (row) => row.modele },
    numero_serie: { label: 'equipements.fields.numero_serie', kind: 'text', value: (row) => row.numero_serie },
    date_mise_en_service: { label: 'equipements.fields.date_mise_en_service', kind: 'date', value: (row) => row.date_mise_en_service },
    date_fin_garantie: { label: 'equipements.fields.date_fin_garantie', kind: 'date', value: (row) => row.date_fin_garantie },
    frequence_entretien: {
      label: 'equipements.fields.frequence_entretien',
      kind: 'code',
      codes: 'equipements.frequences',
      value: (row) => row.frequence_entretien,
    },
    valeurs: { label: 'equipements.fields.valeurs', kind: 'text', value: (row) => row.valeurs, width: 40 },
    releves: { label: 'exports.columns.releves', kind: 'text', value: (row) => row.releves, width: 32 },
    interventions_ouvertes: {
      label: 'equipements.fields.interventions_ouvertes',
      kind: 'number',
      value: (row) => row.interventions_ouvertes,
    },
  },
};

async function listForFile(ctx: Ctx, input: ListEquipementsInput) {
  const page = await listEquipements(ctx, input);
  const ids = page.items.map(({ id }) => id);
  const parents = await parentCodes(ctx, ids);
  const values = await customValues(ctx, ids);
  const readings = await lastReadings(ctx, ids);
  const items = page.items.map((item): ExportedEquipement => ({
    ...item,
    parent: parents.get(item.id) ?? null,
    valeurs: values.get(item.id) ?? null,
    releves: readings.get(item.id) ?? null,
  }));
  return { ...page, items };
}

// The rows are those the list gave the caller: what follows is of them alone.
const isAmong = (ids: readonly number[]) => sql<boolean>`e.id = any(${ids}::int[])`;

// Whoever may read an equipment may read where it stands.
async function parentCodes(ctx: Ctx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .innerJoin('equipements as up', 'up.id', 'e.parent_id')
    .select(['e.id', 'up.code'])
    .where(isAmong(ids))
    .execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** `Puissance (kW): 75; Fluide: R134a`: the labels are those people gave the fields. */
async function customValues(ctx: Ctx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .select(['e.id', 'e.type', 'e.valeurs'])
    .where(isAmong(ids))
    .execute();
  const types = await unscopedTables(ctx.em).selectFrom('types_equipement').select(['nom', 'champs']).execute();
  const fieldsOf = new Map(types.map(({ nom, champs }) => [nom, champs]));
  return new Map(
    rows.map(({ id, type, valeurs }) => {
      const held = new Map(Object.entries(valeurs as object) as [string, ValeurChamp][]);
      const known = fieldsOf.get(type) ?? [];
      const said = known.flatMap(({ cle, libelle, unite }) => {
        const value = held.get(cle) ?? null;
        return value === null ? [] : [`${unite ? `${libelle} (${unite})` : libelle}: ${value}`];
      });
      return [id, said.join('; ')];
    }),
  );
}

/** `Heures: 12450 h (2026-11-20)` of each meter in use. */
async function lastReadings(ctx: Ctx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('compteurs as m')
    .innerJoin('equipements as e', 'e.id', 'm.equipement_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('releves as r')
          .select([sql<number>`r.valeur::float8`.as('valeur'), 'r.date_releve'])
          .whereRef('r.compteur_id', '=', 'm.id')
          .where('r.annule_at', 'is', null)
          .orderBy('r.date_releve', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['e.id', 'm.nom', 'm.unite', 'last.valeur', 'last.date_releve'])
    .where(isAmong(ids))
    .where('m.is_active', '=', true)
    .orderBy('m.nom')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, meters]) => [
      id,
      meters.map(({ nom, unite, valeur, date_releve }) => `${nom}: ${valeur} ${unite} (${toCivilDate(date_releve)})`).join('; '),
    ]),
  );
}
