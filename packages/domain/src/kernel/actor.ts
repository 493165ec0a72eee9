import { reachOf, type Permission, type Reach } from '@mif/contract/permissions';
import { DomainError } from '@mif/contract/errors';
import type { Langue, Role } from '@mif/contract/users';

/** Who acts: a signed-in account, or the user of jobs. */
export interface Actor {
  id: number;
  full_name: string;
  /** `systeme` is the user jobs act as: it may do everything and cannot sign in. */
  role: Role | 'systeme';
  langue: Langue;
  client_id: number | null;
  technicien_id: number | null;
  session_id: string | null;
  /** A second factor comes before anything else. */
  must_enrol?: boolean;
}

/** How far an actor's permission goes; a caller without an account is anonymous. */
export function reachOfActor(actor: Actor | null, permission: Permission): Reach | null {
  if (actor?.role === 'systeme') return 'any';
  return reachOf(actor?.role ?? 'anonymous', permission);
}

/**
 * Refuses an actor who has no such permission on any row.
 * @throws AUTH_REQUIRED without an account, PERMISSION_DENIED with one
 */
export function requirePermission(actor: Actor | null, permission: Permission): Reach {
  const reach = reachOfActor(actor, permission);
  if (reach) return reach;
  throw new DomainError(actor ? 'PERMISSION_DENIED' : 'AUTH_REQUIRED');
}
