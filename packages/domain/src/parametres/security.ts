import { LockMode } from '@mikro-orm/core';
import { Parametre } from '@mif/db/entities/parametre';
import { parametres, type SecuritySettings, type UpdateSecuritySettingsInput } from '@mif/contract/parametres';
import { roles } from '@mif/contract/users';
import { requireConfirmation } from '../auth/confirm.ts';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { readParametre } from './read.ts';

const CLE = 'second_facteur_roles';

/** The settings of how people get in. */
export async function readSecuritySettings(ctx: Ctx): Promise<SecuritySettings> {
  requirePermission(ctx.actor, 'parametre.read');
  const row = await tables(ctx.em).selectFrom('parametres').select('version').where('cle', '=', CLE).executeTakeFirst();
  return { [CLE]: await readParametre(ctx.em, CLE), version: row?.version ?? 0 };
}

/**
 * Says whose accounts must have a second factor: asked at their next sign-in.
 * @throws AUTH_CONFIRMATION_REQUIRED, RECORD_VERSION_CONFLICT
 */
export async function updateSecuritySettings(ctx: Ctx, input: UpdateSecuritySettingsInput): Promise<SecuritySettings> {
  requirePermission(ctx.actor, 'parametre.update');
  const valeur = roles.filter((role) => input.second_facteur_roles.includes(role));
  // Two who set it for the first time at once meet on its row.
  await tables(ctx.em)
    .insertInto('parametres')
    .values({ cle: CLE, valeur: JSON.stringify(parametres[CLE].defaut), version: 0, updated_at: ctx.now })
    .onConflict((conflict) => conflict.column('cle').doNothing())
    .execute();
  const row = await ctx.em.findOneOrFail(Parametre, { cle: CLE }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  await requireVersion(ctx, { objet: 'parametre', id: row.id, version: row.version, seen: input.version });
  const changements = changesBetween({ [CLE]: await readParametre(ctx.em, CLE) }, { [CLE]: valeur });
  if (Object.keys(changements).length > 0) {
    await requireConfirmation(ctx);
    ctx.em.assign(row, { valeur, updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'parametre', objet_id: row.id, action: 'update', changements, is_sensible: true });
  }
  return readSecuritySettings(ctx);
}
