import { sql } from 'kysely';
import type { CanalModele } from '@mif/contract/modeles';
import { eventRules } from '@mif/contract/notification-rules';
import type { NotificationEvent } from '@mif/contract/notifications';
import { DomainError } from '@mif/contract/errors';
import type { Objet } from '@mif/contract/journal';
import { createCtx, type Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { requireRecord } from '../kernel/records.ts';
import { interventionsOf, tables, unscopedTables } from '../kernel/scope.ts';
import { heldTexts } from '../modeles/held.ts';
import { isStillTrue, type NotificationFacts } from './delivery.ts';

/** A notification as things are now, for a mail or a push. */
export interface PresentFacts extends NotificationFacts {
  is_urgente: boolean;
}

/**
 * Deliveries (as `e`), and in the same question everything their notification is told by: its reader as he is now, and the
 * words an administrator gave it.
 * @param canal where those words are read
 */
export function deliveriesNow(ctx: Ctx, canal: CanalModele) {
  return tables(ctx.em)
    .selectFrom('envois as e')
    .innerJoin('users as u', 'u.id', 'e.user_id')
    .leftJoin('notifications as n', 'n.id', 'e.notification_id')
    .leftJoin('modeles_messages as m', (join) =>
      join.onRef('m.evenement', '=', 'n.evenement').onRef('m.langue', '=', 'u.langue').on('m.canal', '=', canal),
    )
    .select(['e.id', 'e.cle', 'e.canal', 'e.modele', 'e.statut', 'e.tentatives', 'e.created_at'])
    .select(['e.user_id', 'e.notification_id', 'e.lien_id', 'e.abonnement_id'])
    .select(['u.full_name', 'u.email', 'u.role', 'u.langue', 'u.client_id', 'u.is_active'])
    .select(({ selectFrom }) => selectFrom('techniciens as t').select('t.id').whereRef('t.user_id', '=', 'u.id').as('technicien_id'))
    .select(['u.email_rejete_at', 'u.silence_debut', 'u.silence_fin'])
    .select(['n.evenement', 'n.params', 'n.intervention_id', 'n.objet', 'n.objet_id', 'n.date_lecture', 'n.is_silencieuse', 'n.is_urgente'])
    .select(['m.sujet', 'm.corps', sql.val(canal).$castTo<CanalModele>().as('canal_modele')]);
}

/** A delivery and what it is told by. */
export type DeliveryNow = Awaited<ReturnType<ReturnType<typeof deliveriesNow>['execute']>>[number];

/** The notification as its reader would find it now, or why it is no longer to be sent. */
export async function presentFacts(ctx: Ctx, row: DeliveryNow): Promise<PresentFacts | string> {
  const { evenement, params, is_urgente } = row;
  if (evenement === null || params === null || is_urgente === null) return 'it is about nothing';
  if (!row.is_active) return 'the account is not active';
  if (row.date_lecture !== null && !row.is_silencieuse) return 'it was read already';
  const { role, langue, canal_modele: canal } = row;
  const reader = createCtx({ ...ctx, actor: readerOf(row) });
  const intervention = row.intervention_id === null ? null : await findVisible(reader, row.intervention_id);
  const record = row.objet === null || row.objet_id === null ? null : { objet: row.objet, id: row.objet_id };
  const has_record = row.intervention_id !== null || record !== null;
  const is_visible = intervention !== null || (record !== null && (await canRead(reader, record)));
  const etat = intervention?.statut ?? (record && is_visible ? await stateOf(ctx, evenement, record) : null);
  const echeance = intervention?.[eventRules[evenement].echeance ?? 'date_limite'] ?? null;
  if (!isStillTrue({ evenement, role, has_record, is_visible, etat, echeance, params })) return 'it is no longer true';
  const modele = row.corps === null ? null : heldTexts(ctx, { evenement, langue, canal }, { sujet: row.sujet, corps: row.corps });
  return { langue, nom: row.full_name, evenement, params, modele, intervention, record, is_urgente };
}

type Actor = NonNullable<Ctx['actor']>;

function readerOf({ user_id, full_name, role, langue, client_id, technicien_id }: DeliveryNow): Actor {
  return { id: user_id, full_name, role, langue, client_id, technicien_id, session_id: null };
}

async function canRead(ctx: Ctx, { objet, id }: { objet: Objet; id: number }): Promise<boolean> {
  try {
    await requireRecord(ctx, objet, id, 'read');
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** The intervention as it is now, where its reader may see it. */
async function findVisible(ctx: Ctx, id: number): Promise<NotificationFacts['intervention']> {
  const row = await interventionsOf(ctx, 'intervention.read')
    .innerJoin('equipements as e', 'e.id', 'i.equipement_id')
    .select([
      'i.id',
      'i.reference',
      'i.titre',
      'i.statut',
      'i.priorite',
      'i.date_limite',
      'i.date_debut_prevue',
      'i.date_limite_prise_en_charge',
    ])
    .select(['e.nom as equipement_nom', 'e.code as equipement_code', 'e.localisation'])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...row,
    date_limite: toIsoOrNull(row.date_limite),
    date_limite_prise_en_charge: toIsoOrNull(row.date_limite_prise_en_charge),
    date_debut_prevue: toIsoOrNull(row.date_debut_prevue),
  };
}

/** The state of a record its reader may see, where the event holds in some of them alone. */
async function stateOf(ctx: Ctx, evenement: NotificationEvent, { objet, id }: { objet: Objet; id: number }): Promise<string | null> {
  if (!eventRules[evenement].statuts || (objet !== 'demande' && objet !== 'absence')) return null;
  const table = objet === 'demande' ? ('demandes' as const) : ('absences' as const);
  const row = await unscopedTables(ctx.em).selectFrom(table).select('statut').where('id', '=', id).executeTakeFirst();
  return row?.statut ?? null;
}
