import { DomainError } from '@mif/contract/errors';

/**
 * Refuses a register number without the court that keeps the register: the number alone says nothing.
 * @throws CLIENT_RC_TRIBUNAL_REQUIRED
 */
export function checkRegister({ rc, rc_tribunal }: { rc?: string | null | undefined; rc_tribunal?: string | null | undefined }): void {
  if (rc && !rc_tribunal) throw new DomainError('CLIENT_RC_TRIBUNAL_REQUIRED', { field: 'rc_tribunal' });
}
