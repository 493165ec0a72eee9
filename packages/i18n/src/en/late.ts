import { absences } from './absences.ts';
import { agenda } from './agenda.ts';
import { arrets } from './arrets.ts';
import { auth } from './auth.ts';
import { centre } from './centre.ts';
import { calendriers } from './calendriers.ts';
import { clients } from './clients.ts';
import { compteurs } from './compteurs.ts';
import { contacts } from './contacts.ts';
import { demandes } from './demandes.ts';
import { documents } from './documents.ts';
import { equipements } from './equipements.ts';
import { etiquettes } from './etiquettes.ts';
import { habilitations } from './habilitations.ts';
import { health } from './health.ts';
import { imports } from './imports.ts';
import { journal } from './journal.ts';
import { lists } from './lists.ts';
import { modeles } from './modeles.ts';
import { planForms } from './plan-forms.ts';
import { plans } from './plans.ts';
import { portail } from './portail.ts';
import { rappels } from './rappels.ts';
import { scanner } from './scanner.ts';
import { signalements } from './signalements.ts';
import { sites } from './sites.ts';
import { techniciens } from './techniciens.ts';
import { travaux } from './travaux.ts';
import { typesEquipement } from './types-equipement.ts';
import { users } from './users.ts';

/** The texts of all other pages in this language: fetched with the code of the first one that needs them. */
export const late = {
  absences,
  agenda,
  arrets,
  auth,
  centre,
  calendriers,
  clients,
  compteurs,
  contacts,
  demandes,
  documents,
  equipements,
  etiquettes,
  habilitations,
  health,
  imports,
  journal,
  lists,
  modeles,
  planForms,
  plans,
  portail,
  rappels,
  scanner,
  signalements,
  sites,
  techniciens,
  travaux,
  typesEquipement,
  users,
};
