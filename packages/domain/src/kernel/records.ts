import { DomainError, type ErrorCode } from '@mif/contract/errors';
import type { Objet } from '@mif/contract/journal';
import type { Permission } from '@mif/contract/permissions';
import { actorOf, type Ctx } from './context.ts';
import {
  absencesOf,
  clientsOf,
  contactsOf,
  demandesOf,
  documentsOf,
  equipementsOf,
  habilitationsOf,
  interventionsOf,
  plansOf,
  scopeOf,
  sitesOf,
  tables,
  techniciensOf,
} from './scope.ts';

/** How a kind of record is found within the rows a permission opens to the caller. */
interface Kind {
  read: Permission;
  update: Permission;
  notFound: ErrorCode;
  find: (ctx: Ctx, permission: Permission, id: number) => { executeTakeFirst: () => Promise<unknown> };
}

const kinds: Partial<Record<Objet, Kind>> = {
  user: kind('user', 'USER_NOT_FOUND', findUser),
  technicien: kind('technicien', 'TECHNICIEN_NOT_FOUND', (ctx, may, id) => techniciensOf(ctx, may).select('t.id').where('t.id', '=', id)),
  competence: kind('competence', 'COMPETENCE_NOT_FOUND', findIn('competences')),
  absence: kind('absence', 'ABSENCE_NOT_FOUND', (ctx, may, id) => absencesOf(ctx, may).select('a.id').where('a.id', '=', id)),
  habilitation: kind('habilitation', 'HABILITATION_NOT_FOUND', (ctx, may, id) =>
    habilitationsOf(ctx, may).select('h.id').where('h.id', '=', id),
  ),
  type_habilitation: kind('type_habilitation', 'HABILITATION_TYPE_NOT_FOUND', findIn('types_habilitation')),
  client: kind('client', 'CLIENT_NOT_FOUND', (ctx, may, id) => clientsOf(ctx, may).select('c.id').where('c.id', '=', id)),
  site: kind('site', 'SITE_NOT_FOUND', (ctx, may, id) => sitesOf(ctx, may).select('s.id').where('s.id', '=', id)),
  contact: kind('contact', 'CONTACT_NOT_FOUND', (ctx, may, id) => contactsOf(ctx, may).select('k.id').where('k.id', '=', id)),
  equipement: kind('equipement', 'EQUIPEMENT_NOT_FOUND', (ctx, may, id) => equipementsOf(ctx, may).select('e.id').where('e.id', '=', id)),
  document: kind('document', 'DOCUMENT_NOT_FOUND', (ctx, may, id) => documentsOf(ctx, may).select('d.id').where('d.id', '=', id)),
  type_equipement: kind('type_equipement', 'TYPE_EQUIPEMENT_NOT_FOUND', findIn('types_equipement')),
  modele: kind('modele', 'MODELE_NOT_FOUND', findIn('modeles_messages')),
  compteur: kind('compteur', 'COMPTEUR_NOT_FOUND', (ctx, may, id) =>
    equipementsOf(ctx, may).innerJoin('compteurs as m', 'm.equipement_id', 'e.id').select('m.id').where('m.id', '=', id),
  ),
  arret: kind('arret', 'ARRET_NOT_FOUND', (ctx, may, id) =>
    equipementsOf(ctx, may).innerJoin('arrets as a', 'a.equipement_id', 'e.id').select('a.id').where('a.id', '=', id),
  ),
  intervention: kind('intervention', 'INTERVENTION_NOT_FOUND', (ctx, may, id) =>
    interventionsOf(ctx, may).select('i.id').where('i.id', '=', id),
  ),
  plan: kind('plan', 'PLAN_NOT_FOUND', (ctx, may, id) => plansOf(ctx, may).select('p.id').where('p.id', '=', id)),
  calendrier: kind('calendrier', 'CALENDRIER_NOT_FOUND', findIn('calendriers')),
  jour_ferie: kind('jour_ferie', 'JOUR_FERIE_NOT_FOUND', findIn('jours_feries')),
  demande: {
    read: 'demande.read',
    // Whoever may write one may add to it.
    update: 'demande.create',
    notFound: 'DEMANDE_NOT_FOUND',
    find: (ctx, may, id) => demandesOf(ctx, may).select('d.id').where('d.id', '=', id),
  },
};

/** The objets whose permissions bear their name. */
type Named = { [O in Objet]: `${O}.read` | `${O}.update` extends Permission ? O : never }[Objet];

function kind(objet: Named, notFound: ErrorCode, find: Kind['find']): Kind {
  return { read: `${objet}.read`, update: `${objet}.update`, notFound, find };
}

/** Rows of a table without a row scope: who may at all may for each. */
function findIn(
  table: 'competences' | 'types_habilitation' | 'types_equipement' | 'modeles_messages' | 'calendriers' | 'jours_feries',
): Kind['find'] {
  return (ctx, permission, id) => {
    scopeOf(ctx, permission);
    return tables(ctx.em).selectFrom(table).select('id').where('id', '=', id);
  };
}

/** Accounts: everybody sees his own; others need the permission. */
function findUser(ctx: Ctx, permission: Permission, id: number) {
  const is_own = permission === 'user.read' && actorOf(ctx).id === id;
  if (!is_own) scopeOf(ctx, permission);
  return tables(ctx.em).selectFrom('users').select('id').where('id', '=', id).where('role', '!=', 'systeme');
}

/**
 * Refuses a record the caller may not read, or not change: the row scope of its own register, for what hangs on records
 * of any kind.
 * @param permission another permission than the register's own to read or change, where the caller needs that one
 * @param field where the caller's input names the record
 * @throws the register's NOT_FOUND also outside the caller's scope, AUTH_REQUIRED, PERMISSION_DENIED
 */
export async function requireRecord(
  ctx: Ctx,
  objet: Objet,
  id: number,
  access: 'read' | 'update' | Permission,
  field = 'objet_id',
): Promise<void> {
  const kind = kinds[objet];
  if (!kind) throw new DomainError('RECORD_NOT_FOUND', { field });
  const permission = access === 'read' ? kind.read : access === 'update' ? kind.update : access;
  const found = await kind.find(ctx, permission, id).executeTakeFirst();
  if (!found) throw new DomainError(kind.notFound, { field });
}
