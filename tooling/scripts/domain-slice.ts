/** The words of a domain, from its plural noun. */
export interface DomainNames {
  /** `compteurs-eau`: folders and files. */
  plural: string;
  /** `compteur-eau`: the entity's file. */
  singular: string;
  /** `CompteursEau`. */
  Plural: string;
  /** `CompteurEau`. */
  Singular: string;
  /** `compteurs_eau`: the table. */
  table: string;
  /** `compteur_eau`: permissions. */
  noun: string;
  /** `COMPTEUR_EAU`: error codes. */
  CODE: string;
}

/** The words of a domain from its plural noun in kebab-case; each word loses its final s in the singular. */
export function domainNames(plural: string): DomainNames {
  const pascal = (text: string) => text.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  const singular = plural.replaceAll(/s(?=-|$)/g, '');
  const noun = singular.replaceAll('-', '_');
  return {
    plural,
    singular,
    Plural: pascal(plural),
    Singular: pascal(singular),
    table: plural.replaceAll('-', '_'),
    noun,
    CODE: noun.toUpperCase(),
  };
}

/** What is left to write by hand, in order. */
export function remainingSteps(names: DomainNames): string[] {
  const { noun, CODE, singular, Singular, plural, Plural } = names;
  return [
    `packages/contract/src/permissions.ts: '${noun}.read', '${noun}.create'`,
    `packages/contract/src/errors.ts: ${CODE}_NOT_FOUND: 'not_found'; its text in packages/i18n/src/{fr,ar,en}/errors.ts`,
    `packages/db/src/orm.ts: ${Singular}Schema from ./entities/${singular}.ts in the list of entities`,
    `pnpm db:migration ${plural}`,
    `packages/api/src/root.ts: ${plural.replaceAll('-', '_')}: ${Plural.charAt(0).toLowerCase()}${Plural.slice(1)}Router`,
    `packages/api/src/permission-fixtures.ts: an example of each procedure; openapi-errors.ts: what it refuses; openapi-names.ts: its tag`,
    'pnpm openapi, and a look at the difference',
    `a row scope in packages/domain/src/kernel/scope.ts where the rows belong to a client or a technician`,
  ];
}

/** The files of a domain: path → text. */
export function domainFiles(names: DomainNames): Record<string, string> {
  const { plural, singular } = names;
  return {
    [`packages/contract/src/${plural}.ts`]: contract(names),
    [`packages/db/src/entities/${singular}.ts`]: entity(names),
    [`packages/domain/src/${plural}/rules.ts`]: rules(names),
    [`packages/domain/src/${plural}/rules.test.ts`]: rulesTest(names),
    [`packages/domain/src/${plural}/project.ts`]: project(names),
    [`packages/domain/src/${plural}/create.ts`]: create(names),
    [`packages/domain/src/${plural}/get.ts`]: get(names),
    [`packages/domain/src/${plural}/life.db.test.ts`]: lifeTest(names),
    [`packages/api/src/${plural}/router.ts`]: router(names),
  };
}

const contract = ({ Singular, noun }: DomainNames) => `import { z } from 'zod';
import { rowId } from './paging.ts';

/** The only shape of a ${noun}; everything else is picked from it. */
export const ${lower(Singular)}Fields = z.object({
  id: rowId,
  nom: z.string().trim().min(1).max(200),
});

export const ${Singular} = ${lower(Singular)}Fields;
export type ${Singular} = z.infer<typeof ${Singular}>;

export const Get${Singular}Input = z.object({ id: rowId });
export type Get${Singular}Input = z.infer<typeof Get${Singular}Input>;

export const Create${Singular}Input = ${lower(Singular)}Fields.omit({ id: true });
export type Create${Singular}Input = z.infer<typeof Create${Singular}Input>;
`;

const entity = ({ Singular, table, noun }: DomainNames) => `import { defineEntity, p } from '@mikro-orm/core';

const ${Singular}Schema = defineEntity({
  name: '${Singular}',
  tableName: '${table}',
  properties: {
    id: p.integer().primary(),
    nom: p.string().length(200),
  },
});

/** A ${noun}. */
export class ${Singular} extends ${Singular}Schema.class {}
${Singular}Schema.setClass(${Singular});
export { ${Singular}Schema };
`;

const rules = ({ Singular }: DomainNames) => `/** How a name is kept: one space between words. */
export function nomOf${Singular}(nom: string): string {
  return nom.trim().replaceAll(/\\s+/g, ' ');
}
`;

const rulesTest = ({ Singular }: DomainNames) => `import { expect, test } from 'vitest';
import { nomOf${Singular} } from './rules.ts';

test.each([
  ['Nom', 'Nom'],
  ['  un   nom ', 'un nom'],
])('%j is kept as %j', (given, kept) => {
  expect(nomOf${Singular}(given)).toBe(kept);
});
`;

const project = ({ Singular, plural, table, CODE }: DomainNames) => `import { DomainError } from '@mif/contract/errors';
import type { ${Singular} } from '@mif/contract/${plural}';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/**
 * One row as its DTO.
 * @throws ${CODE}_NOT_FOUND
 */
export async function read${Singular}(ctx: Ctx, id: number): Promise<${Singular}> {
  const row = await tables(ctx.em).selectFrom('${table}').select(['id', 'nom']).where('id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('${CODE}_NOT_FOUND');
  return row;
}
`;

const create = ({
  Singular,
  singular,
  plural,
  noun,
}: DomainNames) => `import { ${Singular} as ${Singular}Row } from '@mif/db/entities/${singular}';
import type { Create${Singular}Input, ${Singular} } from '@mif/contract/${plural}';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { read${Singular} } from './project.ts';
import { nomOf${Singular} } from './rules.ts';

/**
 * Creates a ${noun}.
 * @throws PERMISSION_DENIED
 */
export async function create${Singular}(ctx: Ctx, input: Create${Singular}Input): Promise<${Singular}> {
  requirePermission(ctx.actor, '${noun}.create');
  const row = ctx.em.create(${Singular}Row, { nom: nomOf${Singular}(input.nom) });
  await ctx.em.flush();
  return read${Singular}(ctx, row.id);
}
`;

const get = ({
  Singular,
  plural,
  noun,
  CODE,
}: DomainNames) => `import type { Get${Singular}Input, ${Singular} } from '@mif/contract/${plural}';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { read${Singular} } from './project.ts';

/**
 * One ${noun}.
 * @throws PERMISSION_DENIED, ${CODE}_NOT_FOUND
 */
export function get${Singular}(ctx: Ctx, input: Get${Singular}Input): Promise<${Singular}> {
  requirePermission(ctx.actor, '${noun}.read');
  return read${Singular}(ctx, input.id);
}
`;

const lifeTest = ({ Singular, CODE }: DomainNames) => `import { makeActors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { expect, test } from 'vitest';
import { inTransaction } from '../kernel/context.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { create${Singular} } from './create.ts';
import { get${Singular} } from './get.ts';

const db = await createTestDatabase();
const actors = await makeActors(db.fork());
const now = new Date();

test('what was created is read again', async () => {
  const made = await inTransaction(makeCtx(db.fork(), actors.responsable, now), (ctx) => create${Singular}(ctx, { nom: ' un  nom ' }));
  expect(made.nom).toBe('un nom');
  expect(await get${Singular}(makeCtx(db.fork(), actors.responsable, now), { id: made.id })).toEqual(made);
});

test('a client creates none, and an unknown one is not found', async () => {
  await expect(create${Singular}(makeCtx(db.fork(), actors.client, now), { nom: 'nom' })).rejects.toThrow('PERMISSION_DENIED');
  await expect(get${Singular}(makeCtx(db.fork(), actors.admin, now), { id: 2_000_000_000 })).rejects.toThrow('${CODE}_NOT_FOUND');
});
`;

const router = ({
  Plural,
  Singular,
  plural,
  noun,
}: DomainNames) => `import { Create${Singular}Input, Get${Singular}Input, ${Singular} } from '@mif/contract/${plural}';
import { create${Singular} } from '@mif/domain/${plural}/create';
import { get${Singular} } from '@mif/domain/${plural}/get';
import { checked, command, query, rest, router } from '../procedures.ts';

export const ${lower(Plural)}Router = router({
  get: query('${noun}.read')
    .meta(rest('GET', '/${plural}/{id}', 'One ${noun}'))
    .input(checked(Get${Singular}Input))
    .output(checked(${Singular}))
    .query(({ ctx, input }) => get${Singular}(ctx.domain, input)),
  create: command('${noun}.create')
    .meta(rest('POST', '/${plural}', 'Create a ${noun}', 201))
    .input(checked(Create${Singular}Input))
    .output(checked(${Singular}))
    .mutation(({ ctx, input }) => create${Singular}(ctx.domain, input)),
});
`;

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
