import { setTimeout as sleep } from 'node:timers/promises';

/** Reads until it is as wanted, for 12 s. */
export async function until<T>(what: string, read: () => Promise<T>, is_it: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 12_000;
  for (;;) {
    const value = await read();
    if (is_it(value)) return value;
    if (Date.now() > deadline) throw new Error(`not in time: ${what}; last seen ${JSON.stringify(value)}`);
    await sleep(20);
  }
}
