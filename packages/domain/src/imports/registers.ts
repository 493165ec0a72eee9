import type { Registre } from '@mif/contract/imports';
import type { RegisterImport } from './prepared.ts';
import { clientsImport } from './registers/clients.ts';
import { competencesImport } from './registers/competences.ts';
import { contactsImport } from './registers/contacts.ts';
import { equipementsImport } from './registers/equipements.ts';
import { interventionsImport } from './registers/interventions.ts';
import { sitesImport } from './registers/sites.ts';
import { techniciensImport } from './registers/techniciens.ts';
import { typesEquipementImport } from './registers/types-equipement.ts';
import { usersImport } from './registers/users.ts';

/** How each register is imported. */
export const registerImports: Readonly<Record<Registre, RegisterImport>> = {
  clients: clientsImport,
  sites: sitesImport,
  contacts: contactsImport,
  types_equipement: typesEquipementImport,
  equipements: equipementsImport,
  competences: competencesImport,
  users: usersImport,
  techniciens: techniciensImport,
  interventions: interventionsImport,
};
