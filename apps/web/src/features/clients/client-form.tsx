import { Autocomplete, Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { CreateClientInput, formesJuridiques } from '@mif/contract/clients';
import type { ClientDetail } from '@mif/contract/clients';
import { parsePhone } from '@mif/contract/phones';
import { langues } from '@mif/contract/users';
import { villes } from '@mif/contract/villes';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { changesOf, formErrors, orNull, orUndefined, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './clients.module.css';

type Field = keyof typeof CreateClientInput.shape;
const blank = { nom: '', langue: 'fr' } as const;

/**
 * A client's fields. Where somebody else saved meanwhile, what was typed is kept over the new state and saved at the
 * second try.
 */
export function ClientForm(props: { client: ClientDetail | undefined; onDone: (saved?: ClientDetail) => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('clients.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(CreateClientInput, props.client ?? blank);
  const { errors: invalid, dirtyFields, isDirty } = form.formState;

  const edited = useEditedRecord(props.client, form, {
    read: async ({ id }) => {
      const fresh = await utils.client.clients.get.query({ id });
      utils.clients.get.setData({ id }, fresh);
      return fresh;
    },
    valuesOf: (client) => client,
    labelOf,
  });
  const base = edited.record;
  const common = {
    onSuccess: async (saved: ClientDetail) => {
      utils.clients.get.setData({ id: saved.id }, saved);
      await Promise.all([utils.clients.list.invalidate(), utils.sites.invalidate(), utils.journal.invalidate()]);
      toast(t(base ? 'clients.toasts.updated' : 'clients.toasts.created', { nom: saved.nom }));
      props.onDone(saved);
    },
    onError: edited.onError,
  };
  const create = trpc.clients.create.useMutation(common);
  const update = trpc.clients.update.useMutation(common);
  const save = form.handleSubmit((input) => {
    edited.forget();
    if (!base) return create.mutate(input);
    update.mutate({ id: base.id, version: base.version, ...changesOf(dirtyFields, input) });
  });
  const errors = formErrors(form, labelOf);
  const optional = (name: Field) => <OptionalLabel>{labelOf(name)}</OptionalLabel>;
  /** A field for digits, read from left to right in every language. */
  const numeric = (name: 'ice' | 'identifiant_fiscal' | 'rc' | 'taxe_professionnelle' | 'cnss', description?: string) => (
    <TextInput
      {...form.register(name, orNull)}
      label={optional(name)}
      description={description}
      error={invalid[name]?.message}
      inputMode="numeric"
      dir="ltr"
      spellCheck={false}
      autoComplete="off"
    />
  );
  const city = (name: 'ville' | 'rc_tribunal', description?: string) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Autocomplete
          name={name}
          label={optional(name)}
          description={description}
          error={invalid[name]?.message}
          data={villes}
          limit={8}
          value={field.value ?? ''}
          onChange={(value) => field.onChange(value === '' ? null : value)}
          autoComplete="off"
        />
      )}
    />
  );
  const oldPhone = base?.telephone && parsePhone(base.telephone) === null ? base.telephone : null;
  return (
    <Form onSubmit={(event) => void save(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={labelOf('nom')} error={invalid.nom?.message} data-autofocus />
      <FieldRow>
        <TextInput
          {...form.register('code', orUndefined)}
          label={base ? labelOf('code') : optional('code')}
          description={base ? undefined : t('clients.help.code')}
          error={invalid.code?.message}
          dir="ltr"
          spellCheck={false}
        />
        <NativeSelect
          {...form.register('langue')}
          label={labelOf('langue')}
          error={invalid.langue?.message}
          data={langues.map((value) => ({ value, label: t(`common.langues.${value}`) }))}
        />
      </FieldRow>
      <TextInput
        {...form.register('email', orNull)}
        type="email"
        dir="ltr"
        label={optional('email')}
        description={t('clients.help.email')}
        error={invalid.email?.message}
        autoComplete="off"
      />
      <TextInput
        {...form.register('telephone', orNull)}
        type="tel"
        dir="ltr"
        label={optional('telephone')}
        description={oldPhone ? t('clients.help.telephone_old', { valeur: oldPhone }) : t('clients.help.telephone')}
        error={invalid.telephone?.message}
        autoComplete="off"
      />
      <Textarea {...form.register('adresse', orNull)} label={optional('adresse')} error={invalid.adresse?.message} autosize minRows={2} />
      <FieldRow>
        <TextInput
          {...form.register('code_postal', orNull)}
          label={optional('code_postal')}
          error={invalid.code_postal?.message}
          dir="ltr"
        />
        {city('ville')}
      </FieldRow>
      <h3 className={classes.group}>{t('clients.form.identifiers')}</h3>
      <TextInput
        {...form.register('raison_sociale', orNull)}
        label={optional('raison_sociale')}
        description={t('clients.help.raison_sociale')}
        error={invalid.raison_sociale?.message}
      />
      <NativeSelect
        {...form.register('forme_juridique', orNull)}
        label={labelOf('forme_juridique')}
        error={invalid.forme_juridique?.message}
        data={[
          { value: '', label: t('clients.form.no_forme') },
          ...formesJuridiques.map((value) => ({ value, label: t(`clients.formes.${value}`) })),
        ]}
      />
      {numeric('ice', t('clients.help.ice'))}
      <FieldRow>
        {numeric('rc')}
        {city('rc_tribunal', t('clients.help.rc_tribunal'))}
      </FieldRow>
      <FieldRow>
        {numeric('identifiant_fiscal')}
        {numeric('taxe_professionnelle')}
      </FieldRow>
      {numeric('cnss')}
      <Textarea
        {...form.register('notes', orNull)}
        label={optional('notes')}
        description={t('clients.help.notes')}
        error={invalid.notes?.message}
        autosize
        minRows={3}
      />
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending} disabled={base ? !isDirty : false}>
          {t('clients.form.submit')}
        </Button>
        <Button variant="default" onClick={() => props.onDone()}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
