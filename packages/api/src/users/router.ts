import { Done, IdInput } from '@mif/contract/paging';
import { SessionList } from '@mif/contract/auth';
import { CreateUserInput, ListUsersInput, UpdateUserInput, User, UserCommandInput, UserPage, UserSessionInput } from '@mif/contract/users';
import { listUserSessions, resetSecondFactor, revokeUserSession } from '@mif/domain/users/access';
import { activateUser } from '@mif/domain/users/activate';
import { createUser } from '@mif/domain/users/create';
import { deactivateUser } from '@mif/domain/users/deactivate';
import { getUser } from '@mif/domain/users/get';
import { inviteUser, revokeInvitation, sendPasswordReset } from '@mif/domain/users/invite';
import { listUsers } from '@mif/domain/users/list';
import { updateUser } from '@mif/domain/users/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const usersRouter = router({
  list: query('user.read')
    .meta(rest('GET', '/users', 'Lister les comptes'))
    .input(checked(ListUsersInput))
    .output(checked(UserPage))
    .query(({ ctx, input }) => listUsers(ctx.domain, input)),
  get: query('user.read')
    .meta(rest('GET', '/users/{id}', 'Lire un compte'))
    .input(checked(IdInput))
    .output(checked(User))
    .query(({ ctx, input }) => getUser(ctx.domain, input)),
  create: command('user.create')
    .meta(rest('POST', '/users', 'Ouvrir un compte', 201))
    .input(checked(CreateUserInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => createUser(ctx.domain, input)),
  update: command('user.update')
    .meta(rest('PUT', '/users/{id}', 'Modifier un compte'))
    .input(checked(UpdateUserInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => updateUser(ctx.domain, input)),
  deactivate: command('user.deactivate')
    .meta(rest('DELETE', '/users/{id}', 'Désactiver un compte'))
    .input(checked(UserCommandInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => deactivateUser(ctx.domain, input)),
  activate: command('user.update')
    .meta(rest('PATCH', '/users/{id}/activate', 'Réactiver un compte'))
    .input(checked(UserCommandInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => activateUser(ctx.domain, input)),
  invite: command('user.invite')
    .meta(rest('POST', '/users/{id}/invitation', 'Inviter par e-mail, ou inviter à nouveau'))
    .input(checked(IdInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => inviteUser(ctx.domain, input)),
  revokeInvitation: command('user.invite')
    .meta(rest('DELETE', '/users/{id}/invitation', 'Retirer une invitation'))
    .input(checked(IdInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => revokeInvitation(ctx.domain, input)),
  sendPasswordReset: command('user.manage_access')
    .meta(rest('POST', '/users/{id}/password-reset', 'Envoyer un lien pour un nouveau mot de passe'))
    .input(checked(IdInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => sendPasswordReset(ctx.domain, input)),
  resetSecondFactor: command('user.manage_access')
    .meta(rest('DELETE', '/users/{id}/second-facteur', 'Retirer le second facteur de quelqu’un qui l’a perdu'))
    .input(checked(IdInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => resetSecondFactor(ctx.domain, input)),
  sessions: query('user.manage_access')
    .meta(rest('GET', '/users/{id}/sessions', 'Lister les sessions ouvertes d’un compte'))
    .input(checked(IdInput))
    .output(checked(SessionList))
    .query(({ ctx, input }) => listUserSessions(ctx.domain, input)),
  revokeSession: command('user.manage_access')
    .meta(rest('DELETE', '/users/{id}/sessions/{session_id}', 'Fermer une session d’un compte'))
    .input(checked(UserSessionInput))
    .output(checked(SessionList))
    .mutation(({ ctx, input }) => revokeUserSession(ctx.domain, input)),
});
