import type { ClientListItem, ListClientsInput } from '@mif/contract/clients';
import type { ListSitesInput, SiteListItem } from '@mif/contract/sites';
import type { InterventionListItem, ListInterventionsInput } from '@mif/contract/interventions';
import type { ListUsersInput, User } from '@mif/contract/users';
import { listClients } from '../clients/list.ts';
import { listSites } from '../sites/list.ts';
import { listInterventions } from '../interventions/list.ts';
import { listUsers } from '../users/list.ts';
import type { ExportSource } from './source.ts';

export const interventionsExport: ExportSource<'interventions', ListInterventionsInput, InterventionListItem> = {
  liste: 'interventions',
  title: 'interventions.list.title',
  list: listInterventions,
  columns: {
    reference: { label: 'interventions.fields.reference', kind: 'text', value: (row) => row.reference, width: 18 },
    titre: { label: 'interventions.fields.titre', kind: 'text', value: (row) => row.titre, width: 44 },
    statut: { label: 'interventions.fields.statut', kind: 'code', codes: 'interventions.statuts', value: (row) => row.statut },
    priorite: { label: 'interventions.fields.priorite', kind: 'code', codes: 'interventions.priorites', value: (row) => row.priorite },
    type: { label: 'interventions.fields.type', kind: 'code', codes: 'interventions.types', value: (row) => row.type },
    equipement: { label: 'exports.columns.equipement_code', kind: 'text', value: (row) => row.equipement.code, width: 16 },
    equipement_nom: { label: 'interventions.fields.equipement', kind: 'text', value: (row) => row.equipement.nom, width: 32 },
    client: { label: 'interventions.fields.client', kind: 'text', value: (row) => row.client.nom, width: 28 },
    technicien: { label: 'interventions.fields.technicien', kind: 'text', value: (row) => row.technicien?.nom ?? null },
    date_creation: { label: 'interventions.fields.date_creation', kind: 'instant', value: (row) => row.date_creation },
    date_limite: { label: 'interventions.fields.date_limite', kind: 'instant', value: (row) => row.date_limite },
    date_debut_prevue: { label: 'interventions.fields.date_debut_prevue', kind: 'instant', value: (row) => row.date_debut_prevue },
    date_fin_prevue: { label: 'interventions.fields.date_fin_prevue', kind: 'instant', value: (row) => row.date_fin_prevue },
    date_cloture: { label: 'interventions.fields.date_cloture', kind: 'instant', value: (row) => row.date_cloture },
  },
};

export const clientsExport: ExportSource<'clients', ListClientsInput, ClientListItem> = {
  liste: 'clients',
  title: 'clients.list.title',
  list: listClients,
  columns: {
    code: { label: 'clients.fields.code', kind: 'text', value: (row) => row.code, width: 16 },
    nom: { label: 'clients.fields.nom', kind: 'text', value: (row) => row.nom, width: 36 },
    raison_sociale: { label: 'clients.fields.raison_sociale', kind: 'text', value: (row) => row.raison_sociale, width: 36 },
    forme_juridique: {
      label: 'clients.fields.forme_juridique',
      kind: 'code',
      codes: 'clients.formes',
      value: (row) => row.forme_juridique,
    },
    ice: { label: 'clients.fields.ice', kind: 'text', value: (row) => row.ice, width: 18 },
    identifiant_fiscal: { label: 'clients.fields.identifiant_fiscal', kind: 'text', value: (row) => row.identifiant_fiscal },
    rc: { label: 'clients.fields.rc', kind: 'text', value: (row) => row.rc },
    rc_tribunal: { label: 'clients.fields.rc_tribunal', kind: 'text', value: (row) => row.rc_tribunal },
    taxe_professionnelle: { label: 'clients.fields.taxe_professionnelle', kind: 'text', value: (row) => row.taxe_professionnelle },
    cnss: { label: 'clients.fields.cnss', kind: 'text', value: (row) => row.cnss },
    adresse: { label: 'clients.fields.adresse', kind: 'text', value: (row) => row.adresse, width: 40 },
    code_postal: { label: 'clients.fields.code_postal', kind: 'text', value: (row) => row.code_postal },
    ville: { label: 'clients.fields.ville', kind: 'text', value: (row) => row.ville },
    telephone: { label: 'clients.fields.telephone', kind: 'text', value: (row) => row.telephone, width: 18 },
    email: { label: 'clients.fields.email', kind: 'text', value: (row) => row.email, width: 32 },
    langue: { label: 'clients.fields.langue', kind: 'code', codes: 'common.langues', value: (row) => row.langue },
    sites: { label: 'clients.fields.sites', kind: 'number', value: (row) => row.sites },
    equipements: { label: 'clients.fields.equipements', kind: 'number', value: (row) => row.equipements },
    interventions_ouvertes: { label: 'clients.fields.interventions_ouvertes', kind: 'number', value: (row) => row.interventions_ouvertes },
    is_active: { label: 'clients.fields.is_active', kind: 'boolean', value: (row) => row.is_active },
    created_at: { label: 'clients.fields.created_at', kind: 'instant', value: (row) => row.created_at },
  },
};

export const sitesExport: ExportSource<'sites', ListSitesInput, SiteListItem> = {
  liste: 'sites',
  title: 'sites.list.title',
  list: listSites,
  columns: {
    code: { label: 'sites.fields.code', kind: 'text', value: (row) => row.code, width: 12 },
    nom: { label: 'sites.fields.nom', kind: 'text', value: (row) => row.nom, width: 32 },
    client: { label: 'sites.fields.client', kind: 'text', value: (row) => row.client.nom, width: 32 },
    adresse: { label: 'sites.fields.adresse', kind: 'text', value: (row) => row.adresse, width: 40 },
    code_postal: { label: 'sites.fields.code_postal', kind: 'text', value: (row) => row.code_postal },
    ville: { label: 'sites.fields.ville', kind: 'text', value: (row) => row.ville },
    latitude: { label: 'sites.fields.latitude', kind: 'number', value: (row) => row.latitude },
    longitude: { label: 'sites.fields.longitude', kind: 'number', value: (row) => row.longitude },
    instructions_acces: { label: 'sites.fields.instructions_acces', kind: 'text', value: (row) => row.instructions_acces, width: 50 },
    langue: { label: 'sites.fields.langue', kind: 'code', codes: 'common.langues', value: (row) => row.langue },
    equipements: { label: 'sites.fields.equipements', kind: 'number', value: (row) => row.equipements },
    interventions_ouvertes: { label: 'sites.fields.interventions_ouvertes', kind: 'number', value: (row) => row.interventions_ouvertes },
    is_active: { label: 'sites.fields.is_active', kind: 'boolean', value: (row) => row.is_active },
  },
};

export const usersExport: ExportSource<'users', ListUsersInput, User> = {
  liste: 'users',
  title: 'users.list.title',
  list: listUsers,
  is_people: true,
  columns: {
    full_name: { label: 'users.fields.full_name', kind: 'text', value: (row) => row.full_name, width: 28 },
    username: { label: 'users.fields.username', kind: 'text', value: (row) => row.username, width: 20 },
    email: { label: 'users.fields.email', kind: 'text', value: (row) => row.email, width: 32 },
    role: { label: 'users.fields.role', kind: 'code', codes: 'common.roles', value: (row) => row.role },
    langue: { label: 'users.fields.langue', kind: 'code', codes: 'common.langues', value: (row) => row.langue },
    is_active: { label: 'exports.columns.is_active', kind: 'boolean', value: (row) => row.is_active },
    created_at: { label: 'users.fields.created_at', kind: 'instant', value: (row) => row.created_at },
  },
};
