import { InterventionStats } from '@mif/contract/intervention-stats';
import { interventionStats } from '@mif/domain/interventions/stats';
import { checked, query, rest, router } from '../procedures.ts';

export const dashboardRouter = router({
  stats: query('dashboard.read')
    .meta(rest('GET', '/dashboard/stats', 'Lire les chiffres du tableau de bord'))
    .output(checked(InterventionStats))
    .query(({ ctx }) => interventionStats(ctx.domain)),
});
