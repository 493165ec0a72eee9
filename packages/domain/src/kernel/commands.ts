import { createHash } from 'node:crypto';
import { DomainError } from '@mif/contract/errors';
import { actorOf, type Ctx } from './context.ts';
import { tables } from './scope.ts';

/** SHA-256, in hexadecimal, of a value's JSON with its keys in order. */
export function fingerprint(value: unknown): string {
  const ordered = JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256')
    .update(ordered ?? 'null')
    .digest('hex');
}

/**
 * Applies a command once, however often it is sent: the first time it runs, afterwards its effect is read again.
 * Two at once wait for one another on the command's row.
 * @param command its id (none: it always runs), its name, and its input
 * @param run does the work and returns the id of the row it was about
 * @returns the id of the row, from `run` or from the first time
 * @throws COMMAND_REUSED where the id came before with another input or from another account
 */
export async function applyOnce(
  ctx: Ctx,
  command: { command_id: string | undefined; nom: string; input: unknown },
  run: () => Promise<number>,
): Promise<number> {
  if (!command.command_id) return run();
  const acteur_id = actorOf(ctx).id;
  const empreinte = fingerprint(command.input);
  const db = tables(ctx.em);
  const inserted = await db
    .insertInto('commandes')
    .values({ command_id: command.command_id, acteur_id, nom: command.nom, empreinte })
    .onConflict((conflict) => conflict.column('command_id').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    const id = await run();
    await db.updateTable('commandes').set({ intervention_id: id }).where('command_id', '=', command.command_id).execute();
    return id;
  }
  const before = await db
    .selectFrom('commandes')
    .select(['acteur_id', 'nom', 'empreinte', 'intervention_id'])
    .where('command_id', '=', command.command_id)
    .executeTakeFirst();
  const is_same = before?.acteur_id === acteur_id && before.nom === command.nom && before.empreinte === empreinte;
  if (!is_same || before.intervention_id === null) throw new DomainError('COMMAND_REUSED', { field: 'command_id' });
  return before.intervention_id;
}
