import type { EntityManager } from '@mif/db/orm';
import type { RegleCompteur } from '@mif/contract/plan-rules';
import type { Actors } from '@mif/testing/actors';
import { makeEquipement, makePlan } from '@mif/testing/factories';
import { sql } from 'kysely';
import { systemActor } from '../auth/system-actor.ts';
import { cancelReleve } from '../compteurs/cancel-releve.ts';
import { createCompteur } from '../compteurs/create.ts';
import { recordReleve } from '../compteurs/record-releve.ts';
import { inTransaction } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { callerOf, makeCtx } from '../kernel/test-context.ts';
import { followWork } from './follow.ts';
import { generatePlans } from './tasks.ts';

const at = (day: string) => new Date(`${day}T09:00:00.000Z`);

/** Makes plans on meters of a database, with what happens to them: everything at nine in the morning, UTC. */
export function plansOnMeters(db: { fork: () => EntityManager }, { responsable }: Pick<Actors, 'responsable'>) {
  const as = callerOf(db, at('2027-01-01'));
  const rows = () => unscopedTables(db.fork());
  const generate = async (day: string, payload: object) => {
    const em = db.fork();
    await generatePlans(makeCtx(em, await systemActor(em), at(day)), payload);
  };
  /** Runs the jobs that were added for plans, once each. */
  const runJobs = async (day: string) => {
    const { rows: jobs } = await sql<{ payload: object }>`
      with taken as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and t.identifier = 'generate_plans' returning j.payload)
      select payload from taken`.execute(rows());
    for (const { payload } of jobs) await generate(day, payload);
  };
  /** A plan on a new meter; `read` writes what it shows and runs the job that this adds. */
  return async (regle_compteur: RegleCompteur, more: Parameters<typeof makePlan>[2] = {}) => {
    const { id: equipement_id } = await makeEquipement(db.fork());
    const genre = regle_compteur.genre === 'pas' ? ('cumulatif' as const) : ('jauge' as const);
    const { id: compteur_id } = await as(responsable, (ctx) => createCompteur(ctx, { equipement_id, nom: 'Heures', unite: 'h', genre }));
    const meterOnly = { declencheur: 'compteur' as const, regle_date: null, premiere_date: null };
    const plan = await makePlan(db.fork(), at('2027-01-01'), { equipement_id, compteur_id, regle_compteur, ...meterOnly, ...more });
    /** Entered on the day itself, or on a later one. */
    const read = async (day: string, valeur: number, { replaced, entered = day }: { replaced?: number; entered?: string } = {}) => {
      const changed = replaced === undefined ? {} : { genre: 'changement' as const, ancienne_valeur: replaced };
      const input = { compteur_id, valeur, genre: 'releve' as const, ...changed, date_releve: at(day).toISOString() };
      const releve = await as(responsable, (ctx) => recordReleve(ctx, input), at(entered));
      await runJobs(entered);
      return releve;
    };
    const takeBack = async (id: number, day: string) => {
      await as(responsable, (ctx) => cancelReleve(ctx, { id, motif: 'faute de frappe' }), at(day));
      await runJobs(day);
    };
    const told = async () => {
      const found = await rows().selectFrom('echeances').selectAll().where('plan_id', '=', plan.id).orderBy('n').execute();
      return found.map(({ n, date_due, statut }) => `${n} ${date_due} ${statut}`);
    };
    const finish = async (day: string) => {
      const open = await rows()
        .selectFrom('echeances')
        .selectAll()
        .where('plan_id', '=', plan.id)
        .where('date_faite', 'is', null)
        .executeTakeFirstOrThrow();
      const em = db.fork();
      const ctx = makeCtx(em, await systemActor(em), at(day));
      await inTransaction(ctx, (inner) =>
        followWork(inner, { id: Number(open.intervention_id), date_fin_travaux: at(day) }, 'finish', undefined),
      );
      await runJobs(day);
    };
    /** The generator looks at the plan. */
    const look = (day: string) => generate(day, { plan_id: plan.id });
    return { plan, read, takeBack, told, finish, look };
  };
}
