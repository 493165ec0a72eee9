import type { DefinitionCalendrier, Semaine } from '@mif/contract/calendriers';
import { addDays, toCivilDate, weekdayOf } from '@mif/contract/time';
import { CalendrierVersion } from './entities/calendrier-version.ts';
import { Calendrier } from './entities/calendrier.ts';
import type { Client } from './entities/client.ts';
import type { User } from './entities/user.ts';
import type { EntityManager } from './orm.ts';

const daily = (jours: readonly number[], debut: string, fin: string) => jours.map((jour) => ({ jour, debut, fin }));
const week = [1, 2, 3, 4, 5] as const;

const always: Semaine = {
  du: null,
  horaires: daily([...week, 6, 7], '00:00', '00:00'),
  pause_vendredi: null,
  ramadan: null,
  is_ferme_feries: false,
};
const withSaturday: Semaine = {
  du: null,
  horaires: [...daily(week, '08:00', '18:00'), ...daily([6], '08:00', '13:00')],
  pause_vendredi: { debut: '12:30', fin: '14:30' },
  ramadan: { horaires: daily([...week, 6], '09:00', '15:00'), pause_vendredi: { debut: '12:45', fin: '13:30' } },
  is_ferme_feries: true,
};

/** The calendars of the demo: the company's with its summer closure, and two that clients have of their own. */
export async function seedCalendriers(em: EntityManager, clients: ReadonlyMap<string, Client>, admin: User, now: Date): Promise<void> {
  const company = await em.findOneOrFail(Calendrier, { is_defaut: true });
  const { definition } = await em.findOneOrFail(CalendrierVersion, { calendrier_id: company.id, numero: company.numero });
  const today = toCivilDate(now);
  const write = (calendrier: Calendrier, version: DefinitionCalendrier, cause: 'creation' | 'fermetures') =>
    em.create(CalendrierVersion, {
      calendrier_id: calendrier.id,
      numero: calendrier.numero,
      applique_du: today,
      cause,
      definition: version,
      auteur_id: admin.id,
      created_at: now,
    });
  const first = `${Number(today.slice(0, 4)) + 1}-08-01`;
  const debut = addDays(first, (8 - weekdayOf(first)) % 7);
  company.numero += 1;
  write(company, { ...definition, fermetures: [{ debut, fin: addDays(debut, 13), motif: 'Congés d’été' }] }, 'fermetures');
  for (const { nom, code, semaine } of [
    { nom: 'Sites en continu', code: 'CLI-0001', semaine: always },
    { nom: 'Semaine et samedi matin', code: 'CLI-0003', semaine: withSaturday },
  ]) {
    const calendrier = em.create(Calendrier, { nom });
    await em.flush();
    write(calendrier, { ...definition, semaines: [semaine] }, 'creation');
    const client = clients.get(code);
    if (client) client.calendrier_id = calendrier.id;
  }
  await em.flush();
}
