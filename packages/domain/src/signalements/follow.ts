import { signalementLimits, type JetonInput, type SuiviSignalement } from '@mif/contract/signalements';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { countWithin, networkOf } from '../kernel/rate-limit.ts';
import { unscopedTables } from '../kernel/scope.ts';

const HOUR_SECONDS = 3600;

/**
 * The state of a report, for whoever has its link: nothing of what it is about, nor why it was decided so.
 * @param adresse where the call comes from
 * @throws SIGNALEMENT_NOT_FOUND, SIGNALEMENT_LIMIT
 */
export async function followSignalement(ctx: Ctx, input: JetonInput, adresse: string | null): Promise<SuiviSignalement> {
  const cle = `suivi:adresse:${networkOf(adresse)}`;
  await countWithin(
    ctx.em,
    { cle, max: signalementLimits.lectures_par_adresse, window_seconds: HOUR_SECONDS },
    ctx.now,
    'SIGNALEMENT_LIMIT',
  );
  const row = await unscopedTables(ctx.em)
    .selectFrom('demandes')
    .select(['reference', 'statut', 'date_creation', 'date_decision'])
    .where('suivi', '=', input.jeton)
    .executeTakeFirst();
  if (!row) throw new DomainError('SIGNALEMENT_NOT_FOUND', { field: 'jeton' });
  return {
    reference: row.reference,
    statut: row.statut,
    date_creation: toIso(row.date_creation),
    date_decision: toIsoOrNull(row.date_decision),
  };
}
