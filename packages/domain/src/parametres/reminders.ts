import type { RappelsSettings, UpdateRappelsSettingsInput } from '@mif/contract/rappels';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { readParametre } from './read.ts';
import { versionOf, writeParametre } from './write.ts';

const CLE = 'rappels_echeances';

/** When people are told of deadlines. */
export async function readReminderSettings(ctx: Ctx): Promise<RappelsSettings> {
  requirePermission(ctx.actor, 'parametre.read');
  return { ...(await readParametre(ctx.em, CLE)), version: await versionOf(ctx, CLE) };
}

/**
 * Says when people are told of deadlines, from the next minute on: what was told stays told, what is to come follows the
 * new hours, and what these put into the past is made up for only where nobody was told.
 * @throws RECORD_VERSION_CONFLICT
 */
export async function updateReminderSettings(ctx: Ctx, input: UpdateRappelsSettingsInput): Promise<RappelsSettings> {
  const { version, rappels, escalades } = input;
  const valeur = {
    // The earliest first, as they come.
    rappels: rappels.toSorted((a, b) => b - a),
    escalades: escalades.toSorted((a, b) => a.heures - b.heures),
  };
  await writeParametre(ctx, CLE, valeur, { seen: version, is_sensible: false });
  return readReminderSettings(ctx);
}
