import type { Registre } from '@mif/contract/imports';
import type { Catalogue } from './messages.ts';

/** What a register's import fields are called: those of the product; a custom field carries its own name. */
export function importFieldLabel(all: Catalogue, registre: Registre, champ: string): string {
  const labels: Readonly<Record<string, string>> = all.imports.fields[registre];
  return labels[champ] ?? champ;
}

/** The words of a coded field's codes, or null where it has none of its own. */
export function importCodeLabels(all: Catalogue, registre: Registre, champ: string): Readonly<Record<string, string>> | null {
  const { yes, no } = all.common.words;
  const of: Partial<Record<Registre, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
    clients: { is_active: { oui: yes, non: no } },
    equipements: {
      criticite: all.equipements.criticites,
      statut: all.equipements.statuts,
      frequence_entretien: all.equipements.frequences,
    },
    techniciens: { is_active: { oui: yes, non: no } },
    interventions: {
      type: all.interventions.types,
      priorite: all.interventions.priorites,
      statut: all.interventions.statuts,
    },
  };
  return of[registre]?.[champ] ?? null;
}
