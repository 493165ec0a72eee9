import { toCivilDate } from '@mif/contract/time';
import { Client } from '@mif/db/entities/client';
import { Demande } from '@mif/db/entities/demande';
import { Contact } from '@mif/db/entities/contact';
import { Document, DocumentRevision } from '@mif/db/entities/document';
import { Equipement } from '@mif/db/entities/equipement';
import { Etiquette } from '@mif/db/entities/etiquette';
import { Intervention } from '@mif/db/entities/intervention';
import { Echeance, Plan } from '@mif/db/entities/plan';
import { Site } from '@mif/db/entities/site';
import { Technicien } from '@mif/db/entities/technicien';
import { User } from '@mif/db/entities/user';
import type { EntityManager } from '@mif/db/orm';
import type { RequiredEntityData } from '@mikro-orm/postgresql';

/** The password of every account made here. */
export const PASSWORD = 'mot-de-passe-1';
// Of PASSWORD, with the least work argon2id takes: hashing it again in each test would cost more than the tests.
const PASSWORD_HASH = '$argon2id$v=19$m=8,t=1,p=1$NBHWoQm91AtNGH+6y11/fw$5U8kGTXjvmiULmDW6itkZ6ISDRlAqftHj7tN6LNkY2s';

let serial = 0;

/** A number no other row of the run was made with. */
export function nextSerial(): number {
  serial += 1;
  return serial;
}

/** Saves a client company with its first site. */
export async function makeClient(em: EntityManager, data: Partial<RequiredEntityData<Client>> = {}): Promise<Client> {
  const n = nextSerial();
  const client = em.create(Client, { code: `CLI-${n}`, nom: `Client ${n}`, email: `client-${n}@exemple.ma`, ...data });
  await em.flush();
  await makeSite(em, { client_id: client.id, code: 'S-01', nom: 'Site principal' });
  return client;
}

/** Saves a site of a client. */
export async function makeSite(em: EntityManager, data: Partial<RequiredEntityData<Site>> & { client_id: number }): Promise<Site> {
  const n = nextSerial();
  const site = em.create(Site, { code: `S-${n}`, nom: `Site ${n}`, ville: 'Casablanca', ...data });
  await em.flush();
  return site;
}

/** Saves a contact of a client, or of one of its sites. */
export async function makeContact(em: EntityManager, data: Partial<RequiredEntityData<Contact>> & { client_id: number }): Promise<Contact> {
  const contact = em.create(Contact, { nom: `Contact ${nextSerial()}`, telephone: '+212522471830', ...data });
  await em.flush();
  return contact;
}

/** Saves an account whose password is PASSWORD; a responsable where nothing is said. */
export async function makeUser(em: EntityManager, data: Partial<RequiredEntityData<User>> = {}): Promise<User> {
  const n = nextSerial();
  const user = em.create(User, {
    username: `user-${n}`,
    full_name: `Utilisateur ${n}`,
    email: `user-${n}@exemple.ma`,
    role: 'responsable',
    password_hash: PASSWORD_HASH,
    ...data,
  });
  await em.flush();
  return user;
}

/** Saves a technician and his account, or the technician of a given account. */
export async function makeTechnicien(em: EntityManager, data: Partial<RequiredEntityData<Technicien>> = {}): Promise<Technicien> {
  const user_id = data.user_id ?? (await makeUser(em, { role: 'technicien' })).id;
  const technicien = em.create(Technicien, { matricule: `TEC-${nextSerial()}`, equipe: 'Maintenance', ...data, user_id });
  await em.flush();
  return technicien;
}

/** Saves an equipment, of a new client where none is given. */
export async function makeEquipement(em: EntityManager, data: Partial<RequiredEntityData<Equipement>> = {}): Promise<Equipement> {
  const n = nextSerial();
  const client_id = data.client_id ?? (await makeClient(em)).id;
  const site_id = data.site_id ?? (await em.findOneOrFail(Site, { client_id: Number(client_id) }, { orderBy: { id: 'asc' } })).id;
  const equipement = em.create(Equipement, {
    code: `EQ-${n}`,
    nom: `Groupe froid ${n}`,
    type: 'froid',
    localisation: 'Casablanca',
    ...data,
    client_id,
    site_id,
  });
  await em.flush();
  return equipement;
}

/**
 * Saves an intervention as it is given, without its history: open and corrective where nothing is said, on a new
 * equipment where none is given.
 * @param now the instant of `date_creation`
 */
export async function makeIntervention(
  em: EntityManager,
  now: Date,
  data: Partial<RequiredEntityData<Intervention>> = {},
): Promise<Intervention> {
  const n = nextSerial();
  const equipement =
    data.equipement_id === undefined ? await makeEquipement(em) : await em.findOneOrFail(Equipement, Number(data.equipement_id));
  const intervention = em.create(Intervention, {
    reference: `TEST-${n}`,
    titre: `Panne du compresseur ${n}`,
    description: 'Le compresseur ne démarre plus.',
    type: 'corrective',
    statut: 'ouverte',
    priorite: 'normale',
    date_creation: now,
    client_id: equipement.client_id,
    ...data,
    equipement_id: equipement.id,
  });
  await em.flush();
  return intervention;
}

/**
 * Saves a demande as it is given, without its journal: waiting and an employee's where nothing is said, on a new equipment
 * where neither it nor a site is given.
 * @param now the instant of `date_creation`
 */
export async function makeDemande(em: EntityManager, now: Date, data: Partial<RequiredEntityData<Demande>> = {}): Promise<Demande> {
  const n = nextSerial();
  const place =
    data.equipement_id === undefined || data.equipement_id === null
      ? await makeEquipement(em, data.client_id === undefined ? {} : { client_id: data.client_id })
      : await em.findOneOrFail(Equipement, Number(data.equipement_id));
  const demande = em.create(Demande, {
    reference: `TEST-DI-${n}`,
    titre: `Bruit du ventilateur ${n}`,
    description: 'Un bruit depuis ce matin.',
    statut: 'soumise',
    priorite: 'normale',
    source: 'employe',
    date_creation: now,
    client_id: place.client_id,
    site_id: place.site_id,
    equipement_id: place.id,
    ...data,
  });
  await em.flush();
  return demande;
}

/**
 * Saves a plan as it is given, without its journal: monthly from the day of `now` on, with no lead, where nothing is said, on a
 * new equipment where none is given; the generator looks at it at once.
 * @param now the instant of `date_creation`
 */
export async function makePlan(em: EntityManager, now: Date, data: Partial<RequiredEntityData<Plan>> = {}): Promise<Plan> {
  const equipement_id = data.equipement_id ?? (await makeEquipement(em)).id;
  const day = toCivilDate(now);
  const plan = em.create(Plan, {
    titre: `Visite préventive ${nextSerial()}`,
    duree_minutes: 60,
    competences: [],
    habilitations: [],
    declencheur: 'date',
    regle_date: { unite: 'mois', intervalle: 1, position: null },
    premiere_date: day,
    date_creation: now,
    depuis: day,
    prochaine_generation: now,
    ...data,
    equipement_id,
  });
  await em.flush();
  return plan;
}

/** Saves an occurrence of a plan in the register: skipped on its day where nothing else is said. */
export async function makeEcheance(
  em: EntityManager,
  plan: Pick<Plan, 'id'>,
  data: Pick<RequiredEntityData<Echeance>, 'n' | 'motif'> & Partial<RequiredEntityData<Echeance>> & { date_due: string },
): Promise<Echeance> {
  const { date_due } = data;
  const echeance = em.create(Echeance, {
    date_theorique: date_due,
    fenetre_debut: date_due,
    fenetre_fin: date_due,
    statut: 'sautee',
    ...data,
    plan_id: plan.id,
  });
  await em.flush();
  return echeance;
}

/** The secret of an equipment's label. */
export async function jetonOf(em: EntityManager, equipement_id: number): Promise<string> {
  return (await em.findOneOrFail(Etiquette, { equipement_id }, { refresh: true })).jeton;
}

/** Saves a document on a record, without a file in any store. */
export async function makeDocument(
  em: EntityManager,
  now: Date,
  data: Pick<RequiredEntityData<Document>, 'objet' | 'objet_id' | 'auteur_id'> & Partial<RequiredEntityData<Document>>,
  file: Partial<RequiredEntityData<DocumentRevision>> = {},
): Promise<Document> {
  const document = em.create(Document, { categorie: 'autre', date_upload: now, updated_at: now, revision: 1, ...data });
  await em.flush();
  em.create(DocumentRevision, {
    revision: document.revision ?? 1,
    filename: 'essai.pdf',
    cle: `2026/11/24/essai-${nextSerial()}`,
    taille: 100,
    type_mime: 'application/pdf',
    sha256: '0'.repeat(64),
    date_upload: now,
    ...file,
    document_id: document.id,
    auteur_id: document.auteur_id,
  });
  await em.flush();
  return document;
}
