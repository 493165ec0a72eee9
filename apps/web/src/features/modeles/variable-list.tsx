import { UnstyledButton } from '@mantine/core';
import type { Modele } from '@mif/contract/modeles';
import { Section } from '@mif/ui/page';
import { useTranslations } from 'use-intl';
import classes from './modeles.module.css';

/** What a message may name, each with what it holds in the examples. */
export function VariableList({ modele, onInsert }: { modele: Modele; onInsert: (nom: string) => void }) {
  const t = useTranslations('modeles');
  const known = (nom: string) => (t.has(`variables.${nom}` as never) ? t(`variables.${nom}` as never) : nom);
  return (
    <Section title={t('variables_title')}>
      <p className={classes.intro}>{t('variables_help')}</p>
      <ul className={classes.variables}>
        {modele.variables.map(({ nom, exemple, is_requise_sujet, is_requise_corps }) => (
          <li key={nom}>
            <UnstyledButton className={classes.variable} aria-label={t('insert', { nom: known(nom) })} onClick={() => onInsert(nom)}>
              <code dir="ltr">{nom}</code>
            </UnstyledButton>
            <span className={classes.variableText}>
              {known(nom)}
              {is_requise_sujet || is_requise_corps ? (
                <small>
                  {' '}
                  · {t('required')}
                  {modele.canal === 'email' ? ` (${t(is_requise_sujet ? 'subject' : 'body')})` : ''}
                </small>
              ) : null}
              <bdi className={classes.rowMeta}>{exemple}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
