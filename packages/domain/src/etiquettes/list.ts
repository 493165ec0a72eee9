import type { Etiquettes, EtiquettesInput } from '@mif/contract/etiquettes';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf } from '../kernel/scope.ts';

/**
 * What the labels of some equipment say, in the order asked; named twice, it has two labels.
 * @throws EQUIPEMENT_NOT_FOUND where one of them is outside the caller's scope, EQUIPEMENT_RETIRED
 */
export async function listEtiquettes(ctx: Ctx, input: EtiquettesInput): Promise<Etiquettes> {
  const rows = await equipementsOf(ctx, 'etiquette.print')
    .innerJoin('clients as c', 'c.id', 'e.client_id')
    .innerJoin('etiquettes as l', 'l.equipement_id', 'e.id')
    .select(['e.id', 'e.code', 'e.nom', 'e.statut', 'c.nom as client_nom', 'l.jeton'])
    .where('e.id', 'in', [...new Set(input.ids)])
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  return {
    items: input.ids.map((id, index) => {
      const row = found.get(id);
      if (!row) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: `ids.${index}` });
      if (row.statut === 'retire') throw new DomainError('EQUIPEMENT_RETIRED', { field: `ids.${index}`, details: { equipement: row.nom } });
      return { code: row.code, nom: row.nom, client: input.client === 'oui' ? row.client_nom : null, jeton: row.jeton };
    }),
  };
}
