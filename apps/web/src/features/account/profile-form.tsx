import { UpdateProfileInput } from '@mif/contract/users';
import { DefinitionList } from '@mif/ui/definition-list';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { formErrors, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useLangue } from '../../app/langue.tsx';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';

const Profile = UpdateProfileInput.pick({ full_name: true, langue: true }).required();

/** Name and language; the rest is the administrator's. */
export function ProfileForm() {
  const t = useTranslations();
  const labelOf = useFieldLabel('auth.account');
  const me = useMe();
  const { changeLangue } = useLangue();
  const utils = trpc.useUtils();
  const form = useZodForm(Profile, { full_name: me.full_name, langue: me.langue });
  const update = trpc.auth.updateProfile.useMutation({
    onSuccess: async (saved, input) => {
      utils.auth.me.setData(undefined, saved);
      if (input.langue) await changeLangue(input.langue);
      form.reset({ full_name: saved.full_name, langue: saved.langue });
      toast(t('auth.account.profile_saved'));
    },
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={form.handleSubmit((input) => update.mutate(input))}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <DefinitionList
        items={[
          { label: t('auth.account.email'), value: <bdi dir="ltr">{me.email}</bdi> },
          { label: t('auth.account.username'), value: <bdi dir="ltr">{me.username}</bdi> },
          { label: t('auth.account.role'), value: t(`common.roles.${me.role}`) },
        ]}
      />
      <TextInput
        {...form.register('full_name')}
        label={t('auth.account.full_name')}
        error={form.formState.errors.full_name?.message}
        autoComplete="name"
      />
      <NativeSelect
        {...form.register('langue')}
        label={t('auth.account.langue')}
        data={(['fr', 'ar', 'en'] as const).map((value) => ({ value, label: t(`common.langues.${value}`) }))}
      />
      <FormActions>
        <Button type="submit" loading={update.isPending} disabled={!form.formState.isDirty}>
          {t('common.actions.save')}
        </Button>
      </FormActions>
    </Form>
  );
}
