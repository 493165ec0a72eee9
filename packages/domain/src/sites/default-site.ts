import { Site } from '@mif/db/entities/site';
import type { Ctx } from '../kernel/context.ts';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { unscopedTables } from '../kernel/scope.ts';

const FIRST = { code: 'S-01', nom: 'Site principal' } as const;

/** Gives a new client its first site, at the client's own address. */
export async function createFirstSite(
  ctx: Ctx,
  client: { id: number; adresse?: string | null | undefined; ville?: string | null | undefined },
): Promise<void> {
  const fields = { ...FIRST, adresse: client.adresse ?? null, ville: client.ville ?? null };
  const site = ctx.em.create(Site, { ...fields, client_id: client.id, created_at: ctx.now, updated_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'site', objet_id: site.id, action: 'create', changements: changesOfCreation(fields) });
}

/** The site an equipment is put on where nobody says which: the client's oldest that is in use, else its oldest. */
export async function firstSiteOf(ctx: Ctx, client_id: number): Promise<number> {
  const { id } = await unscopedTables(ctx.em)
    .selectFrom('sites')
    .select('id')
    .where('client_id', '=', client_id)
    .orderBy('is_active', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}
