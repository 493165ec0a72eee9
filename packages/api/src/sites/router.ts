import { Done, IdInput } from '@mif/contract/paging';
import {
  CreateSiteInput,
  ListSitesInput,
  ListSitesOfClientInput,
  RemoveSiteInput,
  SiteDetail,
  SitePage,
  UpdateSiteInput,
} from '@mif/contract/sites';
import { createSite } from '@mif/domain/sites/create';
import { getSite } from '@mif/domain/sites/get';
import { listSites } from '@mif/domain/sites/list';
import { listSitesOfClient } from '@mif/domain/sites/list-of-client';
import { removeSite } from '@mif/domain/sites/remove';
import { updateSite } from '@mif/domain/sites/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const sitesRouter = router({
  list: query('site.read')
    .meta(rest('GET', '/sites', 'Lister les sites'))
    .input(checked(ListSitesInput))
    .output(checked(SitePage))
    .query(({ ctx, input }) => listSites(ctx.domain, input)),
  listOfClient: query('client.read')
    .meta(rest('GET', '/clients/{client_id}/sites', 'Lister les sites d’un client'))
    .input(checked(ListSitesOfClientInput))
    .output(checked(SitePage))
    .query(({ ctx, input }) => listSitesOfClient(ctx.domain, input)),
  get: query('site.read')
    .meta(rest('GET', '/sites/{id}', 'Lire un site'))
    .input(checked(IdInput))
    .output(checked(SiteDetail))
    .query(({ ctx, input }) => getSite(ctx.domain, input)),
  create: command('site.create')
    .meta(rest('POST', '/sites', 'Créer un site', 201))
    .input(checked(CreateSiteInput))
    .output(checked(SiteDetail))
    .mutation(({ ctx, input }) => createSite(ctx.domain, input)),
  createOfClient: command('site.create')
    .meta(rest('POST', '/clients/{client_id}/sites', 'Ajouter un site à un client', 201))
    .input(checked(CreateSiteInput))
    .output(checked(SiteDetail))
    .mutation(({ ctx, input }) => createSite(ctx.domain, input)),
  update: command('site.update')
    .meta(rest('PUT', '/sites/{id}', 'Modifier un site'))
    .input(checked(UpdateSiteInput))
    .output(checked(SiteDetail))
    .mutation(({ ctx, input }) => updateSite(ctx.domain, input)),
  remove: command('site.remove')
    .meta(rest('DELETE', '/sites/{id}', 'Supprimer un site qui n’a jamais servi'))
    .input(checked(RemoveSiteInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => removeSite(ctx.domain, input)),
});
