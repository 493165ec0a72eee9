import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeContact, makeEquipement, makeIntervention, makeSite, makeUser } from '@mif/testing/factories';
import type { CreateContactInput } from '@mif/contract/contacts';
import { beforeAll, expect, test } from 'vitest';
import { getClient } from '../clients/get.ts';
import { recordHistory } from '../journal/of-record.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { getSite } from '../sites/get.ts';
import { createContact } from './create.ts';
import { listContacts } from './list.ts';
import { removeContact } from './remove.ts';
import { updateContact } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const create = (input: CreateContactInput) => as(actors.responsable, (ctx) => createContact(ctx, input));
const update = (input: Parameters<typeof updateContact>[1]) => as(actors.responsable, (ctx) => updateContact(ctx, input));
const principals = async (client_id: number) =>
  (await as(actors.admin, (ctx) => listContacts(ctx, { client_id }))).items
    .filter(({ is_principal }) => is_principal)
    .map(({ nom }) => nom);

test('one is called first: the first there was, then who takes the place, then who is left', async () => {
  const { id: client_id } = await makeClient(db.fork());
  const a = await create({ client_id, nom: 'A' });
  const b = await create({ client_id, nom: 'B' });
  expect([a.is_principal, b.is_principal]).toEqual([true, false]);
  const c = await create({ client_id, nom: 'C', is_principal: true });
  expect(await principals(client_id)).toEqual(['C']);
  await update({ id: b.id, is_principal: true });
  expect(await principals(client_id)).toEqual(['B']);
  // Nobody stops being it without another one.
  await update({ id: b.id, is_principal: false });
  expect(await principals(client_id)).toEqual(['B']);
  await as(actors.responsable, (ctx) => removeContact(ctx, { id: b.id }));
  expect(await principals(client_id)).toEqual(['A']);
  const { contacts } = await as(actors.admin, (ctx) => getClient(ctx, { id: client_id }));
  expect(contacts.map(({ id }) => id)).toEqual([a.id, c.id]);
  expect((await refusal(update({ id: b.id, nom: 'x' }))).code).toBe('CONTACT_NOT_FOUND');
});

test('ten who become the first one at once: one is', async () => {
  const { id: client_id } = await makeClient(db.fork());
  await Promise.all(Array.from({ length: 10 }, (_, n) => create({ client_id, nom: `N ${n}`, is_principal: true })));
  expect(await principals(client_id)).toHaveLength(1);
});

test('company and sites have each their own, and a site is its client’s', async () => {
  const em = db.fork();
  const { client_id } = actors.client;
  const site = await makeSite(em, { client_id });
  const ofSite = await create({ client_id, site_id: site.id, nom: 'Gardien', telephone: '+212522471830' });
  const ofCompany = await create({ client_id, nom: 'Direction' });
  expect(ofSite).toMatchObject({ is_principal: true, site: { id: site.id, nom: site.nom } });
  expect(ofCompany.is_principal).toBe(true);
  expect((await as(actors.client, (ctx) => getSite(ctx, { id: site.id }))).contacts.map(({ nom }) => nom)).toEqual(['Gardien']);
  const foreign = create({ client_id: actors.autreClient.client_id, site_id: site.id, nom: 'Intrus' });
  expect(await refusal(foreign)).toMatchObject({ code: 'SITE_NOT_FOUND', field: 'site_id' });
  await expect(makeContact(em, { client_id: actors.autreClient.client_id, site_id: site.id })).rejects.toThrow('is not of client');
});

test('its changes are part of the record it hangs on, and a version that moved is refused with what changed', async () => {
  const { id: client_id } = await makeClient(db.fork());
  const { id, version } = await create({ client_id, nom: 'Samira', fonction: 'Achats' });
  await update({ id, version, fonction: 'Directrice des achats' });
  expect(await refusal(as(actors.admin, (ctx) => updateContact(ctx, { id, version, fonction: 'Autre' })))).toMatchObject({
    code: 'RECORD_VERSION_CONFLICT',
    details: { changements: [{ champs: ['fonction'], acteur: actors.responsable.full_name }] },
  });
  await update({ id, fonction: 'Directrice des achats' });
  const { items } = await as(actors.admin, (ctx) => recordHistory(ctx, { objet: 'client', objet_id: client_id }));
  expect(items.map(({ objet, action }) => [objet, action])).toEqual([
    ['contact', 'update'],
    ['contact', 'create'],
  ]);
});

test('a client sees its company’s, a technician those of his sites and whom to call there; nobody else any', async () => {
  const em = db.fork();
  const { id: client_id } = await makeClient(em);
  const site = await makeSite(em, { client_id });
  const { id: equipement_id } = await makeEquipement(em, { client_id, site_id: site.id });
  await makeIntervention(em, now, { equipement_id, technicien_id: actors.technicien.technicien_id, statut: 'affectee' });
  const hisSite = await create({ client_id, site_id: site.id, nom: 'Chef' });
  const first = await create({ client_id, nom: 'Accueil' });
  await create({ client_id, nom: 'Comptable' });
  const elsewhere = await makeSite(em, { client_id });
  await create({ client_id, site_id: elsewhere.id, nom: 'Ailleurs' });
  const seenBy = async (actor: (typeof actors)[keyof Actors]) =>
    (await as(actor, (ctx) => listContacts(ctx, { client_id }))).items.map(({ id }) => id);
  expect((await seenBy(actors.technicien)).toSorted()).toEqual([hisSite.id, first.id].toSorted());
  expect(await seenBy(actors.autreTechnicien)).toEqual([]);
  expect(await seenBy(actors.autreClient)).toEqual([]);
  expect(await seenBy(actors.admin)).toHaveLength(4);
  expect((await refusal(as(actors.technicien, (ctx) => updateContact(ctx, { id: hisSite.id, nom: 'x' })))).code).toBe('PERMISSION_DENIED');
});

test('an address that an account of the company has, and that refuses mails, is marked on its contact', async () => {
  const em = db.fork();
  const [client, other] = [await makeClient(em), await makeClient(em)];
  const email = `refuse.${client.id}@exemple.ma`;
  await makeUser(em, { role: 'client', client_id: client.id, email, email_rejete_at: now });
  const marked = await create({ client_id: client.id, nom: 'A', email: `Refuse.${client.id}@exemple.ma` });
  expect(marked.email_rejete_at).toBe(now.toISOString());
  expect((await create({ client_id: client.id, nom: 'B', email: 'autre@exemple.ma' })).email_rejete_at).toBeNull();
  // Another company's accounts are not told of.
  expect((await create({ client_id: other.id, nom: 'C', email })).email_rejete_at).toBeNull();
});
