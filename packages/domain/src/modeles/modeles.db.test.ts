import { ModeleMessage } from '@mif/db/entities/modele-message';
import { Notification } from '@mif/db/entities/notification';
import type { ModeleCle } from '@mif/contract/modeles';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { measureDatabase } from '../health/measure.ts';
import { recordHistory } from '../journal/of-record.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { listNotifications } from '../notifications/list.ts';
import { heldTexts } from './held.ts';
import { listModeles, readModele } from './list.ts';
import type { MessagePorts } from './ports.ts';
import { previewLien, previewModele, sendTrial } from './preview.ts';
import { resetAllModeles, resetModele, saveModele } from './save.ts';
import { sendTrialMail } from './tasks.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

// The templates are the emails' own tests' business: these say back what they are given.
const ports: MessagePorts = {
  defaultTexts: (_evenement, langue, canal) => ({ sujet: canal === 'email' ? `{reference} ${langue}` : null, corps: `Défaut {reference}` }),
  example: (_evenement, _langue, variable) => `<${variable}>`,
  sampleMail: ({ nom, textes }) => ({ subject: `${textes.sujet}`, html: `<p>${nom}</p>`, text: textes.corps }),
  sampleShort: ({ textes }) => textes.corps,
  sampleLink: ({ genre }) => ({ subject: genre, html: genre, text: genre }),
};
const cle = { evenement: 'intervention_affectee', langue: 'fr', canal: 'email' } as const satisfies ModeleCle;
const short = { ...cle, canal: 'application' } as const;
const words = { sujet: '{reference} pour {nom}', corps: 'À faire : {titre}' };

const save = (more: object = {}) => as(actors.admin, (ctx) => saveModele(ctx, { ...cle, ...words, ...more }, ports));
const held = async (asked: ModeleCle = cle) => {
  const row = await db.fork().findOne(ModeleMessage, asked);
  if (!row?.corps) return null;
  return heldTexts(makeCtx(db.fork(), null, now), asked, { sujet: row.sujet ?? null, corps: row.corps });
};

beforeAll(async () => {
  actors = await makeActors(db.fork());
});
beforeEach(() => db.fork().nativeDelete(ModeleMessage, {}));

describe('an administrator', () => {
  test('writes the words of one message, and of no other', async () => {
    const modele = await save({ version: 0 });
    expect(modele).toMatchObject({
      ...cle,
      ...words,
      is_modifie: true,
      is_en_defaut: false,
      version: 1,
      modifie_par: actors.admin.full_name,
    });
    expect(modele.defaut).toEqual({ sujet: '{reference} fr', corps: 'Défaut {reference}' });
    expect(modele.variables.find(({ nom }) => nom === 'reference')).toEqual({
      nom: 'reference',
      exemple: '<reference>',
      is_requise_sujet: true,
      is_requise_corps: false,
    });
    expect(await held()).toEqual(words);
    for (const other of [short, { ...cle, langue: 'ar' as const }, { ...cle, evenement: 'intervention_cloturee' as const }])
      expect(await held(other)).toBeNull();
    const { items } = await as(actors.admin, (ctx) => listModeles(ctx, ports));
    expect(items.filter((item) => item.is_modifie)).toMatchObject([{ ...cle, apercu: words.sujet }]);
    expect(new Set(items.map(({ evenement, langue, canal }) => `${evenement} ${langue} ${canal}`)).size).toBe(items.length);
  });

  test('is told every fault with its place, and nothing is kept', async () => {
    const error = await refusal(save({ sujet: '{reference} {titr}\nBcc: x', corps: 'À {faire' }));
    expect(error).toMatchObject({
      code: 'MODELE_INVALID',
      field: 'sujet',
      details: { raison: 'variable_inconnue', ligne: 1, colonne: 13, valeur: 'titr', attendu: '{titre}' },
    });
    expect(error.details?.['defauts']).toMatchObject([
      { champ: 'sujet', raison: 'variable_inconnue' },
      { champ: 'sujet', raison: 'lignes' },
      { champ: 'corps', raison: 'accolade_ouverte', ligne: 1, colonne: 3 },
    ]);
    expect((await refusal(as(actors.admin, (ctx) => saveModele(ctx, { ...short, corps: 'Sans référence' }, ports)))).details).toMatchObject(
      {
        raison: 'variable_manquante',
        valeur: 'reference',
      },
    );
    expect(await held()).toBeNull();
  });

  test('on a version that moved is told who changed what', async () => {
    await save({ version: 0 });
    await save({ version: 1, corps: 'Autre' });
    const stale = await refusal(save({ version: 1, corps: 'Ancien' }));
    expect(stale).toMatchObject({
      code: 'RECORD_VERSION_CONFLICT',
      details: { version: 2, changements: [{ champs: ['corps'], acteur: actors.admin.full_name }] },
    });
    expect((await refusal(as(actors.admin, (ctx) => resetModele(ctx, { ...cle, version: 1 }, ports)))).code).toBe(
      'RECORD_VERSION_CONFLICT',
    );
    expect(await held()).toMatchObject({ corps: 'Autre' });
  });

  test('and another at once for the first time: one is told', async () => {
    const outcomes = await Promise.allSettled([save({ version: 0, corps: 'Un' }), save({ version: 0, corps: 'Deux' })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.fork().count(ModeleMessage)).toBe(1);
  });

  test('puts one back, and all; what was written stays in the journal', async () => {
    const { id } = await save();
    await save({ langue: 'en' });
    const back = await as(actors.admin, (ctx) => resetModele(ctx, { ...cle, version: 1 }, ports));
    expect(back).toMatchObject({ is_modifie: false, version: 2, ...back.defaut });
    expect(await held()).toBeNull();
    const history = await as(actors.admin, (ctx) => recordHistory(ctx, { objet: 'modele', objet_id: id ?? 0 }));
    expect(history.items.map(({ action }) => action)).toEqual(['restore', 'update']);
    expect(history.items[0]?.changements['corps']).toEqual({ avant: words.corps, apres: 'Défaut {reference}' });
    await save({ version: 2 });
    expect(await as(actors.admin, (ctx) => resetAllModeles(ctx, ports))).toEqual({ nombre: 2 });
    expect(await as(actors.admin, (ctx) => resetAllModeles(ctx, ports))).toEqual({ nombre: 0 });
    expect(await as(actors.admin, (ctx) => readModele(ctx, cle, ports))).toMatchObject({ is_modifie: false, version: 4 });
  });

  test('who writes the default again has the default; who changes nothing makes no version', async () => {
    await save();
    expect(await save()).toMatchObject({ version: 1 });
    expect(await save(ports.defaultTexts(cle.evenement, 'fr', 'email'))).toMatchObject({ is_modifie: false, version: 2 });
  });
});

describe('a preview', () => {
  test('is of the words given, of those that hold, or of their faults', async () => {
    const preview = (more: object) => as(actors.admin, (ctx) => previewModele(ctx, { ...cle, ...more }, ports));
    expect(await preview(words)).toEqual({ sujet: words.sujet, html: `<p>${actors.admin.full_name}</p>`, texte: words.corps, defauts: [] });
    expect(await preview({})).toMatchObject({ sujet: '{reference} fr' });
    await save();
    expect(await preview({})).toMatchObject({ sujet: words.sujet });
    expect(await preview({ sujet: '', corps: 'x' })).toMatchObject({ html: null, defauts: [{ champ: 'sujet', raison: 'vide' }] });
    expect(await preview({ canal: 'application', corps: '{reference}' })).toMatchObject({ sujet: null, html: null, texte: '{reference}' });
    expect(await as(actors.admin, (ctx) => previewLien(ctx, { genre: 'invitation', langue: 'fr' }, ports))).toMatchObject({
      sujet: 'invitation',
    });
  });

  test('a trial goes to who asked, once, and to nobody who is no longer an administrator', async () => {
    const command_id = crypto.randomUUID();
    const trial = { ...cle, ...words, command_id };
    for (let n = 0; n < 2; n += 1) await as(actors.admin, (ctx) => sendTrial(ctx, trial));
    const jobs = await db
      .fork()
      .execute<{ payload: object }[]>(`select payload from graphile_worker._private_jobs where key = ?`, [`essai:${command_id}`]);
    expect(jobs).toHaveLength(1);
    const sent: { to: string; subject: string; messageId: string }[] = [];
    const run = (payload: unknown) =>
      sendTrialMail(makeCtx(db.fork(), null, now), payload, {
        transport: { send: (mail) => Promise.resolve(void sent.push(mail)) },
        renderTrial: ({ nom, textes }) => ({ subject: textes.sujet ?? '', html: nom, text: textes.corps }),
      });
    await run(jobs[0]?.payload);
    expect(sent).toMatchObject([{ subject: words.sujet, html: actors.admin.full_name, messageId: `essai.${command_id}` }]);
    await run({ ...jobs[0]?.payload, user_id: actors.responsable.id });
    expect(sent).toHaveLength(1);
    expect((await refusal(as(actors.admin, (ctx) => sendTrial(ctx, { ...trial, corps: '{x}' })))).code).toBe('MODELE_INVALID');
  });
});

describe('words that no longer hold', () => {
  const breakIt = (asked: ModeleCle, corps: string) =>
    db
      .fork()
      .execute('insert into modeles_messages (evenement, langue, canal, sujet, corps, updated_at) values (?, ?, ?, ?, ?, now())', [
        asked.evenement,
        asked.langue,
        asked.canal,
        asked.canal === 'email' ? '{reference}' : null,
        corps,
      ]);

  test('stop no mail: the default is sent, the log and the list say so', async () => {
    await breakIt(cle, 'Le {renomme} vous attend');
    const warned: object[] = [];
    const ctx = makeCtx(db.fork(), null, now);
    const log = { ...ctx.log, warn: (facts: object) => void warned.push(facts) };
    expect(heldTexts({ log }, cle, { sujet: '{reference}', corps: 'Le {renomme} vous attend' })).toBeNull();
    expect(warned).toMatchObject([{ ...cle, fault: { raison: 'variable_inconnue', valeur: 'renomme' } }]);
    expect(await measureDatabase(ctx.em)).toMatchObject({ messages_broken: 1 });
    expect(await as(actors.admin, (ctx) => readModele(ctx, cle, ports))).toMatchObject({ is_en_defaut: true, apercu: '{reference} fr' });
  });

  test('in the application the sentence of each language goes with the notification, where it holds', async () => {
    const em = db.fork();
    const facts = { type: 'affectation', evenement: 'intervention_affectee', params: { reference: 'OT-1' }, date_creation: now } as const;
    em.create(Notification, { user_id: actors.technicien.id, ...facts });
    await em.flush();
    await breakIt(short, 'Vite : {reference}');
    await breakIt({ ...short, langue: 'en' }, 'Broken {x}');
    const { items } = await as(actors.technicien, (ctx) => listNotifications(ctx, {}));
    expect(items[0]?.modele).toEqual({ fr: 'Vite : {reference}' });
  });
});
