import type { Occurrence } from '@mif/contract/plans';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { cellAt, usePointerDrag, type Landing, type PointerDrag } from './use-pointer-drag.ts';

export interface OccurrenceMoving {
  drag: PointerDrag<Occurrence, string>;
  canMove: (occurrence: Occurrence) => boolean;
  /** The occurrences as they will stand. */
  withPending: (occurrences: readonly Occurrence[]) => readonly Occurrence[];
}

/**
 * Dragging occurrences of plans that are still to come to another day, over cells with `data-day="2026-11-24"`: one stands there at once,
 * and goes back where the plan refuses, which says why. Its technician and those after it stay. What depends on work or readings to
 * come has no day to be moved from.
 * @param today local day; none before it is a place
 */
export function useOccurrenceMoving(today: string): OccurrenceMoving {
  const t = useTranslations('agenda.move');
  const format = useFormat();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const move = trpc.plans.move.useMutation();
  const [pending, setPending] = useState<{ of: Occurrence; day: string } | null>(null);

  async function put(of: Occurrence, day: string, said: (date: string) => void): Promise<void> {
    if (of.n === null) return;
    try {
      await move.mutateAsync({ id: of.plan_id, n: of.n, command_id: crypto.randomUUID(), date_due: day });
      said(format.civil(day));
      void utils.journal.ofRecord.invalidate();
    } catch (error) {
      refused(error);
    }
    await utils.plans.invalidate();
  }

  async function drop(of: Occurrence, day: string): Promise<void> {
    if (pending || day === of.date_due) return;
    setPending({ of, day });
    const { titre, date_due } = of;
    const undo = () => void put(of, date_due, (date) => toast(t('occurrence_undone', { titre, date })));
    await put(of, day, (date) => toast(t('occurrence_moved', { titre, date }), { action: { label: t('undo'), run: undo } }));
    setPending(null);
  }

  function landingAt(_of: Occurrence, x: number, y: number): Landing<string> {
    const day = cellAt(x, y, 'data-day')?.dataset['day'];
    return day === undefined || day < today ? { place: null, target: null } : { place: day, target: day };
  }

  return {
    drag: usePointerDrag(landingAt, (of, day) => void drop(of, day)),
    canMove: ({ n, statut, is_estimee }) => n !== null && statut === 'prevue' && !is_estimee && can('plan.update'),
    withPending: (occurrences) =>
      pending
        ? occurrences.map((each) =>
            each.plan_id === pending.of.plan_id && each.n === pending.of.n ? { ...each, date_due: pending.day } : each,
          )
        : occurrences,
  };
}
