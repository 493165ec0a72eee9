/** What the address bar holds: every value a text, several separated by commas. */
export type ListParams = Readonly<Record<string, string | undefined>>;

/** One filter as it stands in the address. What is not understood reads as nothing: an address never breaks a page. */
export interface FilterKind<T> {
  read(text: string): T | undefined;
  write(value: T): string;
}

export type FilterKinds = Readonly<Record<string, FilterKind<unknown>>>;
export type FilterValues<Kinds extends FilterKinds> = {
  [Name in keyof Kinds]?: (Kinds[Name] extends FilterKind<infer T> ? T : never) | undefined;
};

/** Words to look for. */
export const wordsFilter = (max = 100): FilterKind<string> => ({
  read: (text) => text.replaceAll('\0', '').toWellFormed().slice(0, max).toWellFormed().trim() || undefined,
  write: (value) => value,
});

/** Several of a closed list, in the order of the list. */
export const manyFilter = <T extends string>(values: readonly T[]): FilterKind<T[]> => ({
  read(text) {
    const named = new Set(text.split(','));
    const known = values.filter((value) => named.has(value));
    return known.length > 0 ? known : undefined;
  },
  write: (value) => value.join(','),
});

/** One of a closed list; `oneFilter(['oui'])` is what is on or off. */
export const oneFilter = <T extends string>(values: readonly T[]): FilterKind<T> => ({
  read: (text) => values.find((value) => value === text),
  write: (value) => value,
});

/** The id of a row. */
export const idFilter: FilterKind<number> = {
  read(text) {
    const id = Number(text);
    return /^[1-9]\d{0,9}$/.test(text) && id <= 2_147_483_647 ? id : undefined;
  },
  write: String,
};

/** A civil date. */
export const dayFilter: FilterKind<string> = {
  read(text) {
    const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined;
  },
  write: (value) => value,
};

/** A list as pages declare it, once, beside their columns. */
export interface ListSpec<Kinds extends FilterKinds, Sort extends string> {
  filters: Kinds;
  sorts: readonly Sort[];
}

/** What narrows and orders a list. */
export interface ListValues<Kinds extends FilterKinds, Sort extends string> {
  filters: FilterValues<Kinds>;
  sort: Sort | undefined;
}

/** Reads the state of a list from the address. */
export function readValues<Kinds extends FilterKinds, Sort extends string>(
  spec: ListSpec<Kinds, Sort>,
  params: ListParams,
): ListValues<Kinds, Sort> {
  const read = Object.entries(spec.filters).flatMap(([name, kind]) => {
    const text = params[name];
    const value = text ? kind.read(text) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return {
    filters: Object.fromEntries(read) as FilterValues<Kinds>,
    sort: spec.sorts.find((sort) => sort === params['sort']),
  };
}

/** The parameters of the address for some filters; one without a value is taken away. */
export function writeFilters<Kinds extends FilterKinds>(kinds: Kinds, values: FilterValues<Kinds>): ListParams {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === undefined ? undefined : kinds[name]?.write(value) || undefined]),
  );
}

/** Some parameters as a query string, always in the same order, so that two views compare as texts. */
export function toQueryText(params: ListParams, names: readonly string[]): string {
  return new URLSearchParams(names.flatMap((name) => (params[name] ? [[name, params[name]]] : []))).toString().replaceAll('%2C', ',');
}

/** The parameters a query string holds, and nothing for the other names: what replaces a view by another. */
export function fromQueryText(text: string, names: readonly string[]): ListParams {
  const wanted = new URLSearchParams(text);
  return Object.fromEntries(names.map((name) => [name, wanted.get(name) ?? undefined]));
}
