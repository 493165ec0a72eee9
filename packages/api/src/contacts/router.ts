import {
  Contact,
  ContactPage,
  CreateContactInput,
  ListContactsInput,
  RemoveContactInput,
  UpdateContactInput,
} from '@mif/contract/contacts';
import { createContact } from '@mif/domain/contacts/create';
import { listContacts } from '@mif/domain/contacts/list';
import { removeContact } from '@mif/domain/contacts/remove';
import { updateContact } from '@mif/domain/contacts/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const contactsRouter = router({
  list: query('contact.read')
    .meta(rest('GET', '/contacts', 'Lister les contacts'))
    .input(checked(ListContactsInput))
    .output(checked(ContactPage))
    .query(({ ctx, input }) => listContacts(ctx.domain, input)),
  create: command('contact.create')
    .meta(rest('POST', '/contacts', 'Créer un contact', 201))
    .input(checked(CreateContactInput))
    .output(checked(Contact))
    .mutation(({ ctx, input }) => createContact(ctx.domain, input)),
  update: command('contact.update')
    .meta(rest('PUT', '/contacts/{id}', 'Modifier un contact'))
    .input(checked(UpdateContactInput))
    .output(checked(Contact))
    .mutation(({ ctx, input }) => updateContact(ctx.domain, input)),
  remove: command('contact.remove')
    .meta(rest('DELETE', '/contacts/{id}', 'Retirer un contact'))
    .input(checked(RemoveContactInput))
    .output(checked(Contact))
    .mutation(({ ctx, input }) => removeContact(ctx.domain, input)),
});
