import { ActionIcon, Popover } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

/** Says which keys the list knows; « ? » opens it. */
export function KeysHelp() {
  const t = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const target = event.target as HTMLElement;
      if (event.key === '?' && !target.closest('input, textarea, select, [contenteditable], [role="dialog"]')) setOpen(true);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('shell.shortcuts')}
          title={`${t('shell.shortcuts')} (?)`}
          onClick={() => setOpen(!isOpen)}
        >
          <IconKeyboard size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.shortcuts')} tabIndex={-1} data-autofocus>
        {t('table.keys')}
      </Popover.Dropdown>
    </Popover>
  );
}
