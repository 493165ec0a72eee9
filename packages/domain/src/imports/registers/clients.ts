import { CreateClientInput, formesJuridiques, UpdateClientInput } from '@mif/contract/clients';
import { identifierInputs } from '@mif/contract/identifiers';
import { createClient } from '../../clients/create.ts';
import { updateClient } from '../../clients/update.ts';
import type { Ctx } from '../../kernel/context.ts';
import { clientsOf } from '../../kernel/scope.ts';
import { declaredImport } from '../declared.ts';
import type { ImportField } from '../fields.ts';
import { languageCodes } from '../languages.ts';
import { booleanCell, codeOf, codesOf, identifierOf, textOf } from '../readers.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { words } from '../vocabulary.ts';

const { shape } = CreateClientInput;
const forms = codesOf(
  Object.fromEntries(formesJuridiques.map((form) => [form, form.replaceAll('_', ' ')])) as Record<
    (typeof formesJuridiques)[number],
    string
  >,
);

/**
 * An ICE whose zeros a spreadsheet took away, as it took a number for one: the zeros in front of it are certain where the
 * two digits of control fit with them.
 */
function mendIce(text: string): string {
  const digits = text.replaceAll(/[\s.]/g, '');
  const whole = digits.padStart(15, '0');
  return /^\d{11,13}$/.test(digits) && identifierInputs.ice.safeParse(whole).success ? whole : text;
}

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
      'nom | client | société | entreprise | nom du client | Name | Client | Customer | Company | Company name | Customer name | الاسم | اسم العميل | العميل | الشركة | اسم الشركة | raison sociale | dénomination sociale | Registered name | Legal name | الاسم القانوني',
    ),
    is_required: true,
    read: textOf(shape.nom),
  },
  {
    champ: 'raison_sociale',
    names: words('raison sociale | dénomination sociale | dénomination | Registered name | Legal name | الاسم القانوني | التسمية الاجتماعية'),
    read: textOf(shape.raison_sociale),
  },
  {
    champ: 'forme_juridique',
    names: words('forme juridique | forme | Legal form | الشكل القانوني'),
    codes: forms,
    read: codeOf(forms),
  },
  {
    champ: 'ice',
    names: words('ICE | n° ICE | numéro ICE | identifiant commun de l’entreprise | التعريف الموحد للمقاولة | التعريف الموحد'),
    read: identifierOf(shape.ice, mendIce),
  },
  {
    champ: 'identifiant_fiscal',
    names: words('identifiant fiscal | IF | identifiant fiscal (IF) | Tax ID | Tax ID (IF) | التعريف الضريبي'),
    read: identifierOf(shape.identifiant_fiscal),
  },
  {
    champ: 'rc',
    names: words('RC | registre de commerce | registre de commerce (RC) | n° RC | Trade register | Trade register (RC) | السجل التجاري'),
    read: identifierOf(shape.rc),
  },
  {
    champ: 'rc_tribunal',
    names: words('tribunal du RC | tribunal | ville du RC | RC court | Court | محكمة السجل التجاري | المحكمة'),
    read: textOf(shape.rc_tribunal),
  },
  {
    champ: 'taxe_professionnelle',
    names: words('taxe professionnelle | TP | patente | taxe professionnelle (TP) | Business tax | Business tax (TP) | الرسم المهني'),
    read: identifierOf(shape.taxe_professionnelle),
  },
  {
    champ: 'cnss',
    names: words('CNSS | affiliation CNSS | n° CNSS | الضمان الاجتماعي | الضمان الاجتماعي (CNSS)'),
    read: identifierOf(shape.cnss),
  },
  {
    champ: 'adresse',
    names: words('adresse | siège | adresse du siège | Address | Street | العنوان | عنوان'),
    read: textOf(shape.adresse),
  },
  {
    champ: 'code_postal',
    names: words('code postal | CP | Postcode | Postal code | Zip | الرمز البريدي'),
    read: identifierOf(shape.code_postal),
  },
  { champ: 'ville', names: words('ville | City | Town | المدينة | مدينة'), read: textOf(shape.ville) },
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
    champ: 'langue',
    names: words('langue | Language | اللغة'),
    codes: languageCodes,
    read: codeOf(languageCodes),
  },
  { champ: 'notes', names: words('notes | remarques | commentaire | Notes | Comments | ملاحظات'), read: textOf(shape.notes, 'many') },
  {
    champ: 'is_active',
    names: words('actif | active | en activité | Active | Is active | نشط | مفعل'),
    read: booleanCell,
  },
];

/** Client companies, by code, by ICE or by name. */
export const clientsImport = declaredImport({
  registre: 'clients',
  permissions: ['client.create', 'client.update'],
  fields: () => fields,
  keys: ['code', 'ice', 'nom'],
  async plan(ctx, rows, { refuse }) {
    return planUpserts(rows, {
      fields,
      refuse,
      keys: ['code', 'ice', 'nom'],
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
    .select(['c.id', 'c.version', 'c.code', 'c.nom', 'c.raison_sociale', 'c.forme_juridique', 'c.ice', 'c.identifiant_fiscal', 'c.rc'])
    .select(['c.rc_tribunal', 'c.taxe_professionnelle', 'c.cnss', 'c.adresse', 'c.code_postal', 'c.ville', 'c.email', 'c.telephone'])
    .select(['c.langue', 'c.notes', 'c.is_active'])
    .execute();
  const known = rows.map(({ id, version, ...values }) => ({ id, version, cle: values.code, values }));
  return new Map([
    ...Map.groupBy(known, ({ values }) => keyOf('code', values.code)),
    ...Map.groupBy(
      known.filter(({ values }) => values.ice !== null),
      ({ values }) => keyOf('ice', values.ice),
    ),
    ...Map.groupBy(known, ({ values }) => keyOf('nom', values.nom)),
  ]);
}
