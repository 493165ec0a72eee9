import { Absence } from '@mif/db/entities/absence';
import { Habilitation, TypeHabilitation } from '@mif/db/entities/habilitation';
import type { Plan } from '@mif/db/entities/plan';
import { createTestDatabase } from '@mif/testing/database';
import { makeActors, type Actors } from '@mif/testing/actors';
import { makePlan, makeTechnicien } from '@mif/testing/factories';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { interventionHistory } from '../interventions/history.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { callerOf, makeCtx } from '../kernel/test-context.ts';
import { generatePlans } from './tasks.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T09:00:00.000Z');
const as = callerOf(db, now);
const rows = () => unscopedTables(db.fork());
const daily = { regle_date: { unite: 'jour', intervalle: 1, position: null }, jours_feries: 'ignorer' } as const;
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

beforeEach(async () => {
  await rows().deleteFrom('envois').execute();
  await rows().deleteFrom('notifications').execute();
  await rows().updateTable('plans').set({ prochaine_generation: null }).execute();
});

async function run(payload: object = {}, at = now): Promise<void> {
  const em = db.fork();
  await generatePlans(makeCtx(em, await systemActor(em), at), payload);
}

const echeances = ({ id }: Pick<Plan, 'id'>) => rows().selectFrom('echeances').selectAll().where('plan_id', '=', id).orderBy('n').execute();
const told = async () => {
  const { id } = actors.responsable;
  return rows().selectFrom('notifications').select(['evenement', 'params']).where('user_id', '=', id).orderBy('id').execute();
};
/** Days missed before today, each to be made up for. */
const missed = (days: number) => {
  const first = new Date(now.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return { ...daily, rattrapage: 'toutes', empiler: true, premiere_date: first, depuis: first } as const;
};

describe('many days missed, each to be made up for', () => {
  test('no transaction creates more than fifty; one run goes on to the end, in order', async () => {
    const plan = await makePlan(db.fork(), now, missed(120));
    await run({ plan_id: plan.id });
    const first = await echeances(plan);
    expect(first).toHaveLength(50);
    expect(first.at(-1)).toMatchObject({ n: 50, date_due: '2026-09-15' });
    // Due at once for the rest, and a job of its own goes on.
    const after = await rows().selectFrom('plans').selectAll().where('id', '=', plan.id).executeTakeFirstOrThrow();
    expect(new Date(after.prochaine_generation ?? 0)).toEqual(now);
    await run();
    const all = await echeances(plan);
    expect(all).toHaveLength(120);
    expect(all.map(({ date_due }) => date_due)).toEqual(all.map(({ date_due }) => date_due).toSorted());
    const ids = all.map(({ intervention_id }) => Number(intervention_id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect((await told()).map(({ evenement, params }) => [evenement, params['nombre'], params['du']])).toEqual([
      ['echeances_generees', '50', '2026-07-28'],
      ['echeances_generees', '50', '2026-09-16'],
      ['echeances_generees', '20', '2026-11-05'],
    ]);
  });

  test('its technician is told once of how many are his, and nobody who plans is', async () => {
    const technicien = await makeTechnicien(db.fork());
    const plan = await makePlan(db.fork(), now, { ...missed(6), technicien_id: technicien.id });
    await run({ plan_id: plan.id });
    const his = await rows().selectFrom('notifications').selectAll().where('user_id', '=', technicien.user_id).execute();
    expect(his).toMatchObject([{ evenement: 'interventions_affectees', params: { plan: plan.titre, nombre: '6', du: '2026-11-19' } }]);
    expect(await told()).toEqual([]);
  });

  test('a day that a holiday puts off keeps none of those behind it from being created', async () => {
    // The 18th of November is a holiday: that day is due on the 19th.
    const plan = await makePlan(db.fork(), now, {
      ...daily,
      jours_feries: 'reporter',
      premiere_date: '2026-11-17',
      depuis: '2026-11-17',
      empiler: true,
    });
    for (const day of ['17', '18', '19', '20']) await run({ plan_id: plan.id }, new Date(`2026-11-${day}T09:00:00.000Z`));
    const lines = (await echeances(plan)).map(({ n, date_due, statut }) => `${n} ${date_due} ${statut}`);
    expect(lines).toEqual(['1 2026-11-17 generee', '2 2026-11-19 generee', '3 2026-11-19 generee', '4 2026-11-20 generee']);
  });
});

describe('the technician of a plan', () => {
  const shape = { premiere_date: '2026-12-08', avance_jours: 20 };

  async function absent(technicien_id: number, debut: string, fin: string): Promise<void> {
    const em = db.fork();
    const facts = { type: 'conge', statut: 'approuvee', demandee_par_id: actors.responsable.id, created_at: now } as const;
    em.create(Absence, { ...facts, technicien_id, debut: new Date(debut), fin: new Date(fin) });
    await em.flush();
  }

  const workOf = async (plan: Plan) => {
    const [echeance] = await echeances(plan);
    const id = Number(echeance?.intervention_id);
    const work = await rows().selectFrom('interventions').select(['statut']).where('id', '=', id).executeTakeFirstOrThrow();
    const history = await as(actors.responsable, (ctx) => interventionHistory(ctx, { id }));
    return { ...work, details: history.items.at(-1)?.details };
  };

  test('who is away today, or for some hours of its day, has the work; who is away on its day has not, and why is told', async () => {
    const [today, hours, away] = [await makeTechnicien(db.fork()), await makeTechnicien(db.fork()), await makeTechnicien(db.fork())];
    await absent(today.id, '2026-11-23T00:00:00Z', '2026-11-28T00:00:00Z');
    await absent(hours.id, '2026-12-08T08:00:00Z', '2026-12-08T10:00:00Z');
    await absent(away.id, '2026-12-07T00:00:00Z', '2026-12-12T00:00:00Z');
    const plans: Plan[] = [];
    for (const { id } of [today, hours, away]) plans.push(await makePlan(db.fork(), now, { ...shape, technicien_id: id }));
    await run();
    const works = await Promise.all(plans.map(workOf));
    expect(works.map(({ statut }) => statut)).toEqual(['affectee', 'affectee', 'ouverte']);
    const nom = (await rows().selectFrom('users').select('full_name').where('id', '=', away.user_id).executeTakeFirstOrThrow()).full_name;
    expect(works[2]?.details).toMatchObject({ raison: 'absent', technicien: nom });
    expect(await told()).toMatchObject([
      { evenement: 'echeance_generee', params: { plan: plans[2]?.titre, raison: 'absent', technicien: nom } },
    ]);
  });

  test('a certificate the plan requires has to be valid on that day', async () => {
    const em = db.fork();
    const type = em.create(TypeHabilitation, { code: 'B1V', nom: 'Habilitation B1V', validite_mois: null });
    await em.flush();
    const hold = async (date_expiration: string | null) => {
      const { id: technicien_id } = await makeTechnicien(em);
      em.create(Habilitation, { technicien_id, type_id: type.id, date_obtention: '2024-01-01', date_expiration });
      await em.flush();
      return technicien_id;
    };
    const holders = [await hold('2026-12-08'), await hold('2026-12-07'), (await makeTechnicien(em)).id];
    const plans: Plan[] = [];
    for (const technicien_id of holders) {
      plans.push(await makePlan(db.fork(), now, { ...shape, technicien_id, habilitations: [type.id] }));
    }
    await run();
    const works = await Promise.all(plans.map(workOf));
    expect(works.map(({ statut }) => statut)).toEqual(['affectee', 'ouverte', 'ouverte']);
    expect(works[1]?.details).toMatchObject({ raison: 'habilitation', habilitation: 'Habilitation B1V' });
    expect((await told()).map(({ params }) => params['raison'])).toEqual(['habilitation', 'habilitation']);
  });
});
