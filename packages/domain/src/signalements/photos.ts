import { SIGNALEMENT_PHOTO_MINUTES, signalementLimits } from '@mif/contract/signalements';
import { DomainError } from '@mif/contract/errors';
import { systemActor } from '../auth/system-actor.ts';
import { attachFile, type Attached } from '../documents/attach.ts';
import type { KeptFile } from '../documents/keep.ts';
import { createCtx, type Ctx } from '../kernel/context.ts';
import { countWithin, networkOf } from '../kernel/rate-limit.ts';
import { unscopedTables } from '../kernel/scope.ts';

const HOUR_SECONDS = 3600;

/** Of one photo: a phone's own are smaller. */
export const PHOTO_MAX_BYTES = 12 * 1024 * 1024;
export const photoTypes = ['jpg', 'png', 'webp'] as const;

/**
 * Refuses a photo before a byte of it is read.
 * @param adresse where the call comes from
 * @throws SIGNALEMENT_NOT_FOUND for another link and for a report that takes none any more, SIGNALEMENT_LIMIT
 */
export async function requirePhotoPlace(ctx: Ctx, jeton: string, adresse: string | null): Promise<void> {
  const measure = { max: signalementLimits.par_adresse * signalementLimits.photos, window_seconds: HOUR_SECONDS };
  await countWithin(ctx.em, { cle: `photo:adresse:${networkOf(adresse)}`, ...measure }, ctx.now, 'SIGNALEMENT_LIMIT');
  await findOpenReport(ctx, jeton, false);
}

/**
 * Attaches a kept photo to a report that was just made, as the user systeme.
 * @param ctx in a transaction
 * @throws SIGNALEMENT_NOT_FOUND, DOCUMENT_TOO_MANY beyond three, COMMAND_REUSED
 */
export async function attachPhoto(ctx: Ctx, jeton: string, file: KeptFile, command_id: string | undefined): Promise<Attached> {
  // Locked: two photos sent at once are counted one after the other.
  const demande_id = await findOpenReport(ctx, jeton, true);
  const { n } = await unscopedTables(ctx.em)
    .selectFrom('documents')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('objet', '=', 'demande')
    .where('objet_id', '=', demande_id)
    .executeTakeFirstOrThrow();
  const actor = await systemActor(ctx.em);
  const attached = await attachFile(
    createCtx({ ...ctx, actor }),
    { objet: 'demande', objet_id: demande_id, categorie: 'photo' },
    file,
    command_id,
  );
  if (attached.is_new && Number(n) >= signalementLimits.photos) {
    throw new DomainError('DOCUMENT_TOO_MANY', { field: 'file', details: { max: signalementLimits.photos } });
  }
  return attached;
}

async function findOpenReport(ctx: Ctx, jeton: string, is_locked: boolean): Promise<number> {
  const since = new Date(ctx.now.getTime() - SIGNALEMENT_PHOTO_MINUTES * 60_000);
  const query = unscopedTables(ctx.em)
    .selectFrom('demandes')
    .select('id')
    .where('suivi', '=', jeton)
    .where('date_creation', '>=', since)
    .where('statut', 'in', ['soumise', 'acceptee']);
  const row = await (is_locked ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new DomainError('SIGNALEMENT_NOT_FOUND', { field: 'jeton' });
  return row.id;
}
