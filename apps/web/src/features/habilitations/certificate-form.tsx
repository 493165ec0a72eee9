import { Button, NativeSelect, TextInput } from '@mantine/core';
import { CreateHabilitationInput, type Habilitation } from '@mif/contract/habilitations';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';

const Fields = CreateHabilitationInput.pick({ numero: true, organisme: true, date_obtention: true }).extend({
  type_id: z.string().min(1),
  date_expiration: z.string(),
});

/** What the panel is for: a new certificate, the renewal of one, or the correction of one. */
export type CertificateMode = { kind: 'create' } | { kind: 'renew' | 'edit'; habilitation: Habilitation };

/** A certificate of a technician, beside the page. */
export function CertificatePanel(props: { mode: CertificateMode | null; technicienId: number; onClose: () => void }) {
  const t = useTranslations('habilitations');
  const { mode } = props;
  const title = mode?.kind === 'edit' ? t('edit') : mode?.kind === 'renew' ? t('renew') : t('create');
  return (
    <SidePanel isOpen={mode !== null} title={title} onClose={props.onClose}>
      {mode ? <CertificateForm mode={mode} technicienId={props.technicienId} onClose={props.onClose} /> : null}
    </SidePanel>
  );
}

function CertificateForm({ mode, technicienId, onClose }: { mode: CertificateMode; technicienId: number; onClose: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('habilitations.fields');
  const utils = trpc.useUtils();
  const kinds = trpc.habilitations.types.useQuery().data?.items ?? [];
  const known = mode.kind === 'create' ? undefined : mode.habilitation;
  const edited = mode.kind === 'edit' ? mode.habilitation : undefined;
  const form = useZodForm(Fields, {
    type_id: known ? String(known.type_id) : '',
    numero: edited?.numero ?? null,
    organisme: known?.organisme ?? null,
    date_obtention: edited?.date_obtention ?? '',
    date_expiration: edited?.date_expiration ?? '',
  });
  const common = {
    onSuccess: async () => {
      await Promise.all([utils.habilitations.invalidate(), utils.techniciens.invalidate()]);
      toast(t('habilitations.toasts.saved'));
      onClose();
    },
    onError: (error: unknown) => showFailure(form, error, t('common.states.network_text')),
  };
  const create = trpc.habilitations.create.useMutation(common);
  const update = trpc.habilitations.update.useMutation(common);
  const save = form.handleSubmit(({ type_id, date_expiration, ...input }) => {
    if (edited) {
      update.mutate({ id: edited.id, version: edited.version, ...input, date_expiration: date_expiration || null });
    } else {
      create.mutate({
        ...input,
        technicien_id: technicienId,
        type_id: Number(type_id),
        date_expiration: date_expiration || undefined,
        remplace_id: mode.kind === 'renew' ? mode.habilitation.id : undefined,
      });
    }
  });
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  const choices = kinds.filter((kind) => kind.is_active || kind.id === known?.type_id);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <NativeSelect
        {...form.register('type_id')}
        label={t('habilitations.fields.type')}
        error={invalid.type_id?.message}
        disabled={known !== undefined}
        data={[{ value: '', label: '' }, ...choices.map((kind) => ({ value: String(kind.id), label: kind.nom }))]}
      />
      <FieldRow>
        <TextInput
          {...form.register('date_obtention')}
          type="date"
          dir="ltr"
          label={t('habilitations.fields.date_obtention')}
          error={invalid.date_obtention?.message}
          data-autofocus
        />
        <TextInput
          {...form.register('date_expiration')}
          type="date"
          dir="ltr"
          label={<OptionalLabel>{t('habilitations.fields.date_expiration')}</OptionalLabel>}
          description={edited ? undefined : t('habilitations.expiry_help')}
          error={invalid.date_expiration?.message}
        />
      </FieldRow>
      <FieldRow>
        <TextInput
          {...form.register('numero', orNull)}
          dir="ltr"
          label={<OptionalLabel>{t('habilitations.fields.numero')}</OptionalLabel>}
          error={invalid.numero?.message}
        />
        <TextInput
          {...form.register('organisme', orNull)}
          label={<OptionalLabel>{t('habilitations.fields.organisme')}</OptionalLabel>}
          error={invalid.organisme?.message}
        />
      </FieldRow>
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending}>
          {t('habilitations.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
