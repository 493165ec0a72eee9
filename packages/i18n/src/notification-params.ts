import type { Langue } from '@mif/contract/users';
import { formatCivilDate } from './format.ts';

const datePattern = /^\d{4}-\d\d-\d\d$/;

// What a sentence may name and its notification lacks.
const nothing = {
  reference: '',
  titre: '',
  texte: '',
  motif: '',
  intervention: '',
  original: '',
  technicien: '',
  type: '',
  du: '',
  au: '',
  habilitation: '',
  date: '',
  etat: '',
};

/** What fills the sentence of a notification, its civil dates written in the reader's language. */
export function notificationParams(params: Readonly<Record<string, string>>, langue: Langue): Record<string, string> & typeof nothing {
  const said = Object.entries(params).map(([name, value]) => [name, datePattern.test(value) ? formatCivilDate(value, langue) : value]);
  return { ...nothing, ...(Object.fromEntries(said) as Record<string, string>) };
}
