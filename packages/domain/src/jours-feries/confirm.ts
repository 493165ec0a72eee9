import { JourFerie as FerieRow } from '@mif/db/entities/jour-ferie';
import type { ConfirmJourFerieInput, JourFerie } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { addDays, daysBetween } from '@mif/contract/time';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween } from '../kernel/changes.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { readJourFerie } from './list.ts';
import { lockFerie, namedFerie, recordedFerie } from './load.ts';
import { publishFeries } from './publish.ts';

/** The moon is never so far from its estimate; a slip of the finger is. */
const FARTHEST_DAYS = 5;

/**
 * Confirms the date of a holiday that the moon decides, or moves it: every calendar gets a new version. The Aïd al-Fitr
 * that is still estimated follows the Ramadan it ends, which has 29 or 30 days. A confirmed one may be corrected again.
 * @throws JOUR_FERIE_NOT_FOUND, JOUR_FERIE_NOT_LUNAR, JOUR_FERIE_TOO_FAR, RECORD_VERSION_CONFLICT
 */
export async function confirmJourFerie(ctx: Ctx, input: ConfirmJourFerieInput): Promise<JourFerie> {
  requirePermission(ctx.actor, 'jour_ferie.update');
  const row = await lockFerie(ctx, input.id, input.version);
  if (row.annee_hegire === null || row.annee_hegire === undefined) throw new DomainError('JOUR_FERIE_NOT_LUNAR', { field: 'id' });
  const date = input.date ?? row.date;
  if (Math.abs(daysBetween(row.date, date)) > FARTHEST_DAYS) {
    throw new DomainError('JOUR_FERIE_TOO_FAR', { field: 'date', details: { date: row.date } });
  }
  // Its length follows from the Aïd: a Ramadan has none of its own to give.
  const jours = row.code === 'ramadan' ? row.jours : (input.jours ?? row.jours);
  const before = recordedFerie(row);
  const changements = changesBetween(before, { ...before, date, jours, is_estime: false });
  if (Object.keys(changements).length === 0) return readJourFerie(ctx, row.id);
  ctx.em.assign(row, { date, jours, is_estime: false, confirme_par_id: actorOf(ctx).id, confirme_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'jour_ferie', objet_id: row.id, action: 'confirm', changements });
  if (row.code === 'ramadan') await moveFitr(ctx, row);
  await publishFeries(ctx, 'jour_ferie', namedFerie(row));
  return readJourFerie(ctx, row.id);
}

async function moveFitr(ctx: Ctx, ramadan: FerieRow): Promise<void> {
  const fitr = await ctx.em.findOne(FerieRow, { code: 'aid_al_fitr', annee_hegire: ramadan.annee_hegire, is_estime: true });
  if (!fitr) return;
  const [shortest, longest] = [addDays(ramadan.date, 29), addDays(ramadan.date, 30)];
  const date = fitr.date < shortest ? shortest : fitr.date > longest ? longest : fitr.date;
  if (date === fitr.date) return;
  const changements = { date: { avant: fitr.date, apres: date } };
  ctx.em.assign(fitr, { date });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'jour_ferie', objet_id: fitr.id, action: 'update', changements });
}
