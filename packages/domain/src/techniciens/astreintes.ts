import { Astreinte as AstreinteRow } from '@mif/db/entities/technicien';
import { DomainError } from '@mif/contract/errors';
import type { Astreinte, AstreinteList, CreateAstreinteInput, ListAstreintesInput, RemoveAstreinteInput } from '@mif/contract/techniciens';
import type { Done } from '@mif/contract/paging';
import type { z } from 'zod';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { lockTechnicien } from './load.ts';
import { readTechnicien } from './project.ts';

const SHOWN = 50;

/**
 * The on-call periods of a technician that are not over, the next one first.
 * @throws TECHNICIEN_NOT_FOUND
 */
export async function listAstreintes(ctx: Ctx, { id }: ListAstreintesInput): Promise<z.infer<typeof AstreinteList>> {
  await readTechnicien(ctx, id);
  const rows = await unscopedTables(ctx.em)
    .selectFrom('astreintes as o')
    .select(['o.id', 'o.technicien_id', 'o.debut', 'o.fin', 'o.note'])
    .where('o.technicien_id', '=', id)
    .where('o.fin', '>', ctx.now)
    .orderBy('o.debut')
    .limit(SHOWN)
    .execute();
  return { items: rows.map((row) => ({ ...row, debut: toIso(row.debut), fin: toIso(row.fin) })), next_cursor: null };
}

/**
 * Puts a technician on call for a period.
 * @throws TECHNICIEN_NOT_FOUND, PERIOD_INVALID, ASTREINTE_OVERLAP with the period it overlaps
 */
export async function createAstreinte(ctx: Ctx, input: CreateAstreinteInput): Promise<Astreinte> {
  await lockTechnicien(ctx, 'technicien.update', input.id, 'id');
  const debut = new Date(input.debut);
  const fin = new Date(input.fin);
  if (fin <= debut) throw new DomainError('PERIOD_INVALID', { field: 'fin' });
  const other = await unscopedTables(ctx.em)
    .selectFrom('astreintes as o')
    .select(['o.debut', 'o.fin'])
    .where('o.technicien_id', '=', input.id)
    .where('o.debut', '<', fin)
    .where('o.fin', '>', debut)
    .orderBy('o.debut')
    .limit(1)
    .executeTakeFirst();
  if (other) {
    throw new DomainError('ASTREINTE_OVERLAP', { field: 'debut', details: { debut: toIso(other.debut), fin: toIso(other.fin) } });
  }
  const row = ctx.em.create(AstreinteRow, { technicien_id: input.id, debut, fin, note: input.note ?? null });
  await ctx.em.flush();
  const astreinte = { debut: toIso(debut), fin: toIso(fin), note: input.note ?? null };
  await recordChange(ctx, { objet: 'technicien', objet_id: input.id, action: 'astreinte', changements: changesOfCreation(astreinte) });
  return { id: row.id, technicien_id: input.id, ...astreinte };
}

/**
 * Takes an on-call period away.
 * @throws TECHNICIEN_NOT_FOUND, ASTREINTE_NOT_FOUND
 */
export async function removeAstreinte(ctx: Ctx, input: RemoveAstreinteInput): Promise<z.infer<typeof Done>> {
  await lockTechnicien(ctx, 'technicien.update', input.id, 'id');
  const row = await ctx.em.findOne(AstreinteRow, { id: input.astreinte_id, technicien_id: input.id });
  if (!row) throw new DomainError('ASTREINTE_NOT_FOUND', { field: 'astreinte_id' });
  const gone = { debut: row.debut.toISOString(), fin: row.fin.toISOString(), note: row.note ?? null };
  ctx.em.remove(row);
  await ctx.em.flush();
  const changements = Object.fromEntries(Object.entries(gone).map(([champ, avant]) => [champ, { avant, apres: null }]));
  await recordChange(ctx, { objet: 'technicien', objet_id: input.id, action: 'astreinte_retiree', changements });
  return { ok: true };
}
