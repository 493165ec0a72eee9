import type { Langue } from '@mif/contract/users';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useChangeLangue } from './change-langue.ts';
import classes from './top-tools.module.css';

const codes: readonly Langue[] = ['fr', 'ar', 'en'];

/** Each language under its own name. */
export function LangueMenu() {
  const t = useTranslations('common');
  const { langue, change } = useChangeLangue();
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <UnstyledButton className={classes.tool}>
          <IconLanguage size={18} stroke={1.7} aria-hidden />
          <span className="mif-visually-hidden">{`${t('shell.language')} : ${t(`langues.${langue}`)}`}</span>
          <span aria-hidden>{langue.toUpperCase()}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {codes.map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            aria-current={code === langue || undefined}
            rightSection={code === langue ? <IconCheck size={15} aria-hidden /> : null}
            onClick={() => change(code)}
          >
            {t(`langues.${code}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
