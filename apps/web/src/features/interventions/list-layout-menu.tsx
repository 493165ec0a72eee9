import { ActionIcon, Checkbox, Popover, SegmentedControl } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { optionalColumns } from './list-layout.ts';
import type { Density, OptionalColumn } from './list-layout.ts';
import classes from './list-page.module.css';

/** Chooses the columns of the table and how close its rows stand. */
export function LayoutMenu(props: {
  columns: readonly OptionalColumn[];
  onColumns: (columns: OptionalColumn[]) => void;
  density: Density;
  onDensity: (density: Density) => void;
}) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
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
        <div className={classes.choice}>
          <div className={classes.options} role="group" aria-label={t('common.table.columns')}>
            {optionalColumns.map((name) => (
              <Checkbox
                key={name}
                size="xs"
                label={t(`interventions.fields.${name}`)}
                checked={props.columns.includes(name)}
                onChange={(event) => {
                  const isOn = event.currentTarget.checked;
                  props.onColumns(optionalColumns.filter((each) => (each === name ? isOn : props.columns.includes(each))));
                }}
              />
            ))}
          </div>
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
