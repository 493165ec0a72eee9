import { DomainError } from '@mif/contract/errors';
import type { DisponibiliteInput, DisponibilitesInput, Verdict, VerdictList } from '@mif/contract/techniciens';
import type { z } from 'zod';
import type { Ctx } from '../kernel/context.ts';
import { techniciensOf } from '../kernel/scope.ts';
import { loadAvailabilityFacts } from './availability-facts.ts';
import { judgeAvailability, type Span } from './availability.ts';

const DAY_MS = 86_400_000;
const MAX_DAYS = 92;

/**
 * Whether a technician is free at an instant or over a range, and why he is not.
 * @throws TECHNICIEN_NOT_FOUND also outside the caller's scope, PERIOD_INVALID, PERIOD_TOO_LONG
 */
export async function disponibiliteOfTechnicien(ctx: Ctx, input: DisponibiliteInput): Promise<Verdict> {
  const { id, ...moment } = input;
  const { items } = await disponibilitesOf(ctx, { ...moment, ids: [id] });
  const [verdict] = items;
  if (!verdict) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'id' });
  return verdict;
}

/**
 * The same for several technicians, in the order asked; those the caller may not read are left out.
 * @throws PERIOD_INVALID, PERIOD_TOO_LONG
 */
export async function disponibilitesOf(ctx: Ctx, input: DisponibilitesInput): Promise<z.infer<typeof VerdictList>> {
  const span = spanOf(input);
  const readable = await techniciensOf(ctx, 'technicien.read')
    .select('t.id')
    .where('t.id', 'in', input.ids.length > 0 ? input.ids : [0])
    .execute();
  const known = new Set(readable.map(({ id }) => id));
  const ids = input.ids.filter((id) => known.has(id));
  const facts = await loadAvailabilityFacts(ctx, ids, span, input.intervention_id);
  const items = ids.flatMap((id) => {
    const of = facts.get(id);
    if (!of) return [];
    const edges = { debut: new Date(span.debut).toISOString(), fin: new Date(span.fin).toISOString() };
    return [{ technicien_id: id, ...edges, ...judgeAvailability(of, span) }];
  });
  return { items, next_cursor: null };
}

function spanOf({ debut, fin }: Pick<DisponibiliteInput, 'debut' | 'fin'>): Span {
  const span = { debut: Date.parse(debut), fin: Date.parse(fin ?? debut) };
  if (span.fin < span.debut) throw new DomainError('PERIOD_INVALID', { field: 'fin' });
  if (span.fin - span.debut > MAX_DAYS * DAY_MS) throw new DomainError('PERIOD_TOO_LONG', { field: 'fin', details: { jours: MAX_DAYS } });
  return span;
}
