import { parametres, type ParametreCle, type ParametreValeur } from '@mif/contract/parametres';
import type { EntityManager } from '@mif/db/orm';
import { tables } from '../kernel/scope.ts';

/** What a setting says now: what an administrator made of it, else its default; what no longer fits counts as nothing. */
export async function readParametre<Cle extends ParametreCle>(em: EntityManager, cle: Cle): Promise<ParametreValeur<Cle>> {
  const { schema, defaut } = parametres[cle];
  const row = await tables(em).selectFrom('parametres').select('valeur').where('cle', '=', cle).executeTakeFirst();
  const kept = schema.safeParse(row?.valeur);
  return (kept.success ? kept.data : defaut) as ParametreValeur<Cle>;
}

/** When a setting was changed last; null where it never was. */
export async function changedAt(em: EntityManager, cle: ParametreCle): Promise<Date | null> {
  const row = await tables(em).selectFrom('parametres').select('updated_at').where('cle', '=', cle).executeTakeFirst();
  return row ? new Date(row.updated_at) : null;
}
