import { createCalendrier } from '@mif/domain/calendriers/create';
import { listJoursFeries } from '@mif/domain/jours-feries/list';
import { createJourFerie } from '@mif/domain/jours-feries/write';
import type { Ctx } from '@mif/domain/kernel/context';
import type { World } from '../permission-world.ts';

const semaine = { horaires: [{ jour: 2, debut: '08:00', fin: '18:00' }], pause_vendredi: null, ramadan: null, is_ferme_feries: true };

/** Makes calendars and holidays for the matrix of permissions. */
export function calendrierRows(
  asAdmin: <T>(verb: (ctx: Ctx) => Promise<T>) => Promise<T>,
): Pick<World, 'calendrier' | 'jourFerie' | 'lunaire'> {
  const nom = () => `Essai ${crypto.randomUUID()}`;
  return {
    calendrier: async () => (await asAdmin((ctx) => createCalendrier(ctx, { nom: nom(), semaine, fermetures: [] }))).id,
    jourFerie: async () =>
      (await asAdmin((ctx) => createJourFerie(ctx, { nom: nom(), date: '2027-04-02', jours: 1, is_annuel: false }))).id,
    lunaire: async () => {
      const { items } = await asAdmin((ctx) => listJoursFeries(ctx, { annee: 2027 }));
      return items.find(({ code }) => code === 'aid_al_adha')?.id ?? 0;
    },
  };
}
