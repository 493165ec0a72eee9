import { fromLocal } from '@mif/contract/time';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeIntervention, makeTechnicien } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { createAbsence } from '../absences/create.ts';
import { decideAbsence } from '../absences/decide.ts';
import { createHabilitation } from '../habilitations/create.ts';
import { createKind, updateKind } from '../habilitations/kinds.ts';
import { assignIntervention } from '../interventions/assign.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { chargeOf } from './charge.ts';
import { disponibiliteOfTechnicien, disponibilitesOf } from './disponibilite.ts';
import { getTechnicien } from './get.ts';
import { semaineOf } from './semaine.ts';
import { updateTechnicien } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const on = (day: string, from: string, to: string) => ({ debut: iso(day, from), fin: iso(day, to) });
const iso = (day: string, time: string) => new Date(fromLocal(day, time)).toISOString();
const horaires = [1, 2, 3, 4, 5].map((jour) => ({ jour, debut: '08:00', fin: '17:00' }));

async function worker() {
  const { id } = await makeTechnicien(db.fork());
  await as(actors.admin, (ctx) => updateTechnicien(ctx, { id, horaires }));
  return id;
}
const verdict = (id: number, moment: { debut: string; fin?: string; intervention_id?: number }) =>
  as(actors.responsable, (ctx) => disponibiliteOfTechnicien(ctx, { id, ...moment }));

test('each fact in the database is a reason, and several are all told', async () => {
  const id = await worker();
  const slot = on('2026-11-25', '09:00', '11:00');
  expect(await verdict(id, slot)).toMatchObject({ technicien_id: id, ...slot, is_disponible: true, motifs: [] });
  const { id: intervention_id, reference } = await makeIntervention(db.fork(), now, {
    technicien_id: id,
    statut: 'affectee',
    date_debut_prevue: new Date(slot.debut),
    date_fin_prevue: new Date(slot.fin),
  });
  await as(actors.responsable, (ctx) =>
    createAbsence(ctx, { technicien_id: id, type: 'formation', date_debut: '2026-11-25', date_fin: '2026-11-25' }),
  );
  const kind = await as(actors.admin, (ctx) => createKind(ctx, { code: 'BR', nom: 'Électrique BR', is_bloquante: true }));
  await as(actors.admin, (ctx) =>
    createHabilitation(ctx, { technicien_id: id, type_id: kind.id, date_obtention: '2023-11-20', date_expiration: '2026-11-20' }),
  );
  const told = await verdict(id, on('2026-11-25', '10:00', '18:00'));
  expect(told.is_disponible).toBe(false);
  expect(told.motifs).toMatchObject([
    { motif: 'absence', type: 'formation' },
    { motif: 'hors_horaires', ...on('2026-11-25', '17:00', '18:00') },
    { motif: 'habilitation_expiree', nom: 'Électrique BR', date_expiration: '2026-11-20' },
    { motif: 'intervention', intervention_id, reference, ...slot },
  ]);
  // A kind that keeps nobody from working, and the intervention that is to be planned itself, say nothing.
  await as(actors.admin, (ctx) => updateKind(ctx, { id: kind.id, is_bloquante: false }));
  const less = await verdict(id, { ...on('2026-11-25', '10:00', '11:00'), intervention_id });
  expect(less.motifs.map(({ motif }) => motif)).toEqual(['absence']);
});

test('an absence that is only asked for, or was refused, keeps nobody from working', async () => {
  const { technicien_id } = actors.technicien;
  const days = { date_debut: '2026-12-07', date_fin: '2026-12-08' };
  const asked = await as(actors.technicien, (ctx) => createAbsence(ctx, { type: 'conge', ...days }));
  const slot = on('2026-12-07', '09:00', '10:00');
  expect((await verdict(technicien_id, slot)).is_disponible).toBe(true);
  await as(actors.responsable, (ctx) => decideAbsence(ctx, { id: asked.id, decision: 'approuvee' }));
  expect((await verdict(technicien_id, slot)).motifs).toMatchObject([{ motif: 'absence', absence_id: asked.id }]);
  expect((await verdict(technicien_id, on('2026-12-09', '00:00', '10:00'))).is_disponible).toBe(true);
});

test('many at once, in the order asked; a technician is told of himself alone', async () => {
  const ids = [await worker(), actors.technicien.technicien_id, await worker()];
  const moment = { debut: iso('2026-11-28', '09:00') };
  const all = await as(actors.admin, (ctx) => disponibilitesOf(ctx, { ids, ...moment }));
  expect(all.items.map(({ technicien_id, is_disponible }) => [technicien_id, is_disponible])).toEqual([
    [ids[0], false],
    [ids[1], true],
    [ids[2], false],
  ]);
  const own = await as(actors.technicien, (ctx) => disponibilitesOf(ctx, { ids, ...moment }));
  expect(own.items.map(({ technicien_id }) => technicien_id)).toEqual([actors.technicien.technicien_id]);
  const other = as(actors.technicien, (ctx) => disponibiliteOfTechnicien(ctx, { id: actors.autreTechnicien.technicien_id, ...moment }));
  expect((await refusal(other)).code).toBe('TECHNICIEN_NOT_FOUND');
});

test('a range that ends before it begins, or is longer than anybody plans, is refused', async () => {
  const id = await worker();
  const backwards = { debut: iso('2026-11-25', '10:00'), fin: iso('2026-11-25', '09:00') };
  expect(await refusal(verdict(id, backwards))).toMatchObject({ code: 'PERIOD_INVALID', field: 'fin' });
  const long = { debut: iso('2026-01-01', '00:00'), fin: iso('2027-01-01', '00:00') };
  expect(await refusal(verdict(id, long))).toMatchObject({ code: 'PERIOD_TOO_LONG', details: { jours: 92 } });
});

test('who is not free is assigned only with a reason, which history keeps', async () => {
  const id = await worker();
  const open = await makeIntervention(db.fork(), now);
  const assign = (moment: { debut: string; fin: string }, motif_derogation?: string) =>
    as(actors.responsable, (ctx) =>
      assignIntervention(ctx, {
        id: open.id,
        technicien_id: id,
        date_debut_prevue: moment.debut,
        date_fin_prevue: moment.fin,
        motif_derogation,
      }),
    );
  expect(await refusal(assign(on('2026-11-25', '16:00', '18:00')))).toMatchObject({
    code: 'TECHNICIEN_HORS_HORAIRES',
    field: 'date_debut_prevue',
    details: on('2026-11-25', '17:00', '18:00'),
  });
  const kind = await as(actors.admin, (ctx) => createKind(ctx, { code: 'CACES', nom: 'CACES', is_bloquante: true }));
  await as(actors.admin, (ctx) =>
    createHabilitation(ctx, { technicien_id: id, type_id: kind.id, date_obtention: '2021-11-25', date_expiration: '2026-11-25' }),
  );
  expect((await assign(on('2026-11-25', '16:00', '17:00'))).technicien_id).toBe(id);
  expect(await refusal(assign(on('2026-11-26', '09:00', '10:00')))).toMatchObject({
    code: 'TECHNICIEN_HABILITATION_EXPIREE',
    field: 'technicien_id',
    details: { habilitation: 'CACES', date_expiration: '2026-11-25' },
  });
  expect((await assign(on('2026-11-26', '09:00', '10:00'), 'Accompagné par un habilité')).date_debut_prevue).toBe(
    iso('2026-11-26', '09:00'),
  );
});

test('two who assign one technician at once to one hour: one does; right after it is free', async () => {
  const id = await worker();
  const slot = on('2026-11-26', '10:00', '11:00');
  const open = await Promise.all([1, 2, 3].map(() => makeIntervention(db.fork(), now)));
  const give = (intervention: { id: number } | undefined, moment: { debut: string; fin: string }) =>
    as(actors.admin, (ctx) =>
      assignIntervention(ctx, {
        id: intervention?.id ?? 0,
        technicien_id: id,
        date_debut_prevue: moment.debut,
        date_fin_prevue: moment.fin,
      }),
    );
  const results = await Promise.allSettled([give(open[0], slot), give(open[1], slot)]);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'INTERVENTION_SLOT_TAKEN' } });
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await give(open[2], on('2026-11-26', '11:00', '12:00'))).statut).toBe('affectee');
});

test('a week at a glance: hours, an absence cut at midnight, and work', async () => {
  const id = await worker();
  await as(actors.admin, (ctx) =>
    createAbsence(ctx, { technicien_id: id, type: 'autre', debut: iso('2026-11-25', '15:00'), fin: iso('2026-11-26', '10:00') }),
  );
  const slot = on('2026-11-27', '09:00', '12:00');
  const work = await makeIntervention(db.fork(), now, {
    technicien_id: id,
    statut: 'affectee',
    date_debut_prevue: new Date(slot.debut),
    date_fin_prevue: new Date(slot.fin),
  });
  const semaine = await as(actors.responsable, (ctx) => semaineOf(ctx, { id, date: '2026-11-29' }));
  expect(semaine.lundi).toBe('2026-11-23');
  expect(semaine.jours.map(({ horaires: hours }) => hours.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
  expect(semaine.jours[2]?.absences).toMatchObject([{ type: 'autre', debut: iso('2026-11-25', '15:00'), fin: iso('2026-11-26', '00:00') }]);
  expect(semaine.jours[3]?.absences).toMatchObject([{ debut: iso('2026-11-26', '00:00'), fin: iso('2026-11-26', '10:00') }]);
  expect(semaine.jours[4]?.interventions).toMatchObject([{ id: work.id, ...slot }]);

  const charge = await as(actors.responsable, (ctx) => chargeOf(ctx, { id, date: '2026-11-24', semaines: 2 }));
  // 5 × 9 h, less 2 h on Wednesday and 2 h on Thursday.
  expect(charge.items).toEqual([
    { lundi: '2026-11-23', capacite_minutes: 41 * 60, reservees_minutes: 180 },
    { lundi: '2026-11-30', capacite_minutes: 45 * 60, reservees_minutes: 0 },
  ]);
  const foreign = as(actors.technicien, (ctx) => semaineOf(ctx, { id }));
  expect((await refusal(foreign)).code).toBe('TECHNICIEN_NOT_FOUND');
});

test('a week over the end of a year is one week', async () => {
  const id = await worker();
  const semaine = await as(actors.admin, (ctx) => semaineOf(ctx, { id, date: '2027-01-01' }));
  expect(semaine.jours.map(({ date }) => date).slice(3, 5)).toEqual(['2026-12-31', '2027-01-01']);
  expect(semaine.lundi).toBe('2026-12-28');
});

test('the word for the present follows from the same rule', async () => {
  const id = await worker();
  const word = () => as(actors.admin, (ctx) => getTechnicien(ctx, { id })).then(({ disponibilite }) => disponibilite);
  expect(await word()).toBe('disponible');
  await makeIntervention(db.fork(), now, { technicien_id: id, statut: 'en_cours' });
  expect(await word()).toBe('occupe');
  await as(actors.admin, (ctx) =>
    createAbsence(ctx, { technicien_id: id, type: 'maladie', date_debut: '2026-11-24', date_fin: '2026-11-24' }),
  );
  expect(await word()).toBe('absent');
});
