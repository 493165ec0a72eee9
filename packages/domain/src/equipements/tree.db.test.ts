import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement, makeIntervention, makeSite, nextSerial } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { unscopedTables } from '../kernel/scope.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { readBranch } from './branch.ts';
import { createEquipement } from './create.ts';
import { getEquipement } from './get.ts';
import { equipementHistory } from './history.ts';
import { listEquipements } from './list.ts';
import { moveEquipement } from './move.ts';
import { retireEquipement } from './retire.ts';
import { updateEquipement } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let client_id: number;
let site_id: number;
let other_site_id: number;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  ({ client_id } = actors.client);
  const sites = await unscopedTables(db.fork()).selectFrom('sites').select('id').where('client_id', '=', client_id).execute();
  site_id = sites[0]?.id ?? 0;
  other_site_id = (await makeSite(db.fork(), { client_id, nom: 'Usine nord' })).id;
});

type Input = Parameters<typeof createEquipement>[1];
const create = (more: Partial<Input> = {}) =>
  as(actors.responsable, (ctx) =>
    createEquipement(ctx, { nom: `Machine ${nextSerial()}`, type: 'convoyeur', client_id, criticite: 'standard', ...more }),
  );
const move = (input: Parameters<typeof moveEquipement>[1], actor = actors.responsable) => as(actor, (ctx) => moveEquipement(ctx, input));
const get = (id: number, actor: Actors[keyof Actors] = actors.admin) => as(actor, (ctx) => getEquipement(ctx, { id }));
const path = async (id: number) => (await get(id)).ancetres.map((each) => each.id);
const branch = (input: Parameters<typeof readBranch>[1], actor: Actors[keyof Actors] = actors.admin) =>
  as(actor, (ctx) => readBranch(ctx, input));

/** A chain of equipments, each under the one before. */
async function chain(length: number, more: Partial<Input> = {}): Promise<number[]> {
  const ids: number[] = [];
  for (let level = 0; level < length; level += 1) ids.push((await create({ ...more, parent_id: ids.at(-1) ?? more.parent_id })).id);
  return ids;
}

describe('where a new one stands', () => {
  test('at the top of the client’s first site, of a given one, or under its parent on the parent’s site', async () => {
    expect(await create()).toMatchObject({ site_id, parent_id: null, ancetres: [], enfants: 0 });
    const top = await create({ site_id: other_site_id });
    const part = await create({ parent_id: top.id });
    const deep = await create({ parent_id: part.id });
    expect(deep).toMatchObject({ site_id: other_site_id, site: { nom: 'Usine nord' }, parent_id: part.id });
    expect(deep.ancetres.map(({ nom }) => nom)).toEqual([top.nom, part.nom]);
    expect((await get(top.id)).enfants).toBe(1);
  });

  test('another client’s site or equipment, one out of service, or a parent elsewhere are refused at their field', async () => {
    const foreign = await makeEquipement(db.fork(), { client_id: actors.autreClient.client_id });
    const retired = await makeEquipement(db.fork(), { client_id, statut: 'retire' });
    const here = await create();
    const refused = async (more: Partial<Input>) => {
      const { code, field } = await refusal(create(more));
      return [code, field];
    };
    expect(await refused({ parent_id: foreign.id })).toEqual(['EQUIPEMENT_OTHER_CLIENT', 'parent_id']);
    expect(await refused({ site_id: foreign.site_id })).toEqual(['SITE_NOT_FOUND', 'site_id']);
    expect(await refused({ parent_id: retired.id })).toEqual(['EQUIPEMENT_RETIRED', 'parent_id']);
    expect(await refused({ parent_id: 999_999 })).toEqual(['EQUIPEMENT_NOT_FOUND', 'parent_id']);
    expect(await refused({ parent_id: here.id, site_id: other_site_id })).toEqual(['EQUIPEMENT_PARENT_SITE', 'parent_id']);
  });

  test('a name is one equipment’s in service on its site, in any case and with or without accents', async () => {
    const first = await create({ nom: 'Presse à découper' });
    expect(await refusal(create({ nom: 'PRESSE A DECOUPER', parent_id: (await create()).id }))).toMatchObject({
      code: 'EQUIPEMENT_NOM_TAKEN',
      field: 'nom',
      details: { nom: 'Presse à découper', code: first.code },
    });
    const elsewhere = await create({ nom: 'Presse à découper', site_id: other_site_id });
    expect(await refusal(move({ id: elsewhere.id, parent_id: null, site_id }))).toMatchObject({
      code: 'EQUIPEMENT_NOM_TAKEN',
      details: { code: first.code },
    });
    await as(actors.admin, (ctx) => updateEquipement(ctx, { id: first.id, nom: 'Presse à Découper' }));
    await as(actors.admin, (ctx) => retireEquipement(ctx, { id: first.id }));
    expect((await create({ nom: 'Presse à découper' })).id).not.toBe(first.id);
  });

  test('two of one name at once: one', async () => {
    const nom = `Même nom ${nextSerial()}`;
    const results = await Promise.allSettled([create({ nom }), create({ nom })]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const failed = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect((await refusal(Promise.reject(failed.reason))).code).toBe('EQUIPEMENT_NOM_TAKEN');
  });
});

describe('moving', () => {
  test('takes everything under it along, to another site too, and is in the history of the moved one alone', async () => {
    const [line = 0, machine = 0, part = 0] = await chain(3);
    const target = await create({ site_id: other_site_id });
    const moved = await move({ id: machine, version: 1, parent_id: target.id });
    expect(moved).toMatchObject({ site_id: other_site_id, parent_id: target.id, version: 2 });
    expect(await path(part)).toEqual([target.id, machine]);
    expect(await get(part)).toMatchObject({ site_id: other_site_id, version: 1 });
    expect((await get(line)).enfants).toBe(0);
    const { items } = await as(actors.client, (ctx) => equipementHistory(ctx, { id: machine }));
    expect(items[0]).toMatchObject({
      action: 'move',
      details: {
        emplacement: { avant: `Site principal › ${(await get(line)).nom}`, apres: `Usine nord › ${target.nom}` },
        parent_id: { avant: line, apres: target.id },
      },
    });
    expect((await as(actors.admin, (ctx) => equipementHistory(ctx, { id: part }))).items.map(({ action }) => action)).toEqual(['create']);
    expect(await move({ id: machine, parent_id: null, site_id })).toMatchObject({ site_id, parent_id: null, ancetres: [] });
    expect(await path(part)).toEqual([machine]);
  });

  test('to where it stands changes nothing', async () => {
    const [line = 0, machine = 0] = await chain(2);
    expect((await move({ id: machine, parent_id: line })).version).toBe(1);
    expect(await refusal(move({ id: machine, parent_id: null }))).toMatchObject({ code: 'REQUEST_INVALID', field: 'site_id' });
  });

  test('under itself, at any depth, is a cycle and names the field', async () => {
    const ids = await chain(4);
    for (const parent_id of ids) {
      expect(await refusal(move({ id: ids[0] ?? 0, parent_id }))).toMatchObject({ code: 'EQUIPEMENT_CYCLE', field: 'parent_id' });
    }
  });

  test('under another client’s is refused, on a version that moved told what changed, for others than managers forbidden', async () => {
    const { id } = await create();
    const foreign = await makeEquipement(db.fork(), { client_id: actors.autreClient.client_id });
    expect((await refusal(move({ id, parent_id: foreign.id }))).code).toBe('EQUIPEMENT_OTHER_CLIENT');
    expect((await refusal(move({ id, parent_id: null, site_id: foreign.site_id }))).code).toBe('SITE_NOT_FOUND');
    await as(actors.admin, (ctx) => updateEquipement(ctx, { id, fabricant: 'Sew' }));
    expect(await refusal(move({ id, version: 1, parent_id: null, site_id: other_site_id }))).toMatchObject({
      code: 'RECORD_VERSION_CONFLICT',
      details: { version: 2, changements: [{ champs: ['fabricant'] }] },
    });
    for (const actor of [actors.client, actors.technicien]) {
      expect((await refusal(move({ id, parent_id: null, site_id }, actor))).code).toBe('PERMISSION_DENIED');
    }
  });

  test('two at once, each under the other: one moves, the other is told of the cycle', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [a, b] = [(await chain(2))[0] ?? 0, (await chain(2))[0] ?? 0];
      const results = await Promise.allSettled([move({ id: a, parent_id: b }), move({ id: b, parent_id: a })]);
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const failed = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect((await refusal(Promise.reject(failed.reason))).code).toBe('EQUIPEMENT_CYCLE');
    }
  });

  test('while others are born under it: every path leads through its parent', async () => {
    const [top = 0, machine = 0] = await chain(2);
    const target = await create({ site_id: other_site_id });
    const results = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => create({ parent_id: machine })),
      move({ id: top, parent_id: target.id }),
      ...Array.from({ length: 6 }, () => create({ parent_id: machine })),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
    const { items } = await branch({ parent_id: machine });
    expect(items).toHaveLength(12);
    for (const { id, site_id: where } of items) {
      expect(await path(id)).toEqual([target.id, top, machine]);
      expect(where).toBe(other_site_id);
    }
  });

  test('a path that lies about its parent cannot be written', async () => {
    const [, part = 0] = await chain(2);
    const write = (sql: string) => db.fork().execute(sql, [part]);
    await expect(write(`update equipements set parent_id = null where id = ?`)).rejects.toThrow('equipements_chemin_check');
    await expect(write(`update equipements set chemin = '1.2' where id = ?`)).rejects.toThrow('equipements_chemin_check');
    await expect(db.fork().execute(`update equipements set site_id = ? where id = ?`, [other_site_id, part])).rejects.toThrow(
      'equipements_parent_site_foreign',
    );
  });

  test('sixty levels are moved in one go, a hundred and one are refused', async () => {
    const ids = await chain(60);
    const other = await chain(40);
    await move({ id: ids[0] ?? 0, parent_id: other.at(-1) ?? 0 });
    expect(await path(ids.at(-1) ?? 0)).toEqual([...other, ...ids.slice(0, -1)]);
    expect(await refusal(create({ parent_id: ids.at(-1) ?? 0 }))).toMatchObject({ code: 'EQUIPEMENT_TOO_DEEP', field: 'parent_id' });
    const more = await create();
    expect(await refusal(move({ id: other[0] ?? 0, parent_id: more.id }))).toMatchObject({ code: 'EQUIPEMENT_TOO_DEEP' });
  });

  test('a thousand parts go along in one statement', async () => {
    const { id } = await create({ site_id: other_site_id });
    await db.fork().execute(
      `insert into equipements (code, nom, type, client_id, site_id, parent_id)
       select 'M-' || n, 'Galet ' || n, 'galet', ?, ?, ? from generate_series(1, 1000) n`,
      [client_id, other_site_id, id],
    );
    await move({ id, parent_id: null, site_id });
    const moved = await unscopedTables(db.fork())
      .selectFrom('equipements')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('parent_id', '=', id)
      .where('site_id', '=', site_id)
      .executeTakeFirstOrThrow();
    expect(Number(moved.n)).toBe(1000);
    expect((await branch({ site_id, limit: 200 })).items.find((item) => item.id === id)?.enfants).toBe(1000);
  });
});

describe('a branch', () => {
  test('gives what is directly there, by name, page by page, with how many are under each', async () => {
    const company = await makeClient(db.fork());
    const root = await makeEquipement(db.fork(), { client_id: company.id, nom: 'Ligne' });
    for (const nom of ['C', 'A', 'B']) await makeEquipement(db.fork(), { client_id: company.id, nom, parent_id: root.id });
    await makeEquipement(db.fork(), { client_id: company.id, nom: 'D', parent_id: root.id, statut: 'retire' });
    expect((await branch({ site_id: root.site_id })).items).toMatchObject([{ id: root.id, enfants: 3 }]);
    expect((await branch({ site_id: root.site_id, retires: 'oui' })).items).toMatchObject([{ enfants: 4 }]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await branch({ parent_id: root.id, limit: 1, cursor });
      seen.push(...page.items.map(({ nom }) => nom));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['A', 'B', 'C']);
    expect((await branch({ parent_id: root.id, retires: 'oui' })).items).toHaveLength(4);
    expect((await refusal(branch({ parent_id: root.id, cursor: 'abc' }))).code).toBe('CURSOR_INVALID');
    expect((await refusal(branch({}))).code).toBe('REQUEST_INVALID');
  });

  test('is a client’s own; a technician counts what his work is on', async () => {
    const [top = 0, part = 0] = await chain(2);
    expect((await branch({ parent_id: top }, actors.client)).items).toMatchObject([{ id: part }]);
    expect((await refusal(branch({ parent_id: top }, actors.autreClient))).code).toBe('EQUIPEMENT_NOT_FOUND');
    expect((await refusal(branch({ site_id }, actors.autreClient))).code).toBe('SITE_NOT_FOUND');
    expect((await refusal(branch({ parent_id: top }, actors.technicien))).code).toBe('EQUIPEMENT_NOT_FOUND');
    await makeIntervention(db.fork(), now, { equipement_id: top, technicien_id: actors.technicien.technicien_id, statut: 'affectee' });
    expect((await branch({ site_id }, actors.technicien)).items).toMatchObject([{ id: top, enfants: 0 }]);
    expect((await branch({ parent_id: top }, actors.technicien)).items).toEqual([]);
    await makeIntervention(db.fork(), now, { equipement_id: part, technicien_id: actors.technicien.technicien_id, statut: 'affectee' });
    expect((await branch({ parent_id: top }, actors.technicien)).items).toMatchObject([{ id: part }]);
    expect((await get(part, actors.technicien)).ancetres).toMatchObject([{ id: top }]);
  });

  test('is listed and searched whole', async () => {
    const [top = 0, machine = 0, part = 0] = await chain(3);
    await as(actors.admin, (ctx) => updateEquipement(ctx, { id: part, fabricant: 'Zollern' }));
    const list = (input: Parameters<typeof listEquipements>[1], actor: Actors[keyof Actors] = actors.admin) =>
      as(actor, (ctx) => listEquipements(ctx, input)).then(({ items }) => items.map(({ id }) => id).toSorted((a, b) => a - b));
    expect(await list({ sous: top })).toEqual([top, machine, part]);
    expect(await list({ sous: machine, q: 'zollern' })).toEqual([part]);
    expect(await list({ sous: machine, site_id: other_site_id })).toEqual([]);
    expect(await list({ sous: top }, actors.autreClient)).toEqual([]);
    expect(await list({ sous: 999_999 })).toEqual([]);
  });
});

describe('taking a branch out of service', () => {
  test('asks first, then ends all of it at once and keeps it readable', async () => {
    const [top = 0, machine = 0, part = 0] = await chain(3);
    const retire = (avec_branche?: 'oui') => as(actors.responsable, (ctx) => retireEquipement(ctx, { id: top, version: 1, avec_branche }));
    expect(await refusal(retire())).toMatchObject({ code: 'EQUIPEMENT_HAS_CHILDREN', details: { equipements: 2 } });
    const work = await makeIntervention(db.fork(), now, { equipement_id: part });
    expect(await refusal(retire('oui'))).toMatchObject({ code: 'EQUIPEMENT_IN_USE', details: { interventions: 1 } });
    await db.fork().execute(`update interventions set statut = 'annulee' where id = ?`, [work.id]);
    await as(actors.admin, (ctx) => updateEquipement(ctx, { id: machine, statut: 'panne' }));
    expect(await retire('oui')).toMatchObject({ statut: 'retire', version: 2, actions_permises: [] });
    expect(await get(part)).toMatchObject({ statut: 'retire', version: 2 });
    expect(await path(part)).toEqual([top, machine]);
    const { items } = await as(actors.admin, (ctx) => equipementHistory(ctx, { id: machine, genres: ['equipement', 'arret'] }));
    expect(items.map(({ action }) => action)).toEqual(['panne', 'retire', 'update', 'create']);
    expect(items[0]?.details).toMatchObject({ date_fin: now.toISOString() });
    expect(items[1]?.details).toEqual({ statut: { avant: 'panne', apres: 'retire' } });
    expect((await refusal(create({ parent_id: top }))).code).toBe('EQUIPEMENT_RETIRED');
    expect((await refusal(move({ id: part, parent_id: null, site_id }))).code).toBe('EQUIPEMENT_RETIRED');
  });

  test('while one is born in it: either it was there and goes too, or it finds its parent out of service', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await create();
      const [born, retired] = await Promise.allSettled([
        create({ parent_id: id }),
        as(actors.admin, (ctx) => retireEquipement(ctx, { id, avec_branche: 'oui' })),
      ]);
      expect(retired.status).toBe('fulfilled');
      const end = born.status === 'fulfilled' ? (await get(born.value.id)).statut : (await refusal(Promise.reject(born.reason))).code;
      expect(['retire', 'EQUIPEMENT_RETIRED']).toContain(end);
    }
  });
});
