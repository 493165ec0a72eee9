import { createOrm } from '@mif/db/orm';
import { systemActor } from '@mif/domain/auth/system-actor';
import { createCtx } from '@mif/domain/kernel/context';
import { generatePlans } from '@mif/domain/plans/tasks';
import { Client } from 'pg';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Measures the generator over many plans: a run in which so many of them are due, and one in which none is.
 * @param databaseUrl of a filled database
 * @returns seconds of each run, and how many interventions the first one created
 */
export async function measureGenerator(
  databaseUrl: string,
  { plans, due }: { plans: number; due: number },
): Promise<{ busy: number; idle: number; created: number }> {
  const now = new Date();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const orm = createOrm(databaseUrl, { poolMax: 2, applicationName: 'mif-bench' });
  try {
    await fillPlans(client, now, plans, due);
    const count = async () => Number((await client.query('select count(*) as n from echeances')).rows[0]?.n);
    const before = await count();
    const run = async () => {
      const em = orm.em.fork();
      const started = performance.now();
      const actor = await systemActor(em);
      await generatePlans(createCtx({ em, actor, now, requestId: 'bench', langue: 'fr', log: quiet }), {});
      return (performance.now() - started) / 1000;
    };
    const busy = await run();
    const created = (await count()) - before;
    return { busy, created, idle: await run() };
  } finally {
    await orm.close(true);
    await client.end();
  }
}

/** Monthly plans over the machines there are: the first ones are due today, the others within the month to come. */
async function fillPlans(client: Client, now: Date, plans: number, due: number): Promise<void> {
  await client.query(
    `insert into plans (titre, equipement_id, duree_minutes, declencheur, regle_date, premiere_date, date_creation, depuis, prochaine_date,
       prochaine_generation)
     select 'Visite ' || n, (select min(id) from equipements) + n % (select count(*)::int from equipements), 60, 'date',
       '{"unite":"mois","intervalle":1,"position":null}', d.jour, $1, $1::date, d.jour,
       case when n <= $3 then $1::timestamptz else d.jour::timestamptz + interval '1 day' end
     from generate_series(1, $2) n, lateral (select $1::date + case when n <= $3 then 0 else 1 + n % 28 end as jour) d`,
    [now.toISOString(), plans, due],
  );
  await client.query('vacuum (analyze) plans');
}
