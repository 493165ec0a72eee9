import type { ListPlansInput, PlanListItem } from '@mif/contract/plans';
import { listPlans } from '../plans/list.ts';
import type { ExportSource } from './source.ts';

export const plansExport: ExportSource<'plans', ListPlansInput, PlanListItem> = {
  liste: 'plans',
  title: 'plans.title',
  list: listPlans,
  columns: {
    titre: { label: 'plans.fields.titre', kind: 'text', value: (row) => row.titre, width: 44 },
    statut: { label: 'plans.fields.statut', kind: 'code', codes: 'plans.statuts', value: (row) => row.statut },
    declencheur: { label: 'plans.fields.declencheur', kind: 'code', codes: 'plans.declencheurs', value: (row) => row.declencheur },
    frequence: { label: 'plans.fields.frequence', kind: 'code', codes: 'equipements.frequences', value: (row) => row.frequence },
    equipement: { label: 'exports.columns.equipement_code', kind: 'text', value: (row) => row.equipement.code, width: 16 },
    equipement_nom: { label: 'plans.fields.equipement', kind: 'text', value: (row) => row.equipement.nom, width: 32 },
    client: { label: 'plans.fields.client', kind: 'text', value: (row) => row.client.nom, width: 28 },
    site: { label: 'plans.fields.site', kind: 'text', value: (row) => row.site.nom },
    technicien: { label: 'plans.fields.technicien', kind: 'text', value: (row) => row.technicien?.nom ?? null },
    type: { label: 'plans.fields.type', kind: 'code', codes: 'interventions.types', value: (row) => row.type },
    priorite: { label: 'plans.fields.priorite', kind: 'code', codes: 'interventions.priorites', value: (row) => row.priorite },
    duree_minutes: { label: 'exports.columns.duree_minutes', kind: 'number', value: (row) => row.duree_minutes },
    prochaine_date: { label: 'plans.fields.prochaine_date', kind: 'date', value: (row) => row.prochaine_date },
    derniere_date: { label: 'plans.fields.derniere_date', kind: 'date', value: (row) => row.derniere_date },
    is_en_retard: { label: 'plans.list.late', kind: 'boolean', value: (row) => row.is_en_retard },
    date_creation: { label: 'plans.fields.date_creation', kind: 'instant', value: (row) => row.date_creation },
  },
};
