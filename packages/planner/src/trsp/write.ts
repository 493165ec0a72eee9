import type { Solution } from '../engine/search.ts';

/** The solution's file as the checkers read it: node numbers, 0 for the depot. */
export function writeTrsp(name: string, technicians: number, solution: Solution): string {
  const routes = solution.routes.map(({ shift, stops }) => ({
    tech: shift + 1,
    seq: stops.map((stop) => (stop < 0 ? 0 : stop + technicians + 1)),
  }));
  return `${JSON.stringify({ instance: name, routes })}\n`;
}
