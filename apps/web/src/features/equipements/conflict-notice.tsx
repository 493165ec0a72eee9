import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './equipements.module.css';

/** A change somebody else saved, as the server tells it. */
export interface ConflictChange {
  acteur?: string;
  date_serveur?: string;
  champs?: readonly string[];
}

/** Says who changed what meanwhile, and that nothing typed is lost. */
export function ConflictNotice(props: { changes: readonly ConflictChange[]; labelOf: (field: string) => string | null }) {
  const t = useTranslations('equipements.form');
  const format = useFormat();
  return (
    <div className={classes.conflict} role="alert">
      <strong>{t('conflict_title')}</strong>
      <ul className={classes.differences}>
        {props.changes.map(({ acteur, date_serveur, champs }) => (
          <li key={`${acteur}${date_serveur}`}>
            {t('conflict_by', { acteur: acteur ?? '', quand: date_serveur ? format.instant(date_serveur, 'relative') : '' })}{' '}
            {champs?.map((champ) => props.labelOf(champ) ?? champ).join(', ')}
          </li>
        ))}
      </ul>
      <p>{t('conflict_text')}</p>
    </div>
  );
}
