import type { Roadef, RoadefSolution } from './model.ts';

/** The challenge's two files; team 0 of a day holds those who do not work. */
export function writeRoadef({ jobs, technicians }: Roadef, { dates, teams }: RoadefSolution): { interv_dates: string; tech_teams: string } {
  const rows = jobs.flatMap((_, j) => {
    const date = dates[j];
    return date ? [`${j + 1} ${date.day + 1} ${date.start} ${date.team + 1}`] : [];
  });
  const days = teams.map((groups, day) => {
    const busy = new Set(groups.flat());
    const idle = technicians.flatMap((_, t) => (busy.has(t) ? [] : [t]));
    return `${day + 1} ${[idle, ...groups].map((group) => `[ ${group.map((t) => `${t + 1} `).join('')}]`).join(' ')}`;
  });
  return { interv_dates: `${rows.join('\n')}\n`, tech_teams: `${days.join('\n')}\n` };
}
