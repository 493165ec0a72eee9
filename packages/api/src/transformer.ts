import { deserialize, serialize } from 'superjson';

const plain = (value: unknown): boolean => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(plain);
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every((part) => part === undefined || plain(part));
};

/**
 * superjson, which skips its walk over values that JSON carries as they are: every superjson client reads `{ json }`.
 * A key whose value is undefined is left out, as JSON does.
 */
export const transformer = {
  serialize: (value: unknown) => (plain(value) ? { json: value } : serialize(value)),
  deserialize,
};
