import type { Langue } from '@mif/contract/users';
import { usePageTitle } from '@mif/ui/page';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLangue } from '../../app/langue.tsx';
import classes from './public.module.css';

const langues: readonly Langue[] = ['fr', 'ar', 'en'];

/** The frame of a page that needs no account: its title, its words, and the three languages. */
export function PublicFrame({ title, foot, children }: { title: string; foot?: ReactNode; children: ReactNode }) {
  const t = useTranslations('common');
  const { langue, changeLangue } = useLangue();
  usePageTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.brand}>
          <img src="/icon.svg" width={32} height={32} alt="" />
          <span>{t('app.name')}</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {children}
        <div className={classes.foot}>
          <div className={classes.langues} role="group" aria-label={t('shell.language')}>
            {langues.map((code) => (
              <button key={code} type="button" lang={code} aria-pressed={code === langue} onClick={() => void changeLangue(code)}>
                {t(`langues.${code}`)}
              </button>
            ))}
          </div>
          {foot}
        </div>
      </div>
    </main>
  );
}
