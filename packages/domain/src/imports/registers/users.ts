import { CreateUserInput, UpdateUserInput } from '@mif/contract/users';
import { requireConfirmation } from '../../auth/confirm.ts';
import type { Ctx } from '../../kernel/context.ts';
import { clientsOf, tables } from '../../kernel/scope.ts';
import { createUser } from '../../users/create.ts';
import { updateUser } from '../../users/update.ts';
import { declaredImport } from '../declared.ts';
import type { FileRow, ImportField } from '../fields.ts';
import { languageCodes } from '../languages.ts';
import { codeOf, codesOf, textOf } from '../readers.ts';
import { clientOfRows } from '../references.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { words } from '../vocabulary.ts';
import { clientField } from './client-field.ts';

const { shape } = CreateUserInput;

const roles = codesOf({
  admin: 'administrateur | administratrice | administrator | مدير النظام | مشرف',
  responsable: 'manager | gestionnaire | chef de maintenance | مسؤول | المسؤول',
  technicien: 'technicienne | technician | تقني',
  client: 'customer | زبون | عميل',
});

const fields: ImportField[] = [
  {
    champ: 'email',
    names: words('e-mail | email | adresse e-mail | courriel | mail | E-mail address | البريد الإلكتروني'),
    is_required: true,
    read: textOf(shape.email),
  },
  {
    champ: 'full_name',
    names: words('nom complet | nom et prénom | prénom et nom | nom | Full name | Name | الاسم الكامل | الاسم'),
    is_required: true,
    read: textOf(shape.full_name),
  },
  {
    champ: 'username',
    names: words('identifiant | nom d’utilisateur | login | Username | User name | اسم المستخدم'),
    read: textOf(shape.username),
  },
  { champ: 'role', names: words('rôle | profil | Role | Profile | الدور | الصفة'), is_required: true, codes: roles, read: codeOf(roles) },
  { champ: 'langue', names: words('langue | Language | اللغة'), codes: languageCodes, read: codeOf(languageCodes) },
  clientField,
];

/** Accounts, by e-mail address; new ones are invited to give themselves a password. */
export const usersImport = declaredImport({
  registre: 'users',
  permissions: ['user.create', 'user.update'],
  fields: () => fields,
  keys: ['email'],
  confirm: requireConfirmation,
  async plan(ctx, rows, { refuse, client_id }) {
    const named = rows.filter(({ values }) => typeof values.get('client') === 'string' || values.get('role') === 'client');
    const clients = await clientOfRows(ctx, named, client_id, refuse);
    const known = await findKnown(ctx);
    const nextName = freeNames(await tables(ctx.em).selectFrom('users').select('username').execute(), rows);
    const placed = rows
      .filter((row) => clients.has(row) || !named.includes(row))
      .map((row): FileRow => {
        const client = clients.get(row);
        return client ? { ligne: row.ligne, values: new Map([...row.values, ['client', client.code]]) } : row;
      });
    const idOf = new Map([...clients.values()].map(({ id, code }) => [code, id]));
    const withCompany = ({ client, ...values }: Readonly<Record<string, unknown>>) =>
      client === undefined ? values : { ...values, client_id: typeof client === 'string' ? (idOf.get(client) ?? null) : null };
    return planUpserts(placed, {
      fields,
      refuse,
      keys: ['email'],
      known,
      create: (writing, given) => {
        const username = given['username'] ?? nextName(String(given['email']));
        return createUser(writing, CreateUserInput.parse({ ...withCompany(given), username }));
      },
      update: (writing, { id, version }, changed) => updateUser(writing, UpdateUserInput.parse({ id, version, ...withCompany(changed) })),
    });
  },
});

/** Usernames made of addresses, none of them taken or asked for by another row. */
function freeNames(taken: readonly { username: string }[], rows: readonly FileRow[]): (email: string) => string {
  const used = new Set([
    ...taken.map(({ username }) => username),
    ...rows.flatMap(({ values }) => (values.get('username') as string) ?? []),
  ]);
  const made = new Map<string, string>();
  return (email) => {
    const before = made.get(email);
    if (before !== undefined) return before;
    const local = email.split('@')[0] ?? '';
    const base = local
      .toLowerCase()
      .replaceAll(/[^a-z0-9._-]/g, '')
      .slice(0, 50)
      .padEnd(3, '0');
    let name = base;
    for (let n = 2; used.has(name); n += 1) name = `${base}${n}`;
    used.add(name);
    made.set(email, name);
    return name;
  };
}

async function findKnown(ctx: Ctx): Promise<Map<string, Known[]>> {
  const users = await tables(ctx.em)
    .selectFrom('users')
    .select(['id', 'version', 'email', 'full_name', 'username', 'role', 'langue', 'client_id'])
    .where('role', '<>', 'systeme')
    .execute();
  const clients = await clientsOf(ctx, 'client.read').select(['c.id', 'c.code']).execute();
  const codes = new Map(clients.map(({ id, code }) => [id, code]));
  return Map.groupBy(
    users.map(({ id, version, client_id, ...values }) => {
      const client = client_id === null ? null : (codes.get(client_id) ?? null);
      return { id, version, cle: values.email, values: { ...values, client } };
    }),
    ({ values }) => keyOf('email', values.email),
  );
}
