import { LockMode } from '@mikro-orm/core';
import { Parametre } from '@mif/db/entities/parametre';
import { parametres, type ParametreCle, type ParametreValeur } from '@mif/contract/parametres';
import { requireConfirmation } from '../auth/confirm.ts';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { readParametre } from './read.ts';

/** How often a setting was changed: 0 where it never was. */
export async function versionOf(ctx: Ctx, cle: ParametreCle): Promise<number> {
  const row = await tables(ctx.em).selectFrom('parametres').select('version').where('cle', '=', cle).executeTakeFirst();
  return row?.version ?? 0;
}

/**
 * Changes a setting and says so in the journal; a value that is there already changes nothing.
 * @param seen the version the caller saw
 * @param is_sensible asks for the password, and is a sensitive line
 * @throws AUTH_CONFIRMATION_REQUIRED, RECORD_VERSION_CONFLICT
 */
export async function writeParametre<Cle extends ParametreCle>(
  ctx: Ctx,
  cle: Cle,
  valeur: ParametreValeur<Cle>,
  { seen, is_sensible }: { seen: number | undefined; is_sensible: boolean },
): Promise<void> {
  requirePermission(ctx.actor, 'parametre.update');
  // Two who set it for the first time at once meet on its row.
  await tables(ctx.em)
    .insertInto('parametres')
    .values({ cle, valeur: JSON.stringify(parametres[cle].defaut), version: 0, updated_at: ctx.now })
    .onConflict((conflict) => conflict.column('cle').doNothing())
    .execute();
  const row = await ctx.em.findOneOrFail(Parametre, { cle }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  await requireVersion(ctx, { objet: 'parametre', id: row.id, version: row.version, seen });
  const changements = changesBetween({ [cle]: await readParametre(ctx.em, cle) }, { [cle]: valeur });
  if (Object.keys(changements).length === 0) return;
  if (is_sensible) await requireConfirmation(ctx);
  ctx.em.assign(row, { valeur, updated_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'parametre', objet_id: row.id, action: 'update', changements, is_sensible });
}
