import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { CreateTypeHabilitationInput, type TypeHabilitation } from '@mif/contract/habilitations';
import { ErrorSummary, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { formErrors, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import classes from '../absences/absences.module.css';

const Fields = CreateTypeHabilitationInput.extend({ is_active: z.boolean() });

/** The catalogue of certification types: how long each is valid, and whether an expired one keeps its holder from work. */
export function Kinds() {
  const t = useTranslations('habilitations');
  const query = trpc.habilitations.types.useQuery();
  const [open, setOpen] = useState<TypeHabilitation | 'new' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Loaded query={query}>
        {({ items }) => (
          <ul className={classes.list}>
            {items.map((kind) => (
              <li key={kind.id} className={classes.line}>
                <div className={classes.text}>
                  <bdi>{kind.nom}</bdi>
                  <span className={classes.note}>
                    <bdi>
                      {[
                        kind.code,
                        kind.validite_mois === null ? t('no_end') : t('months', { n: kind.validite_mois }),
                        kind.is_bloquante ? t('blocking') : null,
                        kind.is_active ? null : t('not_offered'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </bdi>
                  </span>
                </div>
                <Button size="xs" variant="subtle" onClick={() => setOpen(kind)} aria-label={t('edit_type', { nom: kind.nom })}>
                  {t('edit')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div className={classes.more}>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>
          {t('new_type')}
        </Button>
      </div>
      <SidePanel
        isOpen={open !== null}
        title={open === null || open === 'new' ? t('new_type') : t('edit_type', { nom: open.nom })}
        onClose={close}
      >
        {open === null ? null : <KindForm kind={open === 'new' ? undefined : open} onClose={close} />}
      </SidePanel>
    </>
  );
}

function KindForm({ kind, onClose }: { kind: TypeHabilitation | undefined; onClose: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('habilitations.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(Fields, kind ?? { code: '', nom: '', validite_mois: 36, is_bloquante: true, is_active: true });
  const common = {
    onSuccess: async () => {
      await Promise.all([utils.habilitations.invalidate(), utils.techniciens.invalidate()]);
      toast(t('habilitations.toasts.type_saved'));
      onClose();
    },
    onError: (error: unknown) => showFailure(form, error, t('common.states.network_text')),
  };
  const create = trpc.habilitations.createType.useMutation(common);
  const update = trpc.habilitations.updateType.useMutation(common);
  const save = form.handleSubmit(({ code, is_active, ...input }) => {
    if (kind) update.mutate({ id: kind.id, version: kind.version, ...input, is_active });
    else create.mutate({ code, ...input });
  });
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={t('habilitations.fields.nom')} error={invalid.nom?.message} data-autofocus />
      <TextInput
        {...form.register('code')}
        label={t('habilitations.fields.code')}
        error={invalid.code?.message}
        dir="ltr"
        spellCheck={false}
        disabled={kind !== undefined}
      />
      <Controller
        control={form.control}
        name="validite_mois"
        render={({ field }) => (
          <NumberInput
            label={<OptionalLabel>{t('habilitations.fields.validite_mois')}</OptionalLabel>}
            error={invalid.validite_mois?.message}
            min={1}
            max={600}
            allowDecimal={false}
            value={field.value ?? ''}
            onChange={(value) => field.onChange(typeof value === 'number' ? value : null)}
            onBlur={field.onBlur}
          />
        )}
      />
      <Switch
        {...form.register('is_bloquante')}
        defaultChecked={kind?.is_bloquante ?? true}
        label={t('habilitations.fields.is_bloquante')}
      />
      {kind ? <Switch {...form.register('is_active')} defaultChecked={kind.is_active} label={t('habilitations.fields.is_active')} /> : null}
      <FormActions>
        <Button type="submit" loading={create.isPending || update.isPending}>
          {t('habilitations.submit_type')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
