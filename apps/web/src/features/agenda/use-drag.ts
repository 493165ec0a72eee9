import type { AgendaIntervention } from '@mif/contract/agenda';
import type { PointerEvent } from 'react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { landingOf } from './days.ts';
import type { Place } from './moved.ts';

/** So far a pointer moves before it drags. */
const THRESHOLD = 5;
/** Steps of the grid of hours, in minutes. */
const STEP = 15;

/** What is dragged, and where it would land. */
export interface DragState {
  row: AgendaIntervention;
  x: number;
  y: number;
  /** null: nowhere one may drop. */
  place: Place | null;
  /** Of the cell it is over. */
  target: string | null;
}

export interface Drag {
  state: DragState | null;
  canMove: (row: AgendaIntervention) => boolean;
  begin: (event: PointerEvent, row: AgendaIntervention) => void;
  /** Whether the click that comes now ends a drag. */
  wasDragged: () => boolean;
}

/**
 * Dragging by mouse or pen over cells that say what they are: `data-drop="2026-11-24"`, with `data-technicien` for a row of one, and
 * `data-hours` (the minutes its height stands for) in a grid of hours. Fingers scroll; they move by the dialog.
 * @param onDrop gets what was let go over a cell, elsewhere than it was
 */
export function useDrag(onDrop: (row: AgendaIntervention, place: Place) => void): Drag {
  const [state, setState] = useState<DragState | null>(null);
  const start = useRef<{ row: AgendaIntervention; x: number; y: number; grip: number } | null>(null);
  const dragged = useRef(false);
  const shown = useRef<DragState | null>(null);

  const move = useEffectEvent((event: globalThis.PointerEvent) => {
    const from = start.current;
    if (!from) return;
    if (!shown.current && Math.hypot(event.clientX - from.x, event.clientY - from.y) < THRESHOLD) return;
    event.preventDefault();
    dragged.current = true;
    const landing = landingAt(from.row, event.clientX, event.clientY, from.grip);
    shown.current = { row: from.row, x: event.clientX, y: event.clientY, ...landing };
    setState(shown.current);
  });
  const end = useEffectEvent((isDrop: boolean) => {
    const last = shown.current;
    start.current = null;
    shown.current = null;
    setState(null);
    if (isDrop && last?.place) onDrop(last.row, last.place);
  });
  useEffect(() => {
    const onUp = () => {
      end(true);
      // The click of this release comes before; any later one is meant.
      setTimeout(() => {
        dragged.current = false;
      });
    };
    const onCancel = () => end(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && shown.current) {
        event.stopPropagation();
        end(false);
      }
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKey, true);
    };
  }, []);

  return {
    state,
    canMove: (row) => !row.is_limite && row.date_debut_prevue !== null && row.actions_permises.includes('move'),
    begin(event, row) {
      dragged.current = false;
      if (event.pointerType === 'touch' || event.button !== 0) return;
      const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
      start.current = { row, x: event.clientX, y: event.clientY, grip };
    },
    wasDragged() {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}

function landingAt(row: AgendaIntervention, x: number, y: number, grip: number): Pick<DragState, 'place' | 'target'> {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]');
  const day = cell?.dataset['drop'];
  if (!cell || !day) return { place: null, target: null };
  const technicien = Number(cell.dataset['technicien']) || null;
  // Work on hold stays with its technician.
  if (technicien !== null && technicien !== row.technicien_id && row.statut !== 'affectee') return { place: null, target: null };
  const hours = Number(cell.dataset['hours']);
  const minutes = hours ? minuteAt(cell, y - grip, hours) : undefined;
  const landing = landingOf(row, day, minutes);
  if (!landing) return { place: null, target: null };
  const place = { ...landing, technicien_id: technicien ?? row.technicien_id ?? undefined };
  return { place, target: `${day} ${technicien ?? ''}` };
}

function minuteAt(cell: HTMLElement, y: number, minutes: number): number {
  const { top, height } = cell.getBoundingClientRect();
  const at = Math.round((((y - top) / height) * minutes) / STEP) * STEP;
  return Math.min(Math.max(0, at), minutes - STEP);
}

/** Whether a place is where the row stands already. */
export function isSamePlace(row: AgendaIntervention, place: Place): boolean {
  const isHis = place.technicien_id === undefined || place.technicien_id === row.technicien_id;
  return isHis && row.date_debut_prevue !== null && Date.parse(row.date_debut_prevue) === Date.parse(place.debut);
}
