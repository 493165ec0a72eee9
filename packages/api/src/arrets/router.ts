import { Arret, ArretPage, CreateArretInput, ListArretsInput, UpdateArretInput } from '@mif/contract/arrets';
import { createArret } from '@mif/domain/arrets/create';
import { listArrets } from '@mif/domain/arrets/project';
import { updateArret } from '@mif/domain/arrets/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const arretsRouter = router({
  list: query('arret.read')
    .meta(rest('GET', '/equipements/{equipement_id}/arrets', 'Lister les arrêts d’un équipement'))
    .input(checked(ListArretsInput))
    .output(checked(ArretPage))
    .query(({ ctx, input }) => listArrets(ctx.domain, input)),
  create: command('arret.update')
    .meta(rest('POST', '/equipements/{equipement_id}/arrets', 'Noter un arrêt', 201))
    .input(checked(CreateArretInput))
    .output(checked(Arret))
    .mutation(({ ctx, input }) => createArret(ctx.domain, input)),
  update: command('arret.update')
    .meta(rest('PUT', '/arrets/{id}', 'Corriger ou terminer un arrêt'))
    .input(checked(UpdateArretInput))
    .output(checked(Arret))
    .mutation(({ ctx, input }) => updateArret(ctx.domain, input)),
});
