import { Autocomplete, Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { formatCoordinates, parseCoordinates } from '@mif/contract/coordinates';
import { CreateSiteInput } from '@mif/contract/sites';
import type { SiteDetail } from '@mif/contract/sites';
import { langues } from '@mif/contract/users';
import { villes } from '@mif/contract/villes';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { failureOf } from '../../app/failure.ts';
import { changesOf, formErrors, orNull, orUndefined, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { HorairesField } from './horaires-field.tsx';

const Fields = CreateSiteInput.omit({ client_id: true, latitude: true, longitude: true }).extend({ coordonnees: z.string().max(500) });
type Field = keyof typeof Fields.shape;

const blank = { nom: '', coordonnees: '', horaires: null } as const;

function valuesOf(site: SiteDetail) {
  const { latitude, longitude } = site;
  return { ...site, coordonnees: latitude === null || longitude === null ? '' : formatCoordinates({ latitude, longitude }) };
}

/**
 * A site's fields; coordinates are pasted as they come from a map. Where somebody else saved meanwhile, what was typed is
 * kept over the new state and saved at the second try.
 */
export function SiteForm(props: { clientId: number; site: SiteDetail | undefined; onDone: (saved?: SiteDetail) => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('sites.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(Fields, props.site ? valuesOf(props.site) : blank);
  const { errors: invalid, dirtyFields, isDirty } = form.formState;

  const edited = useEditedRecord(props.site, form, {
    read: async ({ id }) => {
      const fresh = await utils.client.sites.get.query({ id });
      utils.sites.get.setData({ id }, fresh);
      return fresh;
    },
    valuesOf,
    labelOf,
    onRefused(error) {
      const failure = failureOf(error);
      if (failure.kind !== 'network' && (failure.field === 'latitude' || failure.field === 'longitude')) {
        form.setError('coordonnees', { type: 'server', message: failure.message });
      } else showFailure(form, error, t('common.states.network_text'));
    },
  });
  const base = edited.record;
  const common = {
    onSuccess: async (saved: SiteDetail) => {
      utils.sites.get.setData({ id: saved.id }, saved);
      await Promise.all([
        utils.sites.list.invalidate(),
        utils.clients.get.invalidate({ id: saved.client_id }),
        utils.clients.list.invalidate(),
        utils.journal.invalidate(),
      ]);
      toast(t(base ? 'sites.toasts.updated' : 'sites.toasts.created', { nom: saved.nom }));
      props.onDone(saved);
    },
    onError: edited.onError,
  };
  const create = trpc.sites.create.useMutation(common);
  const update = trpc.sites.update.useMutation(common);
  const save = form.handleSubmit(({ coordonnees, ...input }) => {
    edited.forget();
    const place = coordonnees.trim() === '' ? { latitude: null, longitude: null } : parseCoordinates(coordonnees);
    if (!place) return form.setError('coordonnees', { type: 'manual', message: t('sites.help.coordonnees_invalid') });
    if (!base) return create.mutate({ client_id: props.clientId, ...input, ...place });
    const { coordonnees: isMoved, ...dirty } = dirtyFields;
    update.mutate({ id: base.id, version: base.version, ...changesOf(dirty, input), ...(isMoved ? place : {}) });
  });
  const errors = formErrors(form, labelOf);
  const optional = (name: Field) => <OptionalLabel>{labelOf(name)}</OptionalLabel>;
  return (
    <Form onSubmit={(event) => void save(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={labelOf('nom')} error={invalid.nom?.message} data-autofocus autoComplete="off" />
      <FieldRow>
        <TextInput
          {...form.register('code', orUndefined)}
          label={base ? labelOf('code') : optional('code')}
          description={base ? undefined : t('sites.help.code')}
          error={invalid.code?.message}
          dir="ltr"
          spellCheck={false}
        />
        <NativeSelect
          {...form.register('langue', orNull)}
          label={labelOf('langue')}
          error={invalid.langue?.message}
          data={[
            { value: '', label: t('sites.form.langue_client') },
            ...langues.map((value) => ({ value, label: t(`common.langues.${value}`) })),
          ]}
        />
      </FieldRow>
      <Textarea {...form.register('adresse', orNull)} label={optional('adresse')} error={invalid.adresse?.message} autosize minRows={2} />
      <FieldRow>
        <TextInput
          {...form.register('code_postal', orNull)}
          label={optional('code_postal')}
          error={invalid.code_postal?.message}
          dir="ltr"
        />
        <Controller
          control={form.control}
          name="ville"
          render={({ field }) => (
            <Autocomplete
              name="ville"
              label={optional('ville')}
              error={invalid.ville?.message}
              data={villes}
              limit={8}
              value={field.value ?? ''}
              onChange={(value) => field.onChange(value === '' ? null : value)}
              autoComplete="off"
            />
          )}
        />
      </FieldRow>
      <TextInput
        {...form.register('coordonnees')}
        label={optional('coordonnees')}
        description={t('sites.help.coordonnees')}
        error={invalid.coordonnees?.message}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
      />
      <Textarea
        {...form.register('instructions_acces', orNull)}
        label={optional('instructions_acces')}
        description={t('sites.help.instructions_acces')}
        error={invalid.instructions_acces?.message}
        autosize
        minRows={3}
      />
      <Controller
        control={form.control}
        name="horaires"
        render={({ field }) => (
          <HorairesField
            label={labelOf('horaires') ?? ''}
            description={t('sites.help.horaires')}
            error={typeof invalid.horaires?.message === 'string' ? invalid.horaires.message : undefined}
            value={field.value ?? null}
            onChange={field.onChange}
          />
        )}
      />
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending} disabled={base ? !isDirty : false}>
          {t('sites.form.submit')}
        </Button>
        <Button variant="default" onClick={() => props.onDone()}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
