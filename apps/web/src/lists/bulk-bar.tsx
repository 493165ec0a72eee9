import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './lists.module.css';

/**
 * The bar under a list while rows are chosen: how many, what can be done with them, and the way out.
 * @param progress how many are done while an action runs over them, else null
 */
export function BulkBar(props: { n: number; progress?: number | null; onUnselect: () => void; children: ReactNode }) {
  const t = useTranslations();
  const isRunning = typeof props.progress === 'number';
  return (
    <div className={classes.bulk} role="group" aria-label={t('lists.bulk')}>
      <strong aria-live="polite">
        {isRunning ? `${(props.progress ?? 0) + 1} / ${props.n}` : t('common.table.selected', { n: props.n })}
      </strong>
      {props.children}
      <Button size="xs" variant="subtle" disabled={isRunning} onClick={props.onUnselect}>
        {t('common.table.unselect')}
      </Button>
    </div>
  );
}
