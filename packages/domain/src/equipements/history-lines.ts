import type { EquipementHistoryItem } from '@mif/contract/equipements';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { interventionsOf, plansOf, tables, unscopedTables } from '../kernel/scope.ts';
import { after, millisecondsOf, type Genre, type Place } from './history-order.ts';

type ReadLines = (ctx: Ctx, equipement_id: number, place: Place | null, size: number) => Promise<EquipementHistoryItem[]>;

/** How the lines of each kind are read, for an equipment the caller may read: at most `size`, the newest first, after a place. */
export const lineReaders: Record<Genre, ReadLines> = {
  equipement: readChanges,
  intervention: readInterventions,
  releve: readReadings,
  arret: readDowntime,
  document: readDocuments,
  echeance: readSkipped,
};

const personOf = (id: number | null, full_name: string | null) => (id === null ? null : { id, full_name: full_name ?? '' });

async function readChanges(ctx: Ctx, equipement_id: number, place: Place | null, size: number): Promise<EquipementHistoryItem[]> {
  const rows = await tables(ctx.em)
    .selectFrom('journal as h')
    .innerJoin('users as u', 'u.id', 'h.acteur_id')
    .select(['h.id', 'h.action', 'h.date_serveur', 'h.acteur_id', 'h.changements', 'u.full_name'])
    .where('h.objet', '=', 'equipement')
    .where('h.objet_id', '=', equipement_id)
    .where(after(place, 'equipement', 'h.date_serveur', 'h.id'))
    .orderBy(millisecondsOf('h.date_serveur'), 'desc')
    .orderBy('h.id', 'desc')
    .limit(size)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    genre: 'equipement',
    action: row.action,
    date_serveur: toIso(row.date_serveur),
    acteur: personOf(row.acteur_id, row.full_name),
    intervention: null,
    details: row.changements,
  }));
}

async function readInterventions(ctx: Ctx, equipement_id: number, place: Place | null, size: number): Promise<EquipementHistoryItem[]> {
  const rows = await interventionsOf(ctx, 'intervention.read')
    .leftJoin('intervention_historique as h', (join) =>
      join.onRef('h.intervention_id', '=', 'i.id').on('h.action', 'in', ['create', 'import']),
    )
    .leftJoin('users as u', 'u.id', 'h.acteur_id')
    .select(['i.id', 'i.reference', 'i.titre', 'i.statut', 'i.type', 'i.date_creation', 'h.action', 'h.acteur_id', 'u.full_name'])
    .where('i.equipement_id', '=', equipement_id)
    .where(after(place, 'intervention', 'i.date_creation', 'i.id'))
    .orderBy(millisecondsOf('i.date_creation'), 'desc')
    .orderBy('i.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(({ action, acteur_id, full_name, ...row }) => {
    const date_creation = toIso(row.date_creation);
    return {
      id: row.id,
      genre: 'intervention',
      action: action ?? 'create',
      date_serveur: date_creation,
      acteur: personOf(acteur_id, full_name),
      intervention: { ...row, date_creation },
      details: null,
    };
  });
}

async function readReadings(ctx: Ctx, equipement_id: number, place: Place | null, size: number): Promise<EquipementHistoryItem[]> {
  const rows = await tables(ctx.em)
    .selectFrom('releves as r')
    .innerJoin('compteurs as m', 'm.id', 'r.compteur_id')
    .innerJoin('users as u', 'u.id', 'r.acteur_id')
    .select(['r.id', 'r.genre', 'r.date_releve', 'r.commentaire', 'r.acteur_id', 'u.full_name', 'm.nom as compteur', 'm.unite'])
    .select([sql<number>`r.valeur::float8`.as('valeur'), sql<number | null>`r.ancienne_valeur::float8`.as('ancienne_valeur')])
    .where('m.equipement_id', '=', equipement_id)
    .where('r.annule_at', 'is', null)
    .where(after(place, 'releve', 'r.date_releve', 'r.id'))
    .orderBy(millisecondsOf('r.date_releve'), 'desc')
    .orderBy('r.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(({ id, genre, date_releve, acteur_id, full_name, ...details }) => ({
    id,
    genre: 'releve',
    action: genre,
    date_serveur: toIso(date_releve),
    acteur: personOf(acteur_id, full_name),
    intervention: null,
    details,
  }));
}

async function readDowntime(ctx: Ctx, equipement_id: number, place: Place | null, size: number): Promise<EquipementHistoryItem[]> {
  const rows = await tables(ctx.em)
    .selectFrom('arrets as a')
    .innerJoin('users as u', 'u.id', 'a.acteur_id')
    .select(['a.id', 'a.cause', 'a.date_debut', 'a.date_fin', 'a.commentaire', 'a.acteur_id', 'u.full_name'])
    .where('a.equipement_id', '=', equipement_id)
    .where(after(place, 'arret', 'a.date_debut', 'a.id'))
    .orderBy(millisecondsOf('a.date_debut'), 'desc')
    .orderBy('a.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(({ id, date_debut, date_fin, acteur_id, full_name, ...details }) => ({
    id,
    genre: 'arret',
    action: details.cause,
    date_serveur: toIso(date_debut),
    acteur: personOf(acteur_id, full_name),
    intervention: null,
    details: { ...details, date_fin: toIsoOrNull(date_fin) },
  }));
}

async function readDocuments(ctx: Ctx, equipement_id: number, place: Place | null, size: number): Promise<EquipementHistoryItem[]> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('documents as d')
    .innerJoin('document_revisions as v', (join) => join.onRef('v.document_id', '=', 'd.id').onRef('v.revision', '=', 'd.revision'))
    .innerJoin('users as u', 'u.id', 'd.auteur_id')
    .select(['d.id', 'd.categorie', 'd.date_upload', 'd.auteur_id', 'u.full_name', 'v.filename'])
    .where('d.objet', '=', 'equipement')
    .where('d.objet_id', '=', equipement_id)
    .where('d.supprime_at', 'is', null)
    .where(after(place, 'document', 'd.date_upload', 'd.id'))
    .orderBy(millisecondsOf('d.date_upload'), 'desc')
    .orderBy('d.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(({ id, date_upload, auteur_id, full_name, categorie, filename }) => ({
    id,
    genre: 'document',
    action: categorie,
    date_serveur: toIso(date_upload),
    acteur: personOf(auteur_id, full_name),
    intervention: null,
    details: { filename },
  }));
}

/** Occurrences of plans the caller may read that were skipped, with the reason: by hand, by the catch-up policy, or with their work. */
async function readSkipped(ctx: Ctx, equipement_id: number, place: Place | null, size: number): Promise<EquipementHistoryItem[]> {
  const rows = await plansOf(ctx, 'plan.read')
    .innerJoin('echeances as o', 'o.plan_id', 'p.id')
    .select(['o.id', 'o.date_due', 'o.motif', 'o.date_decision', 'p.id as plan_id', 'p.titre as plan'])
    .where('p.equipement_id', '=', equipement_id)
    .where('o.statut', '=', 'sautee')
    .where('o.date_decision', 'is not', null)
    .where(after(place, 'echeance', 'o.date_decision', 'o.id'))
    .orderBy(millisecondsOf('o.date_decision'), 'desc')
    .orderBy('o.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(({ id, date_decision, ...details }) => ({
    id,
    genre: 'echeance',
    action: 'skip',
    date_serveur: toIso(date_decision ?? ctx.now),
    acteur: null,
    intervention: null,
    details,
  }));
}
