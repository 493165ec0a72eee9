import type { Intervention } from '@mif/contract/interventions';
import { toast } from '@mif/ui/toast';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { useKeepAnswer } from '../interventions/commands.ts';

/** Where an intervention stands, or is to stand. */
export interface Place {
  debut: string;
  fin: string;
  /** Whose it is; left out, it stays with its technician. */
  technicien_id?: number | undefined;
}

/** What it was before it moved. */
interface Before {
  technicien_id: number | null;
  date_debut_prevue: string | null;
  date_fin_prevue: string | null;
}

/** Says that an intervention moved, and offers to put it back where it was. */
export function useMoved(): (saved: Intervention, before: Before) => void {
  const t = useTranslations('agenda.move');
  const format = useFormat();
  const refused = useRefusalToast();
  const keep = useKeepAnswer();
  const back = trpc.interventions.move.useMutation({
    onSuccess(saved) {
      keep(saved);
      toast(t('undone', { reference: saved.reference }));
    },
    onError: refused,
  });
  return (saved, { technicien_id, date_debut_prevue, date_fin_prevue }) => {
    if (!saved.date_debut_prevue) return;
    const text = t('moved', { reference: saved.reference, quand: format.instant(saved.date_debut_prevue, 'moment') });
    // What had no slot has no place to go back to.
    if (!date_debut_prevue || !date_fin_prevue) return toast(text);
    const { id, version } = saved;
    const place = { date_debut_prevue, date_fin_prevue, ...(saved.statut === 'affectee' && technicien_id ? { technicien_id } : {}) };
    const command_id = crypto.randomUUID();
    toast(text, { action: { label: t('undo'), run: () => back.mutate({ id, version, command_id, ...place }) } });
  };
}
