import type { JournalItem } from '@mif/contract/journal';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';

/** Lines of the journal (as `j`), the newest first; the caller's right to them is checked by who asks. */
export function journalLines(ctx: Ctx) {
  return tables(ctx.em)
    .selectFrom('journal as j')
    .innerJoin('users as u', 'u.id', 'j.acteur_id')
    .select(['j.id', 'j.objet', 'j.objet_id', 'j.action', 'j.date_serveur', 'j.changements', 'j.is_sensible', 'j.acteur_id', 'u.full_name'])
    .orderBy('j.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof journalLines>['execute']>>[number];

/** The DTO of a line. */
export function toJournalItem({ acteur_id, full_name, ...row }: Row): JournalItem {
  return { ...row, date_serveur: toIso(row.date_serveur), acteur: { id: acteur_id, full_name } };
}
