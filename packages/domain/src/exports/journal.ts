import type { JournalListItem, ListJournalInput } from '@mif/contract/journal';
import { listJournal } from '../journal/list.ts';
import type { ExportSource } from './source.ts';

/** The journal names people and what befell their accounts: the password is asked again, and the journal keeps who took it. */
export const journalExport: ExportSource<'journal', ListJournalInput, JournalListItem> = {
  liste: 'journal',
  title: 'journal.list.title',
  list: listJournal,
  is_people: true,
  columns: {
    date_serveur: { label: 'journal.fields.date_serveur', kind: 'instant', value: (row) => row.date_serveur },
    acteur: { label: 'journal.fields.acteur', kind: 'text', value: (row) => row.acteur.full_name, width: 28 },
    objet: { label: 'journal.fields.objet', kind: 'code', codes: 'journal.objets', value: (row) => row.objet },
    objet_id: { label: 'journal.fields.objet_id', kind: 'number', value: (row) => row.objet_id },
    objet_nom: { label: 'journal.fields.nom', kind: 'text', value: (row) => row.objet_nom, width: 32 },
    action: { label: 'journal.fields.action', kind: 'code', codes: 'journal.verbs', value: (row) => row.action, width: 24 },
    is_sensible: { label: 'journal.fields.is_sensible', kind: 'boolean', value: (row) => row.is_sensible },
    changements: { label: 'journal.fields.changements', kind: 'text', value: textOf, width: 80 },
  },
};

/** `role: "technicien" → "admin"; email: …`: the fields' own names, so that a line reads the same in every language. */
function textOf({ changements }: JournalListItem): string {
  return Object.entries(changements)
    .map(([champ, { avant, apres }]) => `${champ}: ${JSON.stringify(avant ?? null)} → ${JSON.stringify(apres ?? null)}`)
    .join('; ');
}
