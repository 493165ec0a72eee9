import type { CreatePlanningInput } from '@mif/contract/plan-older-inputs';
import { addDays, addMonths } from '@mif/contract/time';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { createCompteur } from '../compteurs/create.ts';
import { recordHistory } from '../journal/of-record.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { createPlan } from './create.ts';
import { listEcheances } from './echeances.ts';
import { generateNow } from './generate-now.ts';
import { getPlan } from './get.ts';
import { listOccurrences } from './list-occurrences.ts';
import { listPlans } from './list.ts';
import { moveEcheance, restoreEcheance, skipEcheance } from './one-occurrence.ts';
import { previewUpdate } from './preview-update.ts';
import { resumePlan, retirePlan, suspendPlan } from './state.ts';
import { generatePlans } from './tasks.ts';
import { changePlanDates, updatePlan } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const TODAY = '2026-11-24';
const as = callerOf(db, now);
const monthly = { unite: 'mois', intervalle: 1, position: null } as const;
let actors: Actors;
let equipement_id: number;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  equipement_id = (await makeEquipement(db.fork(), { client_id: actors.client.client_id })).id;
});

const make = (input: Partial<CreatePlanningInput> = {}, at = now) =>
  as(
    actors.responsable,
    (ctx) =>
      createPlan(ctx, {
        equipement_id,
        titre: 'Graissage des paliers',
        regle_date: monthly,
        premiere_date: '2026-12-10',
        jours_feries: 'ignorer',
        ...input,
      }),
    at,
  );
const daysOf = async (plan_id: number, at = now) => {
  const { items } = await as(actors.responsable, (ctx) => listOccurrences(ctx, { plan_id, du: TODAY, au: '2027-06-30' }), at);
  return items.map(({ date_due, statut }) => (statut === 'prevue' ? date_due : `${date_due} ${statut}`));
};
const generate = async (plan_id: number, at: Date) => {
  const em = db.fork();
  await generatePlans(makeCtx(em, await systemActor(em), at), { plan_id });
};

describe('a new plan', () => {
  test('has what was left out, its next date, and a line in its history', async () => {
    const plan = await make();
    expect(plan).toMatchObject({
      statut: 'actif',
      type: 'preventive',
      priorite: 'programmee',
      frequence: 'mensuel',
      prochaine_date: '2026-12-10',
      derniere_date: null,
      avance_jours: 7,
      tolerance_avant_jours: 3,
      ouvertes: [],
      actions_permises: ['update', 'suspend', 'retire', 'generate', 'skip', 'move'],
    });
    const { items } = await as(actors.responsable, (ctx) => recordHistory(ctx, { objet: 'plan', objet_id: plan.id }));
    expect(items).toMatchObject([{ action: 'create', changements: { titre: { apres: 'Graissage des paliers' } } }]);
  });

  test.each([
    [{ regle_date: null }, 'PLAN_DATE_RULE_REQUIRED', 'regle_date'],
    [{ premiere_date: null }, 'PLAN_FIRST_DATE_REQUIRED', 'premiere_date'],
    [{ premiere_date: '2040-01-01' }, 'PLAN_FIRST_DATE_FAR', 'premiere_date'],
    [{ premiere_date: '1999-01-01' }, 'PLAN_FIRST_DATE_FAR', 'premiere_date'],
    [{ avance_jours: 29 }, 'PLAN_LEAD_TOO_LONG', 'avance_jours'],
    [{ tolerance_avant_jours: 10, tolerance_apres_jours: 20 }, 'PLAN_TOLERANCE_TOO_WIDE', 'tolerance_apres_jours'],
    [{ declencheur: 'compteur' }, 'PLAN_METER_REQUIRED', 'compteur_id'],
    [{ declencheur: 'compteur', compteur_id: 999_999 }, 'PLAN_METER_RULE_REQUIRED', 'regle_compteur'],
    [{ declencheur: 'compteur', compteur_id: 999_999, regle_compteur: { genre: 'pas', pas: 5 } }, 'PLAN_METER_FOREIGN', 'compteur_id'],
    [{ competences: [{ competence_id: 999_999, niveau: 2 }] }, 'COMPETENCE_NOT_FOUND', 'competences'],
    [{ habilitations: [999_999] }, 'HABILITATION_TYPE_NOT_FOUND', 'habilitations'],
    [{ technicien_id: 999_999 }, 'TECHNICIEN_NOT_FOUND', 'technicien_id'],
    [{ equipement_id: 999_999 }, 'EQUIPEMENT_NOT_FOUND', 'equipement_id'],
    [{ regle_date: { unite: 'jour', intervalle: 3, position: { genre: 'jour', jour: 3 } } }, 'PLAN_POSITION_INVALID', 'regle_date'],
  ] as const)('is refused with %o: %s', async (input, code, field) => {
    expect(await refusal(make(input as Partial<CreatePlanningInput>))).toMatchObject({ code, field });
  });

  test('is refused on a machine that is retired, and on a meter of another machine or of the wrong kind', async () => {
    const over = await makeEquipement(db.fork(), { statut: 'retire' });
    expect(await refusal(make({ equipement_id: over.id }))).toMatchObject({ code: 'EQUIPEMENT_RETIRED', field: 'equipement_id' });
    const other = await makeEquipement(db.fork());
    const meter = (id: number, genre: 'cumulatif' | 'jauge') =>
      as(actors.responsable, (ctx) => createCompteur(ctx, { equipement_id: id, nom: `M-${id}-${genre}`, unite: 'h', genre }));
    const step = { declencheur: 'compteur', regle_compteur: { genre: 'pas', pas: 500 } } as const;
    const theirs = await meter(other.id, 'cumulatif');
    expect(await refusal(make({ ...step, compteur_id: theirs.id }))).toMatchObject({ code: 'PLAN_METER_FOREIGN', field: 'compteur_id' });
    const gauge = await meter(equipement_id, 'jauge');
    expect(await refusal(make({ ...step, compteur_id: gauge.id }))).toMatchObject({ code: 'PLAN_METER_KIND', field: 'regle_compteur' });
  });

  test('sent twice is one, and keeps a hostile title as it is', async () => {
    const command_id = crypto.randomUUID();
    const titre = `<script>alert('1')</script>"; drop table plans; --`;
    const [first, second] = [await make({ command_id, titre }), await make({ command_id, titre })];
    expect(second.id).toBe(first.id);
    expect(first.titre).toBe(titre);
    const found = await as(actors.responsable, (ctx) => listPlans(ctx, { q: 'drop table' }));
    expect(found.items.map(({ id }) => id)).toEqual([first.id]);
  });

  test('of an older client is a rhythm and a date; its title follows', async () => {
    const rest = { equipement_id, jours_feries: 'ignorer' } as const;
    const plan = await as(actors.responsable, (ctx) =>
      createPlan(ctx, { ...rest, frequence: 'trimestriel', prochaine_date: '2027-01-31' }),
    );
    expect(plan).toMatchObject({ frequence: 'trimestriel', prochaine_date: '2027-01-31', equipement_id, avance_jours: 14 });
    expect(plan.titre).toMatch(/^Entretien trimestriel : /);
    const after = await as(actors.responsable, (ctx) => createPlan(ctx, { ...rest, frequence: 'mensuel', derniere_date: '2026-11-20' }));
    expect(after.prochaine_date).toBe('2026-12-20');
    const moved = await as(actors.responsable, (ctx) => changePlanDates(ctx, { id: plan.id, prochaine_date: '2027-02-15' }));
    expect(moved.prochaine_date).toBe('2027-02-15');
  });
});

describe('a change', () => {
  test('is shown first, is refused on a version that moved, and changes what is to come alone', async () => {
    const plan = await make({ premiere_date: '2026-11-26' });
    await generate(plan.id, now);
    const before = await as(actors.responsable, (ctx) => getPlan(ctx, { id: plan.id }));
    expect(before.ouvertes).toMatchObject([{ date_due: '2026-11-26', statut: 'generee' }]);
    const input = { id: plan.id, version: before.version, premiere_date: '2026-12-05' };
    const shown = await as(actors.responsable, (ctx) => previewUpdate(ctx, input));
    expect(shown).toMatchObject({ version: before.version, generees: 1 });
    expect(shown.items.slice(0, 2)).toMatchObject([
      { genre: 'ajoutee', apres: '2026-12-05' },
      { genre: 'deplacee', avant: '2026-12-26', apres: '2027-01-05' },
    ]);
    expect((await as(actors.responsable, (ctx) => getPlan(ctx, { id: plan.id }))).premiere_date).toBe('2026-11-26');
    await as(actors.admin, (ctx) => updatePlan(ctx, { id: plan.id, titre: 'Autre' }));
    expect(await refusal(as(actors.responsable, (ctx) => updatePlan(ctx, input)))).toMatchObject({ code: 'RECORD_VERSION_CONFLICT' });
    const saved = await as(actors.responsable, (ctx) => updatePlan(ctx, { ...input, version: before.version + 1 }));
    expect(saved).toMatchObject({ premiere_date: '2026-12-05', prochaine_date: '2026-12-05' });
    expect(saved.ouvertes).toMatchObject([{ date_due: '2026-11-26', statut: 'generee' }]);
    expect((await daysOf(plan.id)).slice(0, 3)).toEqual(['2026-11-26 generee', '2026-12-05', '2027-01-05']);
  });

  test('says what its preview said', async () => {
    const plan = await make();
    const regle_date = { unite: 'mois', intervalle: 2, position: { genre: 'rang', rang: -1, jour_semaine: 5 } } as const;
    const shown = await as(actors.responsable, (ctx) => previewUpdate(ctx, { id: plan.id, regle_date }));
    await as(actors.responsable, (ctx) => updatePlan(ctx, { id: plan.id, regle_date, version: shown.version }));
    const told = shown.items.flatMap(({ apres }) => (apres && apres <= '2027-06-30' ? [apres] : []));
    expect(await daysOf(plan.id)).toEqual(told);
    expect(told[0]).toBe('2026-12-25');
  });

  test('of the rhythm takes away what was skipped ahead; of the title alone nothing', async () => {
    const plan = await make();
    await as(actors.responsable, (ctx) => skipEcheance(ctx, { id: plan.id, n: 2, motif: 'Arrêt annuel' }));
    await as(actors.responsable, (ctx) => updatePlan(ctx, { id: plan.id, titre: 'Graissage complet' }));
    expect((await daysOf(plan.id))[1]).toBe('2027-01-10 sautee');
    await as(actors.responsable, (ctx) => updatePlan(ctx, { id: plan.id, premiere_date: '2026-12-12' }));
    expect((await daysOf(plan.id)).slice(0, 2)).toEqual(['2026-12-12', '2027-01-12']);
  });
});

describe('one occurrence', () => {
  test('is skipped with a reason and put back; its neighbours stay', async () => {
    const plan = await make();
    const skipped = await as(actors.responsable, (ctx) => skipEcheance(ctx, { id: plan.id, n: 1, motif: 'Usine fermée' }));
    expect(skipped.prochaine_date).toBe('2027-01-10');
    expect((await daysOf(plan.id)).slice(0, 2)).toEqual(['2026-12-10 sautee', '2027-01-10']);
    expect(await refusal(as(actors.responsable, (ctx) => skipEcheance(ctx, { id: plan.id, n: 1, motif: 'encore' })))).toMatchObject({
      code: 'ECHEANCE_DECIDED',
      field: 'n',
    });
    await generate(plan.id, now);
    const back = await as(actors.responsable, (ctx) => restoreEcheance(ctx, { id: plan.id, n: 1 }));
    expect(back.prochaine_date).toBe('2026-12-10');
    expect((await daysOf(plan.id)).slice(0, 2)).toEqual(['2026-12-10', '2027-01-10']);
    expect(await refusal(as(actors.responsable, (ctx) => skipEcheance(ctx, { id: plan.id, n: 99, motif: 'loin' })))).toMatchObject({
      code: 'ECHEANCE_NOT_FOUND',
    });
  });

  test('is moved between its neighbours, and created for its new day', async () => {
    const plan = await make();
    const move = (date_due: string) => as(actors.responsable, (ctx) => moveEcheance(ctx, { id: plan.id, n: 2, date_due }));
    expect(await refusal(move('2026-11-01'))).toMatchObject({ code: 'ECHEANCE_DATE_PAST', field: 'date_due' });
    expect(await refusal(move('2026-12-10'))).toMatchObject({ code: 'ECHEANCE_DATE_BESIDE', details: { avant: '2026-12-10' } });
    expect(await refusal(move('2027-02-11'))).toMatchObject({ code: 'ECHEANCE_DATE_BESIDE' });
    await move('2027-01-20');
    expect((await daysOf(plan.id)).slice(0, 3)).toEqual(['2026-12-10', '2027-01-20', '2027-02-10']);
    const moved = await as(actors.responsable, (ctx) => skipEcheance(ctx, { id: plan.id, n: 2, motif: 'non' }));
    await as(actors.responsable, (ctx) => restoreEcheance(ctx, { id: moved.id, n: 2 }));
    expect((await daysOf(plan.id))[1]).toBe('2027-01-20');
  });

  test('is created at once, once, and the calendar goes on behind it', async () => {
    const plan = await make({ premiere_date: '2027-01-10' });
    const command_id = crypto.randomUUID();
    const call = () => as(actors.responsable, (ctx) => generateNow(ctx, { id: plan.id, command_id }));
    const made = await call();
    expect((await call()).ouvertes).toHaveLength(1);
    expect(made.ouvertes).toMatchObject([{ n: 1, date_due: '2027-01-10', intervention: { statut: 'ouverte' } }]);
    expect(made.prochaine_date).toBe('2027-02-10');
    expect(await refusal(as(actors.responsable, (ctx) => generateNow(ctx, { id: plan.id })))).toMatchObject({
      code: 'PLAN_OCCURRENCE_OPEN',
    });
    const { items } = await as(actors.responsable, (ctx) => listEcheances(ctx, { plan_id: plan.id }));
    expect(items).toMatchObject([{ n: 1, statut: 'generee' }]);
  });

  test('of a floating plan that is skipped is the one the next is counted from', async () => {
    const plan = await make({ ancrage: 'flottant' });
    const skipped = await as(actors.responsable, (ctx) => skipEcheance(ctx, { id: plan.id, n: 1, motif: 'Usine fermée' }));
    expect(skipped.prochaine_date).toBe('2027-01-10');
    expect((await as(actors.responsable, (ctx) => restoreEcheance(ctx, { id: plan.id, n: 1 }))).prochaine_date).toBe('2026-12-10');
  });
});

describe('a plan that is suspended', () => {
  test('creates nothing, and resumed makes up for what it is told to', async () => {
    const after = new Date('2027-03-15T10:00:00.000Z');
    for (const [rattrapage, open] of [
      ['aucune', 0],
      ['derniere', 1],
    ] as const) {
      const plan = await make({ rattrapage: rattrapage === 'aucune' ? 'derniere' : 'aucune' });
      const suspended = await as(actors.responsable, (ctx) => suspendPlan(ctx, { id: plan.id, motif: 'Ligne arrêtée' }));
      expect(suspended).toMatchObject({ statut: 'suspendu', prochaine_date: null, actions_permises: ['update', 'resume', 'retire'] });
      await generate(plan.id, after);
      expect(await refusal(as(actors.responsable, (ctx) => generateNow(ctx, { id: plan.id })))).toMatchObject({ code: 'PLAN_SUSPENDED' });
      const resumed = await as(actors.responsable, (ctx) => resumePlan(ctx, { id: plan.id, rattrapage }), after);
      expect(resumed).toMatchObject({ statut: 'actif', prochaine_date: '2027-04-10', rattrapage: plan.rattrapage });
      expect(resumed.ouvertes).toHaveLength(open);
      await generate(plan.id, after);
      expect((await as(actors.responsable, (ctx) => getPlan(ctx, { id: plan.id }), after)).ouvertes).toHaveLength(open);
    }
  });

  test('is refused what makes no sense: twice, resumed while active, anything once retired', async () => {
    const { id } = await make();
    expect(await refusal(as(actors.responsable, (ctx) => resumePlan(ctx, { id })))).toMatchObject({ code: 'PLAN_NOT_SUSPENDED' });
    await as(actors.responsable, (ctx) => suspendPlan(ctx, { id, motif: 'x' }));
    expect(await refusal(as(actors.responsable, (ctx) => suspendPlan(ctx, { id, motif: 'x' })))).toMatchObject({ code: 'PLAN_SUSPENDED' });
    const retired = await as(actors.responsable, (ctx) => retirePlan(ctx, { id }));
    expect(retired).toMatchObject({ statut: 'retire', prochaine_date: null, actions_permises: [] });
    expect(await refusal(as(actors.responsable, (ctx) => updatePlan(ctx, { id, titre: 'y' })))).toMatchObject({ code: 'PLAN_RETIRED' });
    expect(await refusal(as(actors.responsable, (ctx) => retirePlan(ctx, { id })))).toMatchObject({ code: 'PLAN_RETIRED' });
    expect(await daysOf(id)).toEqual([]);
  });

  test('by two at once is suspended once', async () => {
    const { id, version } = await make();
    const both = await Promise.allSettled([1, 2].map(() => as(actors.responsable, (ctx) => suspendPlan(ctx, { id, version, motif: 'x' }))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the list', () => {
  test('is filtered, sorted and paged; late is what is open behind its window', async () => {
    const machine = await makeEquipement(db.fork(), { nom: 'Compresseur à vis K9' });
    const plan = await make({ equipement_id: machine.id, premiere_date: TODAY, titre: 'Vidange' });
    const later = await make({ equipement_id: machine.id, premiere_date: '2027-02-01', titre: 'Contrôle' });
    await generate(plan.id, now);
    const list = (more: object, at = now) => as(actors.responsable, (ctx) => listPlans(ctx, { equipement_id: machine.id, ...more }), at);
    const ids = async (...args: Parameters<typeof list>) => (await list(...args)).items.map(({ id }) => id);
    expect(await ids({})).toEqual([plan.id, later.id]);
    expect(await ids({ sort: 'titre' })).toEqual([later.id, plan.id]);
    expect(await ids({ en_retard: 'oui' })).toEqual([]);
    expect(await ids({ en_retard: 'oui' }, new Date('2026-11-28T10:00:00Z'))).toEqual([plan.id]);
    expect(await ids({ q: 'compresseur k9' })).toEqual([plan.id, later.id]);
    expect(await ids({ statut: ['suspendu'] })).toEqual([]);
    const first = await list({ limit: 1 });
    expect(await ids({ limit: 1, cursor: first.next_cursor })).toEqual([later.id]);
  });

  test('shows another client nothing, and says of his plan that there is none', async () => {
    const plan = await make();
    expect((await as(actors.autreClient, (ctx) => listPlans(ctx, {}))).items).toEqual([]);
    expect(await refusal(as(actors.autreClient, (ctx) => getPlan(ctx, { id: plan.id })))).toMatchObject({ code: 'PLAN_NOT_FOUND' });
    expect(await refusal(as(actors.client, (ctx) => suspendPlan(ctx, { id: plan.id, motif: 'x' })))).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    const { items } = await as(actors.client, (ctx) => listOccurrences(ctx, { du: TODAY, au: addMonths(TODAY, 3) }));
    expect(items.length).toBeGreaterThan(0);
    expect((await as(actors.autreClient, (ctx) => listOccurrences(ctx, { du: TODAY, au: addDays(TODAY, 90) }))).items).toEqual([]);
  });
});
