import { LockMode } from '@mikro-orm/core';
import { ModeleMessage } from '@mif/db/entities/modele-message';
import { DomainError } from '@mif/contract/errors';
import {
  defautsModele,
  type Modele,
  type ModeleCle,
  type ResetAllAnswer,
  type ResetModeleInput,
  type SaveModeleInput,
  type TextesModele,
} from '@mif/contract/modeles';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { readModele } from './list.ts';
import type { MessagePorts } from './ports.ts';

/**
 * Writes the words of a message. The same words as the default are the default: a better one of a later version is
 * taken then.
 * @throws MODELE_INVALID with every fault and its place, RECORD_VERSION_CONFLICT
 */
export async function saveModele(ctx: Ctx, { version, sujet, corps, ...cle }: SaveModeleInput, ports: MessagePorts): Promise<Modele> {
  requirePermission(ctx.actor, 'modele.update');
  const textes = { sujet: cle.canal === 'email' ? (sujet ?? '') : null, corps };
  requireSound(cle, textes);
  const defaut = ports.defaultTexts(cle.evenement, cle.langue, cle.canal);
  const is_default = textes.sujet === defaut.sujet && textes.corps === defaut.corps;
  await write(ctx, cle, version, is_default ? null : textes, ports);
  return readModele(ctx, cle, ports);
}

/**
 * Puts a message back to its default.
 * @throws RECORD_VERSION_CONFLICT
 */
export async function resetModele(ctx: Ctx, { version, ...cle }: ResetModeleInput, ports: MessagePorts): Promise<Modele> {
  requirePermission(ctx.actor, 'modele.update');
  await write(ctx, cle, version, null, ports);
  return readModele(ctx, cle, ports);
}

/** Puts every message back to its default; each one's words stay in the journal. */
export async function resetAllModeles(ctx: Ctx, ports: MessagePorts): Promise<ResetAllAnswer> {
  requirePermission(ctx.actor, 'modele.update');
  const rows = await ctx.em.find(ModeleMessage, { corps: { $ne: null } }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
  for (const row of rows) await change(ctx, row, null, ports);
  return { nombre: rows.length };
}

/**
 * Refuses words that do not fit their event.
 * @throws MODELE_INVALID naming the part; its facts are the first fault's, and all of them are in `defauts`
 */
export function requireSound({ evenement, canal }: Pick<ModeleCle, 'evenement' | 'canal'>, textes: TextesModele): void {
  const defauts = defautsModele(evenement, canal, textes);
  const [first] = defauts;
  if (!first) return;
  const { champ, ...facts } = first;
  throw new DomainError('MODELE_INVALID', { field: champ, details: { ...facts, defauts } });
}

async function write(ctx: Ctx, cle: ModeleCle, seen: number | undefined, textes: TextesModele | null, ports: MessagePorts): Promise<void> {
  // Two who write it for the first time at once meet on its row.
  await tables(ctx.em)
    .insertInto('modeles_messages')
    .values({ ...cle, sujet: null, corps: null, version: 0, updated_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['evenement', 'langue', 'canal']).doNothing())
    .execute();
  const row = await ctx.em.findOneOrFail(ModeleMessage, cle, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  await requireVersion(ctx, { objet: 'modele', id: row.id, version: row.version, seen });
  await change(ctx, row, textes, ports);
}

async function change(ctx: Ctx, row: ModeleMessage, textes: TextesModele | null, ports: MessagePorts): Promise<void> {
  const defaut = ports.defaultTexts(row.evenement, row.langue, row.canal);
  const before = row.corps === null || row.corps === undefined ? defaut : { sujet: row.sujet ?? null, corps: row.corps };
  const changements = changesBetween({ ...before }, { ...(textes ?? defaut) });
  if (Object.keys(changements).length === 0) return;
  ctx.em.assign(row, { sujet: textes?.sujet ?? null, corps: textes?.corps ?? null, updated_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'modele', objet_id: row.id, action: textes ? 'update' : 'restore', changements });
}
