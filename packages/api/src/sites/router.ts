import { IdInput } from '@mif/contract/paging';
import { ListSitesInput, Site, SitePage } from '@mif/contract/sites';
import { getSite } from '@mif/domain/sites/get';
import { listSites } from '@mif/domain/sites/list';
import { checked, query, rest, router } from '../procedures.ts';

export const sitesRouter = router({
  list: query('site.read')
    .meta(rest('GET', '/sites', 'Lister les sites'))
    .input(checked(ListSitesInput))
    .output(checked(SitePage))
    .query(({ ctx, input }) => listSites(ctx.domain, input)),
  get: query('site.read')
    .meta(rest('GET', '/sites/{id}', 'Lire un site'))
    .input(checked(IdInput))
    .output(checked(Site))
    .query(({ ctx, input }) => getSite(ctx.domain, input)),
});
