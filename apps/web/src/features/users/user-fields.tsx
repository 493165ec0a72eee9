import { langues, roles } from '@mif/contract/users';
import type { Role } from '@mif/contract/users';
import { FieldRow } from '@mif/ui/form';
import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ClientSelect } from '../clients/client-select.tsx';

type FieldName = 'full_name' | 'email' | 'username' | 'role' | 'langue';

/** The fields a new account and a known one share. The company is asked of a client's account only. */
export function UserFields(props: {
  register: (name: FieldName) => UseFormRegisterReturn;
  invalid: Partial<Record<FieldName | 'client_id', { message?: string }>>;
  role: Role;
  clientId: number | null;
  onClient: (id: number | null) => void;
}) {
  const t = useTranslations();
  const { register, invalid } = props;
  return (
    <>
      <TextInput
        {...register('full_name')}
        label={t('users.fields.full_name')}
        error={invalid.full_name?.message}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        {...register('email')}
        type="email"
        dir="ltr"
        label={t('users.fields.email')}
        error={invalid.email?.message}
        autoComplete="off"
      />
      <TextInput
        {...register('username')}
        dir="ltr"
        label={t('users.fields.username')}
        description={t('users.help.username')}
        error={invalid.username?.message}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <FieldRow>
        <NativeSelect
          {...register('role')}
          label={t('users.fields.role')}
          error={invalid.role?.message}
          data={roles.map((value) => ({ value, label: t(`common.roles.${value}`) }))}
        />
        <NativeSelect
          {...register('langue')}
          label={t('users.fields.langue')}
          error={invalid.langue?.message}
          data={langues.map((value) => ({ value, label: t(`common.langues.${value}`) }))}
        />
      </FieldRow>
      {props.role === 'client' ? (
        <ClientSelect
          field="client_id"
          label={t('users.fields.client')}
          description={t('users.help.client')}
          error={invalid.client_id?.message}
          value={props.clientId}
          onChange={props.onClient}
        />
      ) : null}
    </>
  );
}
