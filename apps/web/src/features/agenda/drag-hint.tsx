import { useDebouncedValue } from '@mantine/hooks';
import { skipToken } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './calendar.module.css';
import { GuardAnswer } from './guard-answer.tsx';
import type { OccurrenceMoving } from './use-occurrence-moving.ts';
import { isSamePlace, type SlotDragState } from './use-drag.ts';

const OFFSET = 16;
const WIDTH = 300;

/** What the guard says of the place under the pointer: asked while dragging, a moment after it rests. */
export function useDragVerdict(state: SlotDragState | null) {
  const place = state?.place && !isSamePlace(state.item, state.place) ? state.place : null;
  const question =
    state && place
      ? JSON.stringify({
          id: state.item.id,
          date_debut_prevue: place.debut,
          date_fin_prevue: place.fin,
          technicien_id: place.technicien_id,
        })
      : null;
  const [asked] = useDebouncedValue(question, 120);
  type Input = Parameters<typeof trpc.interventions.checkSlot.useQuery>[0];
  const query = trpc.interventions.checkSlot.useQuery(asked && asked === question ? (JSON.parse(asked) as Input) : skipToken, {
    placeholderData: undefined,
    staleTime: 15_000,
  });
  return { isAsking: question !== null && !query.data, verdict: question !== null && asked === question ? query.data : undefined };
}

/** Beside the pointer: when it would be, and whether it may. */
export function DragHint({ state, answer }: { state: SlotDragState; answer: ReturnType<typeof useDragVerdict> }) {
  const t = useTranslations('agenda.move');
  const format = useFormat();
  return (
    <Hint at={state} name={state.item.reference}>
      {state.place ? (
        <>
          <span>{format.instant(state.place.debut, 'moment')}</span>
          <GuardAnswer {...answer} />
        </>
      ) : (
        <span className={classes.dim}>{t('not_here')}</span>
      )}
    </Hint>
  );
}

/** Beside the pointer: the day an occurrence would be due on. */
export function OccurrenceHint({ state }: { state: NonNullable<OccurrenceMoving['drag']['state']> }) {
  const t = useTranslations('agenda.move');
  const format = useFormat();
  return (
    <Hint at={state} name={state.item.titre}>
      {state.place ? <span>{format.civil(state.place)}</span> : <span className={classes.dim}>{t('occurrence_not_here')}</span>}
    </Hint>
  );
}

function Hint({ at, name, children }: { at: { x: number; y: number }; name: string; children: ReactNode }) {
  const isFlipped = at.x + OFFSET + WIDTH > window.innerWidth;
  return (
    <div
      className={classes.hint}
      style={{ left: isFlipped ? at.x - OFFSET - WIDTH : at.x + OFFSET, top: Math.min(at.y + OFFSET, window.innerHeight - 110) }}
    >
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {children}
    </div>
  );
}
