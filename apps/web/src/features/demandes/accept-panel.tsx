import { Button, NativeSelect, TextInput } from '@mantine/core';
import { AcceptDemandeInput } from '@mif/contract/demandes';
import type { Demande } from '@mif/contract/demandes';
import { Priorite, priorites, types } from '@mif/contract/interventions';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useCommandId } from '../../app/command.ts';
import { failureOf } from '../../app/failure.ts';
import { formErrors, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { EquipementSelect } from '../interventions/equipement-select.tsx';
import { TechnicienSelect } from '../interventions/technicien-select.tsx';
import classes from './demandes.module.css';

const Fields = AcceptDemandeInput.pick({ equipement_id: true, type: true, technicien_id: true }).extend({
  titre: AcceptDemandeInput.shape.titre.unwrap(),
  priorite: Priorite,
});

/** Makes an intervention of a demande: all of it is filled in already, the manager corrects what he knows better. */
export function AcceptPanel({ demande, onClose }: { demande: Demande; onClose: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('interventions.fields');
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const command = useCommandId();
  const form = useZodForm(Fields, {
    titre: demande.titre,
    type: 'corrective',
    priorite: demande.priorite,
    technicien_id: null,
    ...(demande.equipement_id === null ? {} : { equipement_id: demande.equipement_id }),
  });
  const { errors: invalid } = form.formState;
  const accept = trpc.demandes.accept.useMutation({
    onSuccess(saved) {
      command.next();
      utils.demandes.get.setData({ id: saved.id }, saved);
      const { reference, intervention } = saved;
      toast(t('demandes.accept.done', { reference, intervention: intervention?.reference ?? '' }), {
        action: {
          label: t('demandes.actions.open_intervention'),
          run: () => void navigate({ to: '/interventions/$id', params: { id: intervention?.id ?? 0 } }),
        },
      });
      onClose();
      void utils.demandes.invalidate();
      void utils.interventions.invalidate();
    },
    onError(error) {
      const { kind } = failureOf(error);
      if (kind !== 'network' && kind !== 'broken') command.next();
      showFailure(form, error, t('common.states.network_text'));
      void utils.demandes.get.invalidate({ id: demande.id });
    },
  });
  const errors = formErrors(form, labelOf);
  return (
    <SidePanel isOpen title={t('demandes.accept.title', { reference: demande.reference })} onClose={onClose}>
      <Form
        onSubmit={form.handleSubmit((input) =>
          accept.mutate({ ...input, id: demande.id, version: demande.version, command_id: command.current() }),
        )}
      >
        <p className={classes.second}>{t('demandes.accept.intro')}</p>
        <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
        <Controller
          control={form.control}
          name="equipement_id"
          render={({ field }) => (
            <EquipementSelect
              field="equipement_id"
              clientId={demande.client_id}
              hasFocus={demande.equipement_id === null}
              error={invalid.equipement_id?.message}
              value={field.value ?? null}
              onChange={(id) => field.onChange(id ?? undefined)}
            />
          )}
        />
        <TextInput {...form.register('titre')} label={t('interventions.fields.titre')} error={invalid.titre?.message} autoComplete="off" />
        <FieldRow>
          <NativeSelect
            {...form.register('type')}
            label={t('interventions.fields.type')}
            error={invalid.type?.message}
            data={types.map((value) => ({ value, label: t(`interventions.types.${value}`) }))}
          />
          <NativeSelect
            {...form.register('priorite')}
            label={t('interventions.fields.priorite')}
            error={invalid.priorite?.message}
            data={priorites.map((value) => ({ value, label: t(`interventions.priorites.${value}`) }))}
          />
        </FieldRow>
        <Controller
          control={form.control}
          name="technicien_id"
          render={({ field }) => (
            <TechnicienSelect
              field="technicien_id"
              label={<OptionalLabel>{t('interventions.fields.technicien')}</OptionalLabel>}
              description={t('demandes.accept.technicien_help')}
              error={invalid.technicien_id?.message}
              value={field.value ?? null}
              onChange={field.onChange}
            />
          )}
        />
        <FormActions isSticky>
          <Button type="submit" loading={accept.isPending}>
            {t('demandes.accept.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common.actions.cancel')}
          </Button>
        </FormActions>
      </Form>
    </SidePanel>
  );
}
