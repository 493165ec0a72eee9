import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { AccountState, User } from '@mif/contract/users';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { scopeOf, tables } from '../kernel/scope.ts';

/** Accounts of people, as `u`; the user of jobs is not one. */
export function accounts(ctx: Ctx) {
  scopeOf(ctx, 'user.read');
  return tables(ctx.em)
    .selectFrom('users as u')
    .leftJoin('techniciens as t', 't.user_id', 'u.id')
    .leftJoin('seconds_facteurs as f', (join) => join.onRef('f.user_id', '=', 'u.id').on('f.active_at', 'is not', null))
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('liens')
          .select(['created_at', 'expires_at', 'used_at', 'revoked_at'])
          .whereRef('user_id', '=', 'u.id')
          .where('genre', '=', 'invitation')
          .orderBy('id', 'desc')
          .limit(1)
          .as('l'),
      (join) => join.onTrue(),
    )
    .select([
      'u.id',
      'u.username',
      'u.full_name',
      'u.email',
      'u.role',
      'u.langue',
      'u.is_active',
      'u.client_id',
      't.id as technicien_id',
      'u.created_at',
      'u.updated_at',
      'u.version',
      'u.email_rejete_at',
      'u.email_rejete_motif',
      'f.active_at as second_facteur_at',
      'l.created_at as invite_le',
      'l.expires_at as expire_le',
      'l.used_at as lien_used_at',
      'l.revoked_at as lien_revoked_at',
    ])
    .select(({ selectFrom }) => [
      stateOf.as('etat'),
      selectFrom('sessions as s')
        .select(({ fn }) => fn.max('s.last_used_at').as('last'))
        .whereRef('s.user_id', '=', 'u.id')
        .as('derniere_connexion'),
    ])
    .where('u.role', '!=', 'systeme');
}

type Row = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number];

/** The state of an account, as `u`. */
export const stateOf = sql<AccountState>`case when not u.is_active then 'desactive' when u.password_hash is null then 'invite' else 'actif' end`;

/** The DTO of a row. */
export function toUser(ctx: Ctx, row: Row): User {
  if (row.role === 'systeme') throw new DomainError('USER_NOT_FOUND', { field: 'id' });
  const { second_facteur_at, invite_le, expire_le, lien_used_at, lien_revoked_at, derniere_connexion, ...facts } = row;
  const is_open = lien_used_at === null && lien_revoked_at === null;
  return {
    ...facts,
    role: row.role,
    has_second_facteur: second_facteur_at !== null,
    invitation:
      invite_le === null || expire_le === null
        ? null
        : { invite_le: toIso(invite_le), expire_le: toIso(expire_le), is_ouverte: is_open && new Date(expire_le) > ctx.now },
    derniere_connexion: toIsoOrNull(derniere_connexion),
    email_rejete_at: toIsoOrNull(row.email_rejete_at),
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
  };
}

/**
 * One account.
 * @throws USER_NOT_FOUND
 */
export async function readUser(ctx: Ctx, id: number): Promise<User> {
  const row = await accounts(ctx).where('u.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('USER_NOT_FOUND', { field: 'id' });
  return toUser(ctx, row);
}
