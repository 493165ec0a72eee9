import {
  CancelReleveInput,
  Compteur,
  CompteurList,
  CreateCompteurInput,
  CreateReleveInput,
  ListCompteursInput,
  ListRelevesInput,
  Releve,
  RelevePage,
  UpdateCompteurInput,
} from '@mif/contract/compteurs';
import { cancelReleve } from '@mif/domain/compteurs/cancel-releve';
import { createCompteur } from '@mif/domain/compteurs/create';
import { listCompteurs, listReleves } from '@mif/domain/compteurs/project';
import { recordReleve } from '@mif/domain/compteurs/record-releve';
import { updateCompteur } from '@mif/domain/compteurs/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const compteursRouter = router({
  list: query('compteur.read')
    .meta(rest('GET', '/equipements/{equipement_id}/compteurs', 'Lister les compteurs d’un équipement'))
    .input(checked(ListCompteursInput))
    .output(checked(CompteurList))
    .query(({ ctx, input }) => listCompteurs(ctx.domain, input)),
  create: command('compteur.update')
    .meta(rest('POST', '/equipements/{equipement_id}/compteurs', 'Donner un compteur à un équipement', 201))
    .input(checked(CreateCompteurInput))
    .output(checked(Compteur))
    .mutation(({ ctx, input }) => createCompteur(ctx.domain, input)),
  update: command('compteur.update')
    .meta(rest('PUT', '/compteurs/{id}', 'Modifier un compteur'))
    .input(checked(UpdateCompteurInput))
    .output(checked(Compteur))
    .mutation(({ ctx, input }) => updateCompteur(ctx.domain, input)),
  releves: query('compteur.read')
    .meta(rest('GET', '/compteurs/{compteur_id}/releves', 'Lister les relevés d’un compteur'))
    .input(checked(ListRelevesInput))
    .output(checked(RelevePage))
    .query(({ ctx, input }) => listReleves(ctx.domain, input)),
  releve: command('releve.create')
    .meta(rest('POST', '/compteurs/{compteur_id}/releves', 'Noter un relevé, ou un changement de compteur', 201))
    .input(checked(CreateReleveInput))
    .output(checked(Releve))
    .mutation(({ ctx, input }) => recordReleve(ctx.domain, input)),
  annulerReleve: command('releve.cancel')
    .meta(rest('PATCH', '/releves/{id}/annulation', 'Annuler un relevé faux'))
    .input(checked(CancelReleveInput))
    .output(checked(Releve))
    .mutation(({ ctx, input }) => cancelReleve(ctx.domain, input)),
});
