import { NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Intervention, InterventionListItem } from '@mif/contract/interventions';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { keepPreviousData, skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import { fromWallClock, toWallClock } from '../../app/wall-clock.ts';
import actions from '../interventions/actions.module.css';
import { useCommand } from '../interventions/commands.ts';
import { ConflictNotice } from '../interventions/conflict-notice.tsx';
import { TechnicienSelect } from '../interventions/technicien-select.tsx';
import { GuardAnswer } from './guard-answer.tsx';
import { useMoved, type Place } from './moved.ts';

const MINUTE_MS = 60_000;
const lengths = [30, 60, 90, 120, 180, 240, 480];
const DEFAULT_LENGTH = 120;

/** What can be moved: a row of a list knows as much as the page. */
export type Movable = Pick<
  InterventionListItem,
  'id' | 'version' | 'reference' | 'titre' | 'statut' | 'technicien' | 'technicien_id' | 'date_debut_prevue' | 'date_fin_prevue'
>;

/**
 * Gives an intervention another slot, by the keyboard as well: the guard's answer is there before it is sent, and a written reason
 * overrides it.
 * @param to where it was dropped, and would not go
 */
export function MoveDialog({ intervention, to, onClose }: { intervention: Movable; to?: Place | undefined; onClose: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const planned = minutesOf(to ?? { debut: intervention.date_debut_prevue, fin: intervention.date_fin_prevue });
  const [start, setStart] = useState(() => {
    const debut = to?.debut ?? intervention.date_debut_prevue;
    return debut ? toWallClock(debut) : '';
  });
  const [minutes, setMinutes] = useState(planned);
  const [technicien, setTechnicien] = useState(to?.technicien_id ?? intervention.technicien_id);
  const [motif, setMotif] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const moved = useMoved();
  const command = useCommand({
    intervention,
    action: 'move',
    onDone: onClose,
    onRefused(error) {
      const failure = failureOf(error);
      setFault(failure.kind === 'network' ? t('common.states.network_text') : failure.message);
    },
  });
  const move = trpc.interventions.move.useMutation({
    ...command.options,
    onSuccess(saved: Intervention) {
      command.options.onSuccess(saved);
      moved(saved, intervention);
    },
  });
  const debut = fromWallClock(start);
  const fin = debut ? new Date(Date.parse(debut) + minutes * MINUTE_MS).toISOString() : null;
  const slot = debut && fin && technicien ? { date_debut_prevue: debut, date_fin_prevue: fin, technicien_id: technicien } : null;
  const [asked] = useDebouncedValue(slot && JSON.stringify(slot), 250);
  const check = trpc.interventions.checkSlot.useQuery(
    asked ? { id: intervention.id, ...(JSON.parse(asked) as NonNullable<typeof slot>) } : skipToken,
    { placeholderData: keepPreviousData, staleTime: 0 },
  );
  const isCurrent = slot !== null && asked === JSON.stringify(slot) && !check.isPlaceholderData;
  const verdict = isCurrent ? check.data : undefined;
  const canOverride = verdict?.can_override ?? false;
  function send() {
    if (!slot) return setFault(t('common.validation.required'));
    if (canOverride && !motif.trim()) return setFault(t('errors.INTERVENTION_REASON_REQUIRED'));
    setFault(null);
    move.mutate({ ...command.carried(), ...slot, motif_derogation: (canOverride && motif.trim()) || undefined });
  }
  const choices = lengths.includes(planned) ? lengths : [...lengths, planned].toSorted((a, b) => a - b);
  return (
    <ConfirmDialog
      isOpen
      title={t('agenda.move.title', { reference: intervention.reference })}
      confirmLabel={t(canOverride ? 'agenda.move.submit_anyway' : 'agenda.move.submit')}
      cancelLabel={t('common.actions.cancel')}
      isLoading={move.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <div className={actions.stack}>
        <ConflictNotice conflict={command.conflict} onReload={command.reload} />
        <p className={actions.subject}>
          <bdi>{intervention.titre}</bdi>
        </p>
        <TextInput
          type="datetime-local"
          name="date_debut_prevue"
          dir="ltr"
          label={t('interventions.fields.date_debut_prevue')}
          description={t('time.morocco')}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          name="minutes"
          label={t('agenda.move.duree')}
          description={fin ? t('interventions.assign.until', { quand: format.instant(fin, 'moment') }) : undefined}
          data={choices.map((length) => ({ value: String(length), label: format.duration(length) }))}
          value={String(minutes)}
          onChange={(event) => setMinutes(Number(event.currentTarget.value))}
        />
        {intervention.statut === 'affectee' ? (
          <TechnicienSelect
            field="technicien_id"
            label={t('interventions.fields.technicien')}
            value={technicien}
            onChange={setTechnicien}
          />
        ) : null}
        <GuardAnswer isAsking={slot !== null && !verdict} verdict={verdict} />
        {canOverride ? (
          <Textarea
            name="motif_derogation"
            label={t('agenda.move.reason')}
            description={t('agenda.move.reason_help')}
            value={motif}
            maxLength={2000}
            autosize
            minRows={2}
            onChange={(event) => setMotif(event.currentTarget.value)}
          />
        ) : null}
        {fault ? (
          <p className={actions.fault} role="alert">
            {fault}
          </p>
        ) : null}
      </div>
    </ConfirmDialog>
  );
}

function minutesOf({ debut, fin }: { debut: string | null; fin: string | null }): number {
  return debut && fin ? Math.round((Date.parse(fin) - Date.parse(debut)) / MINUTE_MS) : DEFAULT_LENGTH;
}
