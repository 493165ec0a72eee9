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
  find: (ctx: Ctx, permission: Permission, id: number) => Promise<unknown>;
}

const kinds: Partial<Record<Objet, Kind>> = {
  user: { read: 'user.read', update: 'user.update', notFound: 'USER_NOT_FOUND', find: findUser },
  technicien: {
    read: 'technicien.read',
    update: 'technicien.update',
    notFound: 'TECHNICIEN_NOT_FOUND',
    find: (ctx, permission, id) => techniciensOf(ctx, permission).select('t.id').where('t.id', '=', id).executeTakeFirst(),
  },
  competence: {
    read: 'competence.read',
    update: 'competence.update',
    notFound: 'COMPETENCE_NOT_FOUND',
    find: (ctx, permission, id) => {
      scopeOf(ctx, permission);
      return tables(ctx.em).selectFrom('competences').select('id').where('id', '=', id).executeTakeFirst();
    },
  },
  absence: {
    read: 'absence.read',
    update: 'absence.update',
    notFound: 'ABSENCE_NOT_FOUND',
    find: (ctx, permission, id) => absencesOf(ctx, permission).select('a.id').where('a.id', '=', id).executeTakeFirst(),
  },
  habilitation: {
    read: 'habilitation.read',
    update: 'habilitation.update',
    notFound: 'HABILITATION_NOT_FOUND',
    find: (ctx, permission, id) => habilitationsOf(ctx, permission).select('h.id').where('h.id', '=', id).executeTakeFirst(),
  },
  type_habilitation: {
    read: 'type_habilitation.read',
    update: 'type_habilitation.update',
    notFound: 'HABILITATION_TYPE_NOT_FOUND',
    find: (ctx, permission, id) => {
      scopeOf(ctx, permission);
      return tables(ctx.em).selectFrom('types_habilitation').select('id').where('id', '=', id).executeTakeFirst();
    },
  },
  client: {
    read: 'client.read',
    update: 'client.update',
    notFound: 'CLIENT_NOT_FOUND',
    find: (ctx, permission, id) => clientsOf(ctx, permission).select('c.id').where('c.id', '=', id).executeTakeFirst(),
  },
  site: {
    read: 'site.read',
    update: 'site.update',
    notFound: 'SITE_NOT_FOUND',
    find: (ctx, permission, id) => sitesOf(ctx, permission).select('s.id').where('s.id', '=', id).executeTakeFirst(),
  },
  contact: {
    read: 'contact.read',
    update: 'contact.update',
    notFound: 'CONTACT_NOT_FOUND',
    find: (ctx, permission, id) => contactsOf(ctx, permission).select('k.id').where('k.id', '=', id).executeTakeFirst(),
  },
  equipement: {
    read: 'equipement.read',
    update: 'equipement.update',
    notFound: 'EQUIPEMENT_NOT_FOUND',
    find: (ctx, permission, id) => equipementsOf(ctx, permission).select('e.id').where('e.id', '=', id).executeTakeFirst(),
  },
  document: {
    read: 'document.read',
    update: 'document.update',
    notFound: 'DOCUMENT_NOT_FOUND',
    find: (ctx, permission, id) => documentsOf(ctx, permission).select('d.id').where('d.id', '=', id).executeTakeFirst(),
  },
  type_equipement: {
    read: 'type_equipement.read',
    update: 'type_equipement.update',
    notFound: 'TYPE_EQUIPEMENT_NOT_FOUND',
    find: (ctx, permission, id) => {
      scopeOf(ctx, permission);
      return tables(ctx.em).selectFrom('types_equipement').select('id').where('id', '=', id).executeTakeFirst();
    },
  },
  compteur: {
    read: 'compteur.read',
    update: 'compteur.update',
    notFound: 'COMPTEUR_NOT_FOUND',
    find: (ctx, permission, id) =>
      equipementsOf(ctx, permission)
        .innerJoin('compteurs as m', 'm.equipement_id', 'e.id')
        .select('m.id')
        .where('m.id', '=', id)
        .executeTakeFirst(),
  },
  arret: {
    read: 'arret.read',
    update: 'arret.update',
    notFound: 'ARRET_NOT_FOUND',
    find: (ctx, permission, id) =>
      equipementsOf(ctx, permission)
        .innerJoin('arrets as a', 'a.equipement_id', 'e.id')
        .select('a.id')
        .where('a.id', '=', id)
        .executeTakeFirst(),
  },
  intervention: {
    read: 'intervention.read',
    update: 'intervention.update',
    notFound: 'INTERVENTION_NOT_FOUND',
    find: (ctx, permission, id) => interventionsOf(ctx, permission).select('i.id').where('i.id', '=', id).executeTakeFirst(),
  },
  demande: {
    read: 'demande.read',
    update: 'demande.create',
    notFound: 'DEMANDE_NOT_FOUND',
    find: (ctx, permission, id) => demandesOf(ctx, permission).select('d.id').where('d.id', '=', id).executeTakeFirst(),
  },
};

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
  const found = await kind.find(ctx, permission, id);
  if (!found) throw new DomainError(kind.notFound, { field });
}

/** Accounts: everybody sees his own; others need the permission. */
async function findUser(ctx: Ctx, permission: Permission, id: number): Promise<unknown> {
  if (permission === 'user.read' && actorOf(ctx).id === id) return { id };
  scopeOf(ctx, permission);
  return tables(ctx.em).selectFrom('users').select('id').where('id', '=', id).where('role', '!=', 'systeme').executeTakeFirst();
}
