import { sql, type Selectable } from 'kysely';
import type { Tables } from '@mif/db/orm';
import type { Intervention, InterventionListItem } from '@mif/contract/interventions';
import { responseState } from '@mif/contract/deadlines';
import { DomainError } from '@mif/contract/errors';
import { findDemandeOf } from '../demandes/project.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toDateOrNull, toIso, toIsoOrNull } from '../kernel/instants.ts';
import { interventionsOf, tables, unscopedTables } from '../kernel/scope.ts';
import { findEcheanceOf } from '../plans/of-intervention.ts';
import { readSheet } from '../sites/sheet.ts';
import { allowedActions } from './policy.ts';

/** Interventions with the names a list shows, from a query over `interventions as i`. */
export function withNames(query: ReturnType<typeof interventionsOf>) {
  return query
    .innerJoin('equipements as e', 'e.id', 'i.equipement_id')
    .innerJoin('sites as st', 'st.id', 'e.site_id')
    .innerJoin('clients as c', 'c.id', 'i.client_id')
    .leftJoin('techniciens as t', 't.id', 'i.technicien_id')
    .leftJoin('users as u', 'u.id', 't.user_id');
}

/** Columns of a list item. */
export const listColumns = [
  'i.id',
  'i.reference',
  'i.titre',
  'i.type',
  'i.statut',
  'i.priorite',
  'i.priorite_rang',
  'i.date_creation',
  'i.date_limite',
  'i.date_debut_prevue',
  'i.date_fin_prevue',
  'i.date_cloture',
  'i.technicien_id',
  'i.equipement_id',
  'i.client_id',
  'i.version',
  'e.nom as equipement_nom',
  'e.code as equipement_code',
  'e.localisation as equipement_localisation',
  'e.site_id',
  'st.nom as site_nom',
  'st.ville as site_ville',
  'c.nom as client_nom',
  'u.full_name as technicien_nom',
] as const;

type Row = Selectable<Tables['interventions']>;
export type ListRow = Pick<
  Row,
  | 'id'
  | 'reference'
  | 'titre'
  | 'type'
  | 'statut'
  | 'priorite'
  | 'priorite_rang'
  | 'date_creation'
  | 'date_limite'
  | 'date_debut_prevue'
  | 'date_fin_prevue'
  | 'date_cloture'
  | 'technicien_id'
  | 'equipement_id'
  | 'client_id'
  | 'version'
> & {
  equipement_nom: string;
  equipement_code: string;
  equipement_localisation: string | null;
  site_id: number;
  site_nom: string;
  site_ville: string | null;
  client_nom: string;
  technicien_nom: string | null;
};

/** The DTO of a list's row. */
export function toListItem(row: ListRow): InterventionListItem {
  return {
    id: row.id,
    reference: row.reference,
    titre: row.titre,
    type: row.type,
    statut: row.statut,
    priorite: row.priorite,
    urgence: row.priorite === 'critique',
    date_creation: toIso(row.date_creation),
    date_limite: toIsoOrNull(row.date_limite),
    date_debut_prevue: toIsoOrNull(row.date_debut_prevue),
    date_fin_prevue: toIsoOrNull(row.date_fin_prevue),
    date_cloture: toIsoOrNull(row.date_cloture),
    technicien_id: row.technicien_id,
    equipement_id: row.equipement_id,
    client_id: row.client_id,
    version: row.version,
    equipement: {
      id: row.equipement_id,
      nom: row.equipement_nom,
      code: row.equipement_code,
      localisation: row.equipement_localisation,
    },
    technicien: row.technicien_id === null ? null : { id: row.technicien_id, nom: row.technicien_nom ?? '' },
    client: { id: row.client_id, nom: row.client_nom },
    site: { id: row.site_id, nom: row.site_nom, ville: row.site_ville },
  };
}

const detailColumns = [
  ...listColumns,
  'i.description',
  'i.date_demande',
  'i.date_limite_prise_en_charge',
  'i.date_affectation',
  'i.date_debut_travaux',
  'i.date_fin_travaux',
  'i.motif_attente',
  'i.rapport',
  'i.signature_nom',
  'i.signature_trace',
  'i.motif_sans_signature',
  'i.cout_centimes',
  'i.devise',
] as const;

/** Which calendar its deadline was counted with, and in which version. */
const calendarOfVersion = sql<Intervention['calendrier']>`(
  select jsonb_build_object('id', k.id, 'nom', k.nom, 'numero', v.numero)
  from calendrier_versions v join calendriers k on k.id = v.calendrier_id where v.id = i.calendrier_version_id)`.as('calendrier');

/**
 * One intervention in full, if the caller may read it.
 * @throws INTERVENTION_NOT_FOUND also for a row outside the caller's scope
 */
export async function readIntervention(ctx: Ctx, id: number): Promise<Intervention> {
  return detailOf(ctx, interventionsOf(ctx, 'intervention.read'), id);
}

/** The same after a command on the row was allowed: the step may have taken it out of the caller's own scope. */
export async function readAfterCommand(ctx: Ctx, id: number): Promise<Intervention> {
  return detailOf(ctx, unscopedTables(ctx.em).selectFrom('interventions as i'), id);
}

async function detailOf(ctx: Ctx, from: ReturnType<typeof interventionsOf>, id: number): Promise<Intervention> {
  const row = await withNames(from).select(detailColumns).select(calendarOfVersion).where('i.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('INTERVENTION_NOT_FOUND', { field: 'id' });
  const temps = await tables(ctx.em)
    .selectFrom('intervention_temps as l')
    .innerJoin('techniciens as t', 't.id', 'l.technicien_id')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['l.id', 'l.technicien_id', 'u.full_name', 'l.date_debut', 'l.minutes', 'l.valide_at'])
    .where('l.intervention_id', '=', id)
    .orderBy('l.id')
    .execute();
  return {
    ...toListItem(row),
    site: await readSheet(ctx, row.site_id),
    description: row.description,
    date_demande: toIsoOrNull(row.date_demande),
    demande: row.date_demande === null ? null : await findDemandeOf(ctx, id),
    echeance: await findEcheanceOf(ctx, id),
    date_limite_prise_en_charge: toIsoOrNull(row.date_limite_prise_en_charge),
    etat_prise_en_charge: responseState(
      {
        statut: row.statut,
        limite: toDateOrNull(toIsoOrNull(row.date_limite_prise_en_charge)),
        debut: toDateOrNull(toIsoOrNull(row.date_debut_travaux)),
      },
      ctx.now,
    ),
    calendrier: row.calendrier,
    date_affectation: toIsoOrNull(row.date_affectation),
    date_debut_travaux: toIsoOrNull(row.date_debut_travaux),
    date_fin_travaux: toIsoOrNull(row.date_fin_travaux),
    motif_attente: row.motif_attente,
    rapport: row.rapport,
    cout_centimes: actorOf(ctx).role === 'client' ? null : row.cout_centimes,
    devise: row.devise,
    temps: temps.map((line) => ({
      id: line.id,
      technicien_id: line.technicien_id,
      technicien_nom: line.full_name,
      date_debut: toIso(line.date_debut),
      minutes: line.minutes,
      is_valide: line.valide_at !== null,
    })),
    signature: row.signature_nom && row.signature_trace ? { nom: row.signature_nom, trace: row.signature_trace } : null,
    motif_sans_signature: row.motif_sans_signature,
    actions_permises: allowedActions(actorOf(ctx), row),
  };
}
