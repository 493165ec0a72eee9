import { formatCivilDate, formatDuration, formatLabour, formatInstant, formatMoney, formatMonth, formatNumber } from '@mif/i18n/format';
import type { InstantStyle } from '@mif/i18n/format';
import { useMemo } from 'react';
import { useLangue } from './langue.tsx';

/** Dates, amounts and durations in the reader's language and in Moroccan time. */
export function useFormat() {
  const { langue } = useLangue();
  return useMemo(
    () => ({
      instant: (iso: string, style: InstantStyle = 'short') => formatInstant(iso, langue, style),
      civil: (date: string) => formatCivilDate(date, langue),
      month: (date: string) => formatMonth(date, langue),
      number: (value: number, options?: Intl.NumberFormatOptions) => formatNumber(value, langue, options),
      money: (centimes: number, devise: string) => formatMoney(centimes, devise, langue),
      duration: (minutes: number) => formatDuration(minutes, langue),
      labour: (minutes: number) => formatLabour(minutes, langue),
    }),
    [langue],
  );
}
