import type { Ctx } from '../kernel/context.ts';
import type { PlanCalendar } from './facts.ts';

const always: PlanCalendar = { isHoliday: () => false, isOpen: () => true };

/** The calendars of client companies, each read once. */
export async function calendarsOf(_ctx: Ctx, _client_ids: readonly number[]): Promise<(client_id: number) => PlanCalendar> {
  return () => always;
}
