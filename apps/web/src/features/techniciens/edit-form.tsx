import { UpdateTechnicienInput } from '@mif/contract/techniciens';
import type { Technicien } from '@mif/contract/techniciens';
import { DefinitionList } from '@mif/ui/definition-list';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { useTranslations } from 'use-intl';
import { changesOf, formErrors, orNull, orUndefined, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { AccountAddress } from '../../looks/users.tsx';
import { CompetencesField } from './competences-field.tsx';

function fieldsOf(technicien: Technicien) {
  return {
    id: technicien.id,
    matricule: technicien.matricule,
    equipe: technicien.equipe,
    telephone: technicien.telephone,
    vehicule: technicien.vehicule,
    base_adresse: technicien.base_adresse,
    base_latitude: technicien.base_latitude,
    base_longitude: technicien.base_longitude,
    is_active: technicien.is_active,
    competences: technicien.competences.map(({ id, niveau }) => ({ competence_id: id, niveau })),
  };
}

/** What changes about a technician: availability first, then skills, team and telephone. */
export function EditTechnicienForm({ technicien: opened, onDone }: { technicien: Technicien; onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('techniciens.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(UpdateTechnicienInput, fieldsOf(opened));
  const { errors: invalid, dirtyFields, isDirty } = form.formState;
  const edited = useEditedRecord(opened, form, {
    read: async ({ id }) => {
      const fresh = await utils.client.techniciens.get.query({ id });
      utils.techniciens.get.setData({ id }, fresh);
      return fresh;
    },
    valuesOf: fieldsOf,
    labelOf,
  });
  const technicien = edited.record;
  const update = trpc.techniciens.update.useMutation({
    onSuccess: async (saved) => {
      await utils.techniciens.invalidate();
      toast(t('techniciens.toasts.updated', { nom: saved.user.full_name }));
      onDone();
    },
    onError: edited.onError,
  });
  const save = form.handleSubmit((input) => {
    edited.forget();
    update.mutate({ id: technicien.id, version: technicien.version, ...changesOf(dirtyFields, input) });
  });
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <DefinitionList
        items={[
          { label: t('techniciens.fields.email'), value: <AccountAddress user={technicien.user} /> },
          { label: t('techniciens.fields.charge'), value: t('techniciens.charge', { n: technicien.charge }) },
        ]}
      />
      <Controller
        control={form.control}
        name="competences"
        render={({ field }) => <CompetencesField value={field.value ?? []} onChange={field.onChange} />}
      />
      <FieldRow>
        <TextInput
          {...form.register('equipe', orNull)}
          label={<OptionalLabel>{t('techniciens.fields.equipe')}</OptionalLabel>}
          error={invalid.equipe?.message}
          autoComplete="off"
        />
        <TextInput
          {...form.register('telephone', orNull)}
          type="tel"
          dir="ltr"
          label={<OptionalLabel>{t('techniciens.fields.telephone')}</OptionalLabel>}
          error={invalid.telephone?.message}
          autoComplete="off"
        />
      </FieldRow>
      <TextInput
        {...form.register('vehicule', orNull)}
        label={<OptionalLabel>{t('techniciens.fields.vehicule')}</OptionalLabel>}
        error={invalid.vehicule?.message}
        autoComplete="off"
      />
      <TextInput
        {...form.register('base_adresse', orNull)}
        label={<OptionalLabel>{t('techniciens.fields.base_adresse')}</OptionalLabel>}
        error={invalid.base_adresse?.message}
        autoComplete="off"
      />
      <FieldRow>
        {(['base_latitude', 'base_longitude'] as const).map((name) => (
          <Controller
            key={name}
            control={form.control}
            name={name}
            render={({ field }) => (
              <NumberInput
                dir="ltr"
                label={<OptionalLabel>{t(`techniciens.fields.${name}`)}</OptionalLabel>}
                error={invalid[name]?.message}
                decimalScale={6}
                hideControls
                value={field.value ?? ''}
                onChange={(value) => field.onChange(typeof value === 'number' ? value : null)}
                onBlur={field.onBlur}
              />
            )}
          />
        ))}
      </FieldRow>
      <TextInput
        {...form.register('matricule', orUndefined)}
        label={t('techniciens.fields.matricule')}
        error={invalid.matricule?.message}
        dir="ltr"
        autoComplete="off"
      />
      <Switch
        {...form.register('is_active')}
        defaultChecked={technicien.is_active}
        label={t('techniciens.fields.is_active')}
        description={t('techniciens.help.is_active')}
      />
      <FormActions isSticky>
        <Button type="submit" loading={update.isPending} disabled={!isDirty}>
          {t('techniciens.form.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
