import { CreateContactInput, UpdateContactInput } from '@mif/contract/contacts';
import { z } from 'zod';
import { createContact } from '../../contacts/create.ts';
import { updateContact } from '../../contacts/update.ts';
import type { Ctx } from '../../kernel/context.ts';
import { contactsOf } from '../../kernel/scope.ts';
import { declaredImport } from '../declared.ts';
import type { ImportField } from '../fields.ts';
import { booleanCell, identifierOf, textOf } from '../readers.ts';
import { clientOfRows, siteOfRows } from '../references.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { words } from '../vocabulary.ts';
import { clientField } from './client-field.ts';

const { shape } = CreateContactInput;

const fields: ImportField[] = [
  { ...clientField, is_required: true },
  {
    champ: 'site',
    names: words('site | code site | nom du site | usine | Site | Site code | Plant | الموقع | رمز الموقع'),
    read: identifierOf(z.string().max(200)),
  },
  {
    champ: 'nom',
    names: words(
      'nom du contact | contact | nom et prénom | nom complet | nom | Contact name | Contact | Full name | Name | اسم جهة الاتصال | الاسم',
    ),
    is_required: true,
    read: textOf(shape.nom),
  },
  { champ: 'fonction', names: words('fonction | poste | Position | Job title | Role | الوظيفة | المنصب'), read: textOf(shape.fonction) },
  { champ: 'telephone', names: words('téléphone | tél | fixe | Phone | Telephone | الهاتف'), read: identifierOf(shape.telephone) },
  { champ: 'mobile', names: words('mobile | portable | gsm | Cell phone | الهاتف المحمول | المحمول'), read: identifierOf(shape.mobile) },
  { champ: 'email', names: words('email | e-mail | courriel | mail | البريد الإلكتروني'), read: textOf(shape.email) },
  {
    champ: 'is_principal',
    names: words('contact principal | principal | Main contact | Main | جهة الاتصال الرئيسية | رئيسي'),
    read: booleanCell,
  },
];

/** People to call at clients and on their sites, by name. */
export const contactsImport = declaredImport({
  registre: 'contacts',
  permissions: ['contact.create', 'contact.update'],
  fields: () => fields,
  keys: ['nom'],
  async plan(ctx, rows, { refuse, client_id }) {
    const clients = await clientOfRows(ctx, rows, client_id, refuse);
    const sites = await siteOfRows(ctx, rows, clients, refuse);
    return planUpserts(
      rows.filter((row) => sites.has(row)),
      {
        fields: fields.filter(({ champ }) => champ !== 'client'),
        refuse,
        keys: ['nom'],
        known: await findKnown(ctx),
        within: (row) => String(clients.get(row)?.id),
        create: (writing, given, row) =>
          createContact(
            writing,
            CreateContactInput.parse({ ...given, client_id: clients.get(row)?.id, site_id: sites.get(row)?.id ?? null }),
          ),
        update: (writing, { id, version }, changed) => updateContact(writing, UpdateContactInput.parse({ id, version, ...changed })),
      },
    );
  },
});

async function findKnown(ctx: Ctx): Promise<Map<string, Known[]>> {
  const rows = await contactsOf(ctx, 'contact.update')
    .select(['k.id', 'k.version', 'k.client_id', 'k.nom', 'k.fonction', 'k.telephone', 'k.mobile', 'k.email', 'k.is_principal'])
    .where('k.is_active', '=', true)
    .execute();
  return Map.groupBy(
    rows.map(({ id, version, client_id, ...values }) => ({ id, version, client_id, cle: values.nom, values })),
    ({ client_id, values }) => keyOf('nom', values.nom, String(client_id)),
  );
}
