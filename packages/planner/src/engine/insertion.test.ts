import { expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { generateProblem } from '../generate.ts';
import { Insertion } from './insertion.ts';
import { State } from './state.ts';

it('remembers of a route what it finds out anew, with slots for all pairs and with few', () => {
  const { instance } = compile(generateProblem({ technicians: 4, interventions: 30, days: 1, seed: 11 }));
  for (const slots of [instance.shifts * instance.visits, 8]) {
    const state = new State(instance);
    const memory = new Insertion(state, null, slots);
    const anew = new Insertion(state, null);
    const found = ({ cost, after, option, depot_after }: Insertion) => (cost < Infinity ? { cost, after, option, depot_after } : null);
    for (let visit = 0; visit < instance.visits; visit++) {
      for (let other = visit; other < instance.visits; other++)
        for (let s = 0; s < instance.shifts; s++) {
          memory.reset();
          anew.reset();
          memory.tryRemembered(other, s);
          anew.tryShift(other, s);
          expect(found(memory)).toEqual(found(anew));
        }
      anew.reset();
      for (let s = 0; s < instance.shifts; s++) anew.tryShift(visit, s);
      if (anew.shift >= 0) anew.apply(visit);
    }
    expect([...state.count].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(20);
  }
});
