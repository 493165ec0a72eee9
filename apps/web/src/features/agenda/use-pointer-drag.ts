import type { PointerEvent } from 'react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** So far a pointer moves before it drags. */
const THRESHOLD = 5;

/** Where what is dragged would land. */
export interface Landing<Place> {
  /** null: nowhere one may drop. */
  place: Place | null;
  /** Names the cell it is over. */
  target: string | null;
}

/** What is dragged, where the pointer is, and where it would land. */
export interface DragState<Item, Place> extends Landing<Place> {
  item: Item;
  x: number;
  y: number;
}

export interface PointerDrag<Item, Place> {
  state: DragState<Item, Place> | null;
  begin: (event: PointerEvent, item: Item) => void;
  /** Whether the click that comes now ends a drag. */
  wasDragged: () => boolean;
}

/**
 * Dragging by mouse or pen; Escape lets go of it where it was. Fingers scroll.
 * @param landingAt says where an item would land under a point of the window; `grip` is how far below its top it was taken
 * @param onDrop gets what was let go over a place
 */
export function usePointerDrag<Item, Place>(
  landingAt: (item: Item, x: number, y: number, grip: number) => Landing<Place>,
  onDrop: (item: Item, place: Place) => void,
): PointerDrag<Item, Place> {
  const [state, setState] = useState<DragState<Item, Place> | null>(null);
  const start = useRef<{ item: Item; x: number; y: number; grip: number } | null>(null);
  const dragged = useRef(false);
  const shown = useRef<DragState<Item, Place> | null>(null);

  const move = useEffectEvent((event: globalThis.PointerEvent) => {
    const from = start.current;
    if (!from) return;
    if (!shown.current && Math.hypot(event.clientX - from.x, event.clientY - from.y) < THRESHOLD) return;
    event.preventDefault();
    dragged.current = true;
    const landing = landingAt(from.item, event.clientX, event.clientY, from.grip);
    shown.current = { item: from.item, x: event.clientX, y: event.clientY, ...landing };
    setState(shown.current);
  });
  const end = useEffectEvent((isDrop: boolean) => {
    const last = shown.current;
    start.current = null;
    shown.current = null;
    setState(null);
    if (isDrop && last && last.place !== null) onDrop(last.item, last.place);
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
    begin(event, item) {
      dragged.current = false;
      if (event.pointerType === 'touch' || event.button !== 0) return;
      const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
      start.current = { item, x: event.clientX, y: event.clientY, grip };
    },
    wasDragged() {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}

/** The cell with an attribute that is under a point of the window. */
export function cellAt(x: number, y: number, attribute: string): HTMLElement | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>(`[${attribute}]`) ?? null;
}
