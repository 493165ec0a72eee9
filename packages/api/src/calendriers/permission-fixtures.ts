import { idPage, lists, nobody, type Fixture } from '../permission-world.ts';

const semaine = { horaires: [{ jour: 1, debut: '08:00', fin: '18:00' }], pause_vendredi: null, ramadan: null, is_ferme_feries: true };

/** Business calendars and holidays: nobody's rows; of clients those every manager sees. */
export const calendriers: Record<string, Fixture> = {
  'calendriers.list': nobody(async (world) => ({ sees: lists(await world.calendrier()) })),
  'calendriers.inForce': nobody(() => ({ input: {} })),
  'calendriers.get': nobody(async (world) => ({ input: { id: await world.calendrier() } })),
  'calendriers.create': nobody((world) => ({ input: { nom: `Équipe ${world.serial()}`, semaine } })),
  'calendriers.update': nobody(async (world) => ({ input: { id: await world.calendrier(), semaine } })),
  'calendriers.ofClient': nobody((_world, side) => ({ input: { client_id: side.client_id } })),
  'calendriers.assign': nobody(async (world, side) => ({ input: { client_id: side.client_id, calendrier_id: await world.calendrier() } })),
  'joursFeries.list': nobody(() => ({ input: { annee: 2027 }, sees: (output) => idPage.parse(output).items.length > 10 })),
  'joursFeries.create': nobody((world) => ({ input: { nom: `Pont ${world.serial()}`, date: '2027-04-02' } })),
  'joursFeries.update': nobody(async (world) => ({ input: { id: await world.jourFerie(), jours: 2 } })),
  'joursFeries.confirm': nobody(async (world) => ({ input: { id: await world.lunaire() } })),
  'joursFeries.remove': nobody(async (world) => ({ input: { id: await world.jourFerie() } })),
};
