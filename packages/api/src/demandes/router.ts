import {
  AcceptDemandeInput,
  CancelDemandeInput,
  CreateDemandeInput,
  Demande,
  DemandePage,
  DemandeStats,
  DoubleDemandeInput,
  ListDemandesInput,
  RefuseDemandeInput,
  SimilarDemandes,
} from '@mif/contract/demandes';
import { IdInput } from '@mif/contract/paging';
import { acceptDemande } from '@mif/domain/demandes/accept';
import { cancelDemande } from '@mif/domain/demandes/cancel';
import { createDemande } from '@mif/domain/demandes/create';
import { getDemande } from '@mif/domain/demandes/get';
import { listDemandes } from '@mif/domain/demandes/list';
import { markDouble } from '@mif/domain/demandes/mark-double';
import { refuseDemande } from '@mif/domain/demandes/refuse';
import { similarDemandes } from '@mif/domain/demandes/similar';
import { demandeStats } from '@mif/domain/demandes/stats';
import { checked, command, query, rest, router } from '../procedures.ts';

export const demandesRouter = router({
  list: query('demande.read')
    .meta(rest('GET', '/demandes', 'Lister les demandes'))
    .input(checked(ListDemandesInput))
    .output(checked(DemandePage))
    .query(({ ctx, input }) => listDemandes(ctx.domain, input)),
  get: query('demande.read')
    .meta(rest('GET', '/demandes/{id}', 'Lire une demande'))
    .input(checked(IdInput))
    .output(checked(Demande))
    .query(({ ctx, input }) => getDemande(ctx.domain, input)),
  stats: query('demande.read')
    .output(checked(DemandeStats))
    .query(({ ctx }) => demandeStats(ctx.domain)),
  similar: query('demande.double')
    .meta(rest('GET', '/demandes/{id}/semblables', 'Chercher ce qui ressemble à une demande'))
    .input(checked(IdInput))
    .output(checked(SimilarDemandes))
    .query(({ ctx, input }) => similarDemandes(ctx.domain, input)),
  create: command('demande.create')
    .meta(rest('POST', '/demandes', 'Demander une intervention', 201))
    .input(checked(CreateDemandeInput))
    .output(checked(Demande))
    .mutation(({ ctx, input }) => createDemande(ctx.domain, input)),
  accept: command('demande.accept')
    .meta(rest('POST', '/demandes/{id}/accepter', 'Accepter une demande : elle devient une intervention'))
    .input(checked(AcceptDemandeInput))
    .output(checked(Demande))
    .mutation(({ ctx, input }) => acceptDemande(ctx.domain, input)),
  refuse: command('demande.refuse')
    .meta(rest('POST', '/demandes/{id}/refuser', 'Refuser une demande'))
    .input(checked(RefuseDemandeInput))
    .output(checked(Demande))
    .mutation(({ ctx, input }) => refuseDemande(ctx.domain, input)),
  markDouble: command('demande.double')
    .meta(rest('POST', '/demandes/{id}/doublon', 'Signaler qu’une demande est un doublon'))
    .input(checked(DoubleDemandeInput))
    .output(checked(Demande))
    .mutation(({ ctx, input }) => markDouble(ctx.domain, input)),
  cancel: command('demande.cancel')
    .meta(rest('POST', '/demandes/{id}/annuler', 'Reprendre sa demande'))
    .input(checked(CancelDemandeInput))
    .output(checked(Demande))
    .mutation(({ ctx, input }) => cancelDemande(ctx.domain, input)),
});
