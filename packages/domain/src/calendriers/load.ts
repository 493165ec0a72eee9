import { LockMode } from '@mikro-orm/core';
import { Calendrier } from '@mif/db/entities/calendrier';
import { CalendrierVersion } from '@mif/db/entities/calendrier-version';
import type { CauseVersion, DefinitionCalendrier } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { requireVersion } from '../journal/versions.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import type { FerieRow } from './definition.ts';

/**
 * A calendar to change, locked, with what it says now. Its caller has asked the permission.
 * @throws CALENDRIER_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function lockCalendrier(ctx: Ctx, id: number, seen?: number): Promise<{ calendrier: Calendrier; newest: CalendrierVersion }> {
  const calendrier = await ctx.em.findOne(Calendrier, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!calendrier) throw new DomainError('CALENDRIER_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'calendrier', id, version: calendrier.version, seen });
  const newest = await ctx.em.findOneOrFail(CalendrierVersion, { calendrier_id: id, numero: calendrier.numero });
  return { calendrier, newest };
}

/** What a version of a calendar is made of. */
interface NewVersion {
  definition: DefinitionCalendrier;
  cause: CauseVersion;
  applique_du: string;
}

/** Writes what a calendar says from now on as its next version; the older ones stay. Flushed with the calendar's own row. */
export function addVersion(ctx: Ctx, calendrier: Calendrier, version: NewVersion): void {
  calendrier.numero += 1;
  writeVersion(ctx, calendrier, version);
}

/** Writes the version a calendar's row bears the number of. */
export function writeVersion(ctx: Ctx, { id, numero }: Calendrier, version: NewVersion): void {
  ctx.em.create(CalendrierVersion, { calendrier_id: id, numero, ...version, auteur_id: actorOf(ctx).id, created_at: ctx.now });
}

/** The register of holidays as calendars take it. */
export function ferieRows(ctx: Ctx): Promise<FerieRow[]> {
  return tables(ctx.em)
    .selectFrom('jours_feries')
    .select(['code', 'nom', 'date', 'jours', 'is_annuel', 'jusqu_au', 'annee_hegire', 'is_estime'])
    .orderBy('date')
    .orderBy('id')
    .execute();
}
