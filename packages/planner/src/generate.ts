import { Random } from './engine/random.ts';
import { defaultWeights, MINUTES_PER_DAY } from './model.ts';
import type { Intervention, Problem, Technician } from './model.ts';

const SKILLS = ['hydraulique', 'electricite', 'mecanique', 'climatisation', 'automatisme', 'levage'];
const OPENS = 8 * 60;
const CLOSES = 17 * 60;
/** Around Casablanca. */
const CENTRE = { latitude: 33.57, longitude: -7.59 };
const SPREAD = 0.35;

export interface Size {
  technicians: number;
  interventions: number;
  days: number;
  seed: number;
  /** Adds crews, precedences and parts. */
  with_links?: boolean;
}

/** A problem drawn at random, the same for the same size and seed: day shifts with a break, windows of half a day, deadlines. */
export function generateProblem({ technicians, interventions, days, seed, with_links = false }: Size): Problem {
  const random = new Random(seed);
  const places: { latitude: number; longitude: number }[] = [];
  const place = () => {
    places.push({
      latitude: CENTRE.latitude + (random.next() - 0.5) * SPREAD,
      longitude: CENTRE.longitude + (random.next() - 0.5) * SPREAD,
    });
    return places.length - 1;
  };
  const depot = place();
  const crew = Array.from({ length: technicians }, (_, k): Technician => {
    const skills = Object.fromEntries(
      SKILLS.filter((_, n) => n === k % SKILLS.length || random.next() < 0.5).map((s) => [s, 2 + random.below(3)]),
    );
    const shifts = Array.from({ length: days }, (_, day) => ({
      start: day * MINUTES_PER_DAY + OPENS,
      end: day * MINUTES_PER_DAY + CLOSES,
      overtime_minutes: 60,
      break: { earliest: day * MINUTES_PER_DAY + 12 * 60, latest: day * MINUTES_PER_DAY + 14 * 60, minutes: 30 },
    }));
    return { id: `t${k}`, home: place(), skills, certificates: {}, shifts, leaves: [], tools: [], parts: { filtre: random.below(3) } };
  });
  const work = Array.from({ length: interventions }, (_, k): Intervention => {
    const day = random.below(days) * MINUTES_PER_DAY;
    const half = random.below(3);
    const windows = half === 0 ? [] : [[{ start: day + (half === 1 ? OPENS : 13 * 60), end: day + (half === 1 ? 13 * 60 : CLOSES) }]];
    return {
      id: `i${k}`,
      place: place(),
      minutes: 15 + 5 * random.below(5),
      priority: priorities[random.below(4)],
      skills: { [SKILLS[random.below(SKILLS.length)]]: 1 + random.below(2) },
      certificates: [],
      windows,
      due: random.next() < 0.3 ? day + CLOSES : null,
      crew: with_links && random.next() < 0.1 ? 2 : 1,
      tools: [],
      parts: with_links && random.next() < 0.2 ? { filtre: 1 } : {},
      after: with_links && k > 0 && random.next() < 0.1 ? [`i${random.below(k)}`] : [],
      allowed_technicians: null,
      forbidden_technicians: [],
      pinned: null,
    };
  });
  return {
    skills: SKILLS,
    technicians: crew,
    interventions: work,
    travel: { kind: 'coordinates', places, factor: 1.3, speed_km_per_hour: 45 },
    depot,
    weights: defaultWeights,
    published: [],
  };
}

const priorities = [1, 2, 3, 4] as const;
