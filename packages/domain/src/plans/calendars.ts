import { isBusinessDay, isHoliday } from '@mif/contract/business-time';
import { calendarsInForce } from '../calendriers/in-force.ts';
import type { Ctx } from '../kernel/context.ts';
import type { PlanCalendar } from './facts.ts';

/** The calendar of each client company, as due dates are moved by it. */
export async function calendarsOf(ctx: Ctx): Promise<(client_id: number) => PlanCalendar> {
  const calendarOf = await calendarsInForce(ctx);
  return (client_id) => {
    const calendar = calendarOf(client_id);
    return { isHoliday: (day) => isHoliday(calendar, day), isOpen: (day) => isBusinessDay(calendar, day) };
  };
}
