import type { Intervention } from '@mif/db/entities/intervention';
import { announce } from '../interventions/announce.ts';
import type { Ctx } from '../kernel/context.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { notify } from '../notifications/notify.ts';
import type { PlanRow } from './load-facts.ts';
import type { Obstacle } from './usual.ts';

/** An intervention a plan created, and why nobody has it; null where its usual technician has. */
export interface Created {
  intervention: Intervention;
  date_due: string;
  obstacle: Obstacle | null;
}

/**
 * Tells of what a plan created at once: its technician of the work he was given, and whoever plans of the work somebody has to
 * be found for, with the reason; each once, however many there are.
 */
export async function tellOfCreated(ctx: Ctx, plan: PlanRow, created: readonly Created[]): Promise<void> {
  const given = created.filter(({ obstacle }) => obstacle === null);
  const open = created.filter(({ obstacle }) => obstacle !== null);
  const [first] = given;
  if (first && given.length === 1) await announce(ctx, first.intervention, 'intervention_affectee', plan.technicien_id);
  else if (first) {
    await announce(ctx, first.intervention, 'interventions_affectees', plan.technicien_id, { plan: plan.titre, ...countOf(given) });
  }
  await tellOfOpen(ctx, plan, open);
}

async function tellOfOpen(ctx: Ctx, plan: PlanRow, open: readonly Created[]): Promise<void> {
  const [first] = open;
  if (!first?.obstacle) return;
  const { id: intervention_id, reference, titre } = first.intervention;
  if (open.length === 1) {
    await notify(ctx, {
      evenement: 'echeance_generee',
      user_ids: await concernedBy(ctx, 'echeance_generee', { intervention_id }),
      intervention_id,
      params: { plan: plan.titre, reference, titre, date: first.date_due, ...first.obstacle },
    });
    return;
  }
  const key = JSON.stringify(first.obstacle);
  const isSame = open.every(({ obstacle }) => JSON.stringify(obstacle) === key);
  await notify(ctx, {
    evenement: 'echeances_generees',
    user_ids: await concernedBy(ctx, 'echeances_generees', { intervention_id }),
    intervention_id: null,
    record: { objet: 'plan', id: plan.id },
    params: { plan: plan.titre, ...countOf(open), ...(isSame ? first.obstacle : { raison: 'diverses' }) },
  });
}

function countOf(created: readonly Created[]): Record<'nombre' | 'du' | 'au', string> {
  const days = created.map(({ date_due }) => date_due).toSorted();
  return { nombre: String(created.length), du: days[0] ?? '', au: days.at(-1) ?? '' };
}
