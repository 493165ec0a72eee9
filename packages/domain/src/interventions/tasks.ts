import { sql } from 'kysely';
import { statutsOuverts, type Priorite } from '@mif/contract/interventions';
import type { NotificationEvent } from '@mif/contract/notifications';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { changedAt, readParametre } from '../parametres/read.ts';
import { announce } from './announce.ts';
import { destinatairesOfMark, RETARD_CONNU_HEURES, seuilsOf, seuilsReached, toTell, type Seuil, type Telling } from './reminders.ts';

const HOUR_MS = 3_600_000;
/** A run that finds more leaves them to the next one, the most urgent first. */
const BATCH = 1000;

/**
 * Reminds of deadlines before they come and tells of those that have passed: once an intervention, threshold and deadline,
 * however often it runs. What was missed is made up for by the next run, and a deadline that moved is another one.
 * @param payload nothing
 */
export async function remindDeadlines(ctx: Ctx, payload: unknown): Promise<void> {
  taskPayloads.remind_deadlines.parse(payload);
  const due = await findDue(ctx, seuilsOf(await readParametre(ctx.em, 'rappels_echeances')));
  let count = 0;
  // One transaction an intervention: a fault with one of them keeps nothing of the others back.
  for (const { id } of due) count += await inTransaction(ctx, (inner) => tell(inner, id));
  ctx.log.info({ due: due.length, told: count }, 'deadlines looked at');
}

/** Open work with a threshold that is reached and has no mark. */
async function findDue(ctx: Ctx, seuils: readonly Seuil[]): Promise<{ id: number }[]> {
  const hours = (heures: number) => new Date(ctx.now.getTime() + heures * HOUR_MS);
  const names = sql.join(seuils.map(({ cle, heures }) => sql`(${cle}::text, ${heures}::int)`));
  return unscopedTables(ctx.em)
    .selectFrom('interventions as i')
    .select('i.id')
    .where('i.statut', 'in', statutsOuverts)
    .where('i.date_limite', '<=', hours(Math.max(...seuils.map(({ heures }) => -heures))))
    .where('i.date_limite', '>=', hours(-RETARD_CONNU_HEURES))
    .where(
      sql<boolean>`exists (
        select from (values ${names}) as s (cle, heures)
        where i.date_limite + make_interval(hours => s.heures) <= ${ctx.now}
          and (s.heures >= 0 or i.date_limite - i.date_creation > make_interval(hours => -s.heures))
          and not exists (
            select from rappels r where r.intervention_id = i.id and r.date_limite = i.date_limite and r.seuil = s.cle))`,
    )
    .orderBy('i.date_limite')
    .orderBy('i.id')
    .limit(BATCH)
    .execute();
}

async function tell(ctx: Ctx, id: number): Promise<number> {
  // Read again: it may have ended, or its deadline moved, since it was found. Of two runs at once the second waits here.
  const intervention = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select(['id', 'reference', 'titre', 'client_id', 'technicien_id', 'date_limite', 'date_creation'])
    .select(sql<Priorite>`priorite`.as('priorite'))
    .where('id', '=', id)
    .where('statut', 'in', statutsOuverts)
    .forUpdate()
    .executeTakeFirst();
  if (!intervention?.date_limite) return 0;
  const date_limite = new Date(intervention.date_limite);
  const seuils = seuilsOf(await readParametre(ctx.em, 'rappels_echeances'));
  const reached = seuilsReached(seuils, date_limite, new Date(intervention.date_creation), ctx.now);
  const marks = await marksOf(ctx, id, date_limite);
  const fresh = reached.filter(({ cle }) => !marks.includes(cle));
  if (fresh.length === 0) return 0;
  await unscopedTables(ctx.em)
    .insertInto('rappels')
    .values(fresh.map(({ cle }) => ({ intervention_id: id, seuil: cle, date_limite, created_at: ctx.now })))
    .execute();
  const telling = toTell(reached, marks, date_limite, await changedAt(ctx.em, 'rappels_echeances'));
  const say = (evenement: NotificationEvent, user_ids?: number[]) =>
    announce(ctx, intervention, evenement, intervention.technicien_id, { echeance: toIso(date_limite) }, user_ids);
  if (telling.rappel) await say('intervention_rappel');
  if (telling.retard) await say('intervention_retard');
  const escalated = await escalatedTo(ctx, id, telling, marks);
  if (escalated.length > 0) await say('intervention_escalade', escalated);
  return [telling.rappel, telling.retard, escalated.length > 0].filter(Boolean).length;
}

/** The thresholds of its deadline an intervention was told of, or that were passed over. */
async function marksOf(ctx: Ctx, intervention_id: number, date_limite: Date): Promise<string[]> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('rappels')
    .select('seuil')
    .where('intervention_id', '=', intervention_id)
    .where('date_limite', '=', date_limite)
    .execute();
  return rows.map(({ seuil }) => seuil);
}

/** Whom a delay that lasts is told to: each once, and nobody again for an hour that a change of the setting put into the past. */
async function escalatedTo(
  ctx: Ctx,
  intervention_id: number,
  { escalades, rattrapages }: Telling,
  marks: readonly string[],
): Promise<number[]> {
  const accounts = (concerne: readonly (typeof escalades)[number][]) =>
    concernedBy(ctx, 'intervention_escalade', { intervention_id }, concerne);
  const told = await accounts(marks.flatMap((cle) => destinatairesOfMark(cle) ?? []));
  const late = (await accounts(rattrapages)).filter((user_id) => !told.includes(user_id));
  return [...new Set([...(await accounts(escalades)), ...late])];
}
