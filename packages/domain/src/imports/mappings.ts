import { ImportMapping as ImportMappingRow } from '@mif/db/entities/import';
import { ImportMapping, type Registre } from '@mif/contract/imports';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { titlesKey } from './import-key.ts';

/** The mapping these columns were imported into a register with last time, or null. */
export async function findMapping(ctx: Ctx, registre: Registre, colonnes: readonly string[]): Promise<ImportMapping | null> {
  const kept = await tables(ctx.em)
    .selectFrom('import_mappings')
    .select('mapping')
    .where('format', '=', registre)
    .where('empreinte', '=', titlesKey(colonnes))
    .executeTakeFirst();
  return kept ? (ImportMapping.safeParse(kept.mapping).data ?? null) : null;
}

/** Keeps the mapping of these columns for next time. */
export async function keepMapping(ctx: Ctx, registre: Registre, colonnes: readonly string[], mapping: ImportMapping): Promise<void> {
  await ctx.em.upsert(
    ImportMappingRow,
    { format: registre, empreinte: titlesKey(colonnes), mapping, user_id: actorOf(ctx).id, updated_at: ctx.now },
    { onConflictFields: ['format', 'empreinte'] },
  );
}
