import { DomainError } from '@mif/contract/errors';

interface Schema<T> {
  safeParse: (
    value: unknown,
  ) => { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

/**
 * What an address says, in its path or behind its question mark; an empty value says nothing.
 * @throws REQUEST_INVALID with the field
 */
export function inAddress<T>(schema: Schema<T>, values: object): T {
  const result = schema.safeParse(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));
  if (result.success) return result.data;
  throw new DomainError('REQUEST_INVALID', { field: result.error.issues[0]?.path.join('.') ?? '' });
}
