import { ActionIcon, Button, Checkbox, Popover, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { columnsOf, moved } from './list-layout.ts';
import type { Density } from './list-layout.ts';
import classes from './lists.module.css';

interface Choice {
  key: string;
  title: string;
  isFixed?: boolean;
  isExtra?: boolean;
}

/** Chooses the columns of a table, their order and how close its rows stand. */
export function LayoutMenu<C extends Choice>(props: {
  columns: readonly C[];
  shown: readonly C[];
  onShown: (columns: readonly C[]) => void;
  density: Density;
  onDensity: (density: Density) => void;
}) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  const { columns, shown, onShown } = props;
  const hidden = columns.filter((column) => !shown.includes(column));
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('common.table.columns')}
          title={t('common.table.columns')}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          <IconColumns3 size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('common.table.columns')}>
        <div className={classes.layout}>
          <ul className={classes.columns}>
            {[...shown, ...hidden].map((column, index) => (
              <li key={column.key}>
                <Checkbox
                  size="xs"
                  label={column.title}
                  checked={index < shown.length}
                  disabled={column.isFixed ?? false}
                  onChange={(event) => onShown(event.currentTarget.checked ? [...shown, column] : shown.filter((each) => each !== column))}
                />
                {index < shown.length ? (
                  <span className={classes.moves}>
                    <ActionIcon
                      size={24}
                      aria-label={t('lists.move_up', { nom: column.title })}
                      title={t('lists.move_up', { nom: column.title })}
                      disabled={index === 0}
                      onClick={() => onShown(moved(shown, index, -1))}
                    >
                      <IconArrowUp size={14} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      aria-label={t('lists.move_down', { nom: column.title })}
                      title={t('lists.move_down', { nom: column.title })}
                      disabled={index === shown.length - 1}
                      onClick={() => onShown(moved(shown, index, 1))}
                    >
                      <IconArrowDown size={14} aria-hidden />
                    </ActionIcon>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          <Button variant="default" size="xs" onClick={() => onShown(columnsOf(columns, null))}>
            {t('lists.usual_columns')}
          </Button>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('common.shell.density')}
            value={props.density}
            onChange={(value) => props.onDensity(value === 'comfortable' ? 'comfortable' : 'dense')}
            data={[
              { value: 'dense', label: t('common.shell.density_dense') },
              { value: 'comfortable', label: t('common.shell.density_comfortable') },
            ]}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
