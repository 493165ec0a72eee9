import { describe, expect, it } from 'vitest';
import { expectTrue, visitsOf } from './test-place.ts';
import { generateProblem } from './generate.ts';
import type { Intervention, Problem } from './model.ts';
import { solve } from './solve.ts';
import { findPlaces } from './urgent.ts';

function planned(seed: number, days = 1) {
  const problem = generateProblem({ technicians: 6, interventions: 30, days, seed, with_links: true });
  return { problem, plan: solve(problem, { seed: 1, budget: { kind: 'iterations', count: 400 } }) };
}

/** The problem with one intervention more, open to everyone at any time unless told otherwise. */
function withNew(problem: Problem, changes: Partial<Intervention>): Problem {
  const open = { id: 'new', minutes: 30, skills: {}, windows: [], due: null, crew: 1, parts: {}, after: [], priority: 1 as const };
  return { ...problem, interventions: [...problem.interventions, { ...problem.interventions[0], ...open, ...changes }] };
}

describe('findPlaces for crews and precedences', () => {
  it('gives a crew three places at different instants with different teams, true to their plans', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { problem, plan } = planned(seed, 1 + (seed % 2));
      const now = withNew(problem, { crew: 2 + (seed % 2), parts: seed % 3 === 0 ? { filtre: 1 } : {} });
      const places = findPlaces(now, plan, 'new');
      expect(places.length).toBe(3);
      for (const place of places) {
        expect(place.team.length).toBe(2 + (seed % 2));
        expectTrue(now, { ...plan, unserved: [...plan.unserved, 'new'] }, place, 'new');
      }
      expect(new Set(places.map((p) => p.start)).size).toBe(3);
      expect(
        new Set(
          places.map((p) =>
            p.team
              .map((m) => `${m.technician}/${m.shift}`)
              .toSorted()
              .join(),
          ),
        ).size,
      ).toBe(3);
      expect(places.map((p) => p.more)).toEqual(places.map((p) => p.more).toSorted((a, b) => a - b));
    }
  });

  it('finds no dearer place for a crew than any pair at any instant of the grid', () => {
    const { problem, plan } = planned(2);
    const now = withNew(problem, { crew: 2 });
    const [best] = findPlaces(now, plan, 'new');
    const pairs = problem.technicians.flatMap((a, k) => problem.technicians.slice(k + 1).map((b) => [a.id, b.id]));
    for (const allowed of pairs)
      for (let start = 8 * 60; start <= 17 * 60; start += 45) {
        const only = withNew(problem, { crew: 2, allowed_technicians: allowed, windows: [[{ start, end: start + 30 }]] });
        for (const { more } of findPlaces(only, plan, 'new')) expect(more).toBeGreaterThanOrEqual(best.more - 1e-6);
      }
  });

  it('begins after the predecessors end, and ends before the successors begin, where these have no links yet', () => {
    let compared = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const { problem, plan } = planned(seed);
      const starts = visitsOf(plan).toSorted((a, b) => a.start - b.start);
      const [early, late] = [starts[4], starts[starts.length - 5]];
      const now = withNew(problem, { after: [early.intervention], crew: 1 + (seed % 2) });
      const both = {
        ...now,
        interventions: now.interventions.map((i) => (i.id === late.intervention ? { ...i, after: [...i.after, 'new'] } : i)),
      };
      const lasts = problem.interventions.find((i) => i.id === early.intervention)?.minutes ?? 0;
      for (const place of findPlaces(both, plan, 'new')) {
        compared++;
        expect(place.start).toBeGreaterThanOrEqual(early.start + lasts - 1e-6);
        expect(place.start + 30).toBeLessThanOrEqual(late.start + 1e-6);
        expectTrue(both, { ...plan, unserved: [...plan.unserved, 'new'] }, place, 'new');
      }
    }
    expect(compared).toBeGreaterThan(12);
  });

  it('has no place while a predecessor is unserved, or where the successor begins too early', () => {
    const { problem, plan } = planned(3);
    expect(findPlaces(withNew(problem, { minutes: 120 }), plan, 'new').length).toBe(3);
    const waits = withNew(withNew(problem, { id: 'before', skills: { levage: 4 } }), { after: ['before'] });
    expect(findPlaces(waits, { ...plan, unserved: [...plan.unserved, 'before', 'new'] }, 'new')).toEqual([]);
    const [first] = visitsOf(plan).toSorted((a, b) => a.start - b.start);
    const now = withNew(problem, { minutes: 120 });
    const interventions = now.interventions.map((i) => (i.id === first.intervention ? { ...i, after: ['new'] } : i));
    expect(findPlaces({ ...now, interventions }, plan, 'new')).toEqual([]);
  });

  it('puts a pinned crew where it is pinned', () => {
    const { problem, plan } = planned(4);
    const [free] = findPlaces(withNew(problem, { crew: 2 }), plan, 'new');
    const pinned = { technicians: free.team.map((m) => m.technician), start: free.start };
    const now = withNew(problem, { crew: 2, pinned });
    const places = findPlaces(now, plan, 'new');
    expect(places.map((p) => p.team.map((m) => m.technician).sort())).toEqual([pinned.technicians.toSorted()]);
    expect(places[0].start).toBeCloseTo(free.start, 5);
    expectTrue(now, { ...plan, unserved: [...plan.unserved, 'new'] }, places[0], 'new');
  });

  /** Four technicians, nothing planned; the two who come dearest. */
  function empty(changes: Partial<Intervention>) {
    const base = generateProblem({ technicians: 4, interventions: 1, days: 1, seed: 6 });
    const problem: Problem = { ...withNew({ ...base, interventions: base.interventions.slice(0, 1) }, changes), depot: null };
    const whole: Problem = { ...problem, interventions: problem.interventions.slice(1) };
    const plan = { routes: [], unserved: ['new'] };
    const each = problem.technicians.map(({ id }) => ({
      id,
      more: findPlaces(
        { ...whole, interventions: whole.interventions.map((i) => ({ ...i, crew: 1, allowed_technicians: [id] })) },
        plan,
        'new',
      )[0].more,
    }));
    const dearest = each.toSorted((a, b) => b.more - a.more).map(({ id }) => id);
    return { problem: whole, plan, dearest: dearest.slice(0, 2) };
  }

  it('counts what changing a published crew costs, and finds that crew again', () => {
    const { problem, plan, dearest } = empty({ crew: 2 });
    expect(findPlaces(problem, plan, 'new', 1)[0].team.map((m) => m.technician)).not.toEqual(expect.arrayContaining(dearest));
    const published = dearest.map((technician) => ({ intervention: 'new', technician, start: 600 }));
    const now = { ...problem, published, weights: { ...problem.weights, disruption: 1000 } };
    const [place, second] = findPlaces(now, plan, 'new');
    expect(place.team.map((m) => m.technician).sort()).toEqual(dearest.toSorted());
    expect([place.parts.disruption, second.parts.disruption]).toEqual([0, 1000]);
  });

  it('counts the lateness of a crew once', () => {
    const windows = [
      { start: 8 * 60, end: 11 * 60 },
      { start: 14 * 60, end: 16 * 60 },
    ];
    const { problem, plan, dearest } = empty({ crew: 2, due: 12 * 60, windows: [windows] });
    const leaves = [{ start: 0, end: 12 * 60 }];
    const morning = problem.technicians.map((t) => (dearest.includes(t.id) ? t : { ...t, leaves }));
    const weigh = (lateness: number, union = windows): Problem => ({
      ...problem,
      technicians: morning,
      weights: { ...problem.weights, lateness: [lateness, 0, 0, 0] },
      interventions: problem.interventions.map((i) => ({ ...i, windows: [union] })),
    });
    const [early] = findPlaces(weigh(0, windows.slice(0, 1)), plan, 'new', 1);
    const [late] = findPlaces(weigh(0, windows.slice(1)), plan, 'new', 1);
    const gap = early.more - late.more;
    expect(gap).toBeGreaterThan(1);
    // Once it costs less than the gap, twice more: paid once, the afternoon is the better one.
    expect(findPlaces(weigh(gap / 1.5), plan, 'new', 1)[0].start).toBeGreaterThan(14 * 60 - 1);
    expect(findPlaces(weigh(gap * 1.1), plan, 'new', 1)[0].start).toBeLessThan(11 * 60);
  });
});
