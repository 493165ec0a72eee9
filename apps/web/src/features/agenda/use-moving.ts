import type { AgendaIntervention } from '@mif/contract/agenda';
import type { Intervention } from '@mif/contract/interventions';
import { useState } from 'react';
import { failureOf } from '../../app/failure.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { useKeepAnswer } from '../interventions/commands.ts';
import { useMoved, type Place } from './moved.ts';
import { isSamePlace } from './use-drag.ts';

/** Refusals of the guard: a reason may override them, and another hour may do. */
const guarded = new Set([
  'TECHNICIEN_ABSENT',
  'TECHNICIEN_HORS_HORAIRES',
  'TECHNICIEN_HABILITATION_EXPIREE',
  'INTERVENTION_SLOT_TAKEN',
  'INTERVENTION_VERSION_CONFLICT',
]);

/** A move that the dialog is to ask about. */
export interface Asked {
  row: AgendaIntervention;
  to?: Place;
}

/**
 * Moves what was dropped: it stands in its new place at once, and goes back where the server refuses; what the guard refuses opens the
 * dialog, with the place it was to have.
 */
export function useMoving() {
  const utils = trpc.useUtils();
  const keep = useKeepAnswer();
  const moved = useMoved();
  const refused = useRefusalToast();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [pending, setPending] = useState<{ row: AgendaIntervention; place: Place } | null>(null);
  const move = trpc.interventions.move.useMutation();

  async function drop(row: AgendaIntervention, place: Place) {
    if (pending || isSamePlace(row, place)) return;
    setPending({ row, place });
    const { id, version } = row;
    const isHis = place.technicien_id === undefined || place.technicien_id === row.technicien_id;
    try {
      const saved: Intervention = await move.mutateAsync({
        id,
        version,
        command_id: crypto.randomUUID(),
        date_debut_prevue: place.debut,
        date_fin_prevue: place.fin,
        ...(isHis ? {} : { technicien_id: place.technicien_id }),
      });
      keep(saved);
      moved(saved, row);
      await utils.agenda.list.invalidate();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'network' && guarded.has(failure.code)) {
        setAsked({ row, to: place });
        if (failure.code === 'INTERVENTION_VERSION_CONFLICT') void utils.agenda.list.invalidate();
      } else refused(error);
    } finally {
      setPending(null);
    }
  }

  return {
    asked,
    ask: setAsked,
    drop: (row: AgendaIntervention, place: Place) => void drop(row, place),
    /** The rows as they will stand. */
    withPending: (rows: readonly AgendaIntervention[]): readonly AgendaIntervention[] =>
      pending
        ? rows.map((row) =>
            row.id === pending.row.id
              ? {
                  ...row,
                  date_debut_prevue: pending.place.debut,
                  date_fin_prevue: pending.place.fin,
                  technicien_id: pending.place.technicien_id ?? row.technicien_id,
                  actions_permises: [],
                }
              : row,
          )
        : rows,
  };
}
