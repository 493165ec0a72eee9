import type { Statut } from '@mif/contract/interventions';
import { fromLocal, toCivilDate, toLocal } from '@mif/contract/time';
import { hash } from '@node-rs/argon2';
import { Client } from './entities/client.ts';
import { Equipement } from './entities/equipement.ts';
import { Intervention, Numerotation } from './entities/intervention.ts';
import { Journal } from './entities/journal.ts';
import { Competence, Technicien, TechnicienCompetence } from './entities/technicien.ts';
import { User } from './entities/user.ts';
import { demoPlannedDays, demoSlot } from './seed-slots.ts';
import { seedTechniciens } from './seed-techniciens.ts';
import { seedCalendriers } from './seed-calendriers.ts';
import { seedDemandes } from './seed-demandes.ts';
import type { EntityManager, Orm } from './orm.ts';
import { identityOf, seedSites, type SiteFinder } from './seed-clients.ts';
import { live, type Story } from './seed-life.ts';
import { seedPlans } from './seed-plans.ts';
import { seedTree } from './seed-tree.ts';
import { demoValues } from './seed-tree-data.ts';
import { demoAccounts, demoClients, demoCompetences, demoEquipements, demoWorks } from './seed-data.ts';

const SEED_LOCK = 727_002;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Loads the demo company into an empty database, in one transaction; a database that has accounts is left as it is.
 * @param now what the dates of the demo are counted from
 * @returns whether it was loaded
 */
export function seedDemo(orm: Orm, now: Date): Promise<boolean> {
  return orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(?)', [SEED_LOCK]);
    if ((await em.count(User, { role: { $ne: 'systeme' } })) > 0) return false;
    const people = await seedPeople(em, now);
    const equipements = await seedEquipements(em, people, now);
    await seedInterventions(em, people, equipements, now);
    const technicien_ids = people.techniciens.map(({ user }) => user.id);
    await seedTree(em, { equipements, responsable_id: people.responsable.id, technicien_ids, now });
    await seedDemandes(em, equipements, now);
    // A flush looks at all that was loaded before: what is written is let go.
    em.clear();
    await seedPlans(em, { ...people, equipements, now });
    return true;
  });
}

interface People {
  clients: Map<string, Client>;
  siteOf: SiteFinder;
  responsable: User;
  techniciens: { technicien: Technicien; user: User }[];
}

async function seedPeople(em: EntityManager, now: Date): Promise<People> {
  const clients = new Map(demoClients.map((data) => [data.code, em.create(Client, { ...data, ...identityOf(data.code) })]));
  const competences = new Map(Object.entries(demoCompetences).map(([code, nom]) => [code, em.create(Competence, { code, nom })]));
  await em.flush();
  const siteOf = await seedSites(em, clients);
  const hashes = new Map<string, string>();
  for (const { password } of demoAccounts) if (!hashes.has(password)) hashes.set(password, await hash(password));
  const users = demoAccounts.map(({ username, full_name, email, role, password, client }) =>
    em.create(User, {
      username,
      full_name,
      email,
      role,
      password_hash: hashes.get(password) ?? null,
      client_id: client === undefined ? null : requireFrom(clients, client).id,
      created_at: now,
      updated_at: now,
    }),
  );
  await em.flush();
  const techniciens = demoAccounts.flatMap(({ technicien }, index) => {
    const user = users[index];
    if (!technicien || !user) return [];
    const { equipe, telephone } = technicien;
    return [
      {
        user,
        technicien: em.create(Technicien, { user_id: user.id, matricule: `TEC-${String(index - 1).padStart(4, '0')}`, equipe, telephone }),
      },
    ];
  });
  await em.flush();
  for (const { user, technicien } of techniciens) {
    const skills = demoAccounts.find(({ username }) => username === user.username)?.technicien?.competences ?? {};
    for (const [code, niveau] of Object.entries(skills)) {
      em.create(TechnicienCompetence, { technicien_id: technicien.id, competence_id: requireFrom(competences, code).id, niveau });
    }
  }
  await em.flush();
  const responsable = users.find(({ role }) => role === 'responsable');
  if (!responsable) throw new Error('the demo company has no manager');
  const rows = techniciens.map(({ technicien }) => technicien);
  const accounts = techniciens.map(({ user }) => user);
  const admin = users.find(({ role }) => role === 'admin');
  if (admin) await seedCalendriers(em, clients, admin, now);
  await seedTechniciens(em, rows, responsable, accounts, now);
  return { clients, siteOf, responsable, techniciens };
}

async function seedEquipements(em: EntityManager, { clients, siteOf, responsable }: People, now: Date): Promise<Equipement[]> {
  const created_at = new Date(now.getTime() - 200 * DAY_MS);
  const equipements = demoEquipements.map(({ client, frequence, statut, ...data }, index) =>
    em.create(Equipement, {
      ...data,
      ...demoValues[data.nom],
      code: `EQ-${String(index + 1).padStart(4, '0')}`,
      frequence_entretien: frequence ?? null,
      statut: statut ?? 'operationnel',
      numero_serie: `${data.fabricant.slice(0, 2).toUpperCase()}-${String(20_417 + index * 37)}`,
      client_id: requireFrom(clients, client).id,
      site_id: siteOf(client, data.localisation).id,
      created_at,
      updated_at: created_at,
    }),
  );
  await em.flush();
  for (const { id } of equipements) {
    em.create(Journal, {
      objet: 'equipement',
      objet_id: id,
      action: 'create',
      acteur_id: responsable.id,
      date_serveur: created_at,
      changements: {},
    });
  }
  em.create(Numerotation, { serie: 'EQ', dernier: equipements.length });
  em.create(Numerotation, { serie: 'CLI', dernier: demoClients.length });
  em.create(Numerotation, { serie: 'TEC', dernier: demoAccounts.filter(({ technicien }) => technicien).length });
  await em.flush();
  return equipements;
}

function storiesOf(): Story[] {
  const closed: Story[] = Array.from({ length: 44 }, (_, index) => ({ statut: 'cloturee', days_ago: 4 + index * 2 }));
  const present: Statut[] = [
    'terminee',
    'affectee',
    'ouverte',
    'en_cours',
    'affectee',
    'annulee',
    'affectee',
    'en_attente',
    'ouverte',
    'affectee',
    'terminee',
    'affectee',
    'ouverte',
    'affectee',
    'affectee',
    'ouverte',
  ];
  const planned = demoPlannedDays.map((in_days): Story => ({ statut: 'affectee', days_ago: 1, in_days }));
  const now = present.map((statut, index): Story => ({ statut, days_ago: Math.max(0, 4 - Math.floor(index / 3)) }));
  return [...closed.toReversed(), ...now, ...planned];
}

async function seedInterventions(em: EntityManager, people: People, equipements: Equipement[], now: Date): Promise<void> {
  const inService = equipements.filter(({ statut }) => statut !== 'retire');
  const counters = new Map<string, number>();
  let slot = 0;
  for (const [index, story] of storiesOf().entries()) {
    const work = at(demoWorks, index * 7);
    const equipement = at(inService, index * 5);
    const { technicien, user } = at(people.techniciens, index);
    const morning = fromLocal(toCivilDate(now.getTime() - story.days_ago * DAY_MS), '08:15');
    // Nothing of a demo happens in the future, however early in the day it is loaded.
    const opened = new Date(Math.min(morning, now.getTime()));
    const serie = `OT-${toLocal(opened).year}`;
    const number = (counters.get(serie) ?? 0) + 1;
    counters.set(serie, number);
    const isAssigned = story.statut !== 'ouverte' && story.statut !== 'annulee';
    const planned = demoSlot({ ...story, ouverte: toCivilDate(opened), in_days: story.in_days }, slot + 1, now);
    if (planned) slot += 1;
    const intervention = em.create(Intervention, {
      reference: `${serie}-${String(number).padStart(6, '0')}`,
      titre: work.titre,
      description: work.description,
      type: work.type,
      priorite: work.priorite,
      statut: 'ouverte',
      date_creation: opened,
      date_limite: work.priorite === 'programmee' ? null : new Date(opened.getTime() + (work.priorite === 'critique' ? 8 : 96) * HOUR_MS),
      date_debut_prevue: planned?.debut ?? null,
      date_fin_prevue: planned?.fin ?? null,
      equipement_id: equipement.id,
      client_id: equipement.client_id,
      technicien_id: isAssigned ? technicien.id : null,
    });
    await live(em, { intervention, story, work, responsable: people.responsable, technicien, user, now });
  }
  for (const [serie, dernier] of counters) em.create(Numerotation, { serie, dernier });
  await em.flush();
}

function at<T>(all: readonly T[], index: number): T {
  return all[index % all.length] as T;
}

function requireFrom<T>(all: ReadonlyMap<string, T>, key: string): T {
  const found = all.get(key);
  if (!found) throw new Error(`the demo company has no ${key}`);
  return found;
}
