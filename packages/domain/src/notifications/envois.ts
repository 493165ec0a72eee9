import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type {
  CancelEnvoisInput,
  EnvoiItem,
  EnvoiPage,
  EnvoisChanged,
  EnvoiStatut,
  ListEnvoisInput,
  RetryEnvoisInput,
} from '@mif/contract/envois';
import { civilDayBounds } from '@mif/contract/time';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { tables } from '../kernel/scope.ts';
import { enqueueDelivery, giveUpDeliveries, reopenDeliveries } from './deliveries.ts';

const BATCH = 500;
const cancellable: readonly EnvoiStatut[] = ['a_envoyer', 'a_grouper', 'echoue'];

/**
 * A page of the mails and pushes of the product, the newest first.
 * @throws CURSOR_INVALID
 */
export async function listEnvois(ctx: Ctx, input: ListEnvoisInput): Promise<EnvoiPage> {
  requirePermission(ctx.actor, 'envoi.read');
  const cursor = decodeCursor(input.cursor, '-id');
  let query = deliveries(ctx);
  if (input.statut?.length) query = query.where('e.statut', 'in', input.statut);
  if (input.canal) query = query.where('e.canal', '=', input.canal);
  if (input.user_id) query = query.where('e.user_id', '=', input.user_id);
  if (input.du) query = query.where('e.created_at', '>=', new Date(civilDayBounds(input.du).start));
  if (input.au) query = query.where('e.created_at', '<', new Date(civilDayBounds(input.au).end));
  if (input.q) query = query.where(holds(input.q));
  if (cursor) query = query.where('e.id', '<', cursor.id);
  const rows = await query.orderBy('e.id', 'desc').limit(readSize(input.limit)).execute();
  const { echoues } = await tables(ctx.em)
    .selectFrom('envois')
    .select(sql<number>`count(*)::int`.as('echoues'))
    .where('statut', '=', 'echoue')
    .executeTakeFirstOrThrow();
  return { ...cutPage(rows, input.limit, toItem, (row) => ({ sort: '-id', value: row.id, id: row.id })), echoues };
}

/**
 * Sends what failed for good again, from its first try: the state of things is read again then.
 * @throws ENVOI_NOT_FOUND, ENVOI_NON_RELANCABLE for what has not failed
 */
export async function retryEnvois(ctx: Ctx, { ids }: RetryEnvoisInput): Promise<EnvoisChanged> {
  requirePermission(ctx.actor, 'envoi.update');
  const rows = await take(ctx, ids);
  if (ids) requireAll(rows, ['echoue'], 'ENVOI_NON_RELANCABLE');
  if (rows.length === 0) return { nombre: 0 };
  await reopenDeliveries(
    ctx,
    rows.map(({ id }) => id),
  );
  for (const { id, canal } of rows) await enqueueDelivery(ctx, { id, canal, prevu_at: ctx.now });
  return { nombre: rows.length };
}

/**
 * Gives up what was not sent yet or failed: it will not leave.
 * @throws ENVOI_NOT_FOUND, ENVOI_NON_ANNULABLE for what left or was given up, ENVOI_EN_COURS for what is just being sent
 */
export async function cancelEnvois(ctx: Ctx, { ids }: CancelEnvoisInput): Promise<EnvoisChanged> {
  requirePermission(ctx.actor, 'envoi.update');
  const rows = await take(ctx, ids);
  requireAll(rows, cancellable, 'ENVOI_NON_ANNULABLE');
  await giveUpDeliveries(ctx, ids, cancellable);
  return { nombre: rows.length };
}

type Taken = { id: number; canal: 'email' | 'push'; statut: EnvoiStatut };

/** The named deliveries, or the next that failed, locked: nobody waits for one that is being sent. */
async function take(ctx: Ctx, ids: readonly number[] | undefined): Promise<Taken[]> {
  let query = tables(ctx.em).selectFrom('envois').select(['id', 'canal', 'statut']).orderBy('id').limit(BATCH);
  query = ids ? query.where('id', 'in', ids) : query.where('statut', '=', 'echoue');
  const rows = await query.forUpdate().skipLocked().execute();
  if (!ids || rows.length === new Set(ids).size) return rows;
  const there = await tables(ctx.em).selectFrom('envois').select('id').where('id', 'in', ids).execute();
  if (there.length < new Set(ids).size) throw new DomainError('ENVOI_NOT_FOUND', { field: 'ids' });
  throw new DomainError('ENVOI_EN_COURS', { field: 'ids' });
}

function requireAll(rows: readonly Taken[], statuts: readonly EnvoiStatut[], code: 'ENVOI_NON_RELANCABLE' | 'ENVOI_NON_ANNULABLE'): void {
  const other = rows.find(({ statut }) => !statuts.includes(statut));
  if (other) throw new DomainError(code, { field: 'ids', details: { id: other.id, statut: other.statut } });
}

function deliveries(ctx: Ctx) {
  return tables(ctx.em)
    .selectFrom('envois as e')
    .innerJoin('users as u', 'u.id', 'e.user_id')
    .leftJoin('notifications as n', 'n.id', 'e.notification_id')
    .select(['e.id', 'e.canal', 'e.modele', 'e.statut', 'e.tentatives', 'e.derniere_erreur', 'e.created_at', 'e.prevu_at', 'e.envoye_at'])
    .select(['e.user_id', 'u.full_name', 'u.email', 'u.email_rejete_at', 'n.evenement'])
    .select(sql<string | null>`n.params->>'reference'`.as('reference'));
}

type Row = Awaited<ReturnType<ReturnType<typeof deliveries>['execute']>>[number];

function toItem({ user_id, full_name, email, email_rejete_at, ...row }: Row): EnvoiItem {
  return {
    ...row,
    destinataire: { id: user_id, full_name, email, email_rejete_at: toIsoOrNull(email_rejete_at) },
    created_at: toIso(row.created_at),
    prevu_at: toIso(row.prevu_at),
    envoye_at: toIsoOrNull(row.envoye_at),
    peut_relancer: row.statut === 'echoue',
    peut_abandonner: cancellable.includes(row.statut),
  };
}

/** Whether a delivery holds every word; accents and capitals do not count. */
function holds(q: string) {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8);
  const hay = sql<string>`recherche.sans_accents(lower(concat_ws(' ', u.full_name, u.email, n.params->>'reference', e.derniere_erreur)))`;
  const wanted = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${sql.join(
    words.map((word) => sql`${hay} like recherche.sans_accents(lower(${wanted(word)}))`),
    sql` and `,
  )}`;
}
