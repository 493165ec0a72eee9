import { Button, NativeSelect, TextInput } from '@mantine/core';
import { causesArret, CreateArretInput } from '@mif/contract/arrets';
import type { Arret } from '@mif/contract/arrets';
import type { EquipementDetail } from '@mif/contract/equipements';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { IconAlertOctagon, IconBolt, IconCalendarTime, IconPlayerPause, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { Loaded } from '../../app/loaded.tsx';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { fromWallClock, toWallClock } from '../../app/wall-clock.ts';
import { minutesBetween } from './downtime-minutes.ts';
import classes from './meters.module.css';

export const causeLooks: Record<Arret['cause'], Look> = {
  panne: { tone: 'red', icon: IconAlertOctagon },
  planifie: { tone: 'amber', icon: IconCalendarTime },
  environnement: { tone: 'slate', icon: IconBolt },
  exploitation: { tone: 'neutral', icon: IconPlayerPause },
};

const PAGE = 50;

/** When an equipment stood still, the latest first; one that lasts is ended here. */
export function Downtime({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations();
  const format = useFormat();
  const [edited, setEdited] = useState<Arret | 'create' | null>(null);
  const query = trpc.arrets.list.useInfiniteQuery({ equipement_id: equipement.id, limit: PAGE }, nextPage);
  const canWrite = equipement.actions_permises.includes('arret');
  return (
    <>
      {canWrite ? (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('create')}>
          {t('arrets.add')}
        </Button>
      ) : null}
      <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <p className={classes.quiet}>{t('arrets.empty')}</p>;
          return (
            <ul className={classes.rows} aria-label={t('arrets.title')}>
              {rows.map((row) => (
                <li key={row.id} className={classes.row}>
                  <StatusBadge look={causeLooks[row.cause]} label={t(`arrets.causes.${row.cause}`)} variant="plain" />
                  <span>
                    {row.date_fin
                      ? t('time.from_to', {
                          debut: format.instant(row.date_debut, 'date_time'),
                          fin: format.instant(row.date_fin, 'date_time'),
                        })
                      : t('arrets.since', { quand: format.instant(row.date_debut, 'date_time') })}
                  </span>
                  <strong>{row.date_fin ? format.duration(minutesBetween(row.date_debut, row.date_fin)) : t('arrets.lasting')}</strong>
                  <span className={classes.quiet}>
                    <bdi>{row.acteur.full_name}</bdi>
                    {row.commentaire ? (
                      <>
                        {' · '}
                        <bdi>{row.commentaire}</bdi>
                      </>
                    ) : null}
                  </span>
                  {canWrite && row.actions_permises.includes('update') ? (
                    <Button size="compact-sm" variant="subtle" onClick={() => setEdited(row)}>
                      {t(row.date_fin ? 'common.actions.edit' : 'arrets.end')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage ? (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.actions.load_more')}
        </Button>
      ) : null}
      <DowntimePanel equipementId={equipement.id} mode={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function DowntimePanel(props: { equipementId: number; mode: Arret | 'create' | null; onClose: () => void }) {
  const t = useTranslations('arrets');
  const shown = useLastValue(props.mode ?? undefined);
  const arret = shown === 'create' ? undefined : shown;
  return (
    <SidePanel isOpen={props.mode !== null} title={t(arret ? 'edit' : 'add')} onClose={props.onClose}>
      {props.mode === null ? null : (
        <DowntimeForm key={arret?.id ?? 'create'} equipementId={props.equipementId} arret={arret} onDone={props.onClose} />
      )}
    </SidePanel>
  );
}

// Instants as the reader's clock shows them; turned into instants when they are sent.
const Fields = CreateArretInput.pick({ cause: true, commentaire: true }).extend({ date_debut: z.string(), date_fin: z.string() });

function DowntimeForm({ equipementId, arret, onDone }: { equipementId: number; arret: Arret | undefined; onDone: () => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const labelOf = useFieldLabel('arrets.fields');
  const [openedAt] = useState(() => Date.now());
  const form = useZodForm(Fields, {
    cause: arret?.cause ?? 'panne',
    date_debut: arret ? toWallClock(arret.date_debut) : '',
    // One that lasts is opened to be ended: now is proposed.
    date_fin: arret ? toWallClock(arret.date_fin ?? openedAt) : '',
    commentaire: arret?.commentaire ?? null,
  });
  const { errors: invalid } = form.formState;
  const refresh = () =>
    Promise.all([
      utils.arrets.invalidate(),
      utils.equipements.get.invalidate({ id: equipementId }),
      utils.equipements.history.invalidate({ id: equipementId }),
      utils.equipements.bilan.invalidate(),
      utils.equipements.branch.invalidate(),
    ]);
  const common = {
    onSuccess: async (saved: Arret) => {
      const isEnded = arret?.date_fin === null && saved.date_fin !== null;
      toast(t(arret ? (isEnded ? 'arrets.toasts.ended' : 'arrets.toasts.updated') : 'arrets.toasts.added'));
      onDone();
      await refresh();
    },
    onError: (error: unknown) => {
      showFailure(form, error, t('common.states.network_text'));
      void refresh();
    },
  };
  const create = trpc.arrets.create.useMutation(common);
  const update = trpc.arrets.update.useMutation(common);
  const save = form.handleSubmit(({ cause, commentaire, ...dates }) => {
    const debut = dates.date_debut ? fromWallClock(dates.date_debut) : null;
    const date_fin = dates.date_fin ? fromWallClock(dates.date_fin) : null;
    if (!arret) return create.mutate({ equipement_id: equipementId, cause, commentaire, date_debut: debut ?? undefined, date_fin });
    // What the minutes of the form do not show stays as it was.
    const date_debut = debut && dates.date_debut !== toWallClock(arret.date_debut) ? debut : undefined;
    update.mutate({ id: arret.id, version: arret.version, cause, commentaire, date_debut, date_fin });
  });
  const errors = formErrors(form, labelOf);
  const cause = form.watch('cause');
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <NativeSelect
        {...form.register('cause')}
        label={t('arrets.fields.cause')}
        description={t(`arrets.causes_hint.${cause}`)}
        data={causesArret.map((value) => ({ value, label: t(`arrets.causes.${value}`) }))}
      />
      <FieldRow>
        <TextInput
          {...form.register('date_debut')}
          type="datetime-local"
          label={arret ? t('arrets.fields.date_debut') : <OptionalLabel>{t('arrets.fields.date_debut')}</OptionalLabel>}
          description={arret ? undefined : t('arrets.start_hint')}
          error={invalid.date_debut?.message}
        />
        <TextInput
          {...form.register('date_fin')}
          type="datetime-local"
          label={<OptionalLabel>{t('arrets.fields.date_fin')}</OptionalLabel>}
          description={t('arrets.end_hint')}
          error={invalid.date_fin?.message}
        />
      </FieldRow>
      <TextInput
        {...form.register('commentaire', orNull)}
        label={<OptionalLabel>{t('arrets.fields.commentaire')}</OptionalLabel>}
        error={invalid.commentaire?.message}
      />
      <FormActions>
        <Button type="submit" loading={create.isPending || update.isPending}>
          {t(arret?.date_fin === null ? 'arrets.end' : 'common.actions.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
