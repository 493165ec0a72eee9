import { Done, IdInput } from '@mif/contract/paging';
import {
  EchecPage,
  ListEchecsInput,
  ListTravauxInput,
  RetryFailed,
  RetryFailedInput,
  RunTacheInput,
  Travail,
  TravailPage,
  TravauxEtat,
  UpdateTravauxReglageInput,
} from '@mif/contract/travaux';
import { cancelTravail } from '@mif/domain/travaux/cancel';
import { listEchecs } from '@mif/domain/travaux/failures';
import { listTravaux } from '@mif/domain/travaux/list';
import { readTravaux } from '@mif/domain/travaux/overview';
import { retryFailed, retryTravail } from '@mif/domain/travaux/retry';
import { runTache } from '@mif/domain/travaux/run';
import { updateTravauxReglage } from '@mif/domain/travaux/settings';
import { checked, command, query, rest, router } from '../procedures.ts';

export const travauxRouter = router({
  overview: query('travail.read')
    .meta(rest('GET', '/travaux/etat', 'Lire l’état des tâches de fond'))
    .output(checked(TravauxEtat))
    .query(({ ctx }) => readTravaux(ctx.domain)),
  list: query('travail.read')
    .meta(rest('GET', '/travaux', 'Lister les tâches de la file'))
    .input(checked(ListTravauxInput))
    .output(checked(TravailPage))
    .query(({ ctx, input }) => listTravaux(ctx.domain, input)),
  echecs: query('travail.read')
    .meta(rest('GET', '/travaux/echecs', 'Lister les essais qui ont échoué'))
    .input(checked(ListEchecsInput))
    .output(checked(EchecPage))
    .query(({ ctx, input }) => listEchecs(ctx.domain, input)),
  retry: command('travail.update')
    .meta(rest('POST', '/travaux/{id}/relance', 'Relancer une tâche'))
    .input(checked(IdInput))
    .output(checked(Travail))
    .mutation(({ ctx, input }) => retryTravail(ctx.domain, input)),
  cancel: command('travail.update')
    .meta(rest('DELETE', '/travaux/{id}', 'Annuler une tâche'))
    .input(checked(IdInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => cancelTravail(ctx.domain, input)),
  retryFailed: command('travail.update')
    .meta(rest('POST', '/travaux/relance', 'Relancer les tâches abandonnées d’une sorte'))
    .input(checked(RetryFailedInput))
    .output(checked(RetryFailed))
    .mutation(({ ctx, input }) => retryFailed(ctx.domain, input)),
  run: command('travail.update')
    .meta(rest('POST', '/travaux/taches/{tache}/execution', 'Exécuter tout de suite une tâche planifiée'))
    .input(checked(RunTacheInput))
    .output(checked(Travail))
    .mutation(({ ctx, input }) => runTache(ctx.domain, input)),
  updateReglage: command('parametre.update')
    .meta(rest('PUT', '/travaux/reglage', 'Régler l’alerte de retard'))
    .input(checked(UpdateTravauxReglageInput))
    .output(checked(TravauxEtat))
    .mutation(({ ctx, input }) => updateTravauxReglage(ctx.domain, input)),
});
