import type { ChangementTiers } from '@mif/contract/journal';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from './format.ts';
import classes from './conflict-notice.module.css';

/** Says who changed what meanwhile, and that nothing typed is lost. */
export function ConflictNotice(props: { changes: readonly ChangementTiers[]; labelOf: (field: string) => string | null }) {
  const t = useTranslations('journal');
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  // The form may be scrolled to its end, where it was sent from.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className={classes.conflict} role="alert" tabIndex={-1}>
      <strong>{t('conflict_title')}</strong>
      <ul className={classes.differences}>
        {props.changes.map(({ acteur, date_serveur, champs }) => (
          <li key={`${acteur}${date_serveur}`}>
            {t('conflict_by', { acteur, quand: format.instant(date_serveur, 'relative') })}{' '}
            {champs.map((champ) => props.labelOf(champ) ?? champ).join(', ')}
          </li>
        ))}
      </ul>
      <p>{t('conflict_text')}</p>
    </div>
  );
}
