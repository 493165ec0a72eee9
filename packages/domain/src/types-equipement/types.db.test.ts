import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { nextSerial } from '@mif/testing/factories';
import type { ChampTypeInput } from '@mif/contract/types-equipement';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEquipement } from '../equipements/create.ts';
import { getEquipement } from '../equipements/get.ts';
import { equipementHistory } from '../equipements/history.ts';
import { updateEquipement } from '../equipements/update.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createType } from './create.ts';
import { listTypes } from './list.ts';
import { updateType } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const field = (libelle: string, more: Partial<ChampTypeInput> = {}): ChampTypeInput => ({
  libelle,
  genre: 'texte',
  choix: [],
  is_requis: false,
  ...more,
});
const power = field('Puissance', { genre: 'nombre', unite: 'kW', min: 0 });
const makeType = (champs: ChampTypeInput[] = [power, field('Fluide', { genre: 'choix', choix: ['Eau', 'Huile'] })]) =>
  as(actors.responsable, (ctx) => createType(ctx, { nom: `Pompe n° ${nextSerial()}`, champs }));
type Input = Parameters<typeof createEquipement>[1];
const create = (more: Partial<Input>) =>
  as(actors.responsable, (ctx) =>
    createEquipement(ctx, { nom: `P ${nextSerial()}`, type: 'x', client_id: actors.client.client_id, criticite: 'standard', ...more }),
  );
const update = (input: Parameters<typeof updateEquipement>[1]) => as(actors.responsable, (ctx) => updateEquipement(ctx, input));

describe('the register of types', () => {
  test('is asked by managers alone, counts what is of each, and a name is one type’s', async () => {
    const type = await makeType();
    await create({ type: type.nom.toUpperCase() });
    const { items } = await as(actors.admin, (ctx) => listTypes(ctx, {}));
    expect(items.find(({ id }) => id === type.id)).toMatchObject({ equipements: 1, champs: [{ cle: 'puissance' }, { cle: 'fluide' }] });
    expect(await refusal(as(actors.admin, (ctx) => createType(ctx, { nom: type.nom.toUpperCase(), champs: [] })))).toMatchObject({
      code: 'TYPE_EQUIPEMENT_NOM_TAKEN',
      field: 'nom',
    });
    for (const actor of [actors.client, actors.technicien]) {
      expect((await refusal(as(actor, (ctx) => listTypes(ctx, {})))).code).toBe('PERMISSION_DENIED');
      expect((await refusal(as(actor, (ctx) => updateType(ctx, { id: type.id, nom: 'x' })))).code).toBe('PERMISSION_DENIED');
    }
    expect((await refusal(as(actors.admin, (ctx) => updateType(ctx, { id: 999_999 })))).code).toBe('TYPE_EQUIPEMENT_NOT_FOUND');
  });

  test('takes a new type in as it is first written, ten at once too, and keeps its spelling', async () => {
    const nom = `Tour aéroréfrigérante ${nextSerial()}`;
    const made = await Promise.all(Array.from({ length: 10 }, () => create({ type: nom })));
    expect(new Set(made.map(({ type }) => type))).toEqual(new Set([nom]));
    expect((await create({ type: nom.toUpperCase().replace('É', 'E') })).type).toBe(nom);
    const { items } = await as(actors.admin, (ctx) => listTypes(ctx, { actifs: 'oui' }));
    expect(items.filter((type) => type.nom === nom)).toMatchObject([{ equipements: 11, champs: [] }]);
  });

  test('renamed, its equipments are of the new name; on a version that moved it is refused', async () => {
    const type = await makeType();
    const { id } = await create({ type: type.nom, valeurs: { puissance: 4 } });
    const nom = `Pompe centrifuge ${nextSerial()}`;
    await as(actors.admin, (ctx) => updateType(ctx, { id: type.id, version: 1, nom }));
    const seen = await as(actors.client, (ctx) => getEquipement(ctx, { id }));
    expect(seen).toMatchObject({ type: nom, champs: [{ libelle: 'Puissance', unite: 'kW', valeur: 4 }, { valeur: null }] });
    const stale = as(actors.admin, (ctx) => updateType(ctx, { id: type.id, version: 1, is_active: false }));
    expect(await refusal(stale)).toMatchObject({ code: 'RECORD_VERSION_CONFLICT', details: { changements: [{ champs: ['nom'] }] } });
  });
});

describe('the fields of an equipment', () => {
  test('are judged by its type, and their changes are in its history by their keys', async () => {
    const type = await makeType();
    expect(await refusal(create({ type: type.nom, valeurs: { puissance: -1 } }))).toMatchObject({
      code: 'EQUIPEMENT_CHAMP_INVALID',
      field: 'valeurs.puissance',
      details: { champ: 'Puissance', raison: 'min', borne: 0, unite: 'kW' },
    });
    const { id } = await create({ type: type.nom, valeurs: { puissance: 4 } });
    const changed = await update({ id, version: 1, valeurs: { puissance: null, fluide: 'Eau' } });
    expect(changed.version).toBe(2);
    expect((await update({ id, valeurs: { fluide: 'Eau', puissance: null } })).version).toBe(2);
    const { items } = await as(actors.admin, (ctx) => equipementHistory(ctx, { id, limit: 1 }));
    expect(items[0]?.details).toEqual({
      'valeurs.puissance': { avant: 4, apres: null },
      'valeurs.fluide': { avant: null, apres: 'Eau' },
    });
  });

  test('a field that is taken away stays readable, is not written any more, and comes back with what it held', async () => {
    const type = await makeType();
    const { id } = await create({ type: type.nom, valeurs: { puissance: 4, fluide: 'Huile' } });
    const setFields = (champs: ChampTypeInput[]) => as(actors.admin, (ctx) => updateType(ctx, { id: type.id, champs }));
    await setFields([power]);
    const read = async () => (await as(actors.admin, (ctx) => getEquipement(ctx, { id }))).champs;
    expect(await read()).toMatchObject([{ cle: 'puissance' }, { cle: 'fluide', is_archive: true, valeur: 'Huile' }]);
    expect(await refusal(update({ id, valeurs: { fluide: 'Eau' } }))).toMatchObject({
      code: 'EQUIPEMENT_CHAMP_INVALID',
      details: { champ: 'Fluide', raison: 'archive' },
    });
    await update({ id, valeurs: { puissance: 5, fluide: 'Huile' } });
    await setFields([{ ...power, cle: 'puissance' }, field('Fluide', { cle: 'fluide', genre: 'choix', choix: ['Gaz'] })]);
    expect(await read()).toMatchObject([{ valeur: 5 }, { is_archive: false, valeur: 'Huile' }]);
  });

  test('taken away while somebody saves: the value is written or refused, never lost without a word', async () => {
    for (let round = 0; round < 5; round += 1) {
      const type = await makeType();
      const { id } = await create({ type: type.nom });
      const [saved, changed] = await Promise.allSettled([
        update({ id, valeurs: { fluide: 'Eau' } }),
        as(actors.admin, (ctx) => updateType(ctx, { id: type.id, champs: [power] })),
      ]);
      expect(changed.status).toBe('fulfilled');
      const { champs } = await as(actors.admin, (ctx) => getEquipement(ctx, { id }));
      const held = champs.find(({ cle }) => cle === 'fluide')?.valeur ?? null;
      const code = saved.status === 'fulfilled' ? 'saved' : (await refusal(Promise.reject(saved.reason))).code;
      expect([
        ['saved', 'Eau'],
        ['EQUIPEMENT_CHAMP_INVALID', null],
      ]).toContainEqual([code, held]);
    }
  });

  test('a required one is asked for when it is created and when fields are saved, and stops nothing else', async () => {
    const type = await makeType([]);
    const { id } = await create({ type: type.nom });
    await as(actors.admin, (ctx) => updateType(ctx, { id: type.id, champs: [field('Repère', { is_requis: true })] }));
    expect(await refusal(create({ type: type.nom }))).toMatchObject({ field: 'valeurs.repere', details: { raison: 'requis' } });
    expect((await update({ id, fabricant: 'Ksb' })).fabricant).toBe('Ksb');
    expect((await refusal(update({ id, valeurs: {} }))).code).toBe('EQUIPEMENT_CHAMP_INVALID');
    expect((await update({ id, valeurs: { repere: 'P-12' } })).champs).toMatchObject([{ valeur: 'P-12' }]);
  });
});

test('a warranty that ends before the first day of service is refused, also when one date alone changes', async () => {
  const dates = { date_mise_en_service: '2026-01-10', date_fin_garantie: '2028-01-09' };
  expect(await create(dates)).toMatchObject({ ...dates, is_sous_garantie: true });
  const { id } = await create({ ...dates, date_fin_garantie: '2026-11-23' });
  expect((await as(actors.client, (ctx) => getEquipement(ctx, { id }))).is_sous_garantie).toBe(false);
  expect(await refusal(create({ ...dates, date_fin_garantie: '2026-01-09' }))).toMatchObject({
    code: 'EQUIPEMENT_GARANTIE_INVALID',
    field: 'date_fin_garantie',
  });
  expect((await refusal(update({ id, date_mise_en_service: '2026-11-24' }))).code).toBe('EQUIPEMENT_GARANTIE_INVALID');
});
