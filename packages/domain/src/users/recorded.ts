import type { User as UserRow } from '@mif/db/entities/user';

/** What the journal keeps of an account; never what opens it. */
export function recordedFields({ username, full_name, email, role, langue, client_id, is_active }: UserRow) {
  return { username, full_name, email, role, langue, client_id: client_id ?? null, is_active };
}
