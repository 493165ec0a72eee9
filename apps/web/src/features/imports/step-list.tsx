import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import { steps } from './import-state.ts';
import type { Import } from './import-state.ts';

/** Where one stands; a step already done leads back to it. */
export function StepList({ state }: { state: Import }) {
  const t = useTranslations('imports');
  const now = steps.indexOf(state.step);
  return (
    <ol className={classes.steps} aria-label={t('steps_label')}>
      {steps.map((step, index) => {
        const isDone = index < now || state.step === 'done';
        const mark = <span className={classes.mark}>{isDone ? <IconCheck size={14} stroke={2.4} aria-hidden /> : index + 1}</span>;
        const canGoBack = index < now && state.step !== 'done' && !state.isWriting && (step === 'file' || step === 'mapping');
        return (
          <li key={step} aria-current={index === now ? 'step' : undefined} data-done={isDone || undefined}>
            {canGoBack ? (
              <button type="button" onClick={() => state.back(step)}>
                {mark}
                <span className={classes.stepName}>{t(`steps.${step}`)}</span>
              </button>
            ) : (
              <span>
                {mark}
                <span className={classes.stepName}>{t(`steps.${step}`)}</span>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
