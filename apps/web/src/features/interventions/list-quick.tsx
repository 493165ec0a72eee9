import { statutsOuverts } from '@mif/contract/interventions';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './list-page.module.css';
import { builtInViews } from './list-state.ts';
import type { InterventionsState } from './list-state.ts';

/** What waits, what is late and what is critical, as counts one may press. */
export function QuickFilters({ state }: { state: InterventionsState }) {
  const t = useTranslations('interventions.list');
  const format = useFormat();
  const stats = trpc.interventions.stats.useQuery().data;
  if (!stats) return null;
  const counts = {
    view_open: statutsOuverts.reduce((sum, statut) => sum + (stats.par_statut[statut] ?? 0), 0),
    view_late: stats.en_retard,
    view_critical: stats.critiques_ouvertes,
  };
  return builtInViews
    .filter((view) => view.name in counts)
    .map((view) => {
      const n = counts[view.name as keyof typeof counts];
      const isOn = state.narrowing === view.requete;
      const isAlarm = n > 0 && view.name !== 'view_open';
      return (
        <button
          key={view.name}
          type="button"
          className={classes.quick}
          aria-pressed={isOn}
          onClick={() => state.narrow(isOn ? '' : view.requete)}
        >
          <strong data-alarm={isAlarm || undefined}>{format.number(n)}</strong> {t(view.name)}
        </button>
      );
    });
}
