import type { SecuritySettings, UpdateSecuritySettingsInput } from '@mif/contract/parametres';
import { roles } from '@mif/contract/users';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { readParametre } from './read.ts';
import { versionOf, writeParametre } from './write.ts';

const CLE = 'second_facteur_roles';

/** The settings of how people get in. */
export async function readSecuritySettings(ctx: Ctx): Promise<SecuritySettings> {
  requirePermission(ctx.actor, 'parametre.read');
  return { [CLE]: await readParametre(ctx.em, CLE), version: await versionOf(ctx, CLE) };
}

/**
 * Says whose accounts must have a second factor: asked at their next sign-in.
 * @throws AUTH_CONFIRMATION_REQUIRED, RECORD_VERSION_CONFLICT
 */
export async function updateSecuritySettings(ctx: Ctx, input: UpdateSecuritySettingsInput): Promise<SecuritySettings> {
  const valeur = roles.filter((role) => input.second_facteur_roles.includes(role));
  await writeParametre(ctx, CLE, valeur, { seen: input.version, is_sensible: true });
  return readSecuritySettings(ctx);
}
