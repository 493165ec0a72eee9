/** Every list of the product that keeps views: its name is the register's. */
export const listes = [
  'interventions',
  'equipements',
  'clients',
  'sites',
  'techniciens',
  'absences',
  'habilitations',
  'users',
  'demandes',
  'plans',
  'documents',
  'journal',
  'travaux',
  'envois',
] as const;
export type Liste = (typeof listes)[number];
