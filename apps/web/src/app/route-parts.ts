import type { Permission } from '@mif/contract/permissions';
import type { Role } from '@mif/contract/users';
import { ForbiddenPage } from './failure.ts';

/** The number of a record in an address. */
export const ids = {
  parse: (params: { id: string }) => ({ id: Number(params.id) }),
  stringify: (params: { id: number }) => ({ id: String(params.id) }),
};

/** Lets a route be opened by those who have the permission, or the role. */
export function guard(needs: { permission?: Permission; role?: Role }) {
  return ({ context }: { context: { me: { permissions: string[]; role: Role } } }) => {
    if (needs.permission && !context.me.permissions.includes(needs.permission)) throw new ForbiddenPage();
    if (needs.role && context.me.role !== needs.role) throw new ForbiddenPage();
  };
}
