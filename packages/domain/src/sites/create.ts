import { Site as SiteRow } from '@mif/db/entities/site';
import { DomainError } from '@mif/contract/errors';
import type { CreateSiteInput, SiteDetail } from '@mif/contract/sites';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf } from '../kernel/scope.ts';
import { nextSiteCode } from './codes.ts';
import { readSite } from './project.ts';
import { recordedFields } from './recorded.ts';
import { checkPlace } from './rules.ts';

/**
 * Adds a site to a client; without a code it gets the client's next one, `S-02`.
 * @throws CLIENT_NOT_FOUND, SITE_CODE_TAKEN, SITE_NOM_TAKEN, SITE_COORDINATES_PAIR, SITE_COORDINATES_SWAPPED
 */
export async function createSite(ctx: Ctx, input: CreateSiteInput): Promise<SiteDetail> {
  requirePermission(ctx.actor, 'site.create');
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.id', '=', input.client_id).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  const place = { latitude: input.latitude ?? null, longitude: input.longitude ?? null, ville: input.ville ?? null };
  checkPlace(place);
  const site = ctx.em.create(SiteRow, {
    client_id: client.id,
    code: input.code ?? (await nextSiteCode(ctx, client.id)),
    nom: input.nom,
    adresse: input.adresse ?? null,
    code_postal: input.code_postal ?? null,
    ...place,
    instructions_acces: input.instructions_acces ?? null,
    horaires: input.horaires ?? null,
    langue: input.langue ?? null,
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'site',
    objet_id: site.id,
    action: 'create',
    changements: changesOfCreation(recordedFields(site)),
  });
  return readSite(ctx, site.id);
}
