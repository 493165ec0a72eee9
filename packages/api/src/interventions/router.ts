import { ChangeAffectationInput, ChangeStatutInput, FilterInterventionsInput } from '@mif/contract/intervention-older-inputs';
import {
  AssignInterventionInput,
  CloseInterventionInput,
  CreateInterventionInput,
  FinishInterventionInput,
  HistoriqueInput,
  HistoriquePage,
  HoldInterventionInput,
  Intervention,
  InterventionPage,
  ListInterventionsInput,
  StepInput,
  UpdateInterventionInput,
} from '@mif/contract/interventions';
import { CheckSlotInput, MoveInterventionInput, SlotVerdict } from '@mif/contract/creneaux';
import { InterventionStats } from '@mif/contract/intervention-stats';
import { MaJournee, MaJourneeInput } from '@mif/contract/ma-journee';
import { IdInput } from '@mif/contract/paging';
import { archiveIntervention } from '@mif/domain/interventions/archive';
import { assignIntervention } from '@mif/domain/interventions/assign';
import { cancelIntervention } from '@mif/domain/interventions/cancel';
import { changeAffectation } from '@mif/domain/interventions/change-affectation';
import { changeStatut } from '@mif/domain/interventions/change-statut';
import { closeIntervention } from '@mif/domain/interventions/close';
import { createIntervention } from '@mif/domain/interventions/create';
import { finishIntervention } from '@mif/domain/interventions/finish';
import { getIntervention } from '@mif/domain/interventions/get';
import { interventionHistory } from '@mif/domain/interventions/history';
import { holdIntervention } from '@mif/domain/interventions/hold';
import { listInterventions } from '@mif/domain/interventions/list';
import { maJournee } from '@mif/domain/interventions/ma-journee';
import { checkSlot, moveIntervention } from '@mif/domain/interventions/move';
import { reopenIntervention } from '@mif/domain/interventions/reopen';
import { restoreIntervention } from '@mif/domain/interventions/restore';
import { resumeIntervention } from '@mif/domain/interventions/resume';
import { startIntervention } from '@mif/domain/interventions/start';
import { interventionStats } from '@mif/domain/interventions/stats';
import { unassignIntervention } from '@mif/domain/interventions/unassign';
import { uncloseIntervention } from '@mif/domain/interventions/unclose';
import { updateIntervention } from '@mif/domain/interventions/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const interventionsRouter = router({
  list: query('intervention.read')
    .meta(rest('GET', '/interventions', 'Lister les interventions'))
    .input(checked(ListInterventionsInput))
    .output(checked(InterventionPage))
    .query(({ ctx, input }) => listInterventions(ctx.domain, input)),
  filter: query('intervention.read')
    .meta(rest('GET', '/filters/interventions', 'Filtrer les interventions'))
    .input(checked(FilterInterventionsInput))
    .output(checked(InterventionPage))
    .query(({ ctx, input }) => listInterventions(ctx.domain, input)),
  get: query('intervention.read')
    .meta(rest('GET', '/interventions/{id}', 'Lire une intervention'))
    .input(checked(IdInput))
    .output(checked(Intervention))
    .query(({ ctx, input }) => getIntervention(ctx.domain, input)),
  history: query('intervention.read')
    .meta(rest('GET', '/interventions/{id}/historique', 'Lire l’historique d’une intervention'))
    .input(checked(HistoriqueInput))
    .output(checked(HistoriquePage))
    .query(({ ctx, input }) => interventionHistory(ctx.domain, input)),
  stats: query('intervention.read')
    .output(checked(InterventionStats))
    .query(({ ctx }) => interventionStats(ctx.domain)),
  maJournee: query('intervention.read')
    .input(checked(MaJourneeInput))
    .output(checked(MaJournee))
    .query(({ ctx, input }) => maJournee(ctx.domain, input)),
  create: command('intervention.create')
    .meta(rest('POST', '/interventions', 'Créer une intervention', 201))
    .input(checked(CreateInterventionInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => createIntervention(ctx.domain, input)),
  update: command('intervention.update')
    .meta(rest('PUT', '/interventions/{id}', 'Modifier une intervention'))
    .input(checked(UpdateInterventionInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => updateIntervention(ctx.domain, input)),
  changeStatut: command('intervention.change_statut')
    .meta(rest('PATCH', '/interventions/{id}/statut', 'Changer le statut d’une intervention'))
    .input(checked(ChangeStatutInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => changeStatut(ctx.domain, input)),
  changeAffectation: command('intervention.unassign')
    .meta(rest('PATCH', '/interventions/{id}/affectation', 'Affecter une intervention ou la libérer'))
    .input(checked(ChangeAffectationInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => changeAffectation(ctx.domain, input)),
  assign: command('intervention.assign')
    .input(checked(AssignInterventionInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => assignIntervention(ctx.domain, input)),
  move: command('intervention.move')
    .meta(rest('PATCH', '/interventions/{id}/creneau', 'Déplacer une intervention à un autre créneau'))
    .input(checked(MoveInterventionInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => moveIntervention(ctx.domain, input)),
  checkSlot: query('intervention.move')
    .meta(rest('GET', '/interventions/{id}/creneau', 'Demander si un créneau est libre pour une intervention'))
    .input(checked(CheckSlotInput))
    .output(checked(SlotVerdict))
    .query(({ ctx, input }) => checkSlot(ctx.domain, input)),
  unassign: command('intervention.unassign')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => unassignIntervention(ctx.domain, input)),
  start: command('intervention.start')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => startIntervention(ctx.domain, input)),
  hold: command('intervention.hold')
    .input(checked(HoldInterventionInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => holdIntervention(ctx.domain, input)),
  resume: command('intervention.resume')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => resumeIntervention(ctx.domain, input)),
  finish: command('intervention.finish')
    .input(checked(FinishInterventionInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => finishIntervention(ctx.domain, input)),
  reopen: command('intervention.reopen')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => reopenIntervention(ctx.domain, input)),
  close: command('intervention.close')
    .input(checked(CloseInterventionInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => closeIntervention(ctx.domain, input)),
  unclose: command('intervention.unclose')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => uncloseIntervention(ctx.domain, input)),
  archive: command('intervention.archive')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => archiveIntervention(ctx.domain, input)),
  cancel: command('intervention.cancel')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => cancelIntervention(ctx.domain, input)),
  restore: command('intervention.restore')
    .input(checked(StepInput))
    .output(checked(Intervention))
    .mutation(({ ctx, input }) => restoreIntervention(ctx.domain, input)),
});
