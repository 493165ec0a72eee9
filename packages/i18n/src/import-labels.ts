import type { Registre } from '@mif/contract/imports';
import type { Catalogue } from './messages.ts';

/** What a register's import fields are called: those of the product; a custom field carries its own name. */
export function importFieldLabel(all: Catalogue, registre: Registre, champ: string): string {
  const labels: Readonly<Record<string, string>> = all.imports.fields[registre];
  return labels[champ] ?? champ;
}

/** The words of a coded field's codes, or null where it has none of its own. */
export function importCodeLabels(all: Catalogue, registre: Registre, champ: string): Readonly<Record<string, string>> | null {
  const yesNo = { oui: all.common.words.yes, non: all.common.words.no };
  const { roles, langues } = all.common;
  const of: Partial<Record<Registre, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
    clients: { is_active: yesNo, langue: langues },
    sites: { is_active: yesNo, langue: langues },
    contacts: { is_principal: yesNo },
    users: { role: roles, langue: langues },
    equipements: {
      criticite: all.equipements.criticites,
      statut: all.equipements.statuts,
      frequence_entretien: all.equipements.frequences,
    },
    techniciens: { is_active: yesNo },
    interventions: {
      type: all.interventions.types,
      priorite: all.interventions.priorites,
      statut: all.interventions.statuts,
    },
  };
  return of[registre]?.[champ] ?? null;
}
