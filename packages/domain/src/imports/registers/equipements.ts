import { CreateEquipementInput, UpdateEquipementInput } from '@mif/contract/equipements';
import { createEquipement } from '../../equipements/create.ts';
import { updateEquipement } from '../../equipements/update.ts';
import type { Ctx } from '../../kernel/context.ts';
import { equipementsOf } from '../../kernel/scope.ts';
import { declaredImport } from '../declared.ts';
import { clientOfRows } from '../references.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { equipementFields } from './equipement-fields.ts';

/** Equipment of clients, by code or by name. */
export const equipementsImport = declaredImport({
  registre: 'equipements',
  permissions: ['equipement.create', 'equipement.update'],
  fields: () => equipementFields,
  keys: ['code', 'nom'],
  async plan(ctx, rows, { refuse, client_id }) {
    const clients = await clientOfRows(ctx, rows, client_id, refuse);
    const placed = rows.filter((row) => clients.has(row));
    const known = await findKnown(ctx, [...new Set([...clients.values()].map(({ id }) => id))]);
    return planUpserts(placed, {
      fields: equipementFields,
      refuse,
      keys: ['code', 'nom'],
      known,
      within: (row) => String(clients.get(row)?.id),
      create: async (writing, { statut, ...values }, row) => {
        const { id } = await createEquipement(writing, CreateEquipementInput.parse({ ...values, client_id: clients.get(row)?.id }));
        if (statut !== undefined) await updateEquipement(writing, UpdateEquipementInput.parse({ id, statut }));
      },
      update: (writing, { id, version }, changed) => updateEquipement(writing, UpdateEquipementInput.parse({ id, version, ...changed })),
    });
  },
});

async function findKnown(ctx: Ctx, clients: readonly number[]): Promise<Map<string, Known[]>> {
  if (clients.length === 0) return new Map();
  const rows = await equipementsOf(ctx, 'equipement.update')
    .select(['e.id', 'e.version', 'e.client_id', 'e.code', 'e.nom', 'e.type', 'e.localisation', 'e.criticite', 'e.statut'])
    .select(['e.frequence_entretien', 'e.numero_serie', 'e.fabricant', 'e.modele'])
    .where('e.client_id', 'in', clients)
    .where('e.statut', '<>', 'retire')
    .execute();
  const known = rows.map(({ id, version, client_id, ...values }) => ({ id, version, client_id, cle: values.code, values }));
  return new Map([
    ...Map.groupBy(known, ({ client_id, values }) => keyOf('code', values.code, String(client_id))),
    ...Map.groupBy(known, ({ client_id, values }) => keyOf('nom', values.nom, String(client_id))),
  ]);
}
