import { CreateTechnicienInput } from '@mif/contract/techniciens';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, Select, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { formErrors, orNull, orUndefined, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { CompetencesField } from './competences-field.tsx';

const CHOICES = 200;

/** Makes a technician of an account that has the role and is not one yet. */
export function CreateTechnicienForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('techniciens.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(CreateTechnicienInput, { equipe: null, telephone: null, competences: [] });
  const accounts = trpc.users.list.useQuery({ role: 'technicien', limit: CHOICES });
  const free = accounts.data?.items.filter((user) => user.technicien_id === null && user.is_active) ?? [];
  const create = trpc.techniciens.create.useMutation({
    onSuccess: async (saved) => {
      await Promise.all([utils.techniciens.invalidate(), utils.users.invalidate()]);
      toast(t('techniciens.toasts.created', { nom: saved.user.full_name }));
      onDone();
    },
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const save = form.handleSubmit((input) => create.mutate(input));
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <Controller
        control={form.control}
        name="user_id"
        render={({ field }) => (
          <Select
            ref={field.ref}
            data-field="user_id"
            data-autofocus
            label={t('techniciens.fields.user')}
            description={accounts.data && free.length === 0 ? t('techniciens.form.no_user') : t('techniciens.help.user')}
            error={invalid.user_id?.message}
            placeholder={t('common.form.search_choice')}
            nothingFoundMessage={t('common.form.no_choice')}
            data={free.map((user) => ({ value: String(user.id), label: `${user.full_name} (${user.email})` }))}
            value={field.value ? String(field.value) : null}
            onChange={(value) => field.onChange(value ? Number(value) : undefined)}
            onBlur={field.onBlur}
            searchable
          />
        )}
      />
      <FieldRow>
        <TextInput
          {...form.register('matricule', orUndefined)}
          label={<OptionalLabel>{t('techniciens.fields.matricule')}</OptionalLabel>}
          description={t('techniciens.help.matricule')}
          error={invalid.matricule?.message}
          dir="ltr"
          autoComplete="off"
        />
        <TextInput
          {...form.register('equipe', orNull)}
          label={<OptionalLabel>{t('techniciens.fields.equipe')}</OptionalLabel>}
          error={invalid.equipe?.message}
          autoComplete="off"
        />
      </FieldRow>
      <TextInput
        {...form.register('telephone', orNull)}
        type="tel"
        dir="ltr"
        label={<OptionalLabel>{t('techniciens.fields.telephone')}</OptionalLabel>}
        error={invalid.telephone?.message}
        autoComplete="off"
      />
      <Controller
        control={form.control}
        name="competences"
        render={({ field }) => <CompetencesField value={field.value ?? []} onChange={field.onChange} />}
      />
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending}>
          {t('techniciens.form.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
