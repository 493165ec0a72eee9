import { describe, expect, it } from 'vitest';
import { checkProblem, InvalidProblem } from './check-problem.ts';
import { generateProblem } from './generate.ts';
import type { Problem } from './model.ts';

function fieldRefused(change: (problem: Problem) => void): string | null {
  const problem = generateProblem({ technicians: 2, interventions: 3, days: 1, seed: 1 });
  change(problem);
  try {
    checkProblem(problem);
    return null;
  } catch (error) {
    if (error instanceof InvalidProblem) return error.field;
    throw error;
  }
}

describe('checkProblem', () => {
  it('accepts what makes sense', () => expect(fieldRefused(() => {})).toBeNull());

  it.each<[string, (p: Problem) => void]>([
    ['interventions[1].windows[0][0].end', (p) => (p.interventions[1].windows = [[{ start: 600, end: 500 }]])],
    ['interventions[0].skills.soudure', (p) => (p.interventions[0].skills = { soudure: 1 })],
    ['interventions[0].skills.levage', (p) => (p.interventions[0].skills = { levage: 7 })],
    ['interventions[2].minutes', (p) => (p.interventions[2].minutes = -5)],
    ['interventions[2].minutes', (p) => (p.interventions[2].minutes = NaN)],
    ['interventions[2].due', (p) => (p.interventions[2].due = NaN)],
    ['interventions[0].place', (p) => (p.interventions[0].place = 99)],
    ['interventions[0].crew', (p) => (p.interventions[0].crew = 0)],
    ['interventions[1].id', (p) => (p.interventions[1].id = 'i0')],
    ['interventions[0].after', (p) => (p.interventions[0].after = ['i0'])],
    ['interventions[0].after', (p) => (p.interventions[0].after = ['nobody'])],
    ['interventions[0].forbidden_technicians', (p) => (p.interventions[0].forbidden_technicians = ['nobody'])],
    ['interventions[0].pinned.technicians', (p) => (p.interventions[0].pinned = { technicians: [], start: 600 })],
    ['technicians[0].shifts[0].end', (p) => (p.technicians[0].shifts[0].end = 0)],
    ['technicians[1].shifts[0].overtime_minutes', (p) => (p.technicians[1].shifts[0].overtime_minutes = -1)],
    ['technicians[1].home', (p) => (p.technicians[1].home = 0.5)],
    ['technicians[1].leaves[0].end', (p) => (p.technicians[1].leaves = [{ start: 5, end: 1 }])],
    ['travel.places[0].latitude', (p) => p.travel.kind === 'coordinates' && (p.travel.places[0].latitude = NaN)],
    [
      'travel.minutes[1][0]',
      (p) =>
        (p.travel = { kind: 'matrix', minutes: Array.from({ length: 9 }, (_, k) => Array.from({ length: 9 }, () => (k === 1 ? -1 : 1))) }),
    ],
    ['weights.travel', (p) => (p.weights = { ...p.weights, travel: -1 })],
  ])('names %s', (field, change) => expect(fieldRefused(change)).toBe(field));
});
