import type { Roadef } from './model.ts';

/** Reads the challenge's three files. @param texts of `instance`, `interv_list` and `tech_list` */
export function readRoadef(texts: { instance: string; interv_list: string; tech_list: string }): Roadef {
  const [name, ...rest] = lines(texts.instance)[1].split(/\s+/);
  const [domains, levels, , , budget] = rest.map(Number);
  const jobs = lines(texts.interv_list)
    .slice(1)
    .map(bracketed)
    .map(([head, before, tail]) => ({
      id: head[0],
      time: head[1],
      before: before.map((id) => id - 1),
      priority: tail[0],
      cost: tail[1],
      need: tail.slice(2, 2 + domains * levels),
    }))
    .sort((a, b) => a.id - b.id)
    .map(({ time, before, priority, cost, need }) => ({ time, before, priority, cost, need }));
  const technicians = lines(texts.tech_list)
    .slice(1)
    .map(bracketed)
    .map(([head, off]) => ({ id: head[0], level: head.slice(1, 1 + domains), off: off.map((day) => day - 1) }))
    .sort((a, b) => a.id - b.id)
    .map(({ level, off }) => ({ level, off }));
  return { name, domains, levels, budget, jobs, technicians };
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

function numbers(text: string): number[] {
  return text.trim() ? text.trim().split(/\s+/).map(Number) : [];
}

function bracketed(line: string): number[][] {
  const open = line.indexOf('[');
  const close = line.indexOf(']');
  return [line.slice(0, open), line.slice(open + 1, close), line.slice(close + 1)].map(numbers);
}
