import { CreateCompetenceInput, UpdateCompetenceInput } from '@mif/contract/techniciens';
import { tables } from '../../kernel/scope.ts';
import { createCompetence } from '../../techniciens/create-competence.ts';
import { updateCompetence } from '../../techniciens/update-competence.ts';
import { declaredImport } from '../declared.ts';
import type { ImportField } from '../fields.ts';
import { identifierOf, textOf } from '../readers.ts';
import { keyOf, planUpserts } from '../upsert.ts';
import { words } from '../vocabulary.ts';

const { shape } = CreateCompetenceInput;

const fields: ImportField[] = [
  {
    champ: 'code',
    names: words('code | code compétence | Code | Skill code | الرمز | رمز الكفاءة'),
    is_required: true,
    read: identifierOf(shape.code),
  },
  {
    champ: 'nom',
    names: words('nom | compétence | libellé | désignation | Name | Skill | الاسم | الكفاءة | اسم الكفاءة'),
    is_required: true,
    read: textOf(shape.nom),
  },
];

/** Skills of the house, by code. */
export const competencesImport = declaredImport({
  registre: 'competences',
  permissions: ['competence.create', 'competence.update'],
  fields: () => fields,
  keys: ['code'],
  async plan(ctx, rows, { refuse }) {
    const there = await tables(ctx.em).selectFrom('competences').select(['id', 'version', 'code', 'nom']).execute();
    const known = there.map(({ id, version, ...values }) => ({ id, version, cle: values.code, values }));
    return planUpserts(rows, {
      fields,
      refuse,
      keys: ['code'],
      known: Map.groupBy(known, ({ values }) => keyOf('code', values.code)),
      create: (writing, given) => createCompetence(writing, CreateCompetenceInput.parse(given)),
      update: (writing, { id, version }, { nom }) => updateCompetence(writing, UpdateCompetenceInput.parse({ id, version, nom })),
    });
  },
});
