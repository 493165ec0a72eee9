import type { DefautModele } from '@mif/contract/modeles';
import { useTranslations } from 'use-intl';
import { useErrorSentences } from '../../app/error-sentences.ts';
import classes from './modeles.module.css';

/** What is to be corrected, in words; each line leads to its place. */
export function FaultList(props: {
  defauts: readonly DefautModele[];
  labelOf: (champ: string) => string | null;
  onShow: (defaut: DefautModele) => void;
}) {
  const t = useTranslations('modeles');
  // The sentence of the refusal itself: one place says what is wrong, before and after sending.
  const sentence = useErrorSentences();
  return (
    <div role="status" className={classes.faults} data-empty={props.defauts.length === 0 || undefined}>
      {props.defauts.length === 0 ? null : (
        <>
          <p className={classes.faultsTitle}>{t('faults_title', { n: props.defauts.length })}</p>
          <ul>
            {props.defauts.map((defaut) => (
              <li key={`${defaut.champ}${defaut.raison}${defaut.ligne}:${defaut.colonne}${defaut.valeur}`}>
                <button type="button" className={classes.fault} onClick={() => props.onShow(defaut)}>
                  {props.labelOf(defaut.champ)} · {sentence('MODELE_INVALID', { ...defaut })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
