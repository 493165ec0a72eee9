import { isDeepStrictEqual } from 'node:util';

/** The keys whose value differs, as the journal keeps them: `{ champ: { avant, apres } }`. */
export function changesBetween<T extends object>(before: T, after: T): Record<string, { avant: unknown; apres: unknown }> {
  const was = Object.entries(before) as [keyof T & string, unknown][];
  return Object.fromEntries(
    was.filter(([key, avant]) => !isDeepStrictEqual(avant, after[key])).map(([key, avant]) => [key, { avant, apres: after[key] }]),
  );
}

/** What a partial input really says: keys that are undefined are left out. */
export function given<T extends object>(input: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
