import type { users as fr } from '../fr/users.ts';
import type { Messages } from '../messages.ts';

export const users: Messages<typeof fr> = {
  name: 'account',
  count: '{n, plural, =0 {no accounts} one {# account} other {# accounts}}',
  fields: {
    username: 'Username',
    full_name: 'Full name',
    email: 'Email',
    role: 'Role',
    langue: 'Language',
    is_active: 'Status',
    client: 'Client company',
    password: 'Password',
    created_at: 'Created on',
  },
  active: 'Active',
  inactive: 'Deactivated',
  help: {
    username: 'Used to sign in, as the email is.',
    password: 'At least 8 characters. The person can change it.',
    client: 'Only for a client account: it will see this company and no other.',
  },
  read_only: 'Only an administrator can change accounts.',
  list: {
    title: 'Accounts',
    create: 'New account',
    search: 'Name, email',
    empty_title: 'No accounts',
    empty_text: 'Create an account for each person who uses the software.',
  },
  form: { create_title: 'New account', edit_title: 'Edit {nom}', submit: 'Save the account' },
  deactivate: 'Deactivate',
  deactivate_title: 'Deactivate {nom}',
  activate: 'Reactivate',
  activate_title: 'Reactivate {nom}',
  activate_confirm: 'Reactivate the account of {nom}? They will be able to sign in again with their password.',
  deactivate_confirm: 'Deactivate the account of {nom}? Their sessions close and they can no longer sign in.',
  toasts: {
    created: 'The account of {nom} has been created.',
    updated: 'The account of {nom} is up to date.',
    deactivated: 'The account of {nom} has been deactivated.',
    activated: 'The account of {nom} has been reactivated.',
  },
};
