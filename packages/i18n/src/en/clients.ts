import type { clients as fr } from '../fr/clients.ts';
import type { Messages } from '../messages.ts';

export const clients: Messages<typeof fr> = {
  name: 'client',
  count: '{n, plural, =0 {no clients} one {# client} other {# clients}}',
  interventions_ouvertes: '{n, plural, =0 {no open work orders} one {# open work order} other {# open work orders}}',
  inactive: 'Inactive',
  fields: {
    code: 'Code',
    nom: 'Name',
    ville: 'City',
    adresse: 'Address',
    email: 'Email',
    telephone: 'Phone',
    is_active: 'Active',
    created_at: 'Added on',
    equipements: 'Equipment',
    interventions_ouvertes: 'Open work orders',
  },
  help: {
    code: 'If left empty, a code is assigned.',
    email: 'Receives the closing notices.',
    is_active: 'An inactive client keeps its history.',
  },
  list: {
    title: 'Clients',
    create: 'New client',
    search: 'Name, code, city',
    empty_title: 'No clients',
    empty_text: 'Add your first client: its equipment is attached to it.',
  },
  form: { create_title: 'New client', edit_title: 'Edit {nom}', submit: 'Save the client' },
  toasts: { created: '{nom} has been added.', updated: '{nom} is up to date.' },
};
