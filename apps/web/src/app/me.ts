import type { Permission } from '@mif/contract/permissions';
import type { Role } from '@mif/contract/users';
import { trpc } from './trpc.ts';

/** The signed-in user; the shell has loaded it before any page. */
export function useMe() {
  const { data } = trpc.auth.me.useQuery(undefined, { staleTime: Infinity });
  if (!data) throw new Error('nobody is signed in');
  return data;
}

/** Whether the user's role has a permission: shows or hides, never decides. */
export function useCan(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => me.permissions.includes(permission);
}

/** Where a role starts. */
export function homeOf(role: Role): '/interventions' | '/journee' | '/portail' {
  if (role === 'technicien') return '/journee';
  return role === 'client' ? '/portail' : '/interventions';
}
