import { FerieDate, Fermeture, SemaineInput } from '@mif/contract/calendriers';
import { Horaires } from '@mif/contract/plages';
import { RappelsEcheances } from '@mif/contract/rappels';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useFormat } from '../../app/format.ts';
import { useHolidayName } from '../calendriers/holiday-name.ts';
import { useWeekLines } from '../calendriers/week-table.tsx';

const Fermetures = z.array(Fermeture);
const Named = FerieDate.pick({ code: true, nom: true, date: true });
const Day = z.iso.date();
const Instant = z.iso.datetime({ offset: true });

/**
 * Says values that are more than a text, a number, yes or no, as the journal kept them: hours, closures, holidays, dates,
 * thresholds of reminders.
 * @returns what a value of a field says, a line each; null where it is none of those
 */
export function useValueWords(): (field: string, value: unknown) => string | null {
  const t = useTranslations();
  const format = useFormat();
  const week = useWeekLines();
  const holiday = useHolidayName();
  const pause = (of: { debut: string; fin: string } | null) =>
    of ? [`${t('calendriers.fields.pause_vendredi')} \u2066${of.debut} – ${of.fin}\u2069`] : [];
  const period = ({ debut, fin }: { debut: string; fin: string }) =>
    debut === fin ? format.civil(debut) : `${format.civil(debut)} – ${format.civil(fin)}`;
  const sayers: Record<string, (value: unknown) => string[] | undefined> = {
    horaires: (value) => read(Horaires, value, week),
    semaine: (value) =>
      read(SemaineInput, value, ({ horaires, pause_vendredi, ramadan, is_ferme_feries }) => [
        ...week(horaires),
        ...pause(pause_vendredi),
        ...(ramadan ? [t('calendriers.fields.ramadan_horaires'), ...week(ramadan.horaires), ...pause(ramadan.pause_vendredi)] : []),
        t(is_ferme_feries ? 'calendriers.detail.feries_closed' : 'calendriers.detail.feries_open'),
      ]),
    fermetures: (value) =>
      read(Fermetures, value, (fermetures) => fermetures.map((fermeture) => `${period(fermeture)} · \u2068${fermeture.motif}\u2069`)),
    jour_ferie: (value) => read(Named, value, (ferie) => [`${holiday(ferie)} · ${format.civil(ferie.date)}`]),
    rappels_echeances: (value) =>
      read(RappelsEcheances, value, ({ rappels, escalades }) => {
        const before = rappels.map((heures) => t('rappels.said.rappel', { heures: String(heures) }));
        const after = escalades.map(({ heures, destinataires }) =>
          t('rappels.said.escalade', { heures: String(heures), qui: t(`rappels.destinataires.${destinataires}`) }),
        );
        return [...before, ...after].length > 0 ? [...before, ...after] : [t('rappels.said.none')];
      }),
  };
  return (field, value) => {
    const lines =
      sayers[field]?.(value) ??
      read(Day, value, (day) => [format.civil(day)]) ??
      read(Instant, value, (at) => [format.instant(at, 'full')]);
    return lines?.length ? lines.join('\n') : null;
  };
}

/** What is said of a value that has a shape; undefined where it has another. */
function read<T>(shape: z.ZodType<T>, value: unknown, say: (value: T) => string[]): string[] | undefined {
  const known = shape.safeParse(value);
  return known.success ? say(known.data) : undefined;
}
