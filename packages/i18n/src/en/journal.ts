import type { journal as fr } from '../fr/journal.ts';
import type { Messages } from '../messages.ts';

export const journal: Messages<typeof fr> = {
  history: 'Changes',
  none: 'No change recorded.',
  actions: {
    create: '{acteur} created the record',
    update: '{acteur} changed the record',
    import: '{acteur} imported the record',
    retire: '{acteur} took the record out of service',
    deactivate: '{acteur} deactivated the record',
    activate: '{acteur} reactivated the record',
    other: '{acteur}: {action}',
  },
  change: '{champ}: {avant} → {apres}',
  yes: 'yes',
  no: 'no',
  conflict_title: 'This record has just changed',
  conflict_by: 'Changed by {acteur} {quand}.',
  conflict_text: 'Your changes are kept below, the rest is up to date. Check them, then save again.',
};
