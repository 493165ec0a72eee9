import type { TypeEquipement } from '@mif/db/entities/type-equipement';
import type { ChampType } from '@mif/contract/types-equipement';
import { sql } from 'kysely';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** A type as equipments of it need it. */
export interface UsedType {
  nom: string;
  champs: ChampType[];
}

function typeNamed(ctx: Ctx, nom: string) {
  return tables(ctx.em)
    .selectFrom('types_equipement')
    .select(['nom', 'champs'])
    .where(sql<boolean>`recherche.sans_accents(nom) = recherche.sans_accents(${nom})`);
}

/** The type of a name, in any case and with or without accents. */
export function findType(ctx: Ctx, nom: string): Promise<UsedType | undefined> {
  return typeNamed(ctx, nom).executeTakeFirst();
}

/**
 * The type an equipment is saved under, as the register writes its name; a new one is added to the register. Its
 * definitions stay as they are until the transaction ends.
 */
export async function takeType(ctx: Ctx, nom: string): Promise<UsedType> {
  const known = await typeNamed(ctx, nom).forShare().executeTakeFirst();
  if (known) return known;
  const added = await tables(ctx.em)
    .insertInto('types_equipement')
    .values({ nom, champs: JSON.stringify([]) as never, is_active: true, version: 1, created_at: ctx.now, updated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  // Somebody else added it at the same instant.
  if (!added) return takeType(ctx, nom);
  await recordChange(ctx, { objet: 'type_equipement', objet_id: added.id, action: 'create', changements: changesOfCreation({ nom }) });
  return { nom, champs: [] };
}

/** What the journal keeps of a type. */
export function recordedType(row: TypeEquipement) {
  return { nom: row.nom, icone: row.icone ?? null, champs: row.champs, is_active: row.is_active };
}
