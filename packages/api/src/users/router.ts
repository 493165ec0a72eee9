import { IdInput } from '@mif/contract/paging';
import { CreateUserInput, ListUsersInput, UpdateUserInput, User, UserPage } from '@mif/contract/users';
import { activateUser } from '@mif/domain/users/activate';
import { createUser } from '@mif/domain/users/create';
import { deactivateUser } from '@mif/domain/users/deactivate';
import { getUser } from '@mif/domain/users/get';
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
    .input(checked(IdInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => deactivateUser(ctx.domain, input)),
  activate: command('user.update')
    .meta(rest('PATCH', '/users/{id}/activate', 'Réactiver un compte'))
    .input(checked(IdInput))
    .output(checked(User))
    .mutation(({ ctx, input }) => activateUser(ctx.domain, input)),
});
