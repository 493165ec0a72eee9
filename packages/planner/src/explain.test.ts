import { describe, expect, it } from 'vitest';
import { expectTrue, visitsOf } from './test-place.ts';
import { explainVisit } from './explain.ts';
import type { VisitExplanation } from './explain.ts';
import { generateProblem } from './generate.ts';
import type { Plan, Problem } from './model.ts';
import { measure } from './objective.ts';
import { isLinked } from './linked.ts';
import type { Place } from './placing.ts';
import { solve } from './solve.ts';
import { findPlaces } from './urgent.ts';
import { validatePlan } from './validate.ts';

const DIFFERENT_MINUTES = 30;

function planned(seed: number, days = 1) {
  const problem = generateProblem({ technicians: 6, interventions: 30, days, seed, with_links: true });
  return { problem, plan: solve(problem, { seed: 1, budget: { kind: 'iterations', count: 400 } }) };
}

const names = (team: readonly { technician: string }[]) => team.map(({ technician }) => technician).toSorted();
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

function kindOf({ interventions }: Problem, id: string): 'crew' | 'successor' | 'predecessor' | 'single' {
  const own = interventions.find((i) => i.id === id);
  if (own && own.crew > 1) return 'crew';
  if (own && own.after.length > 0) return 'successor';
  return interventions.some((i) => i.after.includes(id)) ? 'predecessor' : 'single';
}

/** Other times of the same team lie apart from the present one and one another; other teams are told once. */
function expectDistinct(told: VisitExplanation): void {
  const own = told.alternatives.filter((a) => names(a.team).join() === names(told.team).join());
  const begins = sorted([told.start, ...own.map((a) => a.start)]);
  for (const [k, start] of begins.slice(1).entries()) expect(start - begins[k]).toBeGreaterThanOrEqual(DIFFERENT_MINUTES - 1e-5);
  const others = told.alternatives.filter((a) => !own.includes(a)).map((a) => a.team.map((m) => `${m.technician}/${m.shift}`).toSorted());
  expect(new Set(others.map((team) => team.join())).size).toBe(others.length);
}

/** The plan without a visit: another technician's place for it, less that technician's new route. */
function withoutVisit(plan: Plan, { plan: moved, team: [{ technician }] }: Place, id: string): Plan {
  const others = moved.routes.filter((r) => r.technician !== technician);
  return { routes: [...others, ...plan.routes.filter((r) => r.technician === technician)], unserved: [...plan.unserved, id] };
}

/** What a plan costs beside what it leaves unserved. */
function served(problem: Problem, plan: Plan): number {
  const { total, unserved } = measure(problem, plan);
  return total - unserved;
}

/** The problem with an intervention for one technician alone, clearly before or after an instant. */
function elsewhen(problem: Problem, id: string, technician: string, start: number): Problem {
  const interventions = problem.interventions.map((i) => {
    if (i.id !== id) return i;
    const before = { start: 0, end: start - DIFFERENT_MINUTES + i.minutes };
    const after = { start: start + DIFFERENT_MINUTES, end: 10_000 };
    return { ...i, allowed_technicians: [technician], windows: [...i.windows, [before, after]] };
  });
  return { ...problem, interventions };
}

describe('explainVisit', () => {
  it('tells alternatives that are valid plans at the cost told, for visits alone, crews, predecessors and successors', () => {
    const told = { crew: 0, successor: 0, predecessor: 0, single: 0 };
    const times = { ...told };
    let exchanges = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const { problem, plan } = planned(seed, 1 + (seed % 2));
      const linked = isLinked(problem);
      const held = new Set(problem.interventions.filter(linked).map((i) => i.id));
      for (const id of new Set(visitsOf(plan).map((v) => v.intervention))) {
        const explained = explainVisit(problem, plan, id);
        const here = visitsOf(plan).filter((v) => v.intervention === id);
        expect(names(explained.team)).toEqual(names(here));
        expect(explained.start).toBeCloseTo(here[0].start, 5);
        for (const place of [...explained.alternatives, ...explained.exchanges]) {
          expectTrue(problem, plan, place, id);
          expect(place.shifted.filter(({ intervention }) => held.has(intervention))).toEqual([]);
        }
        expectDistinct(explained);
        expect(explained.alternatives.map((a) => a.more)).toEqual(sorted(explained.alternatives.map((a) => a.more)));
        for (const { leaves, comes, team, start } of explained.exchanges) {
          expect(names(team)).toEqual([...names(here).filter((t) => t !== leaves), comes].sort());
          expect(start).toBeCloseTo(explained.start, 5);
        }
        const kind = kindOf(problem, id);
        told[kind] += explained.alternatives.length;
        times[kind] += explained.alternatives.filter((a) => names(a.team).join() === names(here).join()).length;
        exchanges += explained.exchanges.length;
      }
    }
    for (const kind of ['crew', 'successor', 'predecessor', 'single'] as const) {
      expect(told[kind], kind).toBeGreaterThan(25);
      expect(times[kind], kind).toBeGreaterThan(8);
    }
    expect(exchanges).toBeGreaterThan(20);
  });

  it('agrees with findPlaces in the plan without the visit: its price, another technician, another time', () => {
    let compared = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const { problem, plan } = planned(seed);
      for (const { intervention: id, technician } of visitsOf(plan)) {
        const told = explainVisit(problem, plan, id);
        const cost = told.cost ?? NaN;
        const other = told.alternatives.find((a) => a.team[0].technician !== technician);
        const time = told.alternatives.find((a) => a.team[0].technician === technician);
        if (kindOf(problem, id) === 'crew' || !other || !time) continue;
        compared++;
        const without = withoutVisit(plan, other, id);
        expect(served(problem, without) + cost).toBeCloseTo(served(problem, plan), 6);
        const places = findPlaces(problem, without, id, 50);
        expect(places.find((p) => p.team[0].technician === other.team[0].technician)?.more).toBeCloseTo(other.more + cost, 6);
        const [apart] = findPlaces(elsewhen(problem, id, technician, told.start), without, id);
        expect(apart.more).toBeCloseTo(time.more + cost, 5);
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('names the predecessor it cannot begin before and the successor it cannot end after', () => {
    const { problem, plan } = planned(2);
    const served = visitsOf(plan).toSorted((a, b) => a.start - b.start);
    const crewless = served.filter((v) => problem.interventions.some((i) => i.id === v.intervention && i.crew === 1));
    const [first, second] = crewless;
    const middle = crewless[Math.floor(crewless.length / 2)];
    const last = crewless[crewless.length - 1];
    const linked: Problem = {
      ...problem,
      interventions: problem.interventions.map((i) => {
        if (i.id === middle.intervention) return { ...i, windows: [], after: [first.intervention, second.intervention] };
        return i.id === last.intervention ? { ...i, after: [middle.intervention] } : i;
      }),
    };
    expect(validatePlan(linked, plan)).toEqual([]);
    const told = explainVisit(linked, plan, middle.intervention);
    const ends = [first, second].map((v) => {
      const minutes = problem.interventions.find((i) => i.id === v.intervention)?.minutes ?? 0;
      return { intervention: v.intervention, minute: v.start + minutes };
    });
    const latest = ends.toSorted((a, b) => b.minute - a.minute)[0];
    expect(told.not_before?.intervention).toBe(latest.intervention);
    expect(told.not_before?.minute).toBeCloseTo(latest.minute, 5);
    expect(told.not_after?.intervention).toBe(last.intervention);
    expect(told.not_after?.minute).toBeCloseTo(last.start, 5);
    expect(told.alternatives.length).toBeGreaterThan(0);
    for (const place of told.alternatives) expectTrue(linked, plan, place, middle.intervention);
  });

  it('has nothing else to offer for what is pinned', () => {
    const { problem, plan } = planned(3);
    for (const { intervention: id } of visitsOf(plan).slice(0, 6)) {
      const here = visitsOf(plan).filter((v) => v.intervention === id);
      const pinned = { technicians: here.map((v) => v.technician), start: here[0].start };
      const now = { ...problem, interventions: problem.interventions.map((i) => (i.id === id ? { ...i, pinned } : i)) };
      const told = explainVisit(now, plan, id);
      expect(told).toMatchObject({ alternatives: [], exchanges: [] });
      expect(new Set(told.refused.map((r) => r.reasons.join()))).toEqual(new Set(['pinned']));
      expect(told.refused.length).toBe(problem.technicians.length - here.length);
    }
  });

  it('goes to the depot no more once what needed it is with others', () => {
    let left = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { problem, plan } = planned(seed);
      const parted = problem.interventions.filter((i) => Object.keys(i.parts).length > 0 && !plan.unserved.includes(i.id));
      for (const { id } of parted)
        for (const { team, plan: moved } of explainVisit(problem, plan, id).alternatives)
          for (const route of moved.routes) {
            const was = plan.routes.find((r) => r.technician === route.technician);
            const had = was?.stops.some((s) => s.kind === 'visit' && s.intervention === id);
            if (!had || names(team).includes(route.technician) || !was?.stops.some((s) => s.kind === 'depot')) continue;
            const direct = { ...route, stops: route.stops.filter((s) => s.kind !== 'depot') };
            const needed = validatePlan(problem, { ...moved, routes: moved.routes.map((r) => (r === route ? direct : r)) }).length > 0;
            expect(route.stops.some((s) => s.kind === 'depot')).toBe(needed);
            left += needed ? 0 : 1;
          }
    }
    expect(left).toBeGreaterThan(3);
  });

  /** A day of one technician: two pinned visits far apart, and one between them, on arrival at which the break is taken. */
  function tight(pause: { earliest: number; latest: number }, begins: number) {
    const base = generateProblem({ technicians: 1, interventions: 3, days: 1, seed: 1 });
    const far = [0, 1, 2, 3].map((from) => [0, 1, 2, 3].map((to) => (from === to ? 0 : from === 3 || to === 3 ? 60 : 1)));
    const starts = [begins, null, 900];
    const problem: Problem = {
      ...base,
      depot: null,
      travel: { kind: 'matrix', minutes: far },
      technicians: base.technicians.map((t) => ({
        ...t,
        home: 0,
        shifts: t.shifts.map((s) => ({ ...s, break: { ...pause, minutes: 30 } })),
      })),
      interventions: base.interventions.map((i, k) => {
        const start = starts[k];
        return {
          ...i,
          skills: {},
          windows: [],
          due: null,
          minutes: 30,
          place: k + 1,
          pinned: start === null ? null : { technicians: ['t0'], start },
        };
      }),
    };
    const stop = (intervention: string, start: number) => ({ kind: 'visit', intervention, start }) as const;
    const rest = Math.max(pause.earliest, begins + 31);
    const stops = [stop('i0', begins), { kind: 'break', start: rest } as const, stop('i1', rest + 30), stop('i2', 900)];
    const plan: Plan = { routes: [{ technician: 't0', shift: 0, leave: begins - 40, back: 990, stops }], unserved: [] };
    expect(validatePlan(problem, plan)).toEqual([]);
    return { problem, plan };
  }

  it('moves the break to another stop where the day without the visit needs that', () => {
    const { problem, plan } = tight({ earliest: 690, latest: 790 }, 730);
    const told = explainVisit(problem, plan, 'i1');
    expect(told.cost).not.toBeNull();
    expect(told.alternatives.length).toBeGreaterThan(0);
    for (const place of told.alternatives) expectTrue(problem, plan, place, 'i1');
  });

  it('tells no cost where the day is not feasible without the visit', () => {
    // The break begins at noon to the minute: on arrival at the second stop, or nowhere.
    const { problem, plan } = tight({ earliest: 720, latest: 720 }, 685);
    expect(explainVisit(problem, plan, 'i1')).toMatchObject({ cost: null, parts: null, alternatives: [], exchanges: [], refused: [] });
  });
});
