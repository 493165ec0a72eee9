import type { BusinessCalendar, FerieDate, Semaine } from './calendriers.ts';
import type { Plage } from './plages.ts';

/** The same range on several weekdays. */
export const daily = (days: readonly number[], debut: string, fin: string): Plage[] => days.map((jour) => ({ jour, debut, fin }));
export const week = [1, 2, 3, 4, 5];

/** Monday to Friday, with a Friday break and hours of Ramadan. */
export const office: Semaine = {
  du: null,
  horaires: daily(week, '08:00', '18:00'),
  pause_vendredi: { debut: '12:30', fin: '14:00' },
  ramadan: { horaires: daily(week, '09:00', '15:00'), pause_vendredi: null },
  is_ferme_feries: true,
};
export const ferie = (date: string, jours: number, is_annuel = false, jusqu_au: string | null = null): FerieDate => ({
  code: null,
  nom: date,
  date,
  jours,
  is_annuel,
  jusqu_au,
  is_estime: false,
});

/** A calendar for tests: the office, with some holidays and a closure. */
export function calendar(semaine: Partial<Semaine> = {}, more: Partial<BusinessCalendar> = {}): BusinessCalendar {
  return {
    calendrier_id: 1,
    calendrier_version_id: 1,
    numero: 1,
    nom: 'Bureau',
    semaines: [{ ...office, ...semaine }],
    ramadans: [{ debut: '2026-02-19', fin: '2026-03-19', is_estime: false }],
    feries: [
      ferie('2000-11-18', 1, true),
      ferie('2026-03-20', 2),
      ferie('2026-10-31', 1, true),
      ferie('2000-05-01', 1, true, '2027-05-01'),
    ],
    fermetures: [{ debut: '2026-08-10', fin: '2026-08-23', motif: 'Congés d’été' }],
    ...more,
  };
}
/** Around the clock. */
export const always = calendar({
  horaires: daily([1, 2, 3, 4, 5, 6, 7], '00:00', '00:00'),
  pause_vendredi: null,
  ramadan: null,
  is_ferme_feries: false,
});
