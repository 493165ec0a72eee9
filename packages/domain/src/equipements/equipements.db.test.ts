import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement, makeIntervention, nextSerial } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { cancelIntervention } from '../interventions/cancel.ts';
import { createIntervention } from '../interventions/create.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createEquipement } from './create.ts';
import { getEquipement } from './get.ts';
import { equipementHistory } from './history.ts';
import { listEquipements } from './list.ts';
import { retireEquipement } from './retire.ts';
import { updateEquipement } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const later = new Date('2026-11-25T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const create = (more: Partial<Parameters<typeof createEquipement>[1]> = {}) =>
  as(actors.responsable, (ctx) =>
    createEquipement(ctx, {
      nom: `Chaudière ${nextSerial()}`,
      type: 'thermique',
      client_id: actors.client.client_id,
      criticite: 'standard',
      ...more,
    }),
  );
const openOn = (equipement_id: number, technicien_id?: number) =>
  as(actors.responsable, (ctx) =>
    createIntervention(ctx, { titre: 'Contrôle', equipement_id, type: 'preventive', priorite: 'normale', technicien_id }),
  );

describe('the record', () => {
  test('is created with the next free code and a line of history', async () => {
    const { client_id } = actors.client;
    await makeEquipement(db.fork(), { client_id, code: 'EQ-0002' });
    const first = await create({ localisation: 'Rabat' });
    const second = await create();
    expect([first.code, second.code]).toEqual(['EQ-0001', 'EQ-0003']);
    expect(first).toMatchObject({ statut: 'operationnel', version: 1, interventions_total: 0 });
    expect(first.actions_permises).toEqual(['update', 'retire', 'move', 'arret', 'compteur', 'releve']);
    const { items } = await as(actors.client, (ctx) => equipementHistory(ctx, { id: first.id }));
    expect(items).toMatchObject([
      {
        genre: 'equipement',
        action: 'create',
        acteur: { id: actors.responsable.id },
        details: { localisation: { avant: null, apres: 'Rabat' } },
      },
    ]);
  });

  test('codes of ten at once are ten', async () => {
    const client_id = (await makeClient(db.fork())).id;
    const made = await Promise.all(Array.from({ length: 10 }, () => create({ client_id })));
    expect(new Set(made.map(({ code }) => code)).size).toBe(10);
  });

  test('keeps what changed, and nothing where nothing did', async () => {
    const { id, nom } = await create();
    const changed = await as(actors.responsable, (ctx) =>
      updateEquipement(ctx, { id, version: 1, nom: 'Chaudière nord', statut: 'panne' }),
    );
    expect(changed).toMatchObject({ nom: 'Chaudière nord', statut: 'panne', version: 2 });
    const same = await as(actors.responsable, (ctx) => updateEquipement(ctx, { id, nom: 'Chaudière nord' }));
    expect(same.version).toBe(2);
    const { items } = await as(actors.admin, (ctx) => equipementHistory(ctx, { id, genres: ['equipement'] }));
    expect(items.map(({ action }) => action)).toEqual(['update', 'create']);
    expect(items[0]?.details).toEqual({
      nom: { avant: nom, apres: 'Chaudière nord' },
      statut: { avant: 'operationnel', apres: 'panne' },
    });
  });

  test('on a version that moved it is refused with what changed', async () => {
    const { id } = await create();
    await as(actors.responsable, (ctx) => updateEquipement(ctx, { id, version: 1, fabricant: 'Daikin' }));
    const error = await refusal(as(actors.admin, (ctx) => updateEquipement(ctx, { id, version: 1, fabricant: 'Carrier' })));
    expect(error).toMatchObject({
      code: 'RECORD_VERSION_CONFLICT',
      field: 'version',
      details: { version: 2, changements: [{ action: 'update', champs: ['fabricant'], acteur: actors.responsable.full_name }] },
    });
  });

  test('two who change it at once on one version: one does', async () => {
    const { id } = await create();
    const results = await Promise.allSettled(
      ['A', 'B'].map((modele) => as(actors.admin, (ctx) => updateEquipement(ctx, { id, version: 1, modele }))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'RECORD_VERSION_CONFLICT' } });
  });

  test('a code is one client’s once, and an unknown client has none', async () => {
    const code = 'CH-77';
    await create({ code });
    expect(await refusal(create({ code }))).toMatchObject({ code: 'EQUIPEMENT_CODE_TAKEN', field: 'code' });
    expect((await create({ code, client_id: actors.autreClient.client_id })).code).toBe(code);
    expect(await refusal(create({ client_id: 999_999 }))).toMatchObject({ code: 'CLIENT_NOT_FOUND', field: 'client_id' });
  });
});

describe('taking out of service', () => {
  test('waits for open interventions, then ends the record', async () => {
    const { id } = await create();
    const open = await openOn(id);
    const retire = () => as(actors.responsable, (ctx) => retireEquipement(ctx, { id, version: 1 }), later);
    expect(await refusal(retire())).toMatchObject({ code: 'EQUIPEMENT_IN_USE', details: { interventions: 1 } });
    await as(actors.admin, (ctx) =>
      cancelIntervention(ctx, { id: open.id, version: open.version, command_id: crypto.randomUUID(), motif: 'doublon' }),
    );
    expect(await retire()).toMatchObject({ statut: 'retire', version: 2, actions_permises: [] });
    expect((await refusal(openOn(id))).code).toBe('EQUIPEMENT_RETIRED');
    expect((await refusal(as(actors.admin, (ctx) => updateEquipement(ctx, { id, nom: 'Autre' })))).code).toBe('EQUIPEMENT_RETIRED');
    const { items } = await as(actors.admin, (ctx) => equipementHistory(ctx, { id, limit: 1 }));
    expect(items).toMatchObject([{ action: 'retire', details: { statut: { avant: 'operationnel', apres: 'retire' } } }]);
  });

  test('and opening an intervention at once: never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await create();
      const results = await Promise.allSettled([openOn(id), as(actors.admin, (ctx) => retireEquipement(ctx, { id }))]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

describe('its life', () => {
  test('changes and interventions in one line, page by page, none twice and none left out', async () => {
    const { id } = await create();
    await openOn(id);
    await as(actors.admin, (ctx) => updateEquipement(ctx, { id, nom: 'Même instant' }));
    await as(actors.admin, (ctx) => updateEquipement(ctx, { id, nom: 'Plus tard' }), later);
    for (const minute of [1, 2, 3]) await makeIntervention(db.fork(), new Date(now.getTime() + minute * 60_000), { equipement_id: id });
    const all = await as(actors.admin, (ctx) => equipementHistory(ctx, { id }));
    expect(all.items.map(({ genre, date_serveur }) => [genre, date_serveur.slice(5, 16)])).toEqual([
      ['equipement', '11-25T10:00'],
      ['intervention', '11-24T10:03'],
      ['intervention', '11-24T10:02'],
      ['intervention', '11-24T10:01'],
      ['intervention', '11-24T10:00'],
      ['equipement', '11-24T10:00'],
      ['equipement', '11-24T10:00'],
    ]);
    for (const limit of [1, 2, 3]) {
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await as(actors.admin, (ctx) => equipementHistory(ctx, { id, limit, cursor }));
        seen.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(all.items);
    }
    expect((await refusal(as(actors.admin, (ctx) => equipementHistory(ctx, { id, cursor: 'abc' })))).code).toBe('CURSOR_INVALID');
  });

  test('names who opened an intervention', async () => {
    const { id } = await create();
    const { reference } = await openOn(id);
    const { items } = await as(actors.admin, (ctx) => equipementHistory(ctx, { id, limit: 1 }));
    expect(items).toMatchObject([{ intervention: { reference }, acteur: { full_name: actors.responsable.full_name } }]);
  });
});

describe('who sees it', () => {
  test('a client his company’s, a technician what his work is on; the rest does not exist', async () => {
    const { id } = await create();
    await openOn(id, actors.technicien.technicien_id);
    await openOn(id, actors.autreTechnicien.technicien_id);
    expect(await as(actors.client, (ctx) => getEquipement(ctx, { id }))).toMatchObject({ id, actions_permises: [] });
    expect(await as(actors.technicien, (ctx) => getEquipement(ctx, { id }))).toMatchObject({ id, actions_permises: ['arret', 'releve'] });
    expect((await as(actors.client, (ctx) => getEquipement(ctx, { id }))).interventions_ouvertes).toBe(2);
    expect((await as(actors.technicien, (ctx) => getEquipement(ctx, { id }))).interventions_ouvertes).toBe(1);
    const history = await as(actors.technicien, (ctx) => equipementHistory(ctx, { id }));
    expect(history.items.filter(({ genre }) => genre === 'intervention')).toHaveLength(1);
    const foreign = [
      as(actors.autreClient, (ctx) => getEquipement(ctx, { id })),
      as(actors.autreClient, (ctx) => equipementHistory(ctx, { id })),
    ];
    for (const error of await Promise.all(foreign.map(refusal))) expect(error.code).toBe('EQUIPEMENT_NOT_FOUND');
    const unrelated = await create();
    expect((await refusal(as(actors.technicien, (ctx) => getEquipement(ctx, { id: unrelated.id })))).code).toBe('EQUIPEMENT_NOT_FOUND');
    const seen = await as(actors.technicien, (ctx) => listEquipements(ctx, {}));
    expect(seen.items.map((item) => item.id)).toEqual([id]);
  });

  test('only managers write', async () => {
    const { id } = await create();
    for (const actor of [actors.client, actors.technicien]) {
      expect((await refusal(as(actor, (ctx) => updateEquipement(ctx, { id, nom: 'x' })))).code).toBe('PERMISSION_DENIED');
      expect((await refusal(as(actor, (ctx) => retireEquipement(ctx, { id })))).code).toBe('PERMISSION_DENIED');
    }
    expect((await refusal(as(null, (ctx) => listEquipements(ctx, {})))).code).toBe('AUTH_REQUIRED');
  });
});

describe('the list', () => {
  const names = (input: Parameters<typeof listEquipements>[1]) =>
    as(actors.admin, (ctx) => listEquipements(ctx, input)).then(({ items }) => items.map(({ nom }) => nom));
  let client_id: number;

  beforeAll(async () => {
    const em = db.fork();
    client_id = (await makeClient(em)).id;
    await makeEquipement(em, { client_id, nom: 'Compresseur à vis', code: 'PR-44', criticite: 'critique' });
    await makeEquipement(em, { client_id, nom: 'Pompe de relevage', code: 'PR-43', fabricant: 'Grundfos', type: 'hydraulique' });
    await makeEquipement(em, { client_id, nom: 'Élévateur', code: 'PR-42', statut: 'retire' });
    await makeEquipement(em, { client_id, nom: 'Armoire', code: 'PR-41', localisation: 'Salle du compresseur' });
  });

  test('is sorted and filtered', async () => {
    expect(await names({ client_id, sort: 'code' })).toEqual(['Armoire', 'Élévateur', 'Pompe de relevage', 'Compresseur à vis']);
    expect(await names({ client_id, sort: '-nom' })).toEqual(['Élévateur', 'Pompe de relevage', 'Compresseur à vis', 'Armoire']);
    expect(await names({ client_id, criticite: ['critique'] })).toEqual(['Compresseur à vis']);
    expect(await names({ client_id, statut: ['retire'] })).toEqual(['Élévateur']);
    expect(await names({ client_id, type: 'hydraulique' })).toEqual(['Pompe de relevage']);
  });

  test('is searched by words and beginnings without accents, the best first', async () => {
    expect(await names({ client_id, q: 'compres' })).toEqual(['Compresseur à vis', 'Armoire']);
    expect(await names({ client_id, q: 'elevateur' })).toEqual(['Élévateur']);
    expect(await names({ client_id, q: 'grundfos' })).toEqual(['Pompe de relevage']);
    for (const q of ['pr-43', 'PR 43', '43']) expect(await names({ client_id, q })).toEqual(['Pompe de relevage']);
  });

  test('takes whole words before beginnings', async () => {
    await makeEquipement(db.fork(), { client_id, nom: 'Relevage 7', code: 'PR-46', statut: 'retire' });
    await makeEquipement(db.fork(), { client_id, nom: 'Relevage 77', code: 'PR-47', statut: 'retire' });
    expect(await names({ client_id, q: 'relevage 7' })).toEqual(['Relevage 7']);
  });

  test('forgives typing errors where nothing fits, and survives any text', async () => {
    expect(await names({ client_id, q: 'compreseur' })).toEqual(['Compresseur à vis']);
    for (const q of ["l'eau & | !", '%', '\\', "'';--", 'العربية']) expect(await names({ client_id, q })).toEqual([]);
  });

  test('goes on page by page in every sort', async () => {
    for (const more of [
      {},
      { sort: '-code' as const },
      { q: 'compresseur' },
      { q: 'compreseur' },
      { q: 'compresseur', sort: 'nom' as const },
    ]) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await as(actors.admin, (ctx) => listEquipements(ctx, { client_id, limit: 1, cursor, ...more }));
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      const whole = await as(actors.admin, (ctx) => listEquipements(ctx, { client_id, ...more }));
      expect(seen).toEqual(whole.items.map(({ id }) => id));
    }
  });

  test('refuses a cursor that was written by hand', async () => {
    const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const q = 'compresseur';
    const forged = [
      names({ q, cursor: cursorOf('words:pertinence', 'abc', 1) }),
      names({ q, cursor: cursorOf('words:pertinence', 1, 9_999_999_999) }),
      names({ cursor: cursorOf('code', 'x', 1) }),
      as(actors.admin, (ctx) => equipementHistory(ctx, { id: 1, cursor: cursorOf('-date:equipement', 'hier', 1) })),
    ];
    for (const error of await Promise.all(forged.map(refusal))) expect(error.code).toBe('CURSOR_INVALID');
  });

  test('refuses a cursor of another sort', async () => {
    const { next_cursor } = await as(actors.admin, (ctx) => listEquipements(ctx, { client_id, limit: 1, sort: 'nom' }));
    const foreign = as(actors.admin, (ctx) => listEquipements(ctx, { client_id, sort: 'code', cursor: next_cursor ?? '' }));
    expect((await refusal(foreign)).code).toBe('CURSOR_INVALID');
  });
});
