import { addDays, fromLocal } from '@mif/contract/time';
import { Absence } from '@mif/db/entities/absence';
import { Habilitation, TypeHabilitation } from '@mif/db/entities/habilitation';
import { Competence, TechnicienCompetence } from '@mif/db/entities/technicien';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makePlan, makeTechnicien, nextSerial } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createPlan } from './create.ts';
import { listOccurrences } from './list-occurrences.ts';
import { previewDraft, previewPlans } from './preview.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const TODAY = '2026-11-24';
const as = callerOf(db, now);
const week = [1, 2, 3, 4, 5].map((jour) => ({ jour, debut: '08:00', fin: '16:00' }));
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

/** A skill, a kind of certificate, and one technician who has both, until some day. */
async function makeSpecialist(date_expiration: string) {
  const em = db.fork();
  const competence = em.create(Competence, { code: `C-${nextSerial()}`, nom: 'Frigoriste' });
  const type = em.create(TypeHabilitation, { code: `H-${nextSerial()}`, nom: 'Espaces confinés', is_bloquante: true });
  await em.flush();
  const technicien = await makeTechnicien(em, { horaires: week });
  em.create(TechnicienCompetence, { technicien_id: technicien.id, competence_id: competence.id, niveau: 3 });
  em.create(Habilitation, { technicien_id: technicien.id, type_id: type.id, date_obtention: '2026-01-01', date_expiration });
  em.create(Absence, {
    technicien_id: technicien.id,
    type: 'conge',
    statut: 'approuvee',
    debut: new Date(fromLocal('2026-12-07')),
    fin: new Date(fromLocal('2026-12-12')),
    demandee_par_id: actors.responsable.id,
    created_at: now,
  });
  await em.flush();
  return { competence_id: competence.id, type_id: type.id, technicien_id: technicien.id };
}

test('a plan nobody saved shows its dates, its hours against those there are, and whose certificate ends', async () => {
  const { competence_id, type_id, technicien_id } = await makeSpecialist('2027-03-01');
  const { id: equipement_id } = await makeEquipement(db.fork());
  const draft = {
    equipement_id,
    titre: 'Contrôle d’étanchéité',
    regle_date: { unite: 'semaine', intervalle: 1, position: null },
    premiere_date: '2026-12-02',
    duree_minutes: 600,
    competences: [{ competence_id, niveau: 2 }],
    habilitations: [type_id],
    jours_feries: 'ignorer',
  } as const;
  const shown = await as(actors.responsable, (ctx) =>
    previewDraft(ctx, { ...draft, competences: [...draft.competences], habilitations: [type_id] }),
  );
  expect(shown).toMatchObject({ du: TODAY, au: '2027-11-23', plans: 1, echeances: 51 });
  expect(shown.prochaines[0]).toMatchObject({ plan_id: null, date_due: '2026-12-02', date_creation: '2026-11-30' });
  expect(shown.mois.reduce((sum, { echeances }) => sum + echeances, 0)).toBe(51);
  const [charge] = shown.charges;
  expect(charge).toMatchObject({ competence: { id: competence_id, nom: 'Frigoriste' }, niveau: 2, techniciens: 1 });
  // Away all week, he can do none of it.
  expect(charge?.semaines.slice(1, 3)).toEqual([
    { lundi: '2026-11-30', minutes: 600, capacite_minutes: 2400, is_surcharge: false },
    { lundi: '2026-12-07', minutes: 600, capacite_minutes: 0, is_surcharge: true },
  ]);
  expect(shown.habilitations).toMatchObject([
    { type: { nom: 'Espaces confinés' }, technicien: null, premiere_echeance: '2027-03-03' },
    { technicien: { id: technicien_id }, date_expiration: '2027-03-01', premiere_echeance: '2027-03-03' },
  ]);
  // Saved, it does what was shown.
  const plan = await as(actors.responsable, (ctx) =>
    createPlan(ctx, { ...draft, competences: [...draft.competences], habilitations: [type_id] }),
  );
  const saved = await as(actors.responsable, (ctx) => previewPlans(ctx, { id: plan.id }));
  expect(saved.prochaines.map(({ date_due }) => date_due)).toEqual(shown.prochaines.map(({ date_due }) => date_due));
  const { items } = await as(actors.responsable, (ctx) => listOccurrences(ctx, { plan_id: plan.id, du: TODAY, au: '2027-11-23' }));
  expect(items.slice(0, 60).map(({ date_due }) => date_due)).toEqual(saved.prochaines.map(({ date_due }) => date_due));
});

test('a draft is refused where saving it would be', async () => {
  const { id: equipement_id } = await makeEquipement(db.fork());
  const draft = { equipement_id, titre: 'x', regle_date: null, premiere_date: '2026-12-02' };
  expect(await refusal(as(actors.responsable, (ctx) => previewDraft(ctx, draft)))).toMatchObject({ code: 'PLAN_DATE_RULE_REQUIRED' });
  expect(await refusal(as(actors.technicien, (ctx) => previewDraft(ctx, draft)))).toMatchObject({ code: 'PERMISSION_DENIED' });
  expect(await refusal(as(actors.responsable, (ctx) => previewPlans(ctx, { id: 999_999 })))).toMatchObject({ code: 'PLAN_NOT_FOUND' });
});

test('a thousand plans are forecast together, those asked for alone', async () => {
  const em = db.fork();
  const { id: equipement_id, client_id } = await makeEquipement(em);
  const { id } = await makePlan(em, now, { equipement_id, premiere_date: addDays(TODAY, 3) });
  // One like it a thousand times, on all days of a month and in three rhythms.
  await em.execute(
    `insert into plans (titre, equipement_id, duree_minutes, declencheur, regle_date, premiere_date, date_creation, depuis)
     select titre, equipement_id, duree_minutes, declencheur,
       jsonb_build_object('unite', 'mois', 'intervalle', 1 + k % 3, 'position', null), premiere_date + k % 28, date_creation, depuis
     from plans, generate_series(1, 999) k where id = ?`,
    [id],
  );
  const shown = await as(actors.responsable, (ctx) => previewPlans(ctx, { client_id }));
  expect(shown.plans).toBe(1000);
  expect(shown.echeances).toBeGreaterThan(6000);
  expect(shown.prochaines).toHaveLength(60);
  expect((await as(actors.responsable, (ctx) => previewPlans(ctx, { client_id, statut: ['suspendu'] }))).plans).toBe(0);
});
