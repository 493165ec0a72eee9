import { useLocalStorage } from '@mantine/hooks';

/** Columns that may be hidden; the reference and the title always stay. */
export const optionalColumns = [
  'statut',
  'priorite',
  'type',
  'equipement',
  'client',
  'technicien',
  'date_limite',
  'date_creation',
  'date_debut_prevue',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

const usual: readonly OptionalColumn[] = ['statut', 'priorite', 'equipement', 'client', 'technicien', 'date_limite'];

export type Density = 'dense' | 'comfortable';

function known(text: string): OptionalColumn[] {
  const names = text.split(',');
  return optionalColumns.filter((name) => names.includes(name));
}

/**
 * Columns and density, kept on the device; columns in the address win over the kept ones.
 * @param colonnes what the address says, if anything
 */
export function useListLayout(colonnes: string | undefined) {
  const [kept, keep] = useLocalStorage({
    key: 'mif.interventions.colonnes',
    defaultValue: usual.join(','),
    getInitialValueInEffect: false,
  });
  const [density, setDensity] = useLocalStorage<Density>({
    key: 'mif.interventions.densite',
    defaultValue: 'dense',
    getInitialValueInEffect: false,
  });
  return { columns: known(colonnes ?? kept), keep: (columns: readonly OptionalColumn[]) => keep(columns.join(',')), density, setDensity };
}
