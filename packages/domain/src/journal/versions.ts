import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { ChangementTiers, Objet } from '@mif/contract/journal';
import type { Ctx } from '../kernel/context.ts';
import { journalLines, toJournalItem } from './project.ts';

const TOLD = 10;

/**
 * Refuses a change that was made on a state somebody else has changed since.
 * @param record what it is about: its version now, and the one the caller saw (none: he takes the present one)
 * @throws RECORD_VERSION_CONFLICT with the version and who changed what since
 */
export async function requireVersion(
  ctx: Ctx,
  record: { objet: Objet; id: number; version: number; seen: number | undefined },
): Promise<void> {
  if (record.seen === undefined || record.seen === record.version) return;
  throw new DomainError('RECORD_VERSION_CONFLICT', {
    field: 'version',
    details: { version: record.version, changements: await changesSince(ctx, record, record.version - record.seen) },
  });
}

// Each change of a record makes one version and one line of the journal.
async function changesSince(ctx: Ctx, record: { objet: Objet; id: number }, versions: number): Promise<ChangementTiers[]> {
  const rows = await journalLines(ctx)
    .where('j.objet', '=', record.objet)
    .where('j.objet_id', '=', record.id)
    // What befalls an account beside its fields, or comes of a plan, makes no version.
    .where(sql<boolean>`j.changements <> '{}' and j.action not in ('export', 'generate')`)
    .limit(Math.min(TOLD, Math.max(0, versions)))
    .execute();
  return rows.map(toJournalItem).map(({ action, changements, date_serveur, acteur }) => ({
    action,
    champs: Object.keys(changements),
    date_serveur,
    acteur: acteur.full_name,
  }));
}
