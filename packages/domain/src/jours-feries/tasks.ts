import { JourFerie } from '@mif/db/entities/jour-ferie';
import { codesLunaires, type CodeLunaire } from '@mif/contract/calendriers';
import { addDays, toCivilDate } from '@mif/contract/time';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { notify } from '../notifications/notify.ts';
import { estimatedDate, islamicYears } from './hegire.ts';
import { feries, lockFerie, lockRegister } from './load.ts';
import { publishFeries } from './publish.ts';

/** Holidays are known so many years ahead: plans look further than a year. */
const YEARS_AHEAD = 3;
/** Days of each, where nobody has said otherwise; of a Ramadan the shortest it can be. */
const lengths: Record<CodeLunaire, number> = { premier_moharram: 1, mawlid: 2, ramadan: 29, aid_al_fitr: 2, aid_al_adha: 2 };

/**
 * Once a day: estimates the holidays of the moon of the years to come, and asks the administrators on the eve of each one
 * whose date is still an estimate to confirm it or to move it. Twice on a day it adds and asks nothing more.
 * @param payload nothing
 */
export async function followMoon(ctx: Ctx, payload: unknown): Promise<void> {
  taskPayloads.follow_moon.parse(payload);
  const added = await inTransaction(ctx, estimateYears);
  const today = toCivilDate(ctx.now);
  const due = await feries(ctx)
    .select(['f.id', 'f.date'])
    .where('f.is_estime', '=', true)
    .where('f.date', '>=', today)
    .where('f.date', '<=', addDays(today, 1))
    .where(({ or, eb }) => or([eb('f.rappel_date', 'is', null), eb('f.rappel_date', '!=', eb.ref('f.date'))]))
    .orderBy('f.date')
    .orderBy('f.id')
    .execute();
  let asked = 0;
  for (const { id } of due) if (await inTransaction(ctx, (inner) => ask(inner, id))) asked += 1;
  ctx.log.info({ added, asked }, 'holidays of the moon followed');
}

async function estimateYears(ctx: Ctx): Promise<number> {
  await lockRegister(ctx);
  const known = new Set(
    (await feries(ctx).select(['f.code', 'f.annee_hegire']).where('f.annee_hegire', 'is not', null).execute()).map(
      ({ code, annee_hegire }) => `${code} ${annee_hegire}`,
    ),
  );
  const annee = Number(toCivilDate(ctx.now).slice(0, 4));
  const last = `${annee + YEARS_AHEAD}-12-31`;
  const missing = codesLunaires.flatMap((code) =>
    Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => islamicYears(annee + index))
      .flat()
      .map((annee_hegire) => ({ code, annee_hegire, date: estimatedDate(code, annee_hegire) }))
      .filter(({ date, annee_hegire }) => date >= `${annee}-01-01` && date <= last && !known.has(`${code} ${annee_hegire}`)),
  );
  const rows = new Map(missing.map((row) => [`${row.code} ${row.annee_hegire}`, row]));
  if (rows.size === 0) return 0;
  const names = new Map(
    (await feries(ctx).select(['f.code', 'f.nom', 'f.jours']).orderBy('f.date').execute()).map((row) => [row.code, row]),
  );
  for (const row of rows.values()) {
    const { nom = row.code, jours = lengths[row.code] } = names.get(row.code) ?? {};
    ctx.em.create(JourFerie, { ...row, nom, jours, is_estime: true });
  }
  await ctx.em.flush();
  await publishFeries(ctx, 'estimation', `${annee}–${annee + YEARS_AHEAD}`);
  return rows.size;
}

async function ask(ctx: Ctx, id: number): Promise<boolean> {
  const row = await lockFerie(ctx, id);
  // Confirmed, moved or asked for while this waited.
  if (!row.is_estime || row.rappel_date === row.date) return false;
  // Beside the row's version: who has it open to confirm it is not to be told that somebody changed it.
  await tables(ctx.em).updateTable('jours_feries').set({ rappel_date: row.date }).where('id', '=', id).execute();
  await notify(ctx, {
    user_ids: await concernedBy(ctx, 'ferie_a_confirmer', {}),
    evenement: 'ferie_a_confirmer',
    intervention_id: null,
    record: { objet: 'jour_ferie', id },
    params: { ferie: row.nom, code: row.code ?? '', date: row.date },
  });
  return true;
}
