import { CreateSiteInput, UpdateSiteInput } from '@mif/contract/sites';
import type { Ctx } from '../../kernel/context.ts';
import { sitesOf } from '../../kernel/scope.ts';
import { createSite } from '../../sites/create.ts';
import { updateSite } from '../../sites/update.ts';
import { declaredImport } from '../declared.ts';
import type { ImportField } from '../fields.ts';
import { hoursCell } from '../hours.ts';
import { languageCodes } from '../languages.ts';
import { booleanCell, codeOf, identifierOf, numberOf, textOf } from '../readers.ts';
import { clientOfRows } from '../references.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { words } from '../vocabulary.ts';
import { clientField } from './client-field.ts';

const { shape } = CreateSiteInput;

const fields: ImportField[] = [
  { ...clientField, is_required: true },
  {
    champ: 'code',
    names: words('code du site | code site | code | Site code | رمز الموقع | الرمز'),
    read: identifierOf(shape.code.unwrap()),
  },
  {
    champ: 'nom',
    names: words('nom du site | site | usine | agence | nom | Site name | Site | Plant | Name | اسم الموقع | الموقع | الاسم'),
    is_required: true,
    read: textOf(shape.nom),
  },
  { champ: 'adresse', names: words('adresse | Address | العنوان | عنوان'), read: textOf(shape.adresse) },
  {
    champ: 'code_postal',
    names: words('code postal | CP | Postcode | Postal code | Zip | الرمز البريدي'),
    read: identifierOf(shape.code_postal),
  },
  { champ: 'ville', names: words('ville | City | Town | المدينة'), read: textOf(shape.ville) },
  { champ: 'latitude', names: words('latitude | lat | خط العرض'), read: numberOf(shape.latitude) },
  { champ: 'longitude', names: words('longitude | lng | lon | long | خط الطول'), read: numberOf(shape.longitude) },
  {
    champ: 'instructions_acces',
    names: words('instructions d’accès | accès | consignes | Access instructions | Access | تعليمات الدخول'),
    read: textOf(shape.instructions_acces, 'many'),
  },
  { champ: 'horaires', names: words('horaires | heures d’ouverture | Opening hours | Hours | أوقات العمل | ساعات العمل'), read: hoursCell },
  { champ: 'langue', names: words('langue | Language | اللغة'), codes: languageCodes, read: codeOf(languageCodes) },
  { champ: 'is_active', names: words('actif | active | en activité | Active | نشط'), read: booleanCell },
];

/** Sites of clients, by code or by name. */
export const sitesImport = declaredImport({
  registre: 'sites',
  permissions: ['site.create', 'site.update'],
  fields: () => fields,
  keys: ['code', 'nom'],
  async plan(ctx, rows, { refuse, client_id }) {
    const clients = await clientOfRows(ctx, rows, client_id, refuse);
    return planUpserts(
      rows.filter((row) => clients.has(row)),
      {
        fields: fields.filter(({ champ }) => champ !== 'client'),
        refuse,
        keys: ['code', 'nom'],
        known: await findKnown(ctx),
        within: (row) => String(clients.get(row)?.id),
        create: async (writing, { is_active, ...values }, row) => {
          const { id } = await createSite(writing, CreateSiteInput.parse({ ...values, client_id: clients.get(row)?.id }));
          if (is_active === false) await updateSite(writing, { id, is_active });
        },
        update: (writing, { id, version }, changed) => updateSite(writing, UpdateSiteInput.parse({ id, version, ...changed })),
      },
    );
  },
});

async function findKnown(ctx: Ctx): Promise<Map<string, Known[]>> {
  const rows = await sitesOf(ctx, 'site.update')
    .select(['s.id', 's.version', 's.client_id', 's.code', 's.nom', 's.adresse', 's.code_postal', 's.ville', 's.latitude', 's.longitude'])
    .select(['s.instructions_acces', 's.horaires', 's.langue', 's.is_active'])
    .execute();
  const known = rows.map(({ id, version, client_id, ...values }) => ({
    id,
    version,
    client_id,
    cle: `${values.code} · ${values.nom}`,
    values,
  }));
  return new Map([
    ...Map.groupBy(known, ({ client_id, values }) => keyOf('code', values.code, String(client_id))),
    ...Map.groupBy(known, ({ client_id, values }) => keyOf('nom', values.nom, String(client_id))),
  ]);
}
