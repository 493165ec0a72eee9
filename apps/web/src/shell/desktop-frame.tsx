import { KeyHint } from '@mif/ui/key-hint';
import { ActionIcon, TextInput } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan, useMe } from '../app/me.ts';
import classes from './desktop-frame.module.css';
import { LangueMenu } from './langue-menu.tsx';
import { navigationOf } from './navigation.ts';
import type { NavEntry } from './navigation.ts';
import { NotificationBell } from './notification-bell.tsx';
import { UserMenu } from './user-menu.tsx';

const STORE = 'mif.sidebar';
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const shortcut = isApple ? '⌘K' : 'Ctrl K';

function SearchBox() {
  const t = useTranslations('common.shell');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    function focusSearch(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
    }
    document.addEventListener('keydown', focusSearch);
    return () => document.removeEventListener('keydown', focusSearch);
  }, []);
  return (
    <form
      role="search"
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault();
        const q = text.trim();
        void navigate({ to: '/interventions', search: q ? { q } : {} });
        setText('');
        input.current?.blur();
      }}
    >
      <TextInput
        ref={input}
        type="search"
        size="xs"
        value={text}
        aria-label={t('search_label')}
        placeholder={t('search_placeholder')}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={<KeyHint>{shortcut}</KeyHint>}
        rightSectionWidth={isApple ? 44 : 58}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}

function NavGroup({ label, entries, isFolded }: { label: string; entries: readonly NavEntry[]; isFolded: boolean }) {
  const t = useTranslations('common.nav');
  if (entries.length === 0) return null;
  return (
    <div className={classes.group}>
      {isFolded ? null : <p className={classes.groupLabel}>{label}</p>}
      {entries.map(({ to, label: name, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className={classes.link}
          activeOptions={{ exact: false, includeSearch: false }}
          title={isFolded ? t(name) : undefined}
        >
          <Icon size={18} stroke={1.7} aria-hidden />
          <span className={isFolded ? 'mif-visually-hidden' : undefined}>{t(name)}</span>
        </Link>
      ))}
    </div>
  );
}

/** The frame of a wide screen: sidebar and top bar. */
export function DesktopFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const me = useMe();
  const can = useCan();
  const [isFolded, setFolded] = useState(localStorage.getItem(STORE) === 'folded');
  const entries = navigationOf(me);
  const FoldIcon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <div className={classes.frame} data-folded={isFolded || undefined}>
      <nav aria-label={t('nav.main')} className={classes.sidebar}>
        <Link to="/" className={classes.brand} aria-label={t('app.name')}>
          <img src="/icon.svg" width={26} height={26} alt="" />
          {isFolded ? null : <span>{t('app.name')}</span>}
        </Link>
        <div className={classes.nav}>
          <NavGroup label={t('nav.work')} entries={entries.filter((entry) => entry.group === 'work')} isFolded={isFolded} />
          <NavGroup
            label={t('nav.administration')}
            entries={entries.filter((entry) => entry.group === 'administration')}
            isFolded={isFolded}
          />
        </div>
        <ActionIcon
          className={classes.fold}
          aria-label={isFolded ? t('shell.unfold') : t('shell.fold')}
          onClick={() => {
            localStorage.setItem(STORE, isFolded ? 'open' : 'folded');
            setFolded(!isFolded);
          }}
        >
          <FoldIcon size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </nav>
      <header className={classes.top}>
        {can('intervention.read') ? <SearchBox /> : null}
        <div className={classes.tools}>
          <LangueMenu />
          <NotificationBell />
          <UserMenu />
        </div>
      </header>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
