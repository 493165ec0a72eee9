import { randomBytes } from 'node:crypto';
import { signalementLimits, type CreateSignalementInput, type Signalement } from '@mif/contract/signalements';
import { DomainError } from '@mif/contract/errors';
import { systemActor } from '../auth/system-actor.ts';
import { findLabelled, submit } from '../demandes/create.ts';
import { titreOf } from '../demandes/rules.ts';
import { applyOnce } from '../kernel/commands.ts';
import { createCtx, inTransaction, type Ctx } from '../kernel/context.ts';
import { countWithin, networkOf } from '../kernel/rate-limit.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';

const HOUR_SECONDS = 3600;
/** 128 random bits. */
const SUIVI_BYTES = 16;

/**
 * A fault reported from a machine's label, without an account: it becomes a demande the user systeme writes, and is
 * answered with its number and the secret of a link to its state. Sent twice with one command it is written once.
 * @param ctx outside a transaction: what is refused is counted all the same
 * @param adresse where the call comes from
 * @throws SIGNALEMENT_LIMIT beyond the measure of the label or the address, SIGNALEMENT_REFUSED for programs,
 * ETIQUETTE_UNKNOWN
 */
export async function createSignalement(ctx: Ctx, input: CreateSignalementInput, adresse: string | null): Promise<Signalement> {
  if (input.site_web) throw new DomainError('SIGNALEMENT_REFUSED', { field: 'site_web' });
  await count(ctx, `signalement:adresse:${networkOf(adresse)}`, signalementLimits.par_adresse);
  const place = await findLabelled(ctx, input.jeton);
  if (!place) throw new DomainError('ETIQUETTE_UNKNOWN', { field: 'jeton' });
  // Sent again because its answer was lost, it takes nothing from the others' measure.
  if (!(await isKnown(ctx, input.command_id)))
    await count(ctx, `signalement:etiquette:${place.equipement_id}`, signalementLimits.par_etiquette);
  const actor = await systemActor(ctx.em);
  return inTransaction(createCtx({ ...ctx, actor }), async (ctx) => {
    const id = await applyOnce(ctx, { command_id: input.command_id, nom: 'signalement.create', input }, () =>
      submit(ctx, {
        ...place,
        titre: titreOf(input.description),
        description: input.description,
        source: 'qr',
        contact_nom: input.nom ?? null,
        contact_telephone: input.telephone ?? null,
        contact_email: input.email ?? null,
        contact_langue: ctx.langue,
        suivi: randomBytes(SUIVI_BYTES).toString('base64url'),
      }),
    );
    const row = await unscopedTables(ctx.em)
      .selectFrom('demandes')
      .select(['reference', 'suivi'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { reference: row.reference, suivi: row.suivi ?? '' };
  });
}

const count = (ctx: Ctx, cle: string, max: number) =>
  countWithin(ctx.em, { cle, max, window_seconds: HOUR_SECONDS }, ctx.now, 'SIGNALEMENT_LIMIT');

async function isKnown(ctx: Ctx, command_id: string | undefined): Promise<boolean> {
  if (command_id === undefined) return false;
  const row = await tables(ctx.em).selectFrom('commandes').select('command_id').where('command_id', '=', command_id).executeTakeFirst();
  return row !== undefined;
}
