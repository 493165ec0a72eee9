import { isDeepStrictEqual } from 'node:util';
import { LockMode } from '@mikro-orm/core';
import { Calendrier } from '@mif/db/entities/calendrier';
import { CalendrierVersion } from '@mif/db/entities/calendrier-version';
import type { CauseVersion, FerieDate } from '@mif/contract/calendriers';
import { toCivilDate } from '@mif/contract/time';
import { feriesOf } from '../calendriers/definition.ts';
import { addVersion, ferieRows } from '../calendriers/load.ts';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';

/** What the journal says of a calendar that the register of holidays gave a new version: the day, or the years that were estimated. */
type Told = Pick<FerieDate, 'code' | 'nom' | 'date'> | string;

/**
 * Gives every calendar the holidays of the register as they are now, in a new version where they are others: what was
 * counted before stays as it was.
 */
export async function publishFeries(ctx: Ctx, cause: CauseVersion, told: Told): Promise<void> {
  const feries = feriesOf(await ferieRows(ctx));
  const calendriers = await ctx.em.find(Calendrier, {}, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  for (const calendrier of calendriers) {
    const newest = await ctx.em.findOneOrFail(CalendrierVersion, { calendrier_id: calendrier.id, numero: calendrier.numero });
    const definition = { ...newest.definition, ...feries };
    if (isDeepStrictEqual(definition, newest.definition)) continue;
    addVersion(ctx, calendrier, { definition, cause, applique_du: toCivilDate(ctx.now) });
    await ctx.em.flush();
    const changements = { jour_ferie: { avant: null, apres: told } };
    await recordChange(ctx, { objet: 'calendrier', objet_id: calendrier.id, action: 'update', changements });
  }
}
