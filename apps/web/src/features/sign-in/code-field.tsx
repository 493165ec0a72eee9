import { TextInput } from '@mantine/core';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';

/** The six digits of an application, or a recovery code: always read left to right. */
export function CodeField({ register, error, label }: { register: UseFormRegisterReturn; error: string | undefined; label?: string }) {
  const t = useTranslations('auth.code');
  return (
    <TextInput
      {...register}
      size="md"
      dir="ltr"
      label={label ?? t('label')}
      error={error}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      data-autofocus
    />
  );
}
