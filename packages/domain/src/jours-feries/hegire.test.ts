import { codesLunaires } from '@mif/contract/calendriers';
import { daysBetween } from '@mif/contract/time';
import { expect, test } from 'vitest';
import { estimatedDate, islamicYears } from './hegire.ts';

const table = new Intl.DateTimeFormat('en-u-ca-islamic-civil', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'UTC' });
function islamic(date: string) {
  const parts = Object.fromEntries(table.formatToParts(new Date(`${date}T00:00:00Z`)).map(({ type, value }) => [type, Number(value)]));
  return [parts['year'] ?? parts['relatedYear'], parts['month'], parts['day']];
}

test('the dates are those of the tabular calendar as the platform computes it, over two centuries', () => {
  for (let year = 1400; year < 1600; year += 1) {
    expect(islamic(estimatedDate('premier_moharram', year))).toEqual([year, 1, 1]);
    expect(islamic(estimatedDate('mawlid', year))).toEqual([year, 3, 12]);
    expect(islamic(estimatedDate('ramadan', year))).toEqual([year, 9, 2]);
    expect(islamic(estimatedDate('aid_al_fitr', year))).toEqual([year, 10, 1]);
    expect(islamic(estimatedDate('aid_al_adha', year))).toEqual([year, 12, 10]);
  }
});

// As announced by the ministry of Habous.
test.each([
  ['ramadan', 1445, '2024-03-12'],
  ['aid_al_fitr', 1445, '2024-04-10'],
  ['aid_al_adha', 1445, '2024-06-17'],
  ['premier_moharram', 1446, '2024-07-07'],
  ['mawlid', 1446, '2024-09-16'],
  ['ramadan', 1446, '2025-03-02'],
  ['aid_al_fitr', 1446, '2025-03-31'],
  ['aid_al_adha', 1446, '2025-06-07'],
  ['premier_moharram', 1447, '2025-06-27'],
  ['mawlid', 1447, '2025-09-05'],
  ['ramadan', 1447, '2026-02-19'],
] as const)('%s of %d was within a day of its estimate', (code, year, date) => {
  expect(Math.abs(daysBetween(date, estimatedDate(code, year)))).toBeLessThanOrEqual(1);
});

test('every holiday of a civil year is in one of its Islamic years', () => {
  for (let annee = 2000; annee < 2100; annee += 1) {
    const years = islamicYears(annee);
    const [before, after] = [(years[0] ?? 0) - 1, (years.at(-1) ?? 0) + 1];
    for (const code of codesLunaires) {
      expect([annee, estimatedDate(code, before).slice(0, 4)]).not.toEqual([annee, String(annee)]);
      expect([annee, estimatedDate(code, after).slice(0, 4)]).not.toEqual([annee, String(annee)]);
    }
  }
});
