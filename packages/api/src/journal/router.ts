import { JournalListPage, JournalPage, ListJournalInput, RecordHistoryInput } from '@mif/contract/journal';
import { listJournal } from '@mif/domain/journal/list';
import { recordHistory } from '@mif/domain/journal/of-record';
import { checked, query, rest, router } from '../procedures.ts';

export const journalRouter = router({
  list: query('journal.read')
    .meta(rest('GET', '/journal', 'Lire le journal de toutes les modifications'))
    .input(checked(ListJournalInput))
    .output(checked(JournalListPage))
    .query(({ ctx, input }) => listJournal(ctx.domain, input)),
  ofRecord: query('historique.read')
    .meta(rest('GET', '/journal/{objet}/{objet_id}', 'Lire les modifications d’une fiche'))
    .input(checked(RecordHistoryInput))
    .output(checked(JournalPage))
    .query(({ ctx, input }) => recordHistory(ctx.domain, input)),
});
