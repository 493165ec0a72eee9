import { editable, fillText } from '@mif/contract/message-text';
import type { Langue } from '@mif/contract/users';
import { formatCivilDate, formatInstant } from './format.ts';
import type { Catalogue } from './messages.ts';

const datePattern = /^\d{4}-\d\d-\d\d$/;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The words a sentence takes from a code: `notifications.words` of the reader's language. */
type NotificationWords = Catalogue['notifications']['words'];

const nothing = { reference: '', titre: '', texte: '' };

/**
 * What fills the sentences of a notification: its facts, its civil dates and instants written in the reader's language, and the words
 * of its codes. `{type}` becomes `{absence}`, `{etat}` becomes `{validite}`, the code of `{raison}` its words.
 */
export function notificationParams(
  params: Readonly<Record<string, string>>,
  langue: Langue,
  words: NotificationWords,
): Record<string, string> & typeof nothing {
  const said = Object.entries(params).map(([name, value]) => [name, inWords(value, langue)]);
  const facts = Object.fromEntries(said) as Record<string, string>;
  return {
    ...nothing,
    ...facts,
    // By its code where the moon has one, else as the register names it.
    ferie: Object.hasOwn(words.ferie, facts['code'] ?? '') ? wordOf(words.ferie, facts['code'], 'ramadan') : (facts['ferie'] ?? ''),
    absence: wordOf(words.absence, facts['type'], 'autre'),
    raison: fillText(wordOf(words.raison, facts['raison'], 'aucun'), facts),
    validite: fillText(wordOf(words.validite, facts['etat'], 'expire'), facts),
  };
}

function wordOf<Words extends Record<string, string>>(words: Words, code: string | undefined, other: keyof Words & string): string {
  return (code !== undefined && Object.hasOwn(words, code) ? words[code] : words[other]) ?? '';
}

/** The defaults of a message as one edits them; the short sentence has no subject. */
export function defaultTexts(
  catalogue: Pick<Catalogue, 'emails' | 'notifications'>,
  evenement: keyof Catalogue['emails']['subjects'],
  canal: 'email' | 'application',
): { sujet: string | null; corps: string } {
  if (canal === 'application') return { sujet: null, corps: editable(catalogue.notifications.events[evenement]) };
  return { sujet: editable(catalogue.emails.subjects[evenement]), corps: editable(catalogue.emails.bodies[evenement]) };
}

function inWords(value: string, langue: Langue): string {
  if (datePattern.test(value)) return formatCivilDate(value, langue);
  return instantPattern.test(value) ? formatInstant(value, langue, 'short') : value;
}
