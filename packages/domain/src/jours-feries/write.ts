import { JourFerie as FerieRow } from '@mif/db/entities/jour-ferie';
import type { CreateJourFerieInput, JourFerie, RemoveJourFerieInput, UpdateJourFerieInput } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import type { Done } from '@mif/contract/paging';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { readJourFerie } from './list.ts';
import { lockFerie, lockRegister, namedFerie, recordedFerie } from './load.ts';
import { publishFeries } from './publish.ts';

/** Adds a holiday: a day given by decree, or one that comes back every year. Every calendar gets a new version. */
export async function createJourFerie(ctx: Ctx, input: CreateJourFerieInput): Promise<JourFerie> {
  requirePermission(ctx.actor, 'jour_ferie.create');
  await lockRegister(ctx);
  const row = ctx.em.create(FerieRow, input);
  await ctx.em.flush();
  const changements = changesOfCreation(recordedFerie(row));
  await recordChange(ctx, { objet: 'jour_ferie', objet_id: row.id, action: 'create', changements });
  await publishFeries(ctx, 'jour_ferie', namedFerie(row));
  return readJourFerie(ctx, row.id);
}

/**
 * Changes a holiday. Of the official list only the length changes, and the day from which it is none any more.
 * @throws JOUR_FERIE_NOT_FOUND, JOUR_FERIE_OFFICIAL, JOUR_FERIE_ENDS_BEFORE, RECORD_VERSION_CONFLICT
 */
export async function updateJourFerie(ctx: Ctx, input: UpdateJourFerieInput): Promise<JourFerie> {
  requirePermission(ctx.actor, 'jour_ferie.update');
  const { id, version, ...fields } = input;
  const row = await lockFerie(ctx, id, version);
  const before = recordedFerie(row);
  const after = { ...before, ...given(fields) };
  const changements = changesBetween(before, after);
  if (Object.keys(changements).length === 0) return readJourFerie(ctx, id);
  const isOfficial = row.code !== null && row.code !== undefined;
  const isLunar = row.annee_hegire !== null && row.annee_hegire !== undefined;
  if (isLunar || (isOfficial && (changements['date'] || changements['nom']))) {
    throw new DomainError('JOUR_FERIE_OFFICIAL', { field: changements['nom'] ? 'nom' : 'date' });
  }
  if (after.jusqu_au !== null && (!after.is_annuel || after.jusqu_au < after.date)) {
    throw new DomainError('JOUR_FERIE_ENDS_BEFORE', { field: 'jusqu_au', details: { date: after.date } });
  }
  ctx.em.assign(row, given(fields));
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'jour_ferie', objet_id: id, action: 'update', changements });
  await publishFeries(ctx, 'jour_ferie', namedFerie(row));
  return readJourFerie(ctx, id);
}

/**
 * Takes out a holiday somebody added. What was counted with it stays as it was.
 * @throws JOUR_FERIE_NOT_FOUND, JOUR_FERIE_OFFICIAL, RECORD_VERSION_CONFLICT
 */
export async function removeJourFerie(ctx: Ctx, input: RemoveJourFerieInput): Promise<Done> {
  requirePermission(ctx.actor, 'jour_ferie.update');
  const row = await lockFerie(ctx, input.id, input.version);
  if (row.code) throw new DomainError('JOUR_FERIE_OFFICIAL', { field: 'id' });
  const { nom, date } = row;
  ctx.em.remove(row);
  await ctx.em.flush();
  const changements = { nom: { avant: nom, apres: null }, date: { avant: date, apres: null } };
  await recordChange(ctx, { objet: 'jour_ferie', objet_id: input.id, action: 'remove', changements });
  await publishFeries(ctx, 'jour_ferie', { code: null, nom, date });
  return { ok: true };
}
