import type { Intervention as InterventionRow } from '@mif/db/entities/intervention';
import type { Intervention } from '@mif/contract/interventions';
import { endFailureOfWork } from '../arrets/follow.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { announce } from './announce.ts';
import { finishChange, type Report } from './rules.ts';
import { addTimeLines, applyStep, beginStep, command, type StepCommand } from './step.ts';

/** A report with its time lines. */
export type FinishReport = Report & { temps?: readonly { date_debut: string; minutes: number }[] | undefined };

/** Ends the work with its report. */
export function finishIntervention(ctx: Ctx, input: StepCommand & FinishReport): Promise<Intervention> {
  return command(ctx, 'finish', input, async () => {
    const intervention = await beginStep(ctx, 'finish', input);
    await applyFinish(ctx, intervention, input, input);
    await announce(ctx, intervention, 'intervention_terminee', intervention.technicien_id);
    return intervention;
  });
}

/** Writes the report, its time lines and the step `terminee`; a machine that was down for it is back in service. */
export async function applyFinish(ctx: Ctx, intervention: InterventionRow, report: FinishReport, input: StepCommand): Promise<void> {
  const { lines } = await tables(ctx.em)
    .selectFrom('intervention_temps')
    .select(({ fn }) => fn.countAll<string>().as('lines'))
    .where('intervention_id', '=', intervention.id)
    .executeTakeFirstOrThrow();
  const added = report.temps ?? [];
  const change = finishChange(report, Number(lines) + added.length, ctx.now);
  addTimeLines(ctx, intervention, added);
  const minutes = added.reduce((sum, line) => sum + line.minutes, 0);
  await applyStep(ctx, intervention, { action: 'finish', change, details: { minutes } }, input);
  await endFailureOfWork(ctx, intervention);
}
