import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/** The next free code of a client's sites, `S-02`. The client's row stays locked until the transaction ends. */
export async function nextSiteCode(ctx: Ctx, client_id: number): Promise<string> {
  const db = unscopedTables(ctx.em);
  await db.selectFrom('clients').select('id').where('id', '=', client_id).forUpdate().execute();
  const rows = await db.selectFrom('sites').select('code').where('client_id', '=', client_id).execute();
  const taken = new Set(rows.map(({ code }) => code));
  let n = rows.length + 1;
  while (taken.has(codeOf(n))) n += 1;
  return codeOf(n);
}

function codeOf(n: number): string {
  return `S-${String(n).padStart(2, '0')}`;
}
