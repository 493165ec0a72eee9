import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENT_KEPT_DAYS } from '@mif/contract/documents';
import { recordChange } from '../journal/record.ts';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { keysOf } from './keep.ts';
import type { FileStore } from './store.ts';

const DAY_MS = 86_400_000;
/** Days of which the folders are looked through: an orphan is born on the day of its upload, and this runs every day. */
const SWEPT_DAYS = 8;
const PURGE_SIZE = 200;

/**
 * Takes away what nobody refers to: documents removed 30 days ago, and files older than a day that belong to none.
 * @param payload nothing
 */
export async function sweepDocuments(ctx: Ctx, payload: unknown, store: FileStore): Promise<void> {
  taskPayloads.sweep_documents.parse(payload);
  const purged = await purgeRemoved(ctx, store);
  const orphans = await sweepOrphans(ctx, store);
  const received = await sweepReceived(store, ctx.now);
  ctx.log.info({ purged, orphans, received }, 'documents swept');
}

// The files go first: where one cannot be taken away its row stays, and the next night tries again.
async function purgeRemoved(ctx: Ctx, store: FileStore): Promise<number> {
  const before = new Date(ctx.now.getTime() - DOCUMENT_KEPT_DAYS * DAY_MS);
  const documents = await unscopedTables(ctx.em)
    .selectFrom('documents')
    .select('id')
    .where('supprime_at', '<', before)
    .orderBy('supprime_at')
    .limit(PURGE_SIZE)
    .execute();
  for (const { id } of documents) {
    await inTransaction(ctx, async (inner) => {
      const db = unscopedTables(inner.em);
      // Somebody may be bringing it back.
      const still = await db
        .selectFrom('documents')
        .select('id')
        .where('id', '=', id)
        .where('supprime_at', '<', before)
        .forUpdate()
        .executeTakeFirst();
      if (!still) return;
      const files = await db
        .deleteFrom('document_revisions')
        .where('document_id', '=', id)
        .returning(['cle', 'filename', 'has_miniature'])
        .execute();
      await db.deleteFrom('documents').where('id', '=', id).execute();
      const changements = { filename: { avant: files.at(-1)?.filename ?? null, apres: null } };
      await recordChange(inner, { objet: 'document', objet_id: id, action: 'purge', changements });
      for (const key of files.flatMap(({ cle, has_miniature }) => keysOf(cle, has_miniature))) await store.remove(key);
    });
  }
  return documents.length;
}

async function sweepOrphans(ctx: Ctx, store: FileStore): Promise<number> {
  const before = new Date(ctx.now.getTime() - DAY_MS);
  let count = 0;
  for (let days = 0; days <= SWEPT_DAYS; days += 1) {
    const folder = new Date(ctx.now.getTime() - days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/');
    const old: string[] = [];
    for await (const { key, written_at } of store.list(folder)) if (written_at < before) old.push(key);
    for (let at = 0; at < old.length; at += 1000) count += await removeOrphans(ctx, store, old.slice(at, at + 1000));
  }
  return count;
}

// A thumbnail's key begins with that of its file.
const fileKey = (key: string) => key.split('.')[0] ?? key;

async function removeOrphans(ctx: Ctx, store: FileStore, keys: readonly string[]): Promise<number> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('document_revisions')
    .select('cle')
    .where('cle', 'in', [...new Set(keys.map(fileKey))])
    .execute();
  const known = new Set(rows.map(({ cle }) => cle));
  const orphans = keys.filter((key) => !known.has(fileKey(key)));
  for (const key of orphans) await store.remove(key);
  return orphans.length;
}

/** Takes away what was received and never kept: its process was killed. */
export async function sweepReceived(store: FileStore, now: Date): Promise<number> {
  let count = 0;
  for (const name of await readdir(store.temporary)) {
    const path = join(store.temporary, name);
    const facts = await stat(path).catch(() => null);
    if (facts === null || facts.mtimeMs > now.getTime() - DAY_MS) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
}
