import { HealthDetailed } from '@mif/contract/health';
import { checked, query, rest, router } from '../procedures.ts';

export const healthRouter = router({
  detailed: query('health.read')
    .meta(rest('GET', '/health/detailed', 'Lire l’état détaillé du système'))
    .output(checked(HealthDetailed))
    .query(({ ctx }) => ctx.health()),
});
