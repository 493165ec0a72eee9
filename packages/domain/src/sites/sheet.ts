import type { SiteSheet } from '@mif/contract/sites';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/**
 * What somebody who goes to a site needs. The caller's right to it is that of the intervention he reads it with.
 * @param ids sites of rows the caller may read
 * @returns the sheet of any of them
 */
export async function readSheets(ctx: Ctx, ids: readonly number[]): Promise<(id: number) => SiteSheet> {
  const sheets = ids.length > 0 ? await read(ctx, ids) : new Map<number, SiteSheet>();
  return (id) => {
    const sheet = sheets.get(id);
    if (!sheet) throw new Error(`site ${id} was not read`);
    return sheet;
  };
}

/** The sheet of one site. */
export async function readSheet(ctx: Ctx, id: number): Promise<SiteSheet> {
  return (await readSheets(ctx, [id]))(id);
}

async function read(ctx: Ctx, ids: readonly number[]): Promise<Map<number, SiteSheet>> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('sites as s')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('contacts as k')
          .select(['k.nom', 'k.fonction', 'k.telephone', 'k.mobile'])
          .whereRef('k.client_id', '=', 's.client_id')
          .where('k.is_active', '=', true)
          .where(({ or, eb: on }) => or([on('k.site_id', '=', on.ref('s.id')), on('k.site_id', 'is', null)]))
          // The site's own before the company's, and of those whom to call first.
          .orderBy((order) => order('k.site_id', 'is', null))
          .orderBy('k.is_principal', 'desc')
          .orderBy('k.id')
          .limit(1)
          .as('k'),
      (join) => join.onTrue(),
    )
    .select([
      's.id',
      's.nom',
      's.adresse',
      's.code_postal',
      's.ville',
      's.latitude',
      's.longitude',
      's.instructions_acces',
      's.horaires',
      'k.nom as contact_nom',
      'k.fonction',
      'k.telephone',
      'k.mobile',
    ])
    .where('s.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ contact_nom, fonction, telephone, mobile, ...site }) => [
      site.id,
      { ...site, contact: contact_nom === null ? null : { nom: contact_nom, fonction, telephone, mobile } },
    ]),
  );
}
