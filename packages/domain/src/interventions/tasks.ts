import { sql } from 'kysely';
import { statutsOuverts, type Priorite, type Statut } from '@mif/contract/interventions';
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

/** A clock of an intervention: where its deadline stands, while which states it runs, and what is told of it. */
interface Horloge {
  limite: 'date_limite' | 'date_limite_prise_en_charge';
  statuts: readonly Statut[];
  /** What the marks of its thresholds begin with. */
  prefixe: string;
  rappel: NotificationEvent;
  retard: NotificationEvent;
  /** Others are told of a delay that lasts. */
  has_escalades: boolean;
}

const horloges: readonly Horloge[] = [
  {
    limite: 'date_limite',
    statuts: statutsOuverts,
    prefixe: '',
    rappel: 'intervention_rappel',
    retard: 'intervention_retard',
    has_escalades: true,
  },
  {
    limite: 'date_limite_prise_en_charge',
    statuts: ['ouverte', 'affectee'],
    prefixe: 'prise_en_charge:',
    rappel: 'intervention_a_commencer',
    retard: 'intervention_non_commencee',
    has_escalades: false,
  },
];

/**
 * Reminds of deadlines before they come and tells of those that have passed: once an intervention, threshold and deadline,
 * however often it runs. What was missed is made up for by the next run, and a deadline that moved is another one.
 * @param payload nothing
 */
export async function remindDeadlines(ctx: Ctx, payload: unknown): Promise<void> {
  taskPayloads.remind_deadlines.parse(payload);
  let found = 0;
  let count = 0;
  for (const horloge of horloges) {
    const due = await findDue(ctx, horloge, await thresholdsOf(ctx, horloge));
    found += due.length;
    // One transaction an intervention: a fault with one of them keeps nothing of the others back.
    for (const { id } of due) count += await inTransaction(ctx, (inner) => tell(inner, horloge, id));
  }
  ctx.log.info({ due: found, told: count }, 'deadlines looked at');
}

/** The thresholds of a clock as they are set now. */
async function thresholdsOf(ctx: Ctx, { has_escalades }: Horloge): Promise<Seuil[]> {
  const { rappels, escalades } = await readParametre(ctx.em, 'rappels_echeances');
  return seuilsOf({ rappels, escalades: has_escalades ? escalades : [] });
}

/** Work whose clock runs and has a threshold that is reached without a mark. */
async function findDue(ctx: Ctx, { limite, statuts, prefixe }: Horloge, seuils: readonly Seuil[]): Promise<{ id: number }[]> {
  const hours = (heures: number) => new Date(ctx.now.getTime() + heures * HOUR_MS);
  const deadline = sql.ref(`i.${limite}`);
  const names = sql.join(seuils.map(({ cle, heures }) => sql`(${prefixe + cle}::text, ${heures}::int)`));
  return unscopedTables(ctx.em)
    .selectFrom('interventions as i')
    .select('i.id')
    .where('i.statut', 'in', statuts)
    .where(`i.${limite}`, '<=', hours(Math.max(...seuils.map(({ heures }) => -heures))))
    .where(`i.${limite}`, '>=', hours(-RETARD_CONNU_HEURES))
    .where(
      sql<boolean>`exists (
        select from (values ${names}) as s (cle, heures)
        where ${deadline} + make_interval(hours => s.heures) <= ${ctx.now}
          and (s.heures >= 0 or ${deadline} - i.date_creation > make_interval(hours => -s.heures))
          and not exists (
            select from rappels r where r.intervention_id = i.id and r.date_limite = ${deadline} and r.seuil = s.cle))`,
    )
    .orderBy(`i.${limite}`)
    .orderBy('i.id')
    .limit(BATCH)
    .execute();
}

async function tell(ctx: Ctx, horloge: Horloge, id: number): Promise<number> {
  // Read again: it may have ended, or its deadline moved, since it was found. Of two runs at once the second waits here.
  const intervention = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select(['id', 'reference', 'titre', 'client_id', 'technicien_id', 'date_creation', `${horloge.limite} as limite`])
    .select(sql<Priorite>`priorite`.as('priorite'))
    .where('id', '=', id)
    .where('statut', 'in', horloge.statuts)
    .forUpdate()
    .executeTakeFirst();
  if (!intervention?.limite) return 0;
  const date_limite = new Date(intervention.limite);
  const reached = seuilsReached(await thresholdsOf(ctx, horloge), date_limite, new Date(intervention.date_creation), ctx.now);
  const marks = await marksOf(ctx, horloge, { id, date_limite });
  const fresh = reached.filter(({ cle }) => !marks.includes(cle));
  if (fresh.length === 0) return 0;
  await unscopedTables(ctx.em)
    .insertInto('rappels')
    .values(fresh.map(({ cle }) => ({ intervention_id: id, seuil: horloge.prefixe + cle, date_limite, created_at: ctx.now })))
    .execute();
  const telling = toTell(reached, marks, date_limite, await changedAt(ctx.em, 'rappels_echeances'));
  const say = (evenement: NotificationEvent, user_ids?: number[]) =>
    announce(ctx, intervention, evenement, intervention.technicien_id, { echeance: toIso(date_limite) }, user_ids);
  if (telling.rappel) await say(horloge.rappel);
  if (telling.retard) await say(horloge.retard);
  const escalated = await escalatedTo(ctx, id, telling, marks);
  if (escalated.length > 0) await say('intervention_escalade', escalated);
  return [telling.rappel, telling.retard, escalated.length > 0].filter(Boolean).length;
}

/** The thresholds of a deadline an intervention was told of, or that were passed over. */
async function marksOf(ctx: Ctx, { prefixe }: Horloge, { id, date_limite }: { id: number; date_limite: Date }): Promise<string[]> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('rappels')
    .select('seuil')
    .where('intervention_id', '=', id)
    .where('date_limite', '=', date_limite)
    .execute();
  // The other clock's may stand beside them.
  const others = horloges.filter((horloge) => horloge.prefixe.length > prefixe.length);
  return rows.flatMap(({ seuil }) =>
    seuil.startsWith(prefixe) && !others.some((other) => seuil.startsWith(other.prefixe)) ? [seuil.slice(prefixe.length)] : [],
  );
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
