import type { ListTypesEquipementInput, TypeEquipement, TypeEquipementList } from '@mif/contract/types-equipement';
import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';

/** Every type of equipment, by name; those no longer proposed too where nothing else is asked. */
export async function listTypes(ctx: Ctx, input: ListTypesEquipementInput): Promise<TypeEquipementList> {
  requirePermission(ctx.actor, 'type_equipement.read');
  let query = readTypes(ctx);
  if (input.actifs) query = query.where('t.is_active', '=', input.actifs === 'oui');
  return { items: (await query.execute()).map(toType) };
}

/**
 * One type, after a change of it.
 * @throws TYPE_EQUIPEMENT_NOT_FOUND
 */
export async function readType(ctx: Ctx, id: number): Promise<TypeEquipement> {
  requirePermission(ctx.actor, 'type_equipement.read');
  const row = await readTypes(ctx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('TYPE_EQUIPEMENT_NOT_FOUND', { field: 'id' });
  return toType(row);
}

function readTypes(ctx: Ctx) {
  const uses = unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .select(sql<number>`count(*)::int`.as('n'))
    .where(sql<boolean>`recherche.sans_accents(e.type) = recherche.sans_accents(t.nom)`)
    .as('equipements');
  return tables(ctx.em)
    .selectFrom('types_equipement as t')
    .select(['t.id', 't.nom', 't.icone', 't.champs', 't.is_active', 't.version', uses])
    .orderBy(sql`recherche.sans_accents(t.nom)`);
}

type Row = Awaited<ReturnType<ReturnType<typeof readTypes>['execute']>>[number];

function toType(row: Row): TypeEquipement {
  return { ...row, equipements: row.equipements ?? 0 };
}
