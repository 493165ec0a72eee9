import { addDays, addMonths } from '@mif/contract/time';
import { assert as hold, nat, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';

const days = (...dates: string[]) => dates.map((date_due) => ({ date_due, is_estimee: false }));
const monthly = (first: string, n: number, step = 1) => days(...Array.from({ length: n }, (_, k) => addMonths(first, k * step)));
const kinds = (...args: Parameters<typeof differencesOf>) => Object.groupBy(differencesOf(...args), ({ genre }) => genre);

test('nothing changes where the days are the same', () => {
  const { gardee, ...others } = kinds(monthly('2026-12-01', 12), monthly('2026-12-01', 12));
  expect(gardee).toHaveLength(12);
  expect(others).toEqual({});
});

test('another day of the month moves each of them', () => {
  const { deplacee, ...others } = kinds(monthly('2026-12-01', 12), monthly('2026-12-08', 12));
  expect(deplacee?.map(({ avant, apres }) => [avant, apres]).slice(0, 2)).toEqual([
    ['2026-12-01', '2026-12-08'],
    ['2027-01-01', '2027-01-08'],
  ]);
  expect(others).toEqual({});
});

test('every third month keeps four, removes eight; and the other way round adds them', () => {
  const [often, seldom] = [monthly('2026-12-01', 12), monthly('2026-12-01', 4, 3)];
  expect(kinds(often, seldom)).toMatchObject({ gardee: { length: 4 }, supprimee: { length: 8 } });
  expect(kinds(seldom, often)).toMatchObject({ gardee: { length: 4 }, ajoutee: { length: 8 } });
});

test('seldomer and on another day: the nearest of the old ones moves, the others go', () => {
  const { deplacee, supprimee, ajoutee } = kinds(monthly('2026-12-01', 12), monthly('2026-12-05', 4, 3));
  expect(deplacee?.map(({ avant, apres }) => [avant, apres])).toContainEqual(['2027-03-01', '2027-03-05']);
  expect([deplacee?.length, supprimee?.length, ajoutee]).toEqual([4, 8, undefined]);
});

test('each day stands in exactly one line, whatever the two are', () => {
  const some = uniqueArray(nat(400), { maxLength: 30 }).map((all) =>
    days(...all.toSorted((a, b) => a - b).map((day) => addDays('2026-11-24', day))),
  );
  hold(
    property(some, some, (before, after) => {
      const lines = differencesOf(before, after);
      const told = (key: 'avant' | 'apres') => lines.flatMap((line) => line[key] ?? []).toSorted();
      expect(told('avant')).toEqual(before.map(({ date_due }) => date_due));
      expect(told('apres')).toEqual(after.map(({ date_due }) => date_due));
    }),
  );
});
