import { Button, NativeSelect, TextInput } from '@mantine/core';
import { CreateEquipementInput, criticites, equipementFields, frequences } from '@mif/contract/equipements';
import type { EquipementDetail } from '@mif/contract/equipements';
import { rowId } from '@mif/contract/paging';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { failureOf } from '../../app/failure.ts';
import { changesOf, formErrors, orNull, orUndefined, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { ClientSelect } from '../clients/client-select.tsx';
import { PlaceFields } from './place-fields.tsx';
import { TypeFields, TypeInput } from './type-fields.tsx';

const statutsModifiables = ['operationnel', 'maintenance', 'panne'] as const;
const Fields = CreateEquipementInput.extend({ statut: equipementFields.shape.statut, site_id: rowId.nullish() });

/**
 * An equipment's fields. Where somebody else saved meanwhile, what was typed is kept over the new state and saved at the second try.
 * @param clientId the client proposed for a new one, with its site and what it is a part of
 */
export function EquipementForm(props: {
  equipement: EquipementDetail | undefined;
  clientId: number | null;
  siteId: number | null;
  parentId: number | null;
  onDone: (saved?: EquipementDetail) => void;
}) {
  const t = useTranslations();
  const labelOf = useFieldLabel('equipements.fields');
  const utils = trpc.useUtils();
  const blank = {
    nom: '',
    type: '',
    localisation: null,
    statut: 'operationnel',
    criticite: 'standard',
    frequence_entretien: null,
  } as const;
  const form = useZodForm(
    Fields,
    props.equipement
      ? formValues(props.equipement)
      : { ...blank, client_id: props.clientId ?? undefined, site_id: props.siteId, parent_id: props.parentId, valeurs: {} },
  );
  const [type, clientId, siteId, parentId] = form.watch(['type', 'client_id', 'site_id', 'parent_id']);
  const { errors: invalid, dirtyFields, isDirty } = form.formState;

  const edited = useEditedRecord(props.equipement, form, {
    read: async ({ id }) => {
      const fresh = await utils.client.equipements.get.query({ id });
      utils.equipements.get.setData({ id }, fresh);
      return fresh;
    },
    valuesOf: formValues,
    labelOf,
    onRefused(error) {
      showFailure(form, error, t('common.states.network_text'));
      const failure = failureOf(error);
      // A field of the type is named by its path.
      if (failure.kind !== 'network' && failure.field?.startsWith('valeurs.')) {
        form.setError(failure.field as never, { type: 'server', message: failure.message });
      }
    },
  });
  const base = edited.record;
  const common = {
    onSuccess: async (saved: EquipementDetail) => {
      utils.equipements.get.setData({ id: saved.id }, saved);
      await Promise.all([
        utils.equipements.list.invalidate(),
        utils.equipements.branch.invalidate(),
        utils.equipements.history.invalidate({ id: saved.id }),
        utils.arrets.invalidate(),
      ]);
      toast(t(base ? 'equipements.toasts.updated' : 'equipements.toasts.created', { nom: saved.nom }));
      props.onDone(saved);
    },
    onError: edited.onError,
  };
  const create = trpc.equipements.create.useMutation(common);
  const update = trpc.equipements.update.useMutation(common);
  const save = form.handleSubmit(({ statut, site_id, parent_id, ...input }) => {
    edited.forget();
    if (!base) return create.mutate({ ...input, site_id: site_id ?? undefined, parent_id });
    const changes = changesOf(dirtyFields, { ...input, statut });
    if (!hasTrue(dirtyFields.valeurs)) delete changes.valeurs;
    update.mutate({ id: base.id, version: base.version, ...changes, statut: statutsModifiables.find((value) => value === changes.statut) });
  });
  const errors = formErrors(form, labelOf);
  const f = (name: keyof typeof Fields.shape) => labelOf(name) ?? name;
  const optional = (name: keyof typeof Fields.shape) => <OptionalLabel>{f(name)}</OptionalLabel>;
  return (
    <Form onSubmit={(event) => void save(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={f('nom')} error={invalid.nom?.message} data-autofocus />
      {base ? null : (
        <>
          <Controller
            control={form.control}
            name="client_id"
            render={({ field }) => (
              <ClientSelect
                field="client_id"
                label={t('equipements.fields.client')}
                error={invalid.client_id?.message}
                value={field.value ?? null}
                onChange={(id) => {
                  field.onChange(id ?? undefined);
                  form.setValue('site_id', null);
                  form.setValue('parent_id', null);
                }}
              />
            )}
          />
          {clientId ? (
            <PlaceFields
              key={clientId}
              clientId={clientId}
              value={{ site_id: siteId ?? null, parent_id: parentId ?? null }}
              errors={{ site_id: invalid.site_id?.message, parent_id: invalid.parent_id?.message }}
              onChange={(place) => {
                form.setValue('site_id', place.site_id, { shouldDirty: true });
                form.setValue('parent_id', place.parent_id, { shouldDirty: true });
              }}
            />
          ) : null}
        </>
      )}
      <FieldRow>
        <Controller
          control={form.control}
          name="type"
          render={({ field }) => (
            <TypeInput label={f('type')} error={invalid.type?.message} value={field.value} onChange={field.onChange} />
          )}
        />
        <TextInput
          {...form.register('code', orUndefined)}
          label={base ? f('code') : optional('code')}
          description={base ? undefined : t('equipements.help.code')}
          error={invalid.code?.message}
          dir="ltr"
          spellCheck={false}
        />
      </FieldRow>
      <TextInput
        {...form.register('localisation', orNull)}
        label={optional('localisation')}
        description={t('equipements.help.localisation')}
        error={invalid.localisation?.message}
      />
      <FieldRow>
        {base ? (
          <NativeSelect
            {...form.register('statut')}
            label={f('statut')}
            error={invalid.statut?.message}
            data={statutsModifiables.map((value) => ({ value, label: t(`equipements.statuts.${value}`) }))}
          />
        ) : null}
        <NativeSelect
          {...form.register('criticite')}
          label={f('criticite')}
          description={t('equipements.help.criticite')}
          error={invalid.criticite?.message}
          data={criticites.map((value) => ({ value, label: t(`equipements.criticites.${value}`) }))}
        />
      </FieldRow>
      <NativeSelect
        {...form.register('frequence_entretien', orNull)}
        label={f('frequence_entretien')}
        error={invalid.frequence_entretien?.message}
        data={[
          { value: '', label: t('equipements.form.no_frequence') },
          ...frequences.map((value) => ({ value, label: t(`equipements.frequences.${value}`) })),
        ]}
      />
      <FieldRow>
        <TextInput {...form.register('fabricant', orNull)} label={optional('fabricant')} error={invalid.fabricant?.message} />
        <TextInput {...form.register('modele', orNull)} label={optional('modele')} error={invalid.modele?.message} />
      </FieldRow>
      <TextInput
        {...form.register('numero_serie', orNull)}
        label={optional('numero_serie')}
        error={invalid.numero_serie?.message}
        dir="ltr"
        spellCheck={false}
      />
      <FieldRow>
        <TextInput
          {...form.register('date_mise_en_service', orNull)}
          type="date"
          label={optional('date_mise_en_service')}
          error={invalid.date_mise_en_service?.message}
        />
        <TextInput
          {...form.register('date_fin_garantie', orNull)}
          type="date"
          label={optional('date_fin_garantie')}
          error={invalid.date_fin_garantie?.message}
        />
      </FieldRow>
      <TypeFields form={form} type={type} />
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending} disabled={base ? !isDirty : false}>
          {t('equipements.form.submit')}
        </Button>
        <Button variant="default" onClick={() => props.onDone()}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** What the form holds of an equipment: the fields of its type by their keys. */
function formValues(equipement: EquipementDetail) {
  const { champs, ...fields } = equipement;
  return { ...fields, valeurs: Object.fromEntries(champs.filter((champ) => !champ.is_archive).map(({ cle, valeur }) => [cle, valeur])) };
}

function hasTrue(dirty: unknown): boolean {
  return dirty === true || (typeof dirty === 'object' && dirty !== null && Object.values(dirty).some(hasTrue));
}
