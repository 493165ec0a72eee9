import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { CreateCompteurInput, CreateReleveInput, genresCompteur } from '@mif/contract/compteurs';
import type { Compteur } from '@mif/contract/compteurs';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCommandId } from '../../app/command.ts';
import { failureOf } from '../../app/failure.ts';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { fromWallClock } from '../../app/wall-clock.ts';

export type ReleveRow = Outputs['compteurs']['releves']['items'][number];

function useRefresh() {
  const utils = trpc.useUtils();
  return () => Promise.all([utils.compteurs.invalidate(), utils.equipements.history.invalidate(), utils.journal.invalidate()]);
}

const MeterFields = CreateCompteurInput.pick({ nom: true, unite: true, genre: true }).extend({ is_active: z.boolean() });

/** A meter to add, or to rename or take out of use. */
export function MeterPanel(props: { equipementId: number; mode: Compteur | 'create' | null; onClose: () => void }) {
  const t = useTranslations('compteurs');
  const shown = useLastValue(props.mode ?? undefined);
  const compteur = shown === 'create' ? undefined : shown;
  return (
    <SidePanel isOpen={props.mode !== null} title={compteur ? t('edit', { nom: compteur.nom }) : t('add')} onClose={props.onClose}>
      <MeterForm key={compteur?.id ?? 'create'} equipementId={props.equipementId} compteur={compteur} onDone={props.onClose} />
    </SidePanel>
  );
}

function MeterForm(props: { equipementId: number; compteur: Compteur | undefined; onDone: () => void }) {
  const t = useTranslations();
  const { compteur } = props;
  const refresh = useRefresh();
  const labelOf = useFieldLabel('compteurs.fields');
  const form = useZodForm(MeterFields, compteur ?? { nom: '', unite: 'h', genre: 'cumulatif', is_active: true });
  const { errors: invalid } = form.formState;
  const common = {
    onSuccess: async ({ nom }: Compteur) => {
      toast(t(compteur ? 'compteurs.toasts.updated' : 'compteurs.toasts.added', { nom }));
      props.onDone();
      await refresh();
    },
    onError: (error: unknown) => {
      showFailure(form, error, t('common.states.network_text'));
      void refresh();
    },
  };
  const create = trpc.compteurs.create.useMutation(common);
  const update = trpc.compteurs.update.useMutation(common);
  const save = form.handleSubmit(({ nom, unite, genre, is_active }) =>
    compteur
      ? update.mutate({ id: compteur.id, version: compteur.version, nom, unite, is_active })
      : create.mutate({ equipement_id: props.equipementId, nom, unite, genre }),
  );
  const errors = formErrors(form, labelOf);
  const genre = form.watch('genre') ?? 'cumulatif';
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={t('compteurs.fields.nom')} error={invalid.nom?.message} data-autofocus />
      <FieldRow>
        <TextInput {...form.register('unite')} label={t('compteurs.fields.unite')} error={invalid.unite?.message} />
        {compteur ? null : (
          <NativeSelect
            {...form.register('genre')}
            label={t('compteurs.fields.genre')}
            description={t(`compteurs.genres_hint.${genre}`)}
            data={genresCompteur.map((value) => ({ value, label: t(`compteurs.genres.${value}`) }))}
          />
        )}
      </FieldRow>
      {compteur ? <Checkbox {...form.register('is_active')} label={t('compteurs.fields.is_active')} /> : null}
      <FormActions>
        <Button type="submit" loading={create.isPending || update.isPending}>
          {t('common.actions.save')}
        </Button>
        <Button variant="default" onClick={props.onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** What a meter shows, written down; or that it was replaced. */
export function ReadPanel(props: { compteur: Compteur; interventionId: number | null; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('compteurs');
  return (
    <SidePanel isOpen={props.isOpen} title={t('read_title', { nom: props.compteur.nom })} onClose={props.onClose}>
      {props.isOpen ? <ReadForm {...props} /> : null}
    </SidePanel>
  );
}

const ReadFields = CreateReleveInput.pick({ valeur: true, ancienne_valeur: true, commentaire: true }).extend({
  // As the reader's clock shows it; turned into an instant when it is sent.
  date_releve: z.string().optional(),
});

function ReadForm({ compteur, interventionId, onClose }: { compteur: Compteur; interventionId: number | null; onClose: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const refresh = useRefresh();
  const command = useCommandId();
  const labelOf = useFieldLabel('compteurs.fields');
  const [isChange, setIsChange] = useState(false);
  const form = useZodForm(ReadFields, { date_releve: '', commentaire: null });
  const { errors: invalid } = form.formState;
  const read = trpc.compteurs.releve.useMutation({
    onSuccess: async ({ valeur }) => {
      toast(t('compteurs.toasts.read', { valeur: format.number(valeur), unite: compteur.unite }));
      onClose();
      await refresh();
    },
    onError: (error) => {
      // A retry of what got no answer is the same reading.
      if (failureOf(error).kind !== 'network') command.next();
      showFailure(form, error, t('common.states.network_text'));
    },
  });
  const save = form.handleSubmit(({ valeur, ancienne_valeur, date_releve, commentaire }) =>
    read.mutate({
      compteur_id: compteur.id,
      command_id: command.current(),
      valeur,
      genre: isChange ? 'changement' : 'releve',
      ancienne_valeur: isChange ? ancienne_valeur : undefined,
      date_releve: (date_releve && fromWallClock(date_releve)) || undefined,
      intervention_id: interventionId ?? undefined,
      commentaire,
    }),
  );
  const errors = formErrors(form, labelOf);
  const number = (name: 'valeur' | 'ancienne_valeur', label: string, hasFocus: boolean) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <NumberInput
          data-field={name}
          label={label}
          error={invalid[name]?.message}
          value={field.value ?? ''}
          onChange={(value) => field.onChange(typeof value === 'number' ? value : undefined)}
          suffix={` ${compteur.unite}`}
          decimalScale={3}
          decimalSeparator=","
          inputMode="decimal"
          hideControls
          size="md"
          data-autofocus={hasFocus || undefined}
        />
      )}
    />
  );
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      {compteur.dernier ? (
        <p style={{ margin: 0 }}>
          {t('compteurs.last', { quand: format.instant(compteur.dernier.date_releve, 'relative') })}{' '}
          <strong>
            <bdi>{`${format.number(compteur.dernier.valeur)} ${compteur.unite}`}</bdi>
          </strong>
        </p>
      ) : null}
      {compteur.genre === 'cumulatif' ? (
        <Checkbox
          label={t('compteurs.is_change')}
          description={t('compteurs.is_change_hint')}
          checked={isChange}
          onChange={(event) => setIsChange(event.currentTarget.checked)}
        />
      ) : null}
      {isChange ? number('ancienne_valeur', t('compteurs.fields.ancienne_valeur'), false) : null}
      {number('valeur', t(isChange ? 'compteurs.fields.nouvelle_valeur' : 'compteurs.fields.valeur'), true)}
      <TextInput
        {...form.register('date_releve')}
        type="datetime-local"
        label={<OptionalLabel>{t('compteurs.fields.date_releve')}</OptionalLabel>}
        description={t('compteurs.now_hint')}
        error={invalid.date_releve?.message}
      />
      <TextInput
        {...form.register('commentaire', orNull)}
        label={<OptionalLabel>{t('compteurs.fields.commentaire')}</OptionalLabel>}
        error={invalid.commentaire?.message}
      />
      <FormActions>
        <Button type="submit" size="md" loading={read.isPending}>
          {t('compteurs.read')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Takes a wrong reading back, with a reason. */
export function CancelReleve(props: { compteur: Compteur; releve: ReleveRow | null; onClose: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const refresh = useRefresh();
  const refused = useRefusalToast();
  const [motif, setMotif] = useState('');
  const releve = useLastValue(props.releve ?? undefined);
  const close = () => {
    setMotif('');
    props.onClose();
  };
  const cancel = trpc.compteurs.annulerReleve.useMutation({
    onSuccess: async () => {
      toast(t('compteurs.toasts.cancelled'));
      close();
      await refresh();
    },
    onError: (error) => {
      close();
      refused(error);
    },
  });
  return (
    <ConfirmDialog
      isOpen={props.releve !== null}
      title={t('compteurs.cancel')}
      confirmLabel={t('compteurs.cancel')}
      cancelLabel={t('common.actions.back')}
      isDangerous
      isLoading={cancel.isPending}
      onConfirm={() => (releve && motif.trim() ? cancel.mutate({ id: releve.id, motif }) : undefined)}
      onClose={close}
    >
      <p>{t('compteurs.cancel_text', { valeur: format.number(releve?.valeur ?? 0), unite: props.compteur.unite })}</p>
      <TextInput label={t('compteurs.fields.motif')} value={motif} onChange={(event) => setMotif(event.currentTarget.value)} required />
    </ConfirmDialog>
  );
}
