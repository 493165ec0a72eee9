import { describe, expect, it } from 'vitest';
import { Search } from '../engine/search.ts';
import { readRoadef } from '../roadef/read.ts';
import { solveRoadef, STARTS } from '../roadef/solve.ts';
import { writeRoadef } from '../roadef/write.ts';
import { readTrsp } from '../trsp/read.ts';
import { writeTrsp } from '../trsp/write.ts';

// One technician without the part the second request needs: the depot comes before it, and after the first.
const trsp = `tiny

CREW COUNT  SKILLS  TOOLS   SPARE PARTS
2  1  1  1

DEPOT TECHNICIANS AND REQUESTS
ID X Y TWS TWE Serv SKILLS TOOLS PARTS
0  10 0  0 100 0  [] [] []
1  0  0  0 100 0  [0] [] [0]
2  0  50 0 100 0  [] [] [9]
3  5  0  0 100 10 [0] [] [0]
4  20 0  0 100 10 [0] [0] [1]
`;

describe('TRSP', () => {
  it('reads, serves everything and writes node numbers with the depot on the way', () => {
    const { technicians, instance } = readTrsp(trsp);
    const search = new Search(instance, 1);
    for (let k = 0; k < 50; k++) search.step(k / 50);
    expect(search.best().cost).toBeCloseTo(60, 9);
    expect(JSON.parse(writeTrsp('tiny', technicians, search.best()))).toEqual({ instance: 'tiny', routes: [{ tech: 1, seq: [3, 0, 4] }] });
  });

  it('refuses another format', () => expect(() => readTrsp('hello')).toThrow('CREW COUNT'));
});

describe('ROADEF 2007', () => {
  const texts = {
    instance: 'name domains levels techs interv abandon\ntiny 1 2 2 3 0\n',
    interv_list: 'number time preds prio cost d1_1 d1_2\n1 60 [ ] 1 10 1 1\n2 60 [ 1 ] 2 10 1 0\n3 120 [ ] 4 10 2 0\n',
    tech_list: 'tech d1 dispo\n1 2 [ ]\n2 1 [ 1 ]\n',
  };

  const run = { from: STARTS, seed: 1, seconds: 1 };

  it('finds the best schedule of a small instance and writes the two files', () => {
    let time = 0;
    const problem = readRoadef(texts);
    const solution = solveRoadef(problem, run, () => (time += 0.02));
    expect(solution.objective).toBe(28 * 60 + 14 * 120 + 240);
    expect(writeRoadef(problem, solution)).toEqual({
      interv_dates: '1 1 0 1\n2 1 60 1\n3 2 0 1\n',
      tech_teams: '1 [ 2 ] [ 1 ]\n2 [ ] [ 1 2 ]\n',
    });
  });

  it('outsources within the budget, and never what something scheduled waits for', () => {
    const problem = { ...readRoadef(texts), budget: 10 };
    let time = 0;
    // The second: then the work of priority 2 ends at once, and the first still stands.
    const { objective, dates } = solveRoadef(problem, run, () => (time += 0.02));
    expect(objective).toBe(28 * 60 + 240);
    expect(dates.map((date) => date === null)).toEqual([false, true, false]);
  });

  it('says that a job can be done by nobody', () => {
    const problem = readRoadef({ ...texts, tech_list: 'tech d1 dispo\n1 1 [ ]\n2 1 [ ]\n' });
    expect(() => solveRoadef(problem, run, () => 2)).toThrow('nobody');
  });
});
