import { CreateSignalementInput, signalementLimits } from '@mif/contract/signalements';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { jetonOf, makeEquipement } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptDemande } from '../demandes/accept.ts';
import { getDemande } from '../demandes/get.ts';
import { listDemandes } from '../demandes/list.ts';
import { retireEquipement } from '../equipements/retire.ts';
import { renewEtiquette } from '../etiquettes/renew.ts';
import { resolveEtiquette } from '../etiquettes/resolve.ts';
import { listEtiquettes } from '../etiquettes/list.ts';
import { tables } from '../kernel/scope.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { createSignalement } from './create.ts';
import { followSignalement } from './follow.ts';
import { openEtiquette } from './open.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let actors: Actors;
beforeAll(async () => {
  actors = await makeActors(db.fork());
});

let network = 0;
/** Another caller each time: what is measured by address is measured by its own test. */
const somewhere = () => `10.0.${Math.floor(network / 250)}.${(network++ % 250) + 1}`;
const labelled = async () => {
  const equipement = await makeEquipement(db.fork(), { client_id: actors.client.client_id });
  return { equipement, jeton: await jetonOf(db.fork(), equipement.id) };
};
const report = (jeton: string, more: object = {}, adresse = somewhere(), at = now) =>
  createSignalement(
    makeCtx(db.fork(), null, at),
    CreateSignalementInput.parse({ jeton, description: 'Ne démarre plus', ...more }),
    adresse,
  );
const open = (jeton: string, adresse = somewhere(), at = now) => openEtiquette(makeCtx(db.fork(), null, at), { jeton }, adresse);
const follow = (jeton: string) => followSignalement(makeCtx(db.fork(), null, now), { jeton }, somewhere());

describe('a report from a label', () => {
  test('becomes a demande that managers see with the contact and the client without', async () => {
    const { equipement, jeton } = await labelled();
    expect(await open(jeton)).toEqual({ ouverte: true });
    const made = await report(jeton, { description: '\nFumée noire\nDepuis 8 h', nom: ' Hassan ', telephone: '0661 00 00 00', email: '' });
    expect(Object.keys(made).toSorted()).toEqual(['reference', 'suivi']);
    const { items } = await as(actors.responsable, (ctx) => listDemandes(ctx, { equipement_id: equipement.id }));
    expect(items).toMatchObject([{ reference: made.reference, titre: 'Fumée noire', source: 'qr', auteur: null, statut: 'soumise' }]);
    const id = items[0]?.id ?? 0;
    expect(await as(actors.responsable, (ctx) => getDemande(ctx, { id }))).toMatchObject({
      description: 'Fumée noire\nDepuis 8 h',
      contact: { nom: 'Hassan', telephone: '0661 00 00 00', email: null },
    });
    expect((await as(actors.client, (ctx) => getDemande(ctx, { id }))).contact).toBeNull();
    const journal = await tables(db.fork())
      .selectFrom('journal')
      .select('changements')
      .where('objet', '=', 'demande')
      .where('objet_id', '=', id)
      .execute();
    expect(JSON.stringify(journal)).not.toMatch(/Hassan|0661/);
  });

  test('is followed by its link, which shows its state and nothing else', async () => {
    const { equipement, jeton } = await labelled();
    const { reference, suivi } = await report(jeton);
    const waiting = { reference, statut: 'soumise', date_creation: now.toISOString(), date_decision: null };
    expect(await follow(suivi)).toEqual(waiting);
    const { items } = await as(actors.responsable, (ctx) => listDemandes(ctx, { equipement_id: equipement.id }));
    await as(actors.responsable, (ctx) => acceptDemande(ctx, { id: items[0]?.id ?? 0, type: 'corrective' }));
    expect(await follow(suivi)).toEqual({ ...waiting, statut: 'acceptee', date_decision: now.toISOString() });
    for (const wrong of [jeton, reference, '', 'x'.repeat(64)]) expect((await refusal(follow(wrong))).code).toBe('SIGNALEMENT_NOT_FOUND');
  });

  test('sent twice with one command, also at once, is one', async () => {
    const { equipement, jeton } = await labelled();
    const command_id = crypto.randomUUID();
    const made = await Promise.all([report(jeton, { command_id }), report(jeton, { command_id })]);
    expect(made[1]).toEqual(made[0]);
    const { items } = await as(actors.admin, (ctx) => listDemandes(ctx, { equipement_id: equipement.id }));
    expect(items).toHaveLength(1);
    expect((await refusal(report(jeton, { command_id, description: 'Autre chose' }))).code).toBe('COMMAND_REUSED');
  });

  test('of a program that fills what nobody sees is refused', async () => {
    const { jeton } = await labelled();
    expect((await refusal(report(jeton, { site_web: 'https://exemple.ma' }))).code).toBe('SIGNALEMENT_REFUSED');
  });
});

test('unknown, renewed and of a retired machine: one answer', async () => {
  const renewed = await labelled();
  const retired = await labelled();
  await as(actors.responsable, (ctx) => renewEtiquette(ctx, { id: renewed.equipement.id }));
  await as(actors.responsable, (ctx) => retireEquipement(ctx, { id: retired.equipement.id }));
  for (const jeton of ['inconnu', '', `' or true --`, '\u202e', renewed.jeton, retired.jeton]) {
    expect(await saidOf(open(jeton))).toEqual({ code: 'ETIQUETTE_UNKNOWN', field: 'jeton', details: undefined });
    expect(await saidOf(report(jeton || 'x'))).toEqual({ code: 'ETIQUETTE_UNKNOWN', field: 'jeton', details: undefined });
  }
  const fresh = await jetonOf(db.fork(), renewed.equipement.id);
  expect(fresh).not.toBe(renewed.jeton);
  expect(await open(fresh)).toEqual({ ouverte: true });
});

async function saidOf(work: Promise<unknown>) {
  const { code, field, details } = await refusal(work);
  return { code, field, details };
}

describe('measures', () => {
  test('a label takes so many an hour, from wherever, and then again', async () => {
    const { jeton } = await labelled();
    const sent = await Promise.allSettled(Array.from({ length: signalementLimits.par_etiquette + 3 }, () => report(jeton)));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(signalementLimits.par_etiquette);
    const error = await refusal(report(jeton, {}, somewhere(), later(20)));
    expect(error).toMatchObject({ code: 'SIGNALEMENT_LIMIT', details: { secondes: 2400 } });
    await expect(report(jeton, {}, somewhere(), later(61))).resolves.toBeDefined();
  });

  test('an address reports so often an hour, on whatever, also where it is refused', async () => {
    const adresse = somewhere();
    for (let n = 0; n < signalementLimits.par_adresse; n += 1) await refusal(report('inconnu', {}, adresse));
    const { jeton } = await labelled();
    expect((await refusal(report(jeton, {}, adresse))).code).toBe('SIGNALEMENT_LIMIT');
    await expect(report(jeton)).resolves.toBeDefined();
  });

  test('an IPv6 network is one address', async () => {
    for (let n = 0; n < signalementLimits.par_adresse; n += 1) await refusal(report('inconnu', {}, `2001:db8:1:2::${n}`));
    expect((await refusal(report('inconnu', {}, '2001:db8:1:2:ffff::1'))).code).toBe('SIGNALEMENT_LIMIT');
  });

  test('labels are not tried one after the other', async () => {
    const adresse = somewhere();
    for (let n = 0; n < signalementLimits.lectures_par_adresse; n += 1)
      expect((await refusal(open(`essai-${n}`, adresse))).code).toBe('ETIQUETTE_UNKNOWN');
    const { jeton } = await labelled();
    expect((await refusal(open(jeton, adresse))).code).toBe('SIGNALEMENT_LIMIT');
  });
});

describe('labels', () => {
  test('every equipment has one nobody guesses, also those written many at once', async () => {
    const made = [await labelled(), await labelled()];
    const tokens = made.map(({ jeton }) => jeton);
    expect(new Set(tokens).size).toBe(2);
    for (const jeton of tokens) expect(jeton).toMatch(/^[\w-]{22}$/);
    const without = await db
      .fork()
      .execute('select count(*)::int as n from equipements e left join etiquettes l on l.equipement_id = e.id where l.jeton is null');
    expect(without).toEqual([{ n: 0 }]);
  });

  test('are printed for whoever may read the machine, in the order asked', async () => {
    const [a, b] = [await labelled(), await labelled()];
    const foreign = await makeEquipement(db.fork());
    const print = (ids: number[], actor = actors.responsable, client: 'oui' | 'non' = 'non') =>
      as(actor, (ctx) => listEtiquettes(ctx, { ids, client, format: '70x37', position: 1, langue: 'fr' }));
    const { items } = await print([b.equipement.id, a.equipement.id, b.equipement.id], actors.responsable, 'oui');
    expect(items.map(({ jeton }) => jeton)).toEqual([b.jeton, a.jeton, b.jeton]);
    expect(items[0]?.client).toMatch(/^Client/);
    expect((await print([a.equipement.id])).items[0]?.client).toBeNull();
    expect(await refusal(print([a.equipement.id, foreign.id], actors.technicien))).toMatchObject({
      code: 'EQUIPEMENT_NOT_FOUND',
      field: 'ids.0',
    });
    expect((await refusal(print([a.equipement.id], actors.client))).code).toBe('PERMISSION_DENIED');
  });

  test('open the machine in the product for those who see it, and say nothing to others', async () => {
    const { equipement, jeton } = await labelled();
    const resolve = (actor: typeof actors.admin) => as(actor, (ctx) => resolveEtiquette(ctx, { jeton }));
    expect(await resolve(actors.client)).toEqual({ equipement_id: equipement.id });
    for (const actor of [actors.autreClient, actors.technicien]) expect((await refusal(resolve(actor))).code).toBe('ETIQUETTE_UNKNOWN');
  });

  test('a renewal is in the journal, without the secret', async () => {
    const { equipement, jeton } = await labelled();
    await as(actors.responsable, (ctx) => renewEtiquette(ctx, { id: equipement.id }));
    const fresh = await jetonOf(db.fork(), equipement.id);
    const rows = await tables(db.fork())
      .selectFrom('journal')
      .selectAll()
      .where('objet', '=', 'equipement')
      .where('objet_id', '=', equipement.id)
      .execute();
    expect(rows.map(({ action }) => action)).toContain('renew_label');
    expect(JSON.stringify(rows)).not.toContain(jeton);
    expect(JSON.stringify(rows)).not.toContain(fresh);
  });
});
