import {
  ConfirmJourFerieInput,
  CreateJourFerieInput,
  JourFerie,
  JourFerieList,
  ListJoursFeriesInput,
  RemoveJourFerieInput,
  UpdateJourFerieInput,
} from '@mif/contract/calendriers';
import { Done } from '@mif/contract/paging';
import { confirmJourFerie } from '@mif/domain/jours-feries/confirm';
import { listJoursFeries } from '@mif/domain/jours-feries/list';
import { createJourFerie, removeJourFerie, updateJourFerie } from '@mif/domain/jours-feries/write';
import { checked, command, query, rest, router } from '../procedures.ts';

export const joursFeriesRouter = router({
  list: query('jour_ferie.read')
    .meta(rest('GET', '/jours-feries', 'Lister les jours fériés d’une année'))
    .input(checked(ListJoursFeriesInput))
    .output(checked(JourFerieList))
    .query(({ ctx, input }) => listJoursFeries(ctx.domain, input)),
  create: command('jour_ferie.create')
    .meta(rest('POST', '/jours-feries', 'Ajouter un jour férié', 201))
    .input(checked(CreateJourFerieInput))
    .output(checked(JourFerie))
    .mutation(({ ctx, input }) => createJourFerie(ctx.domain, input)),
  update: command('jour_ferie.update')
    .meta(rest('PUT', '/jours-feries/{id}', 'Modifier un jour férié'))
    .input(checked(UpdateJourFerieInput))
    .output(checked(JourFerie))
    .mutation(({ ctx, input }) => updateJourFerie(ctx.domain, input)),
  confirm: command('jour_ferie.update')
    .meta(rest('POST', '/jours-feries/{id}/confirmation', 'Confirmer la date d’un jour férié lunaire, ou la déplacer'))
    .input(checked(ConfirmJourFerieInput))
    .output(checked(JourFerie))
    .mutation(({ ctx, input }) => confirmJourFerie(ctx.domain, input)),
  remove: command('jour_ferie.update')
    .meta(rest('DELETE', '/jours-feries/{id}', 'Retirer un jour férié ajouté'))
    .input(checked(RemoveJourFerieInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => removeJourFerie(ctx.domain, input)),
});
