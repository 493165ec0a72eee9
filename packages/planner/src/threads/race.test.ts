import { expect, it } from 'vitest';
import { readRoadef } from '../roadef/read.ts';
import { ThreadPool } from './pool.ts';
import { raceRoadef } from './race.ts';

// The order of a priority's work decides when the others end: two of priority 2 before the one of priority 1 that waits for them.
const problem = readRoadef({
  instance: 'name domains levels techs interv abandon\ntiny 1 2 2 4 0\n',
  interv_list: 'number time preds prio cost d1_1 d1_2\n1 60 [ 2 3 ] 1 10 1 1\n2 60 [ ] 2 10 1 0\n3 60 [ ] 2 10 1 1\n4 120 [ ] 3 10 1 0\n',
  tech_list: 'tech d1 dispo\n1 2 [ ]\n2 1 [ ]\n',
});

it('finds the best schedule from whatever order of priorities leads to it, in as many threads as there are, and says how far it is', async () => {
  for (const threads of [1, 2]) {
    const pool = new ThreadPool(threads);
    const told: number[] = [];
    try {
      const best = await raceRoadef(problem, pool, { seconds: 0.6, seed: 1, onProgress: (objective) => told.push(objective) });
      expect(best.objective).toBe(28 * 120 + 14 * 60 + 4 * 240 + 240);
      expect(Math.min(...told)).toBe(best.objective);
    } finally {
      await pool.close();
    }
  }
});
