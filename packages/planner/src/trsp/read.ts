import type { Instance } from '../engine/instance.ts';

/** A TRSP instance (Pillac, Guéret, Medaglia 2013) for the engine: visit v is request v + technicians + 1, shift s is technician s + 1. */
export interface Trsp {
  technicians: number;
  instance: Instance;
}

interface Row {
  x: number;
  y: number;
  open: number;
  close: number;
  service: number;
  skills: number[];
  tools: number[];
  parts: number[];
}

/** Cost of leaving a request out: above anything a route costs, as every request must be served. */
const UNSERVED = 1e6;

/** @param text of an instance file @throws where the header lines are missing */
export function readTrsp(text: string): Trsp {
  const lines = text.split(/\r?\n/);
  const crew = lines.findIndex((line) => line.startsWith('CREW COUNT'));
  const header = lines.findIndex((line) => /^ID\s/.test(line));
  if (crew < 0 || header < 0) throw new Error('not a TRSP instance: CREW COUNT or ID line missing');
  const [technicians, , , kinds] = lines[crew + 1].trim().split(/\s+/).map(Number);
  const rows: Row[] = [];
  for (const line of lines.slice(header + 1)) {
    const fields = line.trim().split(/\s+/);
    if (fields.length < 9) break;
    const [x, y, open, close, service] = fields.slice(1, 6).map(Number);
    rows.push({ x, y, open, close, service, skills: bracket(fields[6]), tools: bracket(fields[7]), parts: bracket(fields[8]) });
  }
  return { technicians, instance: compile(rows, technicians, kinds) };
}

function bracket(text: string): number[] {
  return text.replaceAll(/[[\]]/g, '').split(',').filter(Boolean).map(Number);
}

function mask(bits: readonly number[]): number {
  return bits.reduce((all, bit) => all | (1 << bit), 0);
}

function compile(rows: Row[], technicians: number, kinds: number): Instance {
  const [depot] = rows;
  const crew = rows.slice(1, technicians + 1);
  const requests = rows.slice(technicians + 1);
  const places = rows.length;
  const travel = new Float64Array(places * places);
  rows.forEach((p, i) => rows.forEach((q, j) => (travel[i * places + j] = Math.sqrt((p.x - q.x) ** 2 + (p.y - q.y) ** 2))));
  const assign = crew.flatMap((t) => requests.map((r) => (r.skills.every((skill) => t.skills.includes(skill)) ? 0 : Infinity)));
  const homes = Int32Array.from(crew, (_, s) => s + 1);
  return {
    visits: requests.length,
    shifts: technicians,
    places,
    travel,
    place: Int32Array.from(requests, (_, v) => v + technicians + 1),
    service: Float64Array.from(requests, (r) => r.service),
    penalty: new Float64Array(requests.length).fill(UNSERVED),
    option_first: Int32Array.from({ length: requests.length + 1 }, (_, v) => v),
    option_open: Float64Array.from(requests, (r) => r.open),
    option_close: Float64Array.from(requests, (r) => r.close),
    option_cost: new Float64Array(requests.length),
    assign: Float64Array.from(assign),
    tools: Uint32Array.from(requests, (r) => mask(r.tools)),
    part_kinds: kinds,
    parts: Int32Array.from(requests.flatMap((r) => r.parts)),
    start_place: homes,
    end_place: homes,
    shift_open: Float64Array.from(crew, (t) => t.open),
    shift_close: Float64Array.from(crew, (t) => t.close),
    shift_regular: new Float64Array(technicians).fill(Infinity),
    depot_place: new Int32Array(technicians),
    depot_open: depot.open,
    depot_close: depot.close,
    break_duration: new Float64Array(technicians),
    break_open: new Float64Array(technicians),
    break_close: new Float64Array(technicians),
    owned: Uint32Array.from(crew, (t) => mask(t.tools)),
    carried: Int32Array.from(crew.flatMap((t) => t.parts)),
    weight_duration: 1,
    weight_travel: 0,
    weight_overtime: 0,
    weight_fairness: 0,
    locked: new Uint8Array(requests.length),
    groups: [],
  };
}
