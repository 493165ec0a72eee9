import type { ChangementTiers } from '@mif/contract/journal';
import { useTranslations } from 'use-intl';
import { useFormat } from './format.ts';
import classes from './conflict-notice.module.css';

/** Says who changed what meanwhile, and that nothing typed is lost. */
export function ConflictNotice(props: { changes: readonly ChangementTiers[]; labelOf: (field: string) => string | null }) {
  const t = useTranslations('journal');
  const format = useFormat();
  return (
    <div className={classes.conflict} role="alert">
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
