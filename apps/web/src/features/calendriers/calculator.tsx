import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { addBusinessDays, addBusinessTime, businessTimeBetween, holidayOf, openRangesOf } from '@mif/contract/business-time';
import type { BusinessCalendar } from '@mif/contract/calendriers';
import { addDays, daysBetween, toCivilDate } from '@mif/contract/time';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useNow } from '../../app/now.ts';
import { fromWallClock, toWallClock } from '../../app/wall-clock.ts';
import classes from './calendriers.module.css';
import { useHolidayName } from './holiday-name.ts';

type Unit = 'days' | 'hours';
/** Days that are told one by one; the rest is counted. */
const TOLD_DAYS = 10;

/** When a time allowed ends by a calendar, or null where it is never open for so long. */
function deadlineOf(calendar: BusinessCalendar, from: string, amount: number, unit: Unit): number | null {
  try {
    return unit === 'days' ? addBusinessDays(calendar, from, amount) : addBusinessTime(calendar, from, amount * 60);
  } catch {
    return null;
  }
}

/** Tries a time allowed on a calendar, and says day by day what was counted and what was not. */
export function Calculator({ calendar }: { calendar: BusinessCalendar }) {
  const t = useTranslations('calendriers.calcul');
  const format = useFormat();
  const now = useNow();
  const [from, setFrom] = useState(() => toWallClock(now));
  const [amount, setAmount] = useState(2);
  const [unit, setUnit] = useState<Unit>('days');
  const start = fromWallClock(from);
  const end = start === null ? null : deadlineOf(calendar, start, amount, unit);
  return (
    <>
      <p className={classes.note}>{t('text')}</p>
      <TextInput type="datetime-local" dir="ltr" label={t('from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      <div className={classes.pair}>
        <NumberInput
          label={t('amount')}
          min={1}
          max={500}
          allowDecimal={false}
          value={amount}
          onChange={(value) => setAmount(typeof value === 'number' && value >= 1 ? Math.min(500, value) : 1)}
        />
        <SegmentedControl
          aria-label={t('unit')}
          value={unit}
          onChange={(value) => setUnit(value === 'hours' ? 'hours' : 'days')}
          data={[
            { value: 'days', label: t('days') },
            { value: 'hours', label: t('hours') },
          ]}
        />
      </div>
      <p className={classes.result} role="status">
        {end === null ? t('never') : t('result', { quand: format.instant(new Date(end).toISOString(), 'full') })}
      </p>
      {start !== null && end !== null ? <Ledger calendar={calendar} start={Date.parse(start)} end={end} /> : null}
    </>
  );
}

function Ledger({ calendar, start, end }: { calendar: BusinessCalendar; start: number; end: number }) {
  const t = useTranslations('calendriers');
  const format = useFormat();
  const nameOf = useHolidayName();
  const first = toCivilDate(start);
  const days = daysBetween(first, toCivilDate(end)) + 1;
  const reasonOf = (day: string): string => {
    const ferie = holidayOf(calendar, day);
    if (ferie) return nameOf(ferie);
    return calendar.fermetures.find(({ debut, fin }) => debut <= day && day <= fin)?.motif ?? t('closed');
  };
  return (
    <>
      <ul className={classes.ledger}>
        {Array.from({ length: Math.min(days, TOLD_DAYS) }, (_, index) => addDays(first, index)).map((day) => {
          const ranges = openRangesOf(calendar, day);
          const counted = ranges.reduce((sum, range) => sum + Math.max(0, Math.min(range.end, end) - Math.max(range.start, start)), 0);
          return (
            <li key={day} data-closed={counted === 0 || undefined}>
              <span>{format.civil(day)}</span>
              <bdi>{counted > 0 ? format.duration(counted / 60_000) : ranges.length > 0 ? '—' : reasonOf(day)}</bdi>
            </li>
          );
        })}
      </ul>
      <p className={classes.note}>
        {[
          days > TOLD_DAYS ? t('calcul.more', { n: days - TOLD_DAYS }) : null,
          t('calcul.counted', { heures: format.duration(businessTimeBetween(calendar, start, end)) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}
