import type { SlotVerdict } from '@mif/contract/creneaux';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './guard.module.css';
import { useGuardWords } from './guard-words.ts';

/** What the guard says of a slot: whose it would be and that he is free, or every reason why he is not. */
export function GuardAnswer({ isAsking, verdict }: { isAsking: boolean; verdict: SlotVerdict | undefined }) {
  const t = useTranslations('agenda.move');
  const format = useFormat();
  const wordsOf = useGuardWords();
  return (
    <div
      className={classes.answer}
      aria-live="polite"
      data-free={verdict?.is_disponible || undefined}
      data-refused={verdict?.is_disponible === false || undefined}
    >
      {verdict ? (
        verdict.is_disponible ? (
          <span className={classes.line}>
            <IconCircleCheck size={16} aria-hidden />
            {t(verdict.is_astreinte ? 'free_astreinte' : 'free', {
              technicien: verdict.technicien,
              quand: format.instant(verdict.debut, 'moment'),
            })}
          </span>
        ) : (
          wordsOf(verdict).map((words) => (
            <span key={words} className={classes.line}>
              <IconCircleX size={16} aria-hidden />
              {words}
            </span>
          ))
        )
      ) : isAsking ? (
        <span className={classes.waiting}>{t('checking')}</span>
      ) : null}
    </div>
  );
}
