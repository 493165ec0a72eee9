import { ActionIcon, Button, Input } from '@mantine/core';
import { findPlageFault, sortPlages } from '@mif/contract/plages';
import type { Horaires, Plage } from '@mif/contract/plages';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { joursSemaine, useWeekday } from './horaires.ts';
import classes from './sites.module.css';

const office: Horaires = [1, 2, 3, 4, 5].flatMap((jour) => [
  { jour, debut: '08:00', fin: '12:00' },
  { jour, debut: '14:00', fin: '18:00' },
]);

/** The opening hours of a week, several ranges a day; nothing at all means nobody knows. */
export function HorairesField(props: {
  label: string;
  description: string;
  error: string | undefined;
  value: Horaires | null;
  onChange: (value: Horaires | null) => void;
}) {
  const t = useTranslations('sites.form');
  const weekday = useWeekday();
  const value = props.value ?? [];
  const fault = findPlageFault(value);
  const set = (plages: Horaires) => props.onChange(plages.length > 0 ? plages : null);
  const change = (plage: Plage, more: Partial<Plage>) => set(value.map((each) => (each === plage ? { ...each, ...more } : each)));
  const add = (jour: number) => {
    const last = sortPlages(value.filter((each) => each.jour === jour)).at(-1);
    set([...value, { jour, debut: last ? last.fin : '08:00', fin: '18:00' }]);
  };
  const copyMonday = () => {
    const monday = value.filter(({ jour }) => jour === 1);
    set([
      ...value.filter(({ jour }) => jour === 1 || jour > 5),
      ...[2, 3, 4, 5].flatMap((jour) => monday.map((plage) => ({ ...plage, jour }))),
    ]);
  };
  return (
    <Input.Wrapper label={props.label} description={props.description} error={props.error} data-field="horaires" tabIndex={-1}>
      <div className={classes.week}>
        {joursSemaine.map((jour) => (
          <div key={jour} className={classes.day}>
            <span className={classes.dayName}>{weekday(jour)}</span>
            <div className={classes.ranges}>
              {value
                .filter((plage) => plage.jour === jour)
                .map((plage, index) => (
                  <span key={index} className={classes.range} data-wrong={fault?.plage === plage || undefined}>
                    <Input
                      type="time"
                      size="xs"
                      aria-label={t('from', { jour: weekday(jour) })}
                      value={plage.debut}
                      onChange={(event) => change(plage, { debut: event.currentTarget.value })}
                    />
                    –
                    <Input
                      type="time"
                      size="xs"
                      aria-label={t('to', { jour: weekday(jour) })}
                      value={plage.fin}
                      onChange={(event) => change(plage, { fin: event.currentTarget.value })}
                    />
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('remove_range', { jour: weekday(jour) })}
                      onClick={() => set(value.filter((each) => each !== plage))}
                    >
                      <IconX size={14} aria-hidden />
                    </ActionIcon>
                  </span>
                ))}
              <ActionIcon variant="subtle" aria-label={t('add_range', { jour: weekday(jour) })} onClick={() => add(jour)}>
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            </div>
          </div>
        ))}
      </div>
      {value.some(({ jour }) => jour === 1) ? (
        <Button variant="subtle" size="compact-sm" onClick={copyMonday}>
          {t('copy_week')}
        </Button>
      ) : null}
      {value.length === 0 ? (
        <Button variant="subtle" size="compact-sm" onClick={() => set(office)}>
          {t('fill_week')}
        </Button>
      ) : null}
    </Input.Wrapper>
  );
}
