import { useDebouncedValue } from '@mantine/hooks';
import { skipToken } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './calendar.module.css';
import { GuardAnswer } from './guard-answer.tsx';
import { isSamePlace, type DragState } from './use-drag.ts';

const OFFSET = 16;
const WIDTH = 300;

/** What the guard says of the place under the pointer: asked while dragging, a moment after it rests. */
export function useDragVerdict(state: DragState | null) {
  const place = state?.place && !isSamePlace(state.row, state.place) ? state.place : null;
  const question =
    state && place
      ? JSON.stringify({
          id: state.row.id,
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
export function DragHint({ state, answer }: { state: DragState; answer: ReturnType<typeof useDragVerdict> }) {
  const t = useTranslations('agenda.move');
  const format = useFormat();
  const isFlipped = state.x + OFFSET + WIDTH > window.innerWidth;
  return (
    <div
      className={classes.hint}
      style={{ left: isFlipped ? state.x - OFFSET - WIDTH : state.x + OFFSET, top: Math.min(state.y + OFFSET, window.innerHeight - 110) }}
    >
      <strong>
        <bdi>{state.row.reference}</bdi>
      </strong>
      {state.place ? (
        <>
          <span>{format.instant(state.place.debut, 'moment')}</span>
          <GuardAnswer {...answer} />
        </>
      ) : (
        <span className={classes.dim}>{t('not_here')}</span>
      )}
    </div>
  );
}
