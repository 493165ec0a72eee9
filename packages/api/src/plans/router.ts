import { ListOccurrencesInput, OccurrenceList } from '@mif/contract/plans';
import { listOccurrences } from '@mif/domain/plans/list-occurrences';
import { checked, query, rest, router } from '../procedures.ts';

export const plansRouter = router({
  occurrences: query('plan.read')
    .meta(rest('GET', '/planning/occurrences', 'Lister les échéances entre deux jours, prévues ou déjà là'))
    .input(checked(ListOccurrencesInput))
    .output(checked(OccurrenceList))
    .query(({ ctx, input }) => listOccurrences(ctx.domain, input)),
});
