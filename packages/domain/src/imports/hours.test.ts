import { expect, test } from 'vitest';
import { hoursCell } from './hours.ts';

const week = (text: string) => {
  const read = hoursCell(text);
  return 'value' in read
    ? (read.value as { jour: number; debut: string; fin: string }[]).map(({ jour, debut, fin }) => `${jour} ${debut}-${fin}`)
    : null;
};

test.each([
  ['lun-ven 08:00-12:00, 14:00-18:00', [1, 2, 3, 4, 5].flatMap((day) => [`${day} 08:00-12:00`, `${day} 14:00-18:00`])],
  ['Lundi à mercredi : 8h-12h30 ; sam 9h00-13h', ['1 08:00-12:30', '2 08:00-12:30', '3 08:00-12:30', '6 09:00-13:00']],
  ['mon, wed 22:00-06:00', ['1 22:00-06:00', '3 22:00-06:00']],
  ['sam-lun 08:00-10:00', ['1 08:00-10:00', '6 08:00-10:00', '7 08:00-10:00']],
  ['tous les jours 00:00-24:00', [1, 2, 3, 4, 5, 6, 7].map((day) => `${day} 00:00-00:00`)],
  ['الاثنين 08:00-12:00', ['1 08:00-12:00']],
  ['ma ٠٨:٠٠-١٢:٠٠', ['2 08:00-12:00']],
])('%s', (text, expected) => {
  expect(week(text)).toEqual(expected);
});

test.each(['toujours', 'lun', 'lun 25:00-26:00', 'xyz 08:00-12:00', 'lun 08:00', '08:00-12:00'])('%s says no hours', (text) => {
  expect(week(text)).toBeNull();
});
