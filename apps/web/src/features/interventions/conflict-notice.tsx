import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './actions.module.css';
import type { Conflict } from './commands.ts';

/** Says what somebody else did meanwhile, and offers to read the new state. */
export function ConflictNotice({ conflict, onReload }: { conflict: Conflict | null; onReload: () => Promise<unknown> }) {
  const t = useTranslations();
  const format = useFormat();
  if (!conflict) return null;
  return (
    <div className={classes.conflict} role="alert">
      <p>{conflict.message}</p>
      <ul>
        {conflict.changes.map(({ action, acteur, date_serveur }) => (
          <li key={`${action}${date_serveur}`}>
            {t(`interventions.history.${action}`, { acteur, technicien: 'none' })} · {format.instant(date_serveur, 'moment')}
          </li>
        ))}
      </ul>
      <Button size="xs" variant="default" onClick={() => void onReload()}>
        {t('common.states.reload')}
      </Button>
    </div>
  );
}
