import { CreateClientInput, UpdateClientInput } from '@mif/contract/clients';
import { createClient } from '../../clients/create.ts';
import { updateClient } from '../../clients/update.ts';
import type { Ctx } from '../../kernel/context.ts';
import { clientsOf } from '../../kernel/scope.ts';
import { declaredImport } from '../declared.ts';
import type { ImportField } from '../fields.ts';
import { booleanCell, identifierOf, textOf } from '../readers.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { words } from '../vocabulary.ts';

const { shape } = CreateClientInput;

const fields: ImportField[] = [
  {
    champ: 'code',
    names: words(
      'code | code client | client (code) | n° client | numéro client | compte client | Client code | Customer code | Customer number | Customer no | رمز العميل | الرمز | رقم العميل',
    ),
    read: identifierOf(shape.code.unwrap()),
  },
  {
    champ: 'nom',
    names: words(
      'nom | client | raison sociale | société | entreprise | nom du client | Name | Client | Customer | Company | Company name | Customer name | الاسم | اسم العميل | العميل | الشركة | اسم الشركة',
    ),
    is_required: true,
    read: textOf(shape.nom),
  },
  { champ: 'ville', names: words('ville | City | Town | المدينة | مدينة'), read: textOf(shape.ville) },
  {
    champ: 'adresse',
    names: words('adresse | siège | adresse du siège | Address | Street | العنوان | عنوان'),
    read: textOf(shape.adresse),
  },
  {
    champ: 'email',
    names: words('email | e-mail | adresse e-mail | courriel | mail | E-mail address | البريد الإلكتروني | البريد'),
    read: textOf(shape.email),
  },
  {
    champ: 'telephone',
    names: words('téléphone | tél | tel | gsm | portable | Phone | Telephone | Phone number | Mobile | الهاتف | رقم الهاتف | هاتف'),
    read: identifierOf(shape.telephone),
  },
  {
    champ: 'is_active',
    names: words('actif | active | en activité | Active | Is active | نشط | مفعل'),
    read: booleanCell,
  },
];

/** Client companies, by code or by name. */
export const clientsImport = declaredImport({
  registre: 'clients',
  permissions: ['client.create', 'client.update'],
  fields: () => fields,
  keys: ['code', 'nom'],
  async plan(ctx, rows, { refuse }) {
    return planUpserts(rows, {
      fields,
      refuse,
      keys: ['code', 'nom'],
      known: await findKnown(ctx),
      create: async (writing, given) => {
        const { is_active, ...values } = given;
        const client = await createClient(writing, CreateClientInput.parse(values));
        if (is_active === false) await updateClient(writing, { id: client.id, is_active });
      },
      update: (writing, { id, version }, changed) => updateClient(writing, UpdateClientInput.parse({ id, version, ...changed })),
    });
  },
});

async function findKnown(ctx: Ctx): Promise<Map<string, Known[]>> {
  const rows = await clientsOf(ctx, 'client.update')
    .select(['c.id', 'c.version', 'c.code', 'c.nom', 'c.ville', 'c.adresse', 'c.email', 'c.telephone', 'c.is_active'])
    .execute();
  const known = rows.map(({ id, version, ...values }) => ({ id, version, cle: values.code, values }));
  return new Map([
    ...Map.groupBy(known, ({ values }) => keyOf('code', values.code)),
    ...Map.groupBy(known, ({ values }) => keyOf('nom', values.nom)),
  ]);
}
