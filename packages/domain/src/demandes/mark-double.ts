import { statutsOuverts } from '@mif/contract/interventions';
import type { Demande, DoubleDemandeInput } from '@mif/contract/demandes';
import { DomainError } from '@mif/contract/errors';
import type { Demande as DemandeRow } from '@mif/db/entities/demande';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { announceDemande } from './announce.ts';
import { decide } from './decide.ts';
import { checkDouble } from './rules.ts';

/**
 * Says that a demande is of a matter already known: another demande of the same client, waiting or accepted, or an
 * open intervention at that client's.
 * @throws DEMANDE_NOT_FOUND, DEMANDE_DECIDED, RECORD_VERSION_CONFLICT, DEMANDE_DOUBLE_INVALID with why
 */
export async function markDouble(ctx: Ctx, input: DoubleDemandeInput): Promise<Demande> {
  requirePermission(ctx.actor, 'demande.double');
  checkDouble(input);
  await lockBoth(ctx, input);
  const target = { reference: '' };
  return decide(
    ctx,
    'double',
    input,
    async (demande) => {
      if (input.doublon_de !== undefined) {
        target.reference = await requireDemande(ctx, demande, input.doublon_de);
        return { doublon_de: input.doublon_de };
      }
      const intervention_id = Number(input.intervention_id);
      target.reference = await requireOpenIntervention(ctx, demande, intervention_id);
      return { intervention_id };
    },
    (demande) => announceDemande(ctx, demande, 'demande_doublon', { original: target.reference }),
  );
}

const refuse = (field: string, raison: string) => new DomainError('DEMANDE_DOUBLE_INVALID', { field, details: { raison } });

// In the order of their numbers: two that are said to be doubles of one another at once wait, and the second is refused.
async function lockBoth(ctx: Ctx, input: DoubleDemandeInput): Promise<void> {
  const ids = [input.id, ...(input.doublon_de === undefined ? [] : [input.doublon_de])];
  await unscopedTables(ctx.em).selectFrom('demandes').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

// The double of a double would lead nowhere.
async function requireDemande(ctx: Ctx, demande: DemandeRow, id: number): Promise<string> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('demandes')
    .select(['reference', 'statut', 'client_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.client_id !== demande.client_id) throw refuse('doublon_de', 'autre_client');
  if (row.statut !== 'soumise' && row.statut !== 'acceptee') throw refuse('doublon_de', 'fermee');
  return row.reference;
}

async function requireOpenIntervention(ctx: Ctx, demande: DemandeRow, id: number): Promise<string> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select(['reference', 'statut', 'client_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.client_id !== demande.client_id) throw refuse('intervention_id', 'autre_client');
  if (!statutsOuverts.some((statut) => statut === row.statut)) throw refuse('intervention_id', 'fermee');
  return row.reference;
}
