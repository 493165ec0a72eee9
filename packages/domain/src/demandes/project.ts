import type { Demande, DemandeListItem } from '@mif/contract/demandes';
import { DomainError } from '@mif/contract/errors';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { demandesOf, unscopedTables } from '../kernel/scope.ts';
import { allowedActions } from './policy.ts';

type Query = ReturnType<typeof demandesOf>;

/** Demandes with what a list shows of them, from a query over `demandes as d`. */
export function withListColumns(query: Query) {
  return query
    .innerJoin('clients as c', 'c.id', 'd.client_id')
    .innerJoin('sites as s', 's.id', 'd.site_id')
    .leftJoin('equipements as e', 'e.id', 'd.equipement_id')
    .leftJoin('users as a', 'a.id', 'd.auteur_id')
    .select([
      'd.id',
      'd.reference',
      'd.titre',
      'd.statut',
      'd.priorite',
      'd.priorite_rang',
      'd.source',
      'd.date_creation',
      'd.date_decision',
      'd.client_id',
      'd.site_id',
      'd.equipement_id',
      'd.auteur_id',
      'd.doublon_de',
      'd.intervention_id',
      'd.version',
      'c.nom as client_nom',
      's.nom as site_nom',
      'e.nom as equipement_nom',
      'e.code as equipement_code',
      'e.localisation as equipement_localisation',
      'a.full_name as auteur_nom',
    ]);
}

export type ListRow = Awaited<ReturnType<ReturnType<typeof withListColumns>['execute']>>[number];

/** The DTO of a list's row. */
export function toListItem(row: ListRow): DemandeListItem {
  return {
    id: row.id,
    reference: row.reference,
    titre: row.titre,
    statut: row.statut,
    priorite: row.priorite,
    source: row.source,
    date_creation: toIso(row.date_creation),
    date_decision: toIsoOrNull(row.date_decision),
    client_id: row.client_id,
    site_id: row.site_id,
    equipement_id: row.equipement_id,
    auteur_id: row.auteur_id,
    doublon_de: row.doublon_de,
    intervention_id: row.intervention_id,
    version: row.version,
    client: { id: row.client_id, nom: row.client_nom },
    site: { id: row.site_id, nom: row.site_nom },
    equipement:
      row.equipement_id === null
        ? null
        : {
            id: row.equipement_id,
            nom: row.equipement_nom ?? '',
            code: row.equipement_code ?? '',
            localisation: row.equipement_localisation,
          },
    auteur: row.auteur_id === null ? null : { id: row.auteur_id, full_name: row.auteur_nom ?? '' },
  };
}

/**
 * One demande in full, if the caller may read it.
 * @throws DEMANDE_NOT_FOUND also for a row outside the caller's scope
 */
export async function readDemande(ctx: Ctx, id: number): Promise<Demande> {
  const row = await withListColumns(demandesOf(ctx, 'demande.read'))
    .leftJoin('users as m', 'm.id', 'd.decideur_id')
    .leftJoin('demandes as o', 'o.id', 'd.doublon_de')
    .leftJoin('interventions as i', 'i.id', 'd.intervention_id')
    .select(['d.description', 'd.motif_refus', 'd.contact_nom', 'd.contact_telephone', 'd.contact_email', 'd.decideur_id'])
    .select(['m.full_name as decideur_nom', 'o.reference as doublon_reference', 'o.statut as doublon_statut'])
    .select(['i.reference as intervention_reference', 'i.titre as intervention_titre', 'i.statut as intervention_statut'])
    .where('d.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new DomainError('DEMANDE_NOT_FOUND', { field: 'id' });
  const actor = actorOf(ctx);
  const is_manager = actor.role !== 'client' && actor.role !== 'technicien';
  return {
    ...toListItem(row),
    description: row.description,
    motif_refus: row.motif_refus,
    contact:
      row.source === 'qr' && is_manager ? { nom: row.contact_nom, telephone: row.contact_telephone, email: row.contact_email } : null,
    decideur: row.decideur_id === null ? null : { id: row.decideur_id, full_name: row.decideur_nom ?? '' },
    doublon:
      row.doublon_de === null || !row.doublon_reference || !row.doublon_statut
        ? null
        : { id: row.doublon_de, reference: row.doublon_reference, statut: row.doublon_statut },
    intervention:
      row.intervention_id === null || !row.intervention_reference || !row.intervention_statut
        ? null
        : {
            id: row.intervention_id,
            reference: row.intervention_reference,
            titre: row.intervention_titre ?? '',
            statut: row.intervention_statut,
          },
    actions_permises: allowedActions(actor, row),
  };
}

/** The demande an intervention came from, or null: for whoever may read the intervention. */
export async function findDemandeOf(ctx: Ctx, intervention_id: number): Promise<{ id: number; reference: string } | null> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('demandes')
    .select(['id', 'reference'])
    .where('intervention_id', '=', intervention_id)
    .where('statut', '=', 'acceptee')
    .executeTakeFirst();
  return row ?? null;
}
