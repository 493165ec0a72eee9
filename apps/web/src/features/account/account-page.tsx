import { Page as PageFrame, Section } from '@mif/ui/page';
import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconBell, IconIdBadge2, IconLogout } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMe } from '../../app/me.ts';
import { useSignOut } from '../../shell/sign-out.ts';
import { PhotoField } from '../documents/photo-field.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

/** One's own profile, appearance, password and sessions. */
export function Page() {
  const t = useTranslations();
  const signOut = useSignOut();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <PageFrame
      title={t('auth.account.title')}
      layout="narrow"
      actions={
        <>
          {me.technicien_id === null ? null : (
            <Button renderRoot={(props) => <Link {...props} to="/mon-profil" />} leftSection={<IconIdBadge2 size={16} aria-hidden />}>
              {t('techniciens.profile.title')}
            </Button>
          )}
          <Button variant="default" leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
            {t('common.shell.sign_out')}
          </Button>
        </>
      }
    >
      <Section title={t('auth.account.profile')}>
        <div style={{ marginBlockEnd: 20 }}>
          <PhotoField objet="user" objetId={me.id} />
        </div>
        <ProfileForm />
      </Section>
      <Section title={t('common.shell.theme')}>
        <SegmentedControl
          aria-label={t('common.shell.theme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`common.shell.theme_${value}`) }))}
        />
      </Section>
      <Section title={t('auth.account.password')}>
        <PasswordForm />
      </Section>
      <Section title={t('auth.second.title')}>
        <SecondFactor />
      </Section>
      <Section title={t('auth.preferences.title')}>
        <Button
          variant="default"
          leftSection={<IconBell size={16} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/notifications/preferences" />}
        >
          {t('centre.preferences.title')}
        </Button>
      </Section>
      <Section title={t('auth.account.sessions')}>
        <Sessions />
      </Section>
    </PageFrame>
  );
}
