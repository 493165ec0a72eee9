import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';

/** How the journal of an account is said. */
export function useUserLabels() {
  const t = useTranslations();
  const labelOf = useFieldLabel('users.fields');
  return {
    labelOf,
    textOf(field: string, value: unknown): string | null {
      const key = field === 'role' ? `common.roles.${String(value)}` : field === 'langue' ? `common.langues.${String(value)}` : null;
      return key !== null && t.has(key as never) ? t(key as never) : null;
    },
    titleOf(action: string, acteur: string): string | null {
      const key = `users.events.${action}`;
      return t.has(key as never) ? t(key as never, { acteur } as never) : null;
    },
  };
}
