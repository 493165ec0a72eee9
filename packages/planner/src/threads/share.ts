import type { Instance } from '../engine/instance.ts';

/** The same instance in memory that threads share: a message to a thread copies what is not. */
export function shareInstance(instance: Instance): Instance {
  const shared = Object.entries(instance).map(([name, value]: [string, unknown]) => {
    if (value instanceof Float64Array) return [name, fill(new Float64Array(room(value)), value)];
    if (value instanceof Int32Array) return [name, fill(new Int32Array(room(value)), value)];
    if (value instanceof Uint32Array) return [name, fill(new Uint32Array(room(value)), value)];
    if (value instanceof Uint8Array) return [name, fill(new Uint8Array(room(value)), value)];
    return [name, value];
  });
  return Object.fromEntries(shared) as Instance;
}

function room({ byteLength }: { byteLength: number }): SharedArrayBuffer {
  return new SharedArrayBuffer(byteLength);
}

function fill<List extends { set(from: ArrayLike<number>): void }>(list: List, from: ArrayLike<number>): List {
  list.set(from);
  return list;
}
