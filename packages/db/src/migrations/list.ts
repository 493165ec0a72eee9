import { Socle } from './20261123-000-socle.ts';
import { RechercheEtIntegrite } from './20261123-001-recherche-et-integrite.ts';

/** Every migration, in order. One that was released is never changed. */
export const migrationsList = [
  { name: '20261123-000-socle', class: Socle },
  { name: '20261123-001-recherche-et-integrite', class: RechercheEtIntegrite },
];
