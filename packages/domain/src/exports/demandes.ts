import type { DemandeListItem, ListDemandesInput } from '@mif/contract/demandes';
import { listDemandes } from '../demandes/list.ts';
import type { ExportSource } from './source.ts';

export const demandesExport: ExportSource<'demandes', ListDemandesInput, DemandeListItem> = {
  liste: 'demandes',
  title: 'demandes.title',
  list: listDemandes,
  columns: {
    reference: { label: 'demandes.fields.reference', kind: 'text', value: (row) => row.reference, width: 18 },
    titre: { label: 'demandes.fields.titre', kind: 'text', value: (row) => row.titre, width: 44 },
    statut: { label: 'demandes.fields.statut', kind: 'code', codes: 'demandes.statuts', value: (row) => row.statut },
    priorite: { label: 'demandes.fields.priorite', kind: 'code', codes: 'interventions.priorites', value: (row) => row.priorite },
    source: { label: 'demandes.fields.source', kind: 'code', codes: 'demandes.sources', value: (row) => row.source },
    client: { label: 'demandes.fields.client', kind: 'text', value: (row) => row.client.nom, width: 28 },
    site: { label: 'demandes.fields.site', kind: 'text', value: (row) => row.site.nom },
    equipement: { label: 'exports.columns.equipement_code', kind: 'text', value: (row) => row.equipement?.code ?? null, width: 16 },
    equipement_nom: { label: 'demandes.fields.equipement', kind: 'text', value: (row) => row.equipement?.nom ?? null, width: 32 },
    auteur: { label: 'demandes.fields.auteur', kind: 'text', value: (row) => row.auteur?.full_name ?? null },
    date_creation: { label: 'demandes.fields.date_creation', kind: 'instant', value: (row) => row.date_creation },
    date_decision: { label: 'demandes.fields.date_decision', kind: 'instant', value: (row) => row.date_decision },
  },
};
