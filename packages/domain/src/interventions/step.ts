import { type Intervention, InterventionTemps } from '@mif/db/entities/intervention';
import {
  interventionTransitions,
  type CommandInput,
  type InterventionAct,
  type InterventionAction,
  type Intervention as InterventionDto,
} from '@mif/contract/interventions';
import type { NotificationEvent } from '@mif/contract/notifications';
import { applyOnce } from '../kernel/commands.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { followWork } from '../plans/follow.ts';
import { announce } from './announce.ts';
import { loadForChange } from './load.ts';
import { readAfterCommand } from './project.ts';
import { recordStep } from './record.ts';
import { checkReason, checkTransition, stepChange, type InterventionChange } from './rules.ts';

/** A command whose version and id may be missing: the older REST clients know neither. */
export type StepCommand = Pick<CommandInput, 'id' | 'date_appareil'> &
  Partial<Pick<CommandInput, 'version' | 'command_id'>> & { motif?: string | undefined };

interface Step {
  action: InterventionAction;
  change: InterventionChange;
  /** Facts history keeps beside the step. */
  details?: Record<string, unknown>;
}

/** Applies a checked change and flushes the row; its history is written with whatever comes next, at the latest at commit. */
export async function applyStep(ctx: Ctx, intervention: Intervention, step: Step, command: StepCommand): Promise<void> {
  const de_statut = intervention.statut;
  ctx.em.assign(intervention, step.change);
  await ctx.em.flush();
  recordStep(ctx, intervention, {
    action: step.action,
    de_statut,
    vers_statut: step.change.statut,
    motif: command.motif,
    command_id: command.command_id,
    date_appareil: command.date_appareil,
    details: step.details,
  });
  await followWork(ctx, intervention, step.action, command.motif);
}

/** Loads the row, checks who may, what is possible and why, and leaves it locked for the change. */
export async function beginStep(ctx: Ctx, action: InterventionAction, command: StepCommand): Promise<Intervention> {
  const intervention = await loadForChange(ctx, interventionTransitions[action].permission, command.id, command.version);
  checkTransition(action, intervention);
  checkReason(action, command.motif, actorOf(ctx).role === 'technicien');
  return intervention;
}

/** Runs a command on an intervention once and gives its state after it. */
export async function command(
  ctx: Ctx,
  nom: InterventionAct,
  input: StepCommand,
  work: () => Promise<Intervention>,
): Promise<InterventionDto> {
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: `intervention.${nom}`, input }, async () => (await work()).id);
  return readAfterCommand(ctx, id);
}

const events: Partial<Record<InterventionAction, NotificationEvent>> = {
  start: 'intervention_demarree',
  hold: 'intervention_en_attente',
  reopen: 'intervention_rouverte',
  cancel: 'intervention_annulee',
};

/** Tells the technician and the manager who follows the work of a step they did not make. */
export async function announceStep(
  ctx: Ctx,
  intervention: Intervention,
  action: InterventionAction,
  technicien_id: number | null,
): Promise<void> {
  if (action === 'unassign') {
    // The technician has nothing to do any more; the manager has somebody to find.
    await announce(ctx, intervention, 'intervention_retiree', technicien_id);
    await announce(ctx, intervention, 'intervention_liberee', null);
    return;
  }
  const evenement = events[action];
  if (evenement) await announce(ctx, intervention, evenement, technicien_id);
}

/** A step that carries no more than a reason. */
export function simpleStep(
  ctx: Ctx,
  action: Exclude<InterventionAction, 'assign' | 'hold' | 'finish' | 'close'>,
  input: StepCommand,
): Promise<InterventionDto> {
  return command(ctx, action, input, async () => {
    const intervention = await beginStep(ctx, action, input);
    const technicien_before = intervention.technicien_id ?? null;
    await applyStep(ctx, intervention, { action, change: stepChange(action, intervention, ctx.now) }, input);
    await announceStep(ctx, intervention, action, technicien_before);
    return intervention;
  });
}

/** Adds time lines to an intervention; without a technician of its own, the lines are the given one's. */
export function addTimeLines(ctx: Ctx, intervention: Intervention, lines: readonly { date_debut: string; minutes: number }[]): void {
  for (const line of lines) {
    if (intervention.technicien_id === null || intervention.technicien_id === undefined) return;
    ctx.em.create(InterventionTemps, {
      intervention_id: intervention.id,
      technicien_id: intervention.technicien_id,
      date_debut: new Date(line.date_debut),
      minutes: line.minutes,
      valide_at: null,
      valide_par_id: null,
    });
  }
}
