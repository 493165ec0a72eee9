import { Button, TextInput } from '@mantine/core';
import { FilterChip } from '@mif/ui/filter-bar';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './journal.module.css';

/** From which day in Morocco, and to which, both included. */
export function PeriodFilter({
  du,
  au,
  onChange,
}: {
  du: string | undefined;
  au: string | undefined;
  onChange: (period: { du?: string | undefined; au?: string | undefined }) => void;
}) {
  const t = useTranslations('journal.list');
  const format = useFormat();
  const days = [du && `≥ ${format.civil(du)}`, au && `≤ ${format.civil(au)}`];
  return (
    <FilterChip label={t('periode')} value={days.filter(Boolean).join(', ')} onClear={() => onChange({ du: undefined, au: undefined })}>
      {(close) => (
        <form
          className={classes.choice}
          onSubmit={(event) => {
            event.preventDefault();
            close();
          }}
        >
          <TextInput
            type="date"
            label={t('du')}
            value={du ?? ''}
            max={au}
            onChange={(event) => onChange({ du: event.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label={t('au')}
            value={au ?? ''}
            min={du}
            onChange={(event) => onChange({ au: event.currentTarget.value || undefined })}
          />
          <Button type="submit" size="xs">
            {t('apply')}
          </Button>
        </form>
      )}
    </FilterChip>
  );
}
