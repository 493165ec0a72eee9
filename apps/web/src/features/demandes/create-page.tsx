import { Button, Checkbox, SegmentedControl, Select, TextInput, Textarea } from '@mantine/core';
import { CreateDemandeInput } from '@mif/contract/demandes';
import { Banner } from '@mif/ui/banner';
import { ErrorSummary, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { Page as PageFrame } from '@mif/ui/page';
import { toast } from '@mif/ui/toast';
import { IconQrcode } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { failureOf } from '../../app/failure.ts';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { sendFiles } from '../documents/sending.ts';
import { EquipementSelect } from '../interventions/equipement-select.tsx';
import { useDemandeDraft } from './create-draft.ts';
import classes from './demandes.module.css';
import { PhotoChoice } from './photo-choice.tsx';

const MAX_PHOTOS = 5;
const MAX_SITES = 200;

const Fields = CreateDemandeInput.pick({ titre: true, description: true, equipement_id: true, site_id: true }).extend({
  is_urgent: z.boolean(),
});
type Values = z.input<typeof Fields>;
const blank = { titre: '', description: null, equipement_id: null, site_id: null, is_urgent: false };

/** Asks for an intervention: what, where, and a photo. */
export function Page() {
  const t = useTranslations('demandes.create');
  const me = useMe();
  return (
    <PageFrame title={me.role === 'technicien' ? t('title_technicien') : t('title')} layout="narrow">
      <CreateForm />
    </PageFrame>
  );
}

function CreateForm() {
  const t = useTranslations();
  const me = useMe();
  const { jeton, equipement } = useSearch({ from: '/signed-in/demandes/nouvelle' });
  const labelOf = useFieldLabel('demandes.fields');
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const draft = useDemandeDraft();
  const [commandId, setCommandId] = useState(() => draft.kept?.command_id ?? crypto.randomUUID());
  const [isRestored, setRestored] = useState(draft.kept !== null);
  const [photos, setPhotos] = useState<File[]>([]);
  const given = Number(equipement) ? { equipement_id: Number(equipement) } : {};
  const form = useZodForm(Fields, { ...blank, ...draft.kept, ...given });
  const [where, setWhere] = useState<'machine' | 'site'>(draft.kept?.site_id ? 'site' : 'machine');
  const { errors: invalid } = form.formState;
  const create = trpc.demandes.create.useMutation({
    onSuccess(saved) {
      draft.forget();
      if (photos.length > 0) void sendFiles({ kind: 'record', objet: 'demande', objet_id: saved.id, categorie: 'photo' }, photos);
      utils.demandes.get.setData({ id: saved.id }, saved);
      void utils.demandes.list.invalidate();
      toast(t('demandes.create.sent', { reference: saved.reference }));
      void navigate({ to: '/demandes/$id', params: { id: saved.id }, replace: true });
    },
    onError(error) {
      const { kind } = failureOf(error);
      // An answer that was lost may have been a yes: only a refusal frees the id.
      if (kind !== 'network' && kind !== 'broken') setCommandId(crypto.randomUUID());
      showFailure(form, error, t('common.states.network_text'));
    },
  });
  const keepDraft = useEffectEvent((values: Partial<Values>) => draft.keep({ ...values, command_id: commandId }));
  useEffect(() => {
    const watching = form.watch((values) => keepDraft(values));
    return () => watching.unsubscribe();
  }, [form]);
  const send = form.handleSubmit(({ is_urgent, equipement_id, site_id, ...input }) =>
    create.mutate({
      ...input,
      ...(jeton ? { jeton } : where === 'machine' ? { equipement_id } : { site_id }),
      priorite: is_urgent ? 'critique' : 'normale',
      command_id: commandId,
    }),
  );
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void send(event)}>
      {isRestored ? (
        <Banner
          kind="info"
          action={
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                form.reset({ ...blank, ...given });
                draft.forget();
                setRestored(false);
              }}
            >
              {t('common.form.draft_discard')}
            </Button>
          }
        >
          {t('common.form.draft_restored')}
        </Banner>
      ) : null}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput
        {...form.register('titre')}
        size="md"
        label={t('demandes.create.what')}
        description={t('demandes.create.what_help')}
        error={invalid.titre?.message}
        autoComplete="off"
        maxLength={200}
      />
      {jeton ? (
        <Banner kind="info">{t('demandes.create.from_label')}</Banner>
      ) : (
        <>
          <SegmentedControl
            aria-label={t('demandes.create.where')}
            value={where}
            onChange={(value) => setWhere(value === 'site' ? 'site' : 'machine')}
            data={[
              { value: 'machine', label: t('demandes.create.where_machine') },
              { value: 'site', label: t('demandes.create.where_site') },
            ]}
          />
          {where === 'machine' ? (
            <Controller
              control={form.control}
              name="equipement_id"
              render={({ field }) => (
                <EquipementSelect
                  field="equipement_id"
                  hasFocus={false}
                  error={invalid.equipement_id?.message}
                  value={field.value ?? null}
                  onChange={field.onChange}
                />
              )}
            />
          ) : (
            <Controller
              control={form.control}
              name="site_id"
              render={({ field }) => <SiteSelect error={invalid.site_id?.message} value={field.value ?? null} onChange={field.onChange} />}
            />
          )}
          <div>
            <Button
              variant="default"
              leftSection={<IconQrcode size={18} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/scanner" search={{ pour: 'demande' }} />}
            >
              {t('demandes.create.scan')}
            </Button>
          </div>
        </>
      )}
      <Checkbox {...form.register('is_urgent')} label={t('demandes.create.urgency')} description={t('demandes.create.urgency_help')} />
      <Textarea
        {...form.register('description', orNull)}
        label={<OptionalLabel>{t('demandes.create.details')}</OptionalLabel>}
        error={invalid.description?.message}
        autosize
        minRows={3}
        maxRows={12}
      />
      <div className={classes.stack} style={{ gap: 6 }}>
        <strong style={{ fontWeight: 500 }}>
          <OptionalLabel>{t('demandes.create.photos')}</OptionalLabel>
        </strong>
        <p className={classes.second}>{t('demandes.create.photos_help')}</p>
        <PhotoChoice
          label={t('signalements.photo_add')}
          removeLabel={t('signalements.photo_remove')}
          max={MAX_PHOTOS}
          files={photos}
          onChange={setPhotos}
        />
      </div>
      <FormActions isSticky>
        <Button type="submit" size="md" loading={create.isPending}>
          {me.role === 'technicien' ? t('demandes.create.submit_technicien') : t('demandes.create.submit')}
        </Button>
        <Button variant="default" size="md" renderRoot={(props) => <Link {...props} to="/demandes" />}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

function SiteSelect(props: { error: string | undefined; value: number | null; onChange: (id: number | null) => void }) {
  const t = useTranslations('demandes');
  const sites = trpc.sites.list.useQuery({ limit: MAX_SITES }).data?.items ?? [];
  const hasClients = new Set(sites.map(({ client_id }) => client_id)).size > 1;
  return (
    <Select
      data-field="site_id"
      label={t('fields.site')}
      description={t('create.site_help')}
      error={props.error}
      data={sites.map((site) => ({ value: String(site.id), label: hasClients ? `${site.client.nom} · ${site.nom}` : site.nom }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
      searchable
    />
  );
}
