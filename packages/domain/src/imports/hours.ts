import { Horaires, sortPlages, type Plage } from '@mif/contract/plages';
import { toLatinDigits } from '@mif/contract/digits';
import type { CellOutcome } from './fields.ts';
import { unfit } from './readers.ts';
import { fold, words } from './vocabulary.ts';

/** Names of the days from Monday on; a beginning of one is enough in Latin letters. */
const days = [
  words('lundi | monday | الاثنين | الإثنين | اثنين'),
  words('mardi | tuesday | الثلاثاء | ثلاثاء'),
  words('mercredi | wednesday | الأربعاء | أربعاء'),
  words('jeudi | thursday | الخميس | خميس'),
  words('vendredi | friday | الجمعة | جمعة'),
  words('samedi | saturday | السبت | سبت'),
  words('dimanche | sunday | الأحد | أحد'),
];
const everyDay = new Set(words('tous les jours | 7j7 | chaque jour | every day | daily | كل يوم | كل الأيام | يوميا'));

function dayOf(text: string): number | null {
  const name = fold(text);
  const place = days.findIndex((names) =>
    names.some((known) => known === name || (name.length >= 2 && /^[a-z]/.test(name) && known.startsWith(name))),
  );
  return place === -1 ? null : place + 1;
}

/** `lun-ven`, `lundi à vendredi`, `lun, mer`. */
function daysOf(text: string): number[] | null {
  if (everyDay.has(fold(text))) return [1, 2, 3, 4, 5, 6, 7];
  const found: number[] = [];
  for (const part of text.split(/\s*(?:,|\bet\b|\band\b|،|\sو\s)\s*/u)) {
    const [from, to, ...more] = part.split(/\s*(?:-|–|\s(?:à|au|a|to|إلى)\s)\s*/u).map((name) => dayOf(name.trim()));
    if (more.length > 0 || from === null || from === undefined || to === null) return null;
    if (to === undefined) found.push(from);
    else
      for (let day = from; ; day = (day % 7) + 1) {
        found.push(day);
        if (day === to) break;
      }
  }
  return found;
}

const range = /^(?<h1>\d{1,2})(?:[:h](?<m1>\d{2})?)?\s*(?:-|–|à|to)\s*(?<h2>\d{1,2})(?:[:h](?<m2>\d{2})?)?$/;
const two = (text: string | undefined) => (text ?? '0').padStart(2, '0');

/** The hours of a week as people write them: `lun-ven 08:00-12:00, 14:00-18:00 ; sam 08:00-12:00`. */
export function hoursCell(cell: string): CellOutcome {
  const plages: Plage[] = [];
  for (const part of toLatinDigits(cell).split(/[;؛\n|]/)) {
    if (part.trim() === '') continue;
    const start = part.search(/\d{1,2}\s*(?:[:h]\s*\d{0,2})?\s*(?:-|–|à|to)\s*\d/);
    const jours =
      start === -1
        ? null
        : daysOf(
            part
              .slice(0, start)
              .replace(/[\s:،,]+$/u, '')
              .trim(),
          );
    if (jours === null) return unfit('horaires');
    const spans = part
      .slice(start)
      .replaceAll(/\s*(-|–)\s*/g, '-')
      .split(/\s*(?:,|،|\bet\b|\/|\s)\s*/u)
      .filter(Boolean)
      .map((text) => range.exec(text)?.groups);
    for (const span of spans) {
      if (!span) return unfit('horaires');
      const debut = `${two(span['h1'])}:${two(span['m1'])}`;
      const fin = `${two(span['h2'])}:${two(span['m2'])}`.replace('24:00', '00:00');
      for (const jour of jours) plages.push({ jour, debut, fin });
    }
  }
  const parsed = Horaires.safeParse(sortPlages(plages));
  return parsed.success ? { value: parsed.data } : unfit('horaires');
}
