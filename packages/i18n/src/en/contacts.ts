import type { contacts as fr } from '../fr/contacts.ts';
import type { Messages } from '../messages.ts';

export const contacts: Messages<typeof fr> = {
  title: 'Contacts',
  none: 'No contact.',
  add: 'Add a contact',
  principal: 'Main',
  call: 'Call {nom}',
  write: 'Write to {nom}',
  edit: 'Edit {nom}',
  history: { create: '{acteur} added the contact {nom}', update: '{acteur} changed a contact', deactivate: '{acteur} removed a contact' },
  fields: {
    nom: 'Name',
    fonction: 'Position',
    telephone: 'Telephone',
    mobile: 'Mobile',
    email: 'Email',
    is_principal: 'Main contact',
    is_active: 'In use',
  },
  help: { is_principal: 'Whom to call first. Takes the place of the one before.' },
  form: {
    create_title: 'New contact',
    edit_title: 'Edit {nom}',
    submit: 'Save the contact',
    remove: 'Remove this contact',
    remove_confirm: 'Remove {nom}? The contact is no longer proposed; the history keeps it.',
  },
  toasts: { created: '{nom} is added.', updated: '{nom} is up to date.', removed: '{nom} is removed.' },
};
