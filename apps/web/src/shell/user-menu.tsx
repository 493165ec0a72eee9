import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import { useMe } from '../app/me.ts';
import { trpc } from '../app/trpc.ts';
import { miniatureUrl } from '../features/documents/file-source.ts';
import { useSignOut } from './sign-out.ts';
import classes from './top-tools.module.css';

const themes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const;

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

/** One's photo, else one's initials. */
function Face({ id, name }: { id: number; name: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  const query = trpc.documents.list.useQuery({ objet: 'user', objet_id: id, categorie: ['photo'], limit: 1 }, { staleTime: Infinity });
  const photo = query.data?.items[0];
  if (!photo?.has_miniature || photo.sha256 === broken) return <span aria-hidden>{initials(name)}</span>;
  return <img className={classes.photo} src={miniatureUrl(photo, 96)} alt="" onError={() => setBroken(photo.sha256)} />;
}

/** Account, appearance and sign-out. */
export function UserMenu() {
  const t = useTranslations('common');
  const me = useMe();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.avatar}>
          <span className="mif-visually-hidden">{t('shell.user_menu', { nom: me.full_name })}</span>
          <Face id={me.id} name={me.full_name} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{me.full_name}</strong>
          <span>{t(`roles.${me.role}`)}</span>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/compte" leftSection={<IconUser size={16} aria-hidden />}>
          {t('nav.account')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        {themes.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            data-active={colorScheme === value || undefined}
            className={classes.choice}
            onClick={() => setColorScheme(value)}
          >
            {t(`shell.theme_${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {t('shell.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
