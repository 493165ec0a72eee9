import { CardList } from '@mif/ui/list-card';
import { Page as PageFrame } from '@mif/ui/page';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMe } from '../../app/me.ts';
import { navigationOf } from '../../shell/navigation.ts';
import { useSignOut } from '../../shell/sign-out.ts';
import classes from './menu-page.module.css';

/** Everything the bottom navigation of a phone has no room for. */
export function Page() {
  const t = useTranslations('common');
  const me = useMe();
  const signOut = useSignOut();
  return (
    <PageFrame title={t('nav.menu')} layout="narrow">
      <CardList label={t('nav.main')}>
        {navigationOf(me).map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={classes.line}>
              <Icon size={20} stroke={1.7} />
              {t(`nav.${label}`)}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/compte" className={classes.line}>
            <IconUser size={20} stroke={1.7} aria-hidden />
            {t('nav.account')}
          </Link>
        </li>
        <li>
          <button type="button" className={classes.line} onClick={signOut}>
            <IconLogout size={20} stroke={1.7} aria-hidden />
            {t('shell.sign_out')}
          </button>
        </li>
      </CardList>
    </PageFrame>
  );
}
