import type { AgendaIntervention } from '@mif/contract/agenda';
import { landingOf } from './days.ts';
import type { Place } from './moved.ts';
import { cellAt, usePointerDrag, type DragState, type Landing, type PointerDrag } from './use-pointer-drag.ts';

/** Steps of the grid of hours, in minutes. */
const STEP = 15;

/** A slot that is dragged, and where it would land. */
export type SlotDragState = DragState<AgendaIntervention, Place>;

export interface Drag extends PointerDrag<AgendaIntervention, Place> {
  canMove: (row: AgendaIntervention) => boolean;
}

/**
 * Dragging slots over cells that say what they are: `data-drop="2026-11-24"`, with `data-technicien` for a row of one, and `data-hours`
 * (the minutes its height stands for) in a grid of hours. On a phone they are moved by the dialog.
 * @param onDrop gets what was let go over a cell
 */
export function useDrag(onDrop: (row: AgendaIntervention, place: Place) => void): Drag {
  return {
    ...usePointerDrag(landingAt, onDrop),
    canMove: (row) => !row.is_limite && row.date_debut_prevue !== null && row.actions_permises.includes('move'),
  };
}

function landingAt(row: AgendaIntervention, x: number, y: number, grip: number): Landing<Place> {
  const cell = cellAt(x, y, 'data-drop');
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
