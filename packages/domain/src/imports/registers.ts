import type { Registre } from '@mif/contract/imports';
import type { RegisterImport } from './prepared.ts';
import { clientsImport } from './registers/clients.ts';
import { competencesImport } from './registers/competences.ts';
import { equipementsImport } from './registers/equipements.ts';
import { interventionsImport } from './registers/interventions.ts';
import { techniciensImport } from './registers/techniciens.ts';

/** How each register is imported. */
export const registerImports: Readonly<Record<Registre, RegisterImport>> = {
  clients: clientsImport,
  equipements: equipementsImport,
  competences: competencesImport,
  techniciens: techniciensImport,
  interventions: interventionsImport,
};
