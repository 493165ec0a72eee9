import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { readDeliveryReport, type DeliveryReport, type ReportedReader } from './delivery-report.ts';
import { deliveryNamedBy, isNamedBy } from './message-id.ts';
import { markAddressRefused } from './refused-address.ts';

/**
 * What a mail that came back led to: its delivery failed and its address is marked, its delivery failed alone, or nothing,
 * because it is no report, of no mail of ours, of no failure, or known already.
 */
export type ReportOutcome = 'adresse_rejetee' | 'envoi_echoue' | 'ignore';

/**
 * Takes a mail that came back to the sender's address. Whoever writes it can say anything: what counts is a report that
 * names a mail of ours by its Message-ID, which none but its reader's mail servers have seen, and an address it went to.
 * A permanent failure marks that address, where it is the address that fails; a server that gave up on a passing one
 * fails the delivery alone.
 * @param mail as it came, bytes
 * @param secret of the product
 */
export async function recordReport(ctx: Ctx, mail: Uint8Array, secret: Uint8Array): Promise<ReportOutcome> {
  const report = await readDeliveryReport(mail);
  const failed = report?.readers.find(({ action, code }) => action === 'failed' && /^[45]/.test(code));
  if (!report || !failed) return 'ignore';
  return inTransaction(ctx, (ctx) => fail(ctx, report, failed, secret));
}

async function fail(ctx: Ctx, { messageIds }: DeliveryReport, reader: ReportedReader, secret: Uint8Array): Promise<ReportOutcome> {
  const ids = messageIds.flatMap((messageId) => deliveryNamedBy(messageId) ?? []);
  if (ids.length === 0) return 'ignore';
  const named = await tables(ctx.em)
    .selectFrom('envois as e')
    .innerJoin('users as u', 'u.id', 'e.user_id')
    .select(['e.id', 'e.cle', 'e.created_at', 'e.statut', 'e.user_id', 'u.email'])
    .where('e.id', 'in', ids)
    .where('e.canal', '=', 'email')
    .forUpdate('e')
    .execute();
  const envoi = named.find((each) => messageIds.some((messageId) => isNamedBy(each, messageId, secret)));
  // Told twice, or given up meanwhile.
  if (envoi?.statut !== 'envoye') return 'ignore';
  const reason = `${reader.code} ${reader.diagnostic}`.trim();
  await tables(ctx.em).updateTable('envois').set({ statut: 'echoue', derniere_erreur: reason }).where('id', '=', envoi.id).execute();
  ctx.log.warn({ envoi_id: envoi.id, code: reader.code }, 'a mail came back');
  // It was another one when the mail left.
  if (!isAboutAddress(reader.code) || !reader.adresses.includes(envoi.email)) return 'envoi_echoue';
  await markAddressRefused(ctx, envoi.user_id, envoi.email, reason);
  return 'adresse_rejetee';
}

/** A size, a text or a policy (of RFC 3463, subjects 3, 6 and 7) refuse the mail, not whom it is for. */
function isAboutAddress(code: string): boolean {
  return /^5\.[01245]\./.test(code);
}
