import { langues } from '@mif/contract/users';
import { usePageTitle } from '@mif/ui/page';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLangue } from '../../app/langue.tsx';
import classes from './sign-in-page.module.css';

/** A page for who is not signed in: the name of the product, what to do, and the language. */
export function OutsidePage({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  const t = useTranslations('common');
  usePageTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.brand}>
          <img src="/icon.svg" width={40} height={40} alt="" />
          <span>{t('app.name')}</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {text ? <p className={classes.tagline}>{text}</p> : null}
        {children}
        <Langues />
      </div>
    </main>
  );
}

/** In which language the page speaks. */
export function Langues() {
  const t = useTranslations('common');
  const { langue, changeLangue } = useLangue();
  return (
    <div className={classes.langues} role="group" aria-label={t('shell.language')}>
      {langues.map((code) => (
        <button key={code} type="button" lang={code} aria-pressed={code === langue} onClick={() => void changeLangue(code)}>
          {t(`langues.${code}`)}
        </button>
      ))}
    </div>
  );
}
