import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeContact, makeDemande, makeEquipement, makeIntervention, makeSite } from '@mif/testing/factories';
import { CreateSiteInput } from '@mif/contract/sites';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptDemande } from '../demandes/accept.ts';
import { createDemande } from '../demandes/create.ts';
import { createEquipement } from '../equipements/create.ts';
import { moveEquipement } from '../equipements/move.ts';
import { createIntervention } from '../interventions/create.ts';
import { getIntervention } from '../interventions/get.ts';
import { listInterventions } from '../interventions/list.ts';
import { maJournee } from '../interventions/ma-journee.ts';
import { recordHistory } from '../journal/of-record.ts';
import type { Ctx } from '../kernel/context.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createSite } from './create.ts';
import { getSite } from './get.ts';
import { listSitesOfClient } from './list-of-client.ts';
import { listSites } from './list.ts';
import { removeSite } from './remove.ts';
import { updateSite } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const create = (input: Partial<CreateSiteInput> & { client_id: number }) =>
  as(actors.responsable, (ctx) => createSite(ctx, { nom: `Dépôt ${crypto.randomUUID()}`, ...input }));
const update = (input: Parameters<typeof updateSite>[1], actor = actors.responsable) => as(actor, (ctx) => updateSite(ctx, input));

describe('the record', () => {
  test('gets the client’s next free code, also ten at once, and a line of the journal', async () => {
    const { id: client_id } = await makeClient(db.fork());
    await makeSite(db.fork(), { client_id, code: 'S-03' });
    const made = await Promise.all(Array.from({ length: 10 }, () => create({ client_id })));
    expect(new Set(made.map(({ code }) => code)).size).toBe(10);
    expect(made.map(({ code }) => code)).not.toContain('S-03');
    const [first] = made;
    const history = await as(actors.admin, (ctx) => recordHistory(ctx, { objet: 'site', objet_id: first?.id ?? 0 }));
    expect(history.items).toMatchObject([{ action: 'create', changements: { nom: { avant: null, apres: first?.nom } } }]);
  });

  test('a name is one site’s of a client, and another client’s too', async () => {
    const { client_id } = actors.client;
    await create({ client_id, nom: 'Atelier' });
    expect(await refusal(create({ client_id, nom: 'Atelier' }))).toMatchObject({ code: 'SITE_NOM_TAKEN', field: 'nom' });
    expect((await create({ client_id: actors.autreClient.client_id, nom: 'Atelier' })).nom).toBe('Atelier');
    const other = await create({ client_id, nom: 'Autre atelier' });
    expect((await refusal(update({ id: other.id, nom: 'Atelier' }))).code).toBe('SITE_NOM_TAKEN');
    expect((await refusal(create({ client_id, code: other.code }))).code).toBe('SITE_CODE_TAKEN');
    expect(await refusal(create({ client_id: 999_999 }))).toMatchObject({ code: 'CLIENT_NOT_FOUND', field: 'client_id' });
  });

  test('coordinates come in pairs and the right way round, also when one of them is changed', async () => {
    const { id } = await create({ client_id: actors.client.client_id, ville: 'Settat' });
    expect((await refusal(update({ id, latitude: 33 }))).code).toBe('SITE_COORDINATES_PAIR');
    const swapped = await refusal(update({ id, latitude: -7.58, longitude: 33.57 }));
    expect(swapped).toMatchObject({ code: 'SITE_COORDINATES_SWAPPED', details: { latitude: 33.57, longitude: -7.58 } });
    expect(await update({ id, latitude: 33.57, longitude: -7.58 })).toMatchObject({ latitude: 33.57, longitude: -7.58 });
    expect((await refusal(update({ id, longitude: null }))).code).toBe('SITE_COORDINATES_PAIR');
  });

  test('what is off the earth, and hours that cannot be, are refused at their field', () => {
    const fieldOf = (more: object) => CreateSiteInput.safeParse({ client_id: 1, nom: 'x', ...more }).error?.issues[0]?.path[0];
    expect(fieldOf({ latitude: 91, longitude: 0 })).toBe('latitude');
    expect(fieldOf({ latitude: 0, longitude: -180.1 })).toBe('longitude');
    expect(fieldOf({ horaires: [{ jour: 1, debut: '08:00', fin: '08:00' }] })).toBe('horaires');
    const twice = [
      { jour: 1, debut: '08:00', fin: '12:00' },
      { jour: 1, debut: '11:00', fin: '13:00' },
    ];
    expect(fieldOf({ horaires: twice })).toBe('horaires');
    expect(fieldOf({ horaires: [{ jour: 8, debut: '08:00', fin: '12:00' }] })).toBe('horaires');
    expect(fieldOf({ horaires: [{ jour: 7, debut: '22:00', fin: '06:00' }] })).toBeUndefined();
  });

  test('two who change it on one version: the second is told what and by whom', async () => {
    const { id, version } = await create({ client_id: actors.client.client_id });
    const results = await Promise.allSettled([
      update({ id, version, ville: 'Fès' }),
      update({ id, version, instructions_acces: 'Badge' }, actors.admin),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = results.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({
      reason: { code: 'RECORD_VERSION_CONFLICT', details: { version: 2, changements: [{ action: 'update' }] } },
    });
  });
});

describe('out of use', () => {
  test('keeps everything, comes back, and the journal says so', async () => {
    const { client_id } = actors.client;
    const { id } = await create({ client_id });
    const { id: equipement_id } = await makeEquipement(db.fork(), { client_id, site_id: id });
    await makeIntervention(db.fork(), now, { equipement_id });
    expect(await update({ id, is_active: false })).toMatchObject({
      is_active: false,
      equipements: 1,
      interventions_ouvertes: 1,
      actions_permises: ['update', 'activate'],
    });
    expect((await update({ id, is_active: true })).actions_permises).toEqual(['update', 'deactivate']);
    const { items } = await as(actors.admin, (ctx) => recordHistory(ctx, { objet: 'site', objet_id: id }));
    expect(items.map(({ action }) => action)).toEqual(['activate', 'deactivate', 'create']);
  });

  test('out of use, nothing new is opened on it; what is there may still move on it, and away', async () => {
    const { id: client_id } = await makeClient(db.fork());
    const closed = await create({ client_id, nom: 'Ancien dépôt' });
    const open = await create({ client_id });
    const [hall, pump] = [
      await makeEquipement(db.fork(), { client_id, site_id: closed.id }),
      await makeEquipement(db.fork(), { client_id, site_id: closed.id }),
    ];
    const elsewhere = await makeEquipement(db.fork(), { client_id, site_id: open.id });
    const asked = await makeDemande(db.fork(), now, { client_id, equipement_id: pump.id });
    await update({ id: closed.id, is_active: false });
    const responsable = <T>(verb: (ctx: Ctx) => Promise<T>) => as(actors.responsable, verb);
    const machine = { client_id, type: 'froid', nom: `Presse ${crypto.randomUUID()}`, criticite: 'standard' } as const;
    const work = { titre: 'Bruit', type: 'corrective', priorite: 'normale', equipement_id: pump.id } as const;
    const refused: [string, () => Promise<unknown>][] = [
      ['site_id', () => responsable((ctx) => createEquipement(ctx, { ...machine, site_id: closed.id }))],
      ['parent_id', () => responsable((ctx) => createEquipement(ctx, { ...machine, parent_id: hall.id }))],
      ['site_id', () => responsable((ctx) => moveEquipement(ctx, { id: elsewhere.id, parent_id: null, site_id: closed.id }))],
      ['equipement_id', () => responsable((ctx) => createIntervention(ctx, work))],
      ['equipement_id', () => responsable((ctx) => acceptDemande(ctx, { id: asked.id, type: 'corrective' }))],
      ['equipement_id', () => responsable((ctx) => createDemande(ctx, { titre: 'Bruit', equipement_id: pump.id, priorite: 'normale' }))],
      ['site_id', () => responsable((ctx) => createDemande(ctx, { titre: 'Bruit', site_id: closed.id, priorite: 'normale' }))],
    ];
    for (const [field, verb] of refused) {
      expect(await refusal(verb())).toMatchObject({ code: 'SITE_INACTIVE', field, details: { site: 'Ancien dépôt' } });
    }
    expect(await responsable((ctx) => moveEquipement(ctx, { id: pump.id, parent_id: hall.id }))).toMatchObject({ parent_id: hall.id });
    const away = { id: pump.id, parent_id: null, site_id: open.id };
    expect(await responsable((ctx) => moveEquipement(ctx, away))).toMatchObject({ site_id: open.id });
    expect(await responsable((ctx) => createEquipement(ctx, machine))).not.toMatchObject({ site_id: closed.id });
    expect(await responsable((ctx) => createIntervention(ctx, work))).toMatchObject({ statut: 'ouverte' });
  });

  test('never the last one, also when the last two go at once', async () => {
    const { id: client_id } = await makeClient(db.fork());
    const [first] = (await as(actors.admin, (ctx) => listSites(ctx, { client_id }))).items;
    expect(await refusal(update({ id: first?.id ?? 0, is_active: false }))).toMatchObject({ code: 'SITE_LAST' });
    const second = await create({ client_id });
    const results = await Promise.allSettled([first?.id ?? 0, second.id].map((id) => update({ id, is_active: false })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = await as(actors.admin, (ctx) => listSites(ctx, { client_id, actifs: 'oui' }));
    expect(left.items).toHaveLength(1);
    expect((await refusal(as(actors.admin, (ctx) => removeSite(ctx, { id: left.items[0]?.id ?? 0 })))).code).toBe('SITE_LAST');
  });

  test('only what never served is deleted', async () => {
    const { client_id } = actors.client;
    const used = await create({ client_id });
    await makeEquipement(db.fork(), { client_id, site_id: used.id, statut: 'retire' });
    await makeContact(db.fork(), { client_id, site_id: used.id, is_active: false });
    expect(await refusal(as(actors.responsable, (ctx) => removeSite(ctx, { id: used.id })))).toMatchObject({
      code: 'SITE_IN_USE',
      details: { equipements: 1, contacts: 1, documents: 0 },
    });
    const unused = await create({ client_id });
    expect(unused.actions_permises).toContain('remove');
    await as(actors.responsable, (ctx) => removeSite(ctx, { id: unused.id, version: 1 }));
    expect((await refusal(as(actors.admin, (ctx) => getSite(ctx, { id: unused.id })))).code).toBe('SITE_NOT_FOUND');
  });
});

describe('who sees it', () => {
  test('a client its own, a technician those his work is on; nothing else exists', async () => {
    const { client_id } = actors.client;
    const { id } = await create({ client_id, nom: 'Usine vue' });
    const hidden = await create({ client_id, nom: 'Usine cachée' });
    const { id: equipement_id } = await makeEquipement(db.fork(), { client_id, site_id: id });
    const { technicien_id } = actors.technicien;
    await makeIntervention(db.fork(), now, { equipement_id, technicien_id, statut: 'affectee' });
    for (const actor of [actors.client, actors.technicien]) {
      expect(await as(actor, (ctx) => getSite(ctx, { id }))).toMatchObject({ id, actions_permises: [] });
      expect((await refusal(update({ id, ville: 'x' }, actor))).code).toBe('PERMISSION_DENIED');
    }
    expect((await refusal(as(actors.technicien, (ctx) => getSite(ctx, { id: hidden.id })))).code).toBe('SITE_NOT_FOUND');
    expect((await refusal(as(actors.autreClient, (ctx) => getSite(ctx, { id })))).code).toBe('SITE_NOT_FOUND');
    const theirs = await refusal(as(actors.autreClient, (ctx) => listSitesOfClient(ctx, { client_id })));
    expect(theirs.code).toBe('CLIENT_NOT_FOUND');
    const seen = await as(actors.autreClient, (ctx) => listSites(ctx, { client_id }));
    expect(seen.items).toEqual([]);
  });

  test('is searched by its words and its client’s, sorted and filtered, page by page', async () => {
    const em = db.fork();
    const { id: client_id } = await makeClient(em, { nom: 'Sucrerie Doukkala' });
    const a = await makeSite(em, { client_id, nom: 'Râperie', ville: 'Azemmour' });
    const b = await makeSite(em, { client_id, nom: 'Silo', ville: 'Sidi Bennour', is_active: false });
    const ids = async (input: Parameters<typeof listSites>[1]) =>
      (await as(actors.admin, (ctx) => listSites(ctx, input))).items.map(({ id }) => id);
    expect(await ids({ q: 'raperie' })).toEqual([a.id]);
    expect(await ids({ q: 'doukkala silo' })).toEqual([b.id]);
    expect(await ids({ client_id, sort: '-nom', actifs: 'non' })).toEqual([b.id]);
    expect(await ids({ ville: 'Azemmour' })).toEqual([a.id]);
    const first = await as(actors.admin, (ctx) => listSites(ctx, { client_id, sort: '-ville', limit: 1 }));
    const rest = await as(actors.admin, (ctx) => listSites(ctx, { client_id, sort: '-ville', cursor: first.next_cursor ?? '' }));
    expect([...first.items, ...rest.items].map(({ ville }) => ville)).toEqual(['Sidi Bennour', 'Casablanca', 'Azemmour']);
  });
});

describe('the way there, with a job', () => {
  test('is the site of its equipment, with whom to call: the site’s first, else the company’s', async () => {
    const em = db.fork();
    const { id: client_id } = await makeClient(em);
    const place = { adresse: 'Route 1', ville: 'Settat', latitude: 33.1, longitude: -7.6, instructions_acces: 'Badge à l’accueil' };
    const site = await makeSite(em, { client_id, nom: 'Carrière', ...place });
    const { id: equipement_id } = await makeEquipement(em, { client_id, site_id: site.id });
    const { technicien_id } = actors.autreTechnicien;
    const { id } = await makeIntervention(em, now, { equipement_id, technicien_id, statut: 'affectee' });
    const sheet = async () => (await as(actors.autreTechnicien, (ctx) => getIntervention(ctx, { id }))).site;
    expect(await sheet()).toMatchObject({ id: site.id, nom: 'Carrière', ...place, horaires: null, contact: null });
    await makeContact(em, { client_id, nom: 'Siège', is_principal: true });
    expect((await sheet()).contact).toMatchObject({ nom: 'Siège', telephone: '+212522471830' });
    await makeContact(em, { client_id, site_id: site.id, nom: 'Ancien', is_active: false });
    await makeContact(em, { client_id, site_id: site.id, nom: 'Gardien' });
    await makeContact(em, { client_id, site_id: site.id, nom: 'Chef de carrière', is_principal: true });
    expect((await sheet()).contact?.nom).toBe('Chef de carrière');
    const day = await as(actors.autreTechnicien, (ctx) => maJournee(ctx, {}));
    expect(day.a_faire.find((job) => job.id === id)?.site).toEqual(await sheet());
    const list = await as(actors.responsable, (ctx) => listInterventions(ctx, { site_id: site.id }));
    expect(list.items.map((row) => [row.id, row.site])).toEqual([[id, { id: site.id, nom: 'Carrière', ville: 'Settat' }]]);
  });
});
