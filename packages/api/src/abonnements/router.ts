import { AbonnementList, AbonnementSubject, Flux, FluxInput, NouvelAbonnement } from '@mif/contract/abonnements';
import { Done, IdInput } from '@mif/contract/paging';
import { createAbonnement, revokeAbonnement } from '@mif/domain/abonnements/create';
import { listAbonnements } from '@mif/domain/abonnements/list';
import { readFlux } from '@mif/domain/abonnements/read';
import { checked, command, query, rest, router } from '../procedures.ts';

export const abonnementsRouter = router({
  list: query('abonnement.read')
    .meta(rest('GET', '/abonnements', 'Lister les adresses d’un calendrier'))
    .input(checked(AbonnementSubject))
    .output(checked(AbonnementList))
    .query(({ ctx, input }) => listAbonnements(ctx.domain, input)),
  create: command('abonnement.create')
    .meta(rest('POST', '/abonnements', 'Créer ou renouveler l’adresse d’un calendrier', 201))
    .input(checked(AbonnementSubject))
    .output(checked(NouvelAbonnement))
    .mutation(({ ctx, input }) => createAbonnement(ctx.domain, input)),
  revoke: command('abonnement.revoke')
    .meta(rest('DELETE', '/abonnements/{id}', 'Retirer l’adresse d’un calendrier'))
    .input(checked(IdInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => revokeAbonnement(ctx.domain, input)),
  read: query('flux.read')
    .input(checked(FluxInput))
    .output(checked(Flux))
    .query(({ ctx, input }) => readFlux(ctx.domain, input, ctx.origin.adresse)),
});
