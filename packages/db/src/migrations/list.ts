import { Socle } from './20261123-000-socle.ts';
import { RechercheEtIntegrite } from './20261123-001-recherche-et-integrite.ts';
import { Battements } from './20261124-002-battements.ts';
import { RechercheParMots } from './20261124-003-recherche-par-mots.ts';
import { RechercheDesSigles } from './20261124-004-recherche-des-sigles.ts';
import { Confirmation } from './20261124-010-confirmation.ts';
import { Telephones } from './20261124-030-telephones.ts';
import { ClientsEtContacts } from './20261124-031-clients-et-contacts.ts';
import { JournalEtSites } from './20261124-005-journal-et-sites.ts';
import { Demandes } from './20261124-060-demandes.ts';
import { Comptes } from './20261124-011-comptes.ts';
import { Documents } from './20261124-050-documents.ts';
import { Techniciens } from './20261124-020-techniciens.ts';
import { Calendriers } from './20261124-070-calendriers.ts';
import { Envois } from './20261124-100-envois.ts';
import { ArbreCompteursArrets } from './20261124-040-arbre-compteurs-arrets.ts';
import { Plans } from './20261124-080-plans.ts';
import { EcheancesDecidees } from './20261124-081-echeances-decidees.ts';
import { SeuilsRelus } from './20261124-082-seuils-relus.ts';
import { ModelesMessages } from './20261124-110-modeles-messages.ts';
import { Agenda } from './20261124-090-agenda.ts';
import { Travaux } from './20261124-120-travaux.ts';

/** Every migration, in order. One that was released is never changed. */
export const migrationsList = [
  { name: '20261123-000-socle', class: Socle },
  { name: '20261123-001-recherche-et-integrite', class: RechercheEtIntegrite },
  { name: '20261124-002-battements', class: Battements },
  { name: '20261124-003-recherche-par-mots', class: RechercheParMots },
  { name: '20261124-004-recherche-des-sigles', class: RechercheDesSigles },
  { name: '20261124-005-journal-et-sites', class: JournalEtSites },
  { name: '20261124-010-confirmation', class: Confirmation },
  { name: '20261124-030-telephones', class: Telephones },
  { name: '20261124-031-clients-et-contacts', class: ClientsEtContacts },
  { name: '20261124-060-demandes', class: Demandes },
  { name: '20261124-011-comptes', class: Comptes },
  { name: '20261124-050-documents', class: Documents },
  { name: '20261124-020-techniciens', class: Techniciens },
  { name: '20261124-040-arbre-compteurs-arrets', class: ArbreCompteursArrets },
  { name: '20261124-080-plans', class: Plans },
  { name: '20261124-081-echeances-decidees', class: EcheancesDecidees },
  { name: '20261124-110-modeles-messages', class: ModelesMessages },
  { name: '20261124-070-calendriers', class: Calendriers },
  { name: '20261124-100-envois', class: Envois },
  { name: '20261124-090-agenda', class: Agenda },
  { name: '20261124-120-travaux', class: Travaux },
  { name: '20261124-082-seuils-relus', class: SeuilsRelus },
];
