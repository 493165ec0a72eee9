/** A technician's shift that could take part, and what inserting the visit into its route costs. */
export interface Free {
  shift: number;
  technician: string;
  cost: number;
}

/** A team for an intervention, the shifts by the engine's numbers, in one of the intervention's options. */
export interface Choice {
  /** Counted from the intervention's first option. */
  option: number;
  /** Earliest beginning in that option, minutes: for a crew, its instant. */
  open: number;
  shifts: number[];
  cost: number;
}

/**
 * The cheapest team among who is free, and the teams that have one member exchanged.
 * @param free cheapest first @param most technicians outside the cheapest team that are looked at
 */
export function teamsOf(free: readonly Free[], crew: number, most: number): Free[][] {
  const able = crew === 1 ? free : oneEach(free);
  if (able.length < crew) return [];
  const team = able.slice(0, crew);
  const exchanged = able.slice(crew, crew + most).flatMap((other) => team.map((_, member) => team.with(member, other)));
  return [team, ...exchanged];
}

/** These technicians as a team, null where one of them is not free. @param free cheapest first */
export function teamOf(free: readonly Free[], technicians: readonly string[]): Free[] | null {
  const team = technicians.flatMap((id) => free.find(({ technician }) => technician === id) ?? []);
  return team.length === technicians.length ? team : null;
}

/** The first of each technician. */
export function oneEach(free: readonly Free[]): Free[] {
  const seen = new Set<string>();
  return free.filter(({ technician }) => !seen.has(technician) && seen.add(technician));
}

/** The cheapest choices that differ in their team, a crew's in their instant too. */
export function distinctChoices(choices: readonly Choice[], crew: number, most: number): Choice[] {
  const teams = new Set<string>();
  const instants = new Set<number>();
  const kept: Choice[] = [];
  for (const choice of choices.toSorted((a, b) => a.cost - b.cost)) {
    if (kept.length >= most) break;
    const team = choice.shifts.toSorted((a, b) => a - b).join();
    if (teams.has(team) || (crew > 1 && instants.has(choice.open))) continue;
    teams.add(team);
    instants.add(choice.open);
    kept.push(choice);
  }
  return kept;
}
