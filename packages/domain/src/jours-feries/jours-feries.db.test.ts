import { holidayOf, isHoliday } from '@mif/contract/business-time';
import type { CodeFerie } from '@mif/contract/calendriers';
import { Envoi } from '@mif/db/entities/notification';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { calendarFor } from '../calendriers/in-force.ts';
import { readCalendrier } from '../calendriers/project.ts';
import { listJournal } from '../journal/list.ts';
import { recordHistory } from '../journal/of-record.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { listNotifications } from '../notifications/list.ts';
import { confirmJourFerie } from './confirm.ts';
import { listJoursFeries } from './list.ts';
import { followMoon } from './tasks.ts';
import { createJourFerie, removeJourFerie, updateJourFerie } from './write.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const list = (annee: number) => as(actors.responsable, (ctx) => listJoursFeries(ctx, { annee }));
async function ferie(annee: number, code: CodeFerie) {
  const found = (await list(annee)).items.find((item) => item.code === code);
  if (!found) throw new Error(`no ${code} in ${annee}`);
  return found;
}
const company = () => as(actors.admin, (ctx) => calendarFor(ctx, null));
const confirm = (input: Parameters<typeof confirmJourFerie>[1]) => as(actors.admin, (ctx) => confirmJourFerie(ctx, input));
async function runTask(at: string) {
  const em = db.fork();
  await followMoon(makeCtx(em, await systemActor(em), new Date(at)), {});
}
const told = async (of: keyof Pick<Actors, 'admin' | 'responsable'>) =>
  (await as(actors[of], (ctx) => listNotifications(ctx, { limit: 100 }))).items.filter(
    ({ evenement }) => evenement === 'ferie_a_confirmer',
  );

describe('the register', () => {
  test('lists a year in its order, fixed days and those of the moon, with what is only estimated', async () => {
    const { items } = await list(2027);
    expect(items.map(({ debut }) => debut)).toEqual(items.map(({ debut }) => debut).toSorted());
    expect(items).toHaveLength(16);
    expect(items.filter(({ is_estime }) => is_estime).map(({ code, debut, fin }) => [code, debut, fin])).toEqual([
      ['ramadan', '2027-02-09', '2027-03-09'],
      ['aid_al_fitr', '2027-03-10', '2027-03-11'],
      ['aid_al_adha', '2027-05-17', '2027-05-18'],
      ['premier_moharram', '2027-06-06', '2027-06-06'],
      ['mawlid', '2027-08-15', '2027-08-16'],
    ]);
    expect((await list(2025)).items.some(({ code }) => code === 'fete_unite')).toBe(false);
    expect((await list(2023)).items.some(({ code }) => code === 'nouvel_an_amazigh')).toBe(false);
  });

  test('takes a day given by decree, changes it and lets it go; every calendar follows in a new version', async () => {
    const before = await company();
    const bridge = await as(actors.admin, (ctx) =>
      createJourFerie(ctx, { nom: 'Pont exceptionnel', date: '2026-12-31', jours: 1, is_annuel: false }),
    );
    const after = await company();
    expect([after.numero, isHoliday(before, '2026-12-31'), isHoliday(after, '2026-12-31')]).toEqual([before.numero + 1, false, true]);
    await as(actors.admin, (ctx) => updateJourFerie(ctx, { id: bridge.id, version: 1, date: '2026-12-30', jours: 2 }));
    expect(isHoliday(await company(), '2026-12-30')).toBe(true);
    await as(actors.admin, (ctx) => removeJourFerie(ctx, { id: bridge.id, version: 2 }));
    expect(isHoliday(await company(), '2026-12-31')).toBe(false);
    // The version in between still says what it said.
    const older = await as(actors.admin, (ctx) => readCalendrier(ctx, { id: after.calendrier_id, numero: after.numero }));
    expect(isHoliday(older.definition, '2026-12-31')).toBe(true);
    expect((await refusal(as(actors.admin, (ctx) => removeJourFerie(ctx, { id: bridge.id })))).code).toBe('JOUR_FERIE_NOT_FOUND');
  });

  test('keeps the official list: its days neither move nor go, and end where a decree ends them', async () => {
    const unite = await ferie(2027, 'fete_unite');
    const change = (input: object) => as(actors.admin, (ctx) => updateJourFerie(ctx, { id: unite.id, ...input }));
    expect((await refusal(change({ date: '2027-11-01' }))).code).toBe('JOUR_FERIE_OFFICIAL');
    expect((await refusal(change({ jusqu_au: '2020-01-01' }))).code).toBe('JOUR_FERIE_ENDS_BEFORE');
    expect((await refusal(as(actors.admin, (ctx) => removeJourFerie(ctx, { id: unite.id })))).code).toBe('JOUR_FERIE_OFFICIAL');
    expect((await refusal(confirm({ id: unite.id }))).code).toBe('JOUR_FERIE_NOT_LUNAR');
    await change({ jusqu_au: '2027-12-31' });
    const calendar = await company();
    expect([isHoliday(calendar, '2027-10-31'), isHoliday(calendar, '2028-10-31')]).toEqual([true, false]);
    await change({ jusqu_au: null });
    expect(isHoliday(await company(), '2028-10-31')).toBe(true);
    const aid = await ferie(2028, 'aid_al_adha');
    expect((await refusal(as(actors.admin, (ctx) => updateJourFerie(ctx, { id: aid.id, jours: 3 })))).code).toBe('JOUR_FERIE_OFFICIAL');
  });

  test('is changed by administrators alone', async () => {
    const { id } = await ferie(2028, 'mawlid');
    for (const actor of [actors.responsable, actors.technicien, actors.client]) {
      expect((await refusal(as(actor, (ctx) => confirmJourFerie(ctx, { id })))).code).toBe('PERMISSION_DENIED');
    }
    expect((await refusal(as(actors.client, (ctx) => listJoursFeries(ctx, {})))).code).toBe('PERMISSION_DENIED');
  });
});

describe('the moon', () => {
  test('confirms a date or moves it; both make a new version, and what was counted before keeps its own', async () => {
    const adha = await ferie(2027, 'aid_al_adha');
    const before = await company();
    const moved = await confirm({ id: adha.id, version: adha.version, date: '2027-05-18', jours: 3 });
    expect(moved).toMatchObject({ debut: '2027-05-18', fin: '2027-05-20', is_estime: false, confirme_par: { id: actors.admin.id } });
    const after = await company();
    expect(after.numero).toBe(before.numero + 1);
    expect(['2027-05-17', '2027-05-20'].map((day) => [isHoliday(before, day), isHoliday(after, day)])).toEqual([
      [true, false],
      [false, true],
    ]);
    const mawlid = await ferie(2027, 'mawlid');
    await confirm({ id: mawlid.id });
    expect(await company()).toMatchObject({ numero: after.numero + 1 });
    expect(holidayOf(await company(), '2027-08-15')?.is_estime).toBe(false);
    // Once more it says nothing new.
    await confirm({ id: mawlid.id });
    expect(await company()).toMatchObject({ numero: after.numero + 1 });
    const { items } = await as(actors.admin, (ctx) => recordHistory(ctx, { objet: 'jour_ferie', objet_id: adha.id }));
    expect(items[0]).toMatchObject({ action: 'confirm', changements: { date: { avant: '2027-05-17', apres: '2027-05-18' } } });
    // With its code, so that whoever reads the journal finds it in his language, on its own line and on the calendar's.
    const lines = await as(actors.admin, (ctx) => listJournal(ctx, { objet: 'jour_ferie', objet_id: adha.id }));
    expect(lines.items[0]).toMatchObject({ objet_nom: 'Aïd al-Adha', objet_code: 'aid_al_adha' });
    const told = await as(actors.admin, (ctx) => listJournal(ctx, { objet: 'calendrier', q: 'Adha' }));
    expect(told.items[0]).toMatchObject({
      objet_code: null,
      changements: { jour_ferie: { apres: { code: 'aid_al_adha', nom: 'Aïd al-Adha', date: '2027-05-18' } } },
    });
  });

  test('is never far from its estimate', async () => {
    const { id, debut } = await ferie(2027, 'premier_moharram');
    expect(await refusal(confirm({ id, date: '2027-07-06' }))).toMatchObject({ code: 'JOUR_FERIE_TOO_FAR', details: { date: debut } });
  });

  test('two who confirm at once: the second is told of the first', async () => {
    const { id, version } = await ferie(2028, 'premier_moharram');
    const both = await Promise.allSettled([confirm({ id, version, date: '2028-05-26' }), confirm({ id, version, date: '2028-05-24' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a Ramadan that begins later takes its Aïd along, and lasts until its eve', async () => {
    const ramadan = await ferie(2028, 'ramadan');
    expect(ramadan.debut).toBe('2028-01-29');
    await confirm({ id: ramadan.id, date: '2028-01-31' });
    const fitr = await ferie(2028, 'aid_al_fitr');
    expect([fitr.debut, fitr.is_estime]).toEqual(['2028-02-29', true]);
    const lasting = async () => (await company()).ramadans.find(({ debut }) => debut === '2028-01-31');
    expect(await lasting()).toEqual({ debut: '2028-01-31', fin: '2028-02-28', is_estime: false });
    await confirm({ id: fitr.id, date: '2028-03-01' });
    expect((await lasting())?.fin).toBe('2028-02-29');
    // One that was announced stays where it is.
    await confirm({ id: ramadan.id, date: '2028-01-29' });
    expect((await ferie(2028, 'aid_al_fitr')).debut).toBe('2028-03-01');
  });
});

describe('the daily job', () => {
  test('asks administrators on the eve of what is still estimated, once, and again where it was moved', async () => {
    await runTask('2027-03-08T05:20:00Z');
    expect(await told('admin')).toEqual([]);
    await Promise.all([runTask('2027-03-09T05:20:00Z'), runTask('2027-03-09T05:20:30Z')]);
    await runTask('2027-03-10T05:20:00Z');
    const asked = await told('admin');
    expect(asked).toMatchObject([{ objet: 'jour_ferie', params: { ferie: 'Aïd al-Fitr', code: 'aid_al_fitr', date: '2027-03-10' } }]);
    expect(await told('responsable')).toEqual([]);
    const fitr = await ferie(2027, 'aid_al_fitr');
    // Being asked is no change: who has it open may confirm it.
    expect(fitr.version).toBe(1);
    expect(await db.fork().count(Envoi, { notification_id: asked[0]?.id ?? 0 })).toBe(1);
    await confirm({ id: fitr.id, version: 1, date: '2027-03-11' });
    await runTask('2027-03-10T06:00:00Z');
    expect(await told('admin')).toHaveLength(1);
  });

  test('estimates the years to come once, and gives them to every calendar', async () => {
    const before = await company();
    await runTask('2028-01-02T05:20:00Z');
    const after = await company();
    const added = after.feries.filter(({ date }) => date > '2030-06').map(({ code, date }) => [code, date]);
    expect(added).toEqual(
      [
        ['mawlid', '2030-07-13'],
        ['aid_al_fitr', '2031-01-25'],
        ['aid_al_adha', '2031-04-03'],
        ['premier_moharram', '2031-04-23'],
        ['mawlid', '2031-07-02'],
        ['ramadan', '2031-12-16'],
      ].filter(([code]) => code !== 'ramadan'),
    );
    // Two Ramadans begin in 2030.
    expect(after.ramadans.filter(({ debut }) => debut > '2030' && debut < '2031').map(({ debut }) => debut)).toEqual([
      '2030-01-07',
      '2030-12-27',
    ]);
    await runTask('2028-01-03T05:20:00Z');
    expect((await company()).numero).toBe(after.numero);
    expect(after.numero).toBeGreaterThan(before.numero);
  });
});
