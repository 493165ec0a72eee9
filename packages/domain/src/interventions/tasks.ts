import { sql } from 'kysely';
import { statutsOuverts, type Priorite } from '@mif/contract/interventions';
import type { NotificationEvent } from '@mif/contract/notifications';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { announce } from './announce.ts';
import { RAPPEL_HEURES, seuilsReached, toTell, type Seuil } from './reminders.ts';

const HOUR_MS = 3_600_000;
/** A run that finds more leaves them to the next one, the most urgent first. */
const BATCH = 1000;

const events: Record<Seuil, NotificationEvent> = {
  'rappel:24': 'intervention_rappel',
  'rappel:2': 'intervention_rappel',
  retard: 'intervention_retard',
  escalade: 'intervention_escalade',
};

/** The thresholds of its deadline an intervention (`i`) was told of. */
const told = sql<string[]>`array(select r.seuil from rappels r where r.intervention_id = i.id and r.date_limite = i.date_limite)`;

/**
 * Reminds of deadlines before they come and tells of those that have passed: once an intervention, threshold and deadline,
 * however often it runs. What was missed is made up for by the next run, and a deadline that moved is another one.
 * @param payload nothing
 */
export async function remindDeadlines(ctx: Ctx, payload: unknown): Promise<void> {
  taskPayloads.remind_deadlines.parse(payload);
  const due = await unscopedTables(ctx.em)
    .selectFrom('interventions as i')
    .select(['i.id', 'i.date_limite', 'i.date_creation', told.as('told')])
    .where('i.statut', 'in', statutsOuverts)
    .where('i.date_limite', '<=', new Date(ctx.now.getTime() + Math.max(...RAPPEL_HEURES) * HOUR_MS))
    // The last threshold of its deadline: nothing comes after it.
    .where(sql<boolean>`not 'escalade' = any(${told})`)
    .orderBy('i.date_limite')
    .orderBy('i.id')
    .limit(BATCH)
    .execute();
  let count = 0;
  for (const { id, date_limite, date_creation, told: known } of due) {
    if (!date_limite) continue;
    const reached = seuilsReached(new Date(date_limite), new Date(date_creation), ctx.now);
    // One transaction an intervention: a fault with one of them keeps nothing of the others back.
    if (reached.some((seuil) => !known.includes(seuil)))
      count += await inTransaction(ctx, (inner) => tell(inner, id, new Date(date_limite), reached));
  }
  ctx.log.info({ due: due.length, told: count }, 'deadlines looked at');
}

async function tell(ctx: Ctx, intervention_id: number, date_limite: Date, reached: readonly Seuil[]): Promise<number> {
  // The rows are the mark and the lock: of two runs at once the second waits here and then has nothing to add.
  const marked = await unscopedTables(ctx.em)
    .insertInto('rappels')
    .values(reached.map((seuil) => ({ intervention_id, seuil, date_limite, created_at: ctx.now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('seuil')
    .execute();
  const fresh = reached.filter((seuil) => marked.some((row) => row.seuil === seuil));
  const telling = toTell(reached, fresh, date_limite, ctx.now);
  if (telling.length === 0) return 0;
  // Read again: it may have ended, or its deadline moved, since it was found.
  const intervention = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select(['id', 'reference', 'titre', 'client_id', 'technicien_id', sql<Priorite>`priorite`.as('priorite')])
    .where('id', '=', intervention_id)
    .where('statut', 'in', statutsOuverts)
    .where('date_limite', '=', date_limite)
    .executeTakeFirst();
  if (!intervention) return 0;
  for (const seuil of telling) {
    await announce(ctx, intervention, events[seuil], intervention.technicien_id, { echeance: toIso(date_limite) });
  }
  return telling.length;
}
