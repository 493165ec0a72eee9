import type { Intervention, Problem } from './model.ts';

/** A change to an intervention, or to everyone's hours, that may let it in. */
export type Relaxation =
  | { kind: 'window'; minutes: number }
  | { kind: 'overtime'; minutes: number }
  | { kind: 'shorter'; minutes: number }
  | { kind: 'skill'; skill: string; level: number }
  | { kind: 'certificate'; certificate: string }
  | { kind: 'anyone' }
  | { kind: 'smaller_crew'; crew: number }
  | { kind: 'any_time' };

const STEPS_MINUTES = [15, 30, 60, 120, 240];

/** What is tried, the smallest first: minutes by steps, then one level of a skill, a certificate, who may come, a technician less, all windows. */
export function* relaxationsOf(problem: Problem, intervention: Intervention): Generator<{ change: Relaxation; relaxed: Problem }> {
  const replaced = (change: Relaxation, eased: Partial<Intervention>) => ({
    change,
    relaxed: { ...problem, interventions: problem.interventions.map((i) => (i.id === intervention.id ? { ...i, ...eased } : i)) },
  });
  for (const minutes of STEPS_MINUTES) {
    const windows = intervention.windows.map((union) => union.map(({ start, end }) => ({ start: start - minutes, end: end + minutes })));
    if (windows.length > 0) yield replaced({ kind: 'window', minutes }, { windows });
    yield { change: { kind: 'overtime', minutes }, relaxed: withOvertime(problem, minutes) };
    if (minutes < intervention.minutes) yield replaced({ kind: 'shorter', minutes }, { minutes: intervention.minutes - minutes });
  }
  for (const [skill, level] of Object.entries(intervention.skills)) {
    const { [skill]: _level, ...others } = intervention.skills;
    yield replaced({ kind: 'skill', skill, level: level - 1 }, { skills: level > 1 ? { ...others, [skill]: level - 1 } : others });
  }
  for (const certificate of intervention.certificates)
    yield replaced(
      { kind: 'certificate', certificate },
      { certificates: intervention.certificates.filter((name) => name !== certificate) },
    );
  if (intervention.allowed_technicians || intervention.forbidden_technicians.length > 0)
    yield replaced({ kind: 'anyone' }, { allowed_technicians: null, forbidden_technicians: [] });
  if (intervention.crew > 1) yield replaced({ kind: 'smaller_crew', crew: intervention.crew - 1 }, { crew: intervention.crew - 1 });
  if (intervention.windows.length > 0) yield replaced({ kind: 'any_time' }, { windows: [] });
}

function withOvertime(problem: Problem, minutes: number): Problem {
  const technicians = problem.technicians.map((technician) => ({
    ...technician,
    shifts: technician.shifts.map((shift) => ({ ...shift, overtime_minutes: shift.overtime_minutes + minutes })),
  }));
  return { ...problem, technicians };
}
