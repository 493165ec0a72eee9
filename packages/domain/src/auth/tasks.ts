import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';

const SESSION_KEPT_DAYS = 30;
const FAILURE_KEPT_DAYS = 1;
const COMMAND_KEPT_DAYS = 90;
const MEASURE_KEPT_DAYS = 1;

/**
 * Removes what nobody asks for again: refresh tokens and sessions over for 30 days, failed sign-ins of before
 * yesterday, commands older than 90 days, measures whose window is long over.
 * @param payload nothing
 */
export async function cleanSessions(ctx: Ctx, payload: unknown): Promise<void> {
  taskPayloads.clean_sessions.parse(payload);
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);
  const sessionsBefore = before(SESSION_KEPT_DAYS);
  const removed = await inTransaction(ctx, async ({ em }) => {
    const db = tables(em);
    const over = db
      .selectFrom('sessions')
      .select('id')
      .where(({ or, eb }) => or([eb('expires_at', '<', sessionsBefore), eb('revoked_at', '<', sessionsBefore)]));
    const tokens = await db
      .deleteFrom('refresh_tokens')
      .where(({ or, eb }) => or([eb('used_at', '<', sessionsBefore), eb('session_id', 'in', over)]))
      .executeTakeFirst();
    const sessions = await db.deleteFrom('sessions').where('id', 'in', over).executeTakeFirst();
    const failures = await db
      .deleteFrom('login_failures')
      .where('dernier_echec_at', '<', before(FAILURE_KEPT_DAYS))
      .where(({ or, eb }) => or([eb('bloque_jusqua', 'is', null), eb('bloque_jusqua', '<', ctx.now)]))
      .executeTakeFirst();
    const commandes = await db.deleteFrom('commandes').where('created_at', '<', before(COMMAND_KEPT_DAYS)).executeTakeFirst();
    const debits = await db.deleteFrom('debits').where('debut', '<', before(MEASURE_KEPT_DAYS)).executeTakeFirst();
    const count = ({ numDeletedRows }: { numDeletedRows: bigint }) => Number(numDeletedRows);
    return {
      tokens: count(tokens),
      sessions: count(sessions),
      failures: count(failures),
      commandes: count(commandes),
      debits: count(debits),
    };
  });
  ctx.log.info(removed, 'sessions cleaned');
}
