import type { Instance } from './instance.ts';
import type { Random } from './random.ts';

/** Keys by which absent visits are sorted before they are inserted. */
export interface Ranks {
  keys: Float64Array[];
  /** Shifts that may take a visit: list[first[v]] … list[first[v + 1] − 1]. */
  shifts: { list: Int32Array; first: Int32Array };
}

/** Weights of the orders: at random, narrow windows first, early first, late first, rare skills first, dear to leave first. */
const WEIGHTS = [4, 2, 1, 1, 3, 1];

export function rankVisits(instance: Instance): Ranks {
  const { visits, shifts, assign, option_first } = instance;
  const first = new Int32Array(visits + 1);
  const list: number[] = [];
  const width = new Float64Array(visits);
  const open = new Float64Array(visits);
  const close = new Float64Array(visits);
  const rarity = new Float64Array(visits);
  for (let v = 0; v < visits; v++) {
    for (let s = 0; s < shifts; s++) if (assign[s * visits + v] < Infinity) list.push(s);
    first[v + 1] = list.length;
    rarity[v] = list.length - first[v];
    open[v] = Infinity;
    for (let o = option_first[v]; o < option_first[v + 1]; o++) {
      width[v] += instance.option_close[o] - instance.option_open[o];
      open[v] = Math.min(open[v], instance.option_open[o]);
      close[v] = Math.min(close[v], -instance.option_close[o]);
    }
  }
  const dear = instance.penalty.map((x) => -x);
  return { keys: [width, open, close, rarity, dear], shifts: { list: Int32Array.from(list), first } };
}

/** Sorts visits in place by an order drawn at random. */
export function orderVisits(visits: number[], ranks: Ranks, random: Random): void {
  for (let k = visits.length - 1; k > 0; k--) {
    const other = random.below(k + 1);
    const held = visits[k];
    visits[k] = visits[other];
    visits[other] = held;
  }
  let draw = random.below(WEIGHTS.reduce((sum, w) => sum + w, 0));
  let order = 0;
  while (draw >= WEIGHTS[order]) draw -= WEIGHTS[order++];
  if (order === 0) return;
  const key = ranks.keys[order - 1];
  visits.sort((a, b) => key[a] - key[b]);
}
