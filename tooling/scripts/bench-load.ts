import autocannon from 'autocannon';

/** One thing to ask of a server. */
export interface Target {
  name: string;
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Of each request, made anew. */
  body?: () => string;
}

/**
 * Measures the rate of several targets in turns, so that the noise of the machine falls on all of them alike.
 * @returns requests per second of each target: the median of its turns
 * @throws Error where a target answers anything but 2xx
 */
export async function measureRates(
  targets: readonly Target[],
  { turns, seconds, connections }: { turns: number; seconds: number; connections: number },
): Promise<Map<string, number>> {
  const rates = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const target of targets) {
      const rate = await run(target, turn === 0 ? 1 : seconds, connections);
      // The first turn warms up and does not count.
      if (turn > 0) rates.get(target.name)?.push(rate);
    }
  }
  return new Map([...rates].map(([name, all]) => [name, median(all)]));
}

async function run({ name, url, method = 'GET', headers = {}, body }: Target, seconds: number, connections: number): Promise<number> {
  const result = await autocannon({
    url,
    method,
    connections,
    duration: seconds,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { requests: [{ method, setupRequest: (request) => ({ ...request, body: body() }) }] } : {}),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name}: ${result.non2xx} refusals and ${result.errors} errors`);
  return result.requests.total / result.duration;
}

/**
 * Measures latencies of the same requests on two servers, one request at a time, in turns.
 * @returns the 95th percentile of each, in milliseconds
 */
export async function measureLatencies(first: Target[], second: Target[], rounds: number): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -3; round < rounds; round += 1) {
    for (const [index, targets] of [first, second].entries()) {
      const target = targets[((round % targets.length) + targets.length) % targets.length] as Target;
      const started = performance.now();
      const answer = await fetch(target.url, { headers: target.headers ?? {} });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${target.name}: ${answer.status}`);
      if (round >= 0) (times[index] as number[]).push(performance.now() - started);
    }
  }
  return [percentile(times[0], 0.95), percentile(times[1], 0.95)];
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which a part of the numbers lies (nearest rank). */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}
