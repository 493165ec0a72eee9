import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement } from '@mif/testing/factories';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { generatePlans } from './tasks.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T09:00:00.000Z');

test('plans whose time has not come cost the generator nothing: it finds the others by an index, and reads no more', async () => {
  const { id } = await makeEquipement(db.fork());
  const rows = unscopedTables(db.fork());
  await sql`insert into plans (titre, equipement_id, duree_minutes, declencheur, regle_date, premiere_date, date_creation, depuis, prochaine_generation)
    select 'Visite ' || n, ${id}::int, 60, 'date', '{"unite":"mois","intervalle":1,"position":null}', '2026-12-24', ${now}::timestamptz,
      '2026-11-24', '2026-12-24T00:00:00Z'::timestamptz + n * interval '1 minute'
    from generate_series(1, 20000) n`.execute(rows);
  await sql`update plans set premiere_date = '2026-11-24', prochaine_generation = ${now}::timestamptz where titre in ('Visite 7', 'Visite 19000')`.execute(
    rows,
  );
  await sql`analyze plans`.execute(rows);
  const { rows: lines } = await sql<{ 'QUERY PLAN': string }>`explain select id from plans
    where prochaine_generation <= ${now}::timestamptz order by prochaine_generation, id limit 20 for update skip locked`.execute(rows);
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
  expect(plan).toContain('plans_generation_idx');
  expect(plan).not.toContain('Seq Scan');
  const em = db.fork();
  await generatePlans(makeCtx(em, await systemActor(em), now), {});
  const created = await rows.selectFrom('echeances').select(['n', 'statut']).execute();
  expect(created).toEqual([
    { n: 1, statut: 'generee' },
    { n: 1, statut: 'generee' },
  ]);
});
