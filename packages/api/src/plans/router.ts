import { IdInput } from '@mif/contract/paging';
import {
  DifferencePlan,
  GeneratePlanInput,
  MoveEcheanceInput,
  PreviewUpdatePlanInput,
  ResumePlanInput,
  RestoreEcheanceInput,
  RetirePlanInput,
  SkipEcheanceInput,
  SuspendPlanInput,
} from '@mif/contract/plan-commands';
import { ChangePlanningDatesInput, CreatePlanningInput, UpdatePlanningInput } from '@mif/contract/plan-older-inputs';
import { PreviewDraftInput, PreviewPlansInput, Previsions } from '@mif/contract/plan-preview';
import {
  EcheancePage,
  ListEcheancesInput,
  ListOccurrencesInput,
  ListPlansInput,
  OccurrenceList,
  Plan,
  PlanPage,
} from '@mif/contract/plans';
import { createPlan } from '@mif/domain/plans/create';
import { listEcheances } from '@mif/domain/plans/echeances';
import { generateNow } from '@mif/domain/plans/generate-now';
import { getPlan } from '@mif/domain/plans/get';
import { listPlans } from '@mif/domain/plans/list';
import { listOccurrences } from '@mif/domain/plans/list-occurrences';
import { moveEcheance, restoreEcheance, skipEcheance } from '@mif/domain/plans/one-occurrence';
import { previewDraft, previewPlans } from '@mif/domain/plans/preview';
import { previewUpdate } from '@mif/domain/plans/preview-update';
import { resumePlan, retirePlan, suspendPlan } from '@mif/domain/plans/state';
import { changePlanDates, updatePlan } from '@mif/domain/plans/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const plansRouter = router({
  list: query('plan.read')
    .meta(rest('GET', '/planning', 'Lister les plans préventifs'))
    .input(checked(ListPlansInput))
    .output(checked(PlanPage))
    .query(({ ctx, input }) => listPlans(ctx.domain, input)),
  occurrences: query('plan.read')
    .meta(rest('GET', '/planning/occurrences', 'Lister les échéances entre deux jours, prévues ou déjà là'))
    .input(checked(ListOccurrencesInput))
    .output(checked(OccurrenceList))
    .query(({ ctx, input }) => listOccurrences(ctx.domain, input)),
  preview: query('plan.create')
    .meta(rest('GET', '/planning/previsions', 'Prévoir douze mois : échéances, heures et capacité, habilitations qui expirent'))
    .input(checked(PreviewPlansInput))
    .output(checked(Previsions))
    .query(({ ctx, input }) => previewPlans(ctx.domain, input)),
  previewDraft: query('plan.create')
    .input(checked(PreviewDraftInput))
    .output(checked(Previsions))
    .query(({ ctx, input }) => previewDraft(ctx.domain, input)),
  previewUpdate: query('plan.update')
    .input(checked(PreviewUpdatePlanInput))
    .output(checked(DifferencePlan))
    .query(({ ctx, input }) => previewUpdate(ctx.domain, input)),
  get: query('plan.read')
    .meta(rest('GET', '/planning/{id}', 'Lire un plan préventif'))
    .input(checked(IdInput))
    .output(checked(Plan))
    .query(({ ctx, input }) => getPlan(ctx.domain, input)),
  echeances: query('plan.read')
    .meta(rest('GET', '/planning/{plan_id}/echeances', 'Lister les échéances d’un plan qui sont déjà là'))
    .input(checked(ListEcheancesInput))
    .output(checked(EcheancePage))
    .query(({ ctx, input }) => listEcheances(ctx.domain, input)),
  create: command('plan.create')
    .meta(rest('POST', '/planning', 'Créer un plan préventif', 201))
    .input(checked(CreatePlanningInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => createPlan(ctx.domain, input)),
  update: command('plan.update')
    .meta(rest('PUT', '/planning/{id}', 'Modifier un plan préventif'))
    .input(checked(UpdatePlanningInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => updatePlan(ctx.domain, input)),
  changeDates: command('plan.update')
    .meta(rest('PATCH', '/planning/{id}/dates', 'Changer la prochaine date d’un plan préventif'))
    .input(checked(ChangePlanningDatesInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => changePlanDates(ctx.domain, input)),
  retire: command('plan.retire')
    .meta(rest('DELETE', '/planning/{id}', 'Retirer un plan préventif'))
    .input(checked(RetirePlanInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => retirePlan(ctx.domain, input)),
  suspend: command('plan.update')
    .meta(rest('POST', '/planning/{id}/suspendre', 'Suspendre un plan préventif'))
    .input(checked(SuspendPlanInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => suspendPlan(ctx.domain, input)),
  resume: command('plan.update')
    .meta(rest('POST', '/planning/{id}/reprendre', 'Reprendre un plan suspendu'))
    .input(checked(ResumePlanInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => resumePlan(ctx.domain, input)),
  generate: command('plan.generate')
    .meta(rest('POST', '/planning/{id}/generer', 'Créer tout de suite l’intervention de la prochaine échéance'))
    .input(checked(GeneratePlanInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => generateNow(ctx.domain, input)),
  skip: command('plan.update')
    .meta(rest('POST', '/planning/{id}/sauter', 'Sauter une échéance à venir, avec un motif'))
    .input(checked(SkipEcheanceInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => skipEcheance(ctx.domain, input)),
  restore: command('plan.update')
    .meta(rest('POST', '/planning/{id}/retablir', 'Rétablir une échéance sautée'))
    .input(checked(RestoreEcheanceInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => restoreEcheance(ctx.domain, input)),
  move: command('plan.update')
    .meta(rest('POST', '/planning/{id}/deplacer', 'Déplacer une échéance à venir'))
    .input(checked(MoveEcheanceInput))
    .output(checked(Plan))
    .mutation(({ ctx, input }) => moveEcheance(ctx.domain, input)),
});
