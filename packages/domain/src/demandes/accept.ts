import type { AcceptDemandeInput, Demande } from '@mif/contract/demandes';
import { DomainError } from '@mif/contract/errors';
import type { Demande as DemandeRow } from '@mif/db/entities/demande';
import { openIntervention } from '../interventions/create.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { announceDemande } from './announce.ts';
import { decide } from './decide.ts';

/**
 * Makes an intervention of a demande, once: its text goes over, its files stay with it and are seen from the
 * intervention, and the clocks of the intervention start when it was asked for.
 * @throws DEMANDE_NOT_FOUND, DEMANDE_DECIDED, RECORD_VERSION_CONFLICT, DEMANDE_EQUIPEMENT_REQUIRED where nobody named
 * the machine yet, DEMANDE_EQUIPEMENT_FOREIGN, EQUIPEMENT_RETIRED, SITE_INACTIVE, and what assigning may throw
 */
export function acceptDemande(ctx: Ctx, input: AcceptDemandeInput): Promise<Demande> {
  return decide(
    ctx,
    'accept',
    input,
    async (demande) => {
      const equipement_id = input.equipement_id ?? demande.equipement_id ?? null;
      if (equipement_id === null) throw new DomainError('DEMANDE_EQUIPEMENT_REQUIRED', { field: 'equipement_id' });
      await requireSameClient(ctx, demande, equipement_id);
      const intervention = await openIntervention(
        ctx,
        {
          titre: input.titre ?? demande.titre,
          description: demande.description ?? null,
          type: input.type,
          priorite: input.priorite ?? demande.priorite,
          equipement_id,
          technicien_id: input.technicien_id,
        },
        { date_demande: demande.date_creation },
      );
      return { intervention_id: intervention.id, equipement_id };
    },
    async (demande) => {
      const made = await unscopedTables(ctx.em)
        .selectFrom('interventions')
        .select('reference')
        .where('id', '=', Number(demande.intervention_id))
        .executeTakeFirstOrThrow();
      await announceDemande(ctx, demande, 'demande_acceptee', { intervention: made.reference });
    },
  );
}

async function requireSameClient(ctx: Ctx, demande: DemandeRow, equipement_id: number): Promise<void> {
  const row = await unscopedTables(ctx.em).selectFrom('equipements').select('client_id').where('id', '=', equipement_id).executeTakeFirst();
  if (!row) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'equipement_id' });
  if (row.client_id !== demande.client_id) throw new DomainError('DEMANDE_EQUIPEMENT_FOREIGN', { field: 'equipement_id' });
}
