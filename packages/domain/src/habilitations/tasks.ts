import { sql } from 'kysely';
import { EXPIRE_BIENTOT_JOURS, seuilsJours } from '@mif/contract/habilitations';
import { addDays, toCivilDate } from '@mif/contract/time';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { notify } from '../notifications/notify.ts';
import { isReplaced } from './project.ts';
import { seuilReached } from './rules.ts';

/** What is over for longer was told, or was known when it was entered. */
const TOLD_AFTER_DAYS = 60;

/**
 * Tells technicians and managers of certificates that end in 60, 30 or 7 days or today, in Morocco's days: once a
 * certificate and threshold, however often it runs. Where days were missed, the tightest threshold is told and the wider
 * ones are passed over.
 * @param payload nothing
 */
export async function alertHabilitations(ctx: Ctx, payload: unknown): Promise<void> {
  taskPayloads.alert_habilitations.parse(payload);
  const today = toCivilDate(ctx.now);
  const due = await unscopedTables(ctx.em)
    .selectFrom('habilitations as h')
    .innerJoin('types_habilitation as y', 'y.id', 'h.type_id')
    .innerJoin('techniciens as t', 't.id', 'h.technicien_id')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['h.id', 'h.technicien_id', 'h.date_expiration', 'y.nom', 'u.full_name'])
    .where('h.is_active', '=', true)
    .where('y.is_active', '=', true)
    .where('t.is_active', '=', true)
    .where('u.is_active', '=', true)
    .where(
      sql<boolean>`h.date_expiration between ${addDays(today, -TOLD_AFTER_DAYS)}::date and ${addDays(today, EXPIRE_BIENTOT_JOURS)}::date`,
    )
    .where(sql<boolean>`not ${isReplaced}`)
    .orderBy('h.date_expiration')
    .orderBy('h.id')
    .execute();
  let told = 0;
  // One transaction a certificate: a fault with one of them keeps nothing of the others back.
  for (const { date_expiration, ...row } of due) {
    if (date_expiration !== null && (await inTransaction(ctx, (inner) => tell(inner, { ...row, date_expiration }, today)))) told += 1;
  }
  ctx.log.info({ due: due.length, told }, 'expiring certificates told');
}

interface Due {
  id: number;
  technicien_id: number;
  date_expiration: string;
  nom: string;
  full_name: string;
}

async function tell(ctx: Ctx, certificate: Due, today: string): Promise<boolean> {
  const { id, technicien_id, date_expiration } = certificate;
  const reached = seuilReached(date_expiration, today);
  if (reached === null) return false;
  // The row is the mark and the lock: of two jobs at once the second waits here and then has nothing to add.
  const marked = await unscopedTables(ctx.em)
    .insertInto('habilitation_alertes')
    .values(
      seuilsJours
        .filter((seuil) => seuil >= reached)
        .map((seuil) => ({ habilitation_id: id, date_expiration, seuil, created_at: ctx.now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('seuil')
    .execute();
  if (!marked.some(({ seuil }) => seuil === reached)) return false;
  await notify(ctx, {
    user_ids: await concernedBy(ctx, 'habilitation_expire', { technicien_id }),
    evenement: 'habilitation_expire',
    intervention_id: null,
    record: { objet: 'habilitation', id },
    params: {
      technicien: certificate.full_name,
      technicien_id: String(technicien_id),
      habilitation: certificate.nom,
      date: date_expiration,
      etat: date_expiration < today ? 'expiree' : reached === 0 ? 'dernier_jour' : 'expire',
    },
  });
  return true;
}
