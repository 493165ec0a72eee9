import { describe, expect, it } from 'vitest';
import { explainUnserved } from './explain.ts';
import { generateProblem } from './generate.ts';
import type { Intervention, Plan, Problem, Technician } from './model.ts';
import { solve } from './solve.ts';
import { findPlaces } from './urgent.ts';

const open = { skills: {}, windows: [], due: null, parts: {}, after: [], minutes: 30, priority: 1 as const };

/** Four technicians and one crew of two to place, nothing else. */
function alone(crew: Partial<Intervention>, change: (technician: Technician, k: number) => Partial<Technician> = () => ({})): Problem {
  const problem = generateProblem({ technicians: 4, interventions: 1, days: 1, seed: 3 });
  return {
    ...problem,
    technicians: problem.technicians.map((t, k) => ({ ...t, ...change(t, k) })),
    interventions: [{ ...problem.interventions[0], ...open, id: 'new', crew: 2, ...crew }],
  };
}

const none: Record<string, number> = {};
const nobody: Plan = { routes: [], unserved: ['new'] };

/** The problem with another intervention that is pinned for one technician. */
function withPinned(problem: Problem, start: number, changes: Partial<Intervention>, id = 'other', technician = 't3'): Problem {
  const pinned = { technicians: [technician], start };
  return {
    ...problem,
    interventions: [...problem.interventions, { ...problem.interventions[0], ...open, id, crew: 1, pinned, ...changes }],
  };
}

describe('explainUnserved for a crew', () => {
  it('names what refuses each technician, and lets a smaller crew in', () => {
    const problem = alone({ skills: { levage: 4 }, certificates: ['habilitation'], forbidden_technicians: ['t3'] }, (_, k) => ({
      skills: k === 1 ? none : { levage: 4 },
      certificates: k === 2 ? none : { habilitation: 5000 },
    }));
    const told = explainUnserved(problem, nobody, 'new');
    expect(told.refused).toEqual([
      { technician: 't1', reasons: ['skill:levage'] },
      { technician: 't2', reasons: ['certificate:habilitation'] },
      { technician: 't3', reasons: ['forbidden'] },
    ]);
    expect(told.crew).toEqual({ needed: 2, most_at_once: 1 });
    // Without the certificate t2 could come: that comes before a smaller crew.
    expect(told.relaxation?.change).toEqual({ kind: 'certificate', certificate: 'habilitation' });
    expect(told.relaxation?.team.map((m) => m.technician).sort()).toEqual(['t0', 't2']);
    const strict = alone({ allowed_technicians: ['t0', 't1'], skills: { levage: 3 } }, (_, k) => ({
      skills: k === 0 ? { levage: 3 } : none,
    }));
    const smaller = explainUnserved(strict, nobody, 'new');
    expect(smaller.refused.map((r) => r.reasons.join())).toEqual(['skill:levage', 'skill:levage,not_allowed', 'skill:levage,not_allowed']);
    expect(smaller.relaxation).toMatchObject({ change: { kind: 'smaller_crew', crew: 1 }, team: [{ technician: 't0', shift: 0 }] });
  });

  it('tells that enough are able and never at the same instant', () => {
    const noon = 12.5 * 60;
    const problem = alone({ allowed_technicians: ['t0', 't1'], forbidden_technicians: [] }, (_, k) => ({
      leaves: k === 0 ? [{ start: noon, end: 1440 }] : k === 1 ? [{ start: 0, end: noon }] : [],
    }));
    const told = explainUnserved(problem, nobody, 'new');
    expect(told.refused.map((r) => r.technician)).toEqual(['t2', 't3']);
    expect(told.crew).toEqual({ needed: 2, most_at_once: 1 });
    expect(told.relaxation?.change).toEqual({ kind: 'anyone' });
    const whole = explainUnserved(alone({}), nobody, 'new');
    expect(whole).toMatchObject({ refused: [], crew: { needed: 2, most_at_once: 2 }, relaxation: null });
  });

  it('tells who is absent and who is full', () => {
    const base = alone({ windows: [[{ start: 10 * 60, end: 11 * 60 }]] }, (_, k) => ({
      leaves: k < 2 ? [{ start: 0, end: 10.75 * 60 }] : [],
    }));
    const problem = withPinned(withPinned(base, 570, { minutes: 120 }), 570, { minutes: 120 }, 'second', 't2');
    const routes = solve(
      { ...problem, interventions: problem.interventions.slice(1) },
      { seed: 1, budget: { kind: 'iterations', count: 1 } },
    );
    const told = explainUnserved(problem, { ...routes, unserved: ['new'] }, 'new');
    expect(told.refused.map((r) => r.reasons)).toEqual([['absent'], ['absent'], ['full'], ['full']]);
    expect(told.crew).toEqual({ needed: 2, most_at_once: 0 });
  });

  it('tells the smallest window, and nothing smaller lets the crew in', () => {
    let seen = 0;
    for (let seed = 1; seed <= 16; seed++) {
      const problem = generateProblem({ technicians: 5, interventions: 16, days: 1, seed, with_links: true });
      const plan = solve(problem, { seed: 1, budget: { kind: 'iterations', count: 300 } });
      const widened = (minutes: number): Problem => ({
        ...problem,
        interventions: [
          ...problem.interventions,
          { ...problem.interventions[0], ...open, id: 'new', crew: 4, windows: [[{ start: 605 - minutes, end: 640 + minutes }]] },
        ],
      });
      if (findPlaces(widened(0), plan, 'new').length > 0) continue;
      const { relaxation, crew } = explainUnserved(widened(0), plan, 'new');
      expect(crew.most_at_once).toBeLessThan(4);
      if (relaxation?.change.kind !== 'window') continue;
      seen++;
      const [place] = findPlaces(widened(relaxation.change.minutes), plan, 'new');
      expect(relaxation).toMatchObject({ team: place.team, start: place.start });
      for (const minutes of [15, 30, 60, 120].filter((m) => relaxation.change.kind === 'window' && m < relaxation.change.minutes))
        expect(findPlaces(widened(minutes), plan, 'new')).toEqual([]);
    }
    expect(seen).toBeGreaterThan(2);
  });
});

describe('explainUnserved for precedences', () => {
  const planOf = (problem: Problem): Plan => {
    const others = problem.interventions.filter((i) => i.id !== 'new').map((i) => ({ ...i, after: i.after.filter((id) => id !== 'new') }));
    return { ...solve({ ...problem, interventions: others }, { seed: 1, budget: { kind: 'iterations', count: 1 } }), unserved: ['new'] };
  };

  it('names a predecessor that ends too late, apart from what refuses technicians', () => {
    for (const crew of [1, 2]) {
      const problem = withPinned(alone({ crew, after: ['other'], windows: [[{ start: 480, end: 660 }]] }), 600, { minutes: 60 });
      const told = explainUnserved(problem, planOf(problem), 'new');
      expect(told).toMatchObject({ waits_for: [], ends_too_late: ['other'], begins_too_early: [], refused: [] });
      expect(told.crew).toEqual({ needed: crew, most_at_once: crew });
      expect(told.relaxation?.change).toEqual({ kind: 'window', minutes: 30 });
      expect(told.relaxation?.start).toBeGreaterThanOrEqual(660);
    }
  });

  it('names a successor that begins too early', () => {
    for (const crew of [1, 2]) {
      const problem = withPinned(alone({ crew, windows: [[{ start: 600, end: 900 }]] }), 615, { after: ['new'] });
      const told = explainUnserved(problem, planOf(problem), 'new');
      expect(told).toMatchObject({ waits_for: [], ends_too_late: [], begins_too_early: ['other'], refused: [] });
      expect(told.relaxation?.change).toEqual({ kind: 'window', minutes: 15 });
    }
  });

  it('names the unserved predecessor it waits for: nothing else lets it in', () => {
    const problem = alone({ after: ['before'] });
    const two = { ...problem, interventions: [...problem.interventions, { ...problem.interventions[0], id: 'before', after: [] }] };
    const told = explainUnserved(two, { routes: [], unserved: ['before', 'new'] }, 'new');
    expect(told).toMatchObject({ waits_for: ['before'], ends_too_late: [], refused: [], relaxation: null });
  });

  it('says to whom a pinned intervention is pinned that has no room there', () => {
    const base = alone({ crew: 1, pinned: { technicians: ['t3'], start: 630 } });
    const problem = withPinned(base, 600, { minutes: 120 });
    const told = explainUnserved(problem, planOf(problem), 'new');
    expect(told.refused.map((r) => r.reasons)).toEqual([['pinned'], ['pinned'], ['pinned'], ['full']]);
  });
});
