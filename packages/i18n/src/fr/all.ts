import { habilitations } from './habilitations.ts';
import { absences } from './absences.ts';
import { arrets } from './arrets.ts';
import { compteurs } from './compteurs.ts';
import { typesEquipement } from './types-equipement.ts';
import { auth } from './auth.ts';
import { clients } from './clients.ts';
import { etiquettes } from './etiquettes.ts';
import { signalements } from './signalements.ts';
import { demandes } from './demandes.ts';
import { scanner } from './scanner.ts';
import { common } from './common.ts';
import { documents } from './documents.ts';
import { contacts } from './contacts.ts';
import { emails } from './emails.ts';
import { equipements } from './equipements.ts';
import { health } from './health.ts';
import { imports } from './imports.ts';
import { interventions } from './interventions.ts';
import { journal } from './journal.ts';
import { journee } from './journee.ts';
import { lists } from './lists.ts';
import { notifications } from './notifications.ts';
import { portail } from './portail.ts';
import { sites } from './sites.ts';
import { techniciens } from './techniciens.ts';
import { time } from './time.ts';
import { users } from './users.ts';

/** The texts of pages in this language, by domain: what a browser fetches before it shows one. */
export const messages = {
  habilitations,
  absences,
  arrets,
  auth,
  clients,
  compteurs,
  common,
  scanner,
  demandes,
  signalements,
  etiquettes,
  documents,
  contacts,
  emails,
  equipements,
  health,
  imports,
  interventions,
  journal,
  journee,
  lists,
  notifications,
  portail,
  sites,
  techniciens,
  time,
  typesEquipement,
  users,
};
