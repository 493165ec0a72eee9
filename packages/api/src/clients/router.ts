import { ClientDetail, ClientPage, CreateClientInput, ListClientsInput, UpdateClientInput } from '@mif/contract/clients';
import { IdInput } from '@mif/contract/paging';
import { createClient } from '@mif/domain/clients/create';
import { getClient } from '@mif/domain/clients/get';
import { listClients } from '@mif/domain/clients/list';
import { updateClient } from '@mif/domain/clients/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const clientsRouter = router({
  list: query('client.read')
    .meta(rest('GET', '/clients', 'Lister les clients'))
    .input(checked(ListClientsInput))
    .output(checked(ClientPage))
    .query(({ ctx, input }) => listClients(ctx.domain, input)),
  get: query('client.read')
    .meta(rest('GET', '/clients/{id}', 'Lire un client'))
    .input(checked(IdInput))
    .output(checked(ClientDetail))
    .query(({ ctx, input }) => getClient(ctx.domain, input)),
  create: command('client.create')
    .meta(rest('POST', '/clients', 'Créer un client', 201))
    .input(checked(CreateClientInput))
    .output(checked(ClientDetail))
    .mutation(({ ctx, input }) => createClient(ctx.domain, input)),
  update: command('client.update')
    .meta(rest('PUT', '/clients/{id}', 'Modifier un client'))
    .input(checked(UpdateClientInput))
    .output(checked(ClientDetail))
    .mutation(({ ctx, input }) => updateClient(ctx.domain, input)),
});
