import { hashPassword } from '@mif/domain/auth/passwords';
import { Client } from 'pg';

/** The manager who asks. */
export const BENCH_ACCOUNT = { username: 'mesure', password: 'mesure-du-produit' } as const;

const WORKERS = 200;
const CLIENTS = 50;

// Words of the trade, so that searches meet common and rare ones as they do at a company.
const things = ['pompe', 'convoyeur', 'compresseur', 'vérin', 'broyeur', 'moteur', 'réducteur', 'palier', 'courroie', 'vanne'];
const faults = ['fuite', 'bruit anormal', 'surchauffe', 'blocage', 'vibration', 'défaut capteur', 'usure', 'arrêt intempestif'];
const places = ['atelier', 'carrière', 'quai', 'toiture', 'chaufferie', 'ligne de cuisson', 'salle des machines'];

/**
 * Fills a migrated, empty database with interventions of the last three years, their equipment, technicians and
 * clients; nine of ten are closed, as at a company that works.
 * @param url of the database
 * @param count how many interventions
 */
export async function fillDatabase(url: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const equipements = Math.max(500, Math.round(count / 100));
  try {
    await client.query(`set synchronous_commit = off`);
    await client.query(
      `insert into clients (code, nom, ville) select 'C' || n, 'Société ' || n, 'Casablanca' from generate_series(1, ${CLIENTS}) n`,
    );
    await client.query(`insert into sites (client_id, code, nom) select id, 'S-01', 'Site principal' from clients`);
    await client.query(`
      insert into users (username, full_name, email, role, langue)
      select 'tech-' || n, 'Technicien ' || n, 'tech-' || n || '@exemple.ma', 'technicien', 'fr' from generate_series(1, ${WORKERS}) n`);
    await client.query(
      `insert into users (username, full_name, email, role, langue, password_hash) values ($1, 'Mesure', 'mesure@exemple.ma', 'responsable', 'fr', $2)`,
      [BENCH_ACCOUNT.username, await hashPassword(BENCH_ACCOUNT.password)],
    );
    await client.query(`
      insert into techniciens (user_id, matricule) select id, 'T' || id from users where role = 'technicien'`);
    await client.query(
      `insert into equipements (code, nom, type, localisation, client_id, site_id)
       select 'EQ' || n, initcap($1::text[]) || ' ' || n, ($1::text[])[1 + n % 10], ($2::text[])[1 + n % 7] || ' ' || n % 40, 1 + n % ${CLIENTS},
         (select id from sites where client_id = 1 + n % ${CLIENTS})
       from generate_series(1, ${equipements}) n`.replace('initcap($1::text[])', 'initcap(($1::text[])[1 + n % 10])'),
      [things, places],
    );
    await fillInterventions(client, count, equipements);
    await client.query(`insert into numerotations (serie, dernier) values ('OT-' || extract(year from now()), ${count})`);
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

/**
 * Adds a client whose equipment is one tree, ten under each from the top down, to a filled database.
 * @param count how many equipments
 * @returns the site, and one equipment of each level from the top down that has others under it
 */
export async function fillTree(url: string, count: number): Promise<{ site_id: number; parents: number[] }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: sites } = await client.query<{ client_id: number; id: number }>(`
      with owner as (insert into clients (code, nom, ville) values ('ARBRE', 'Arbre', 'Casablanca') returning id)
      insert into sites (client_id, code, nom) select id, 'S-01', 'Usine' from owner returning client_id, id`);
    const { client_id = 0, id: site_id = 0 } = sites[0] ?? {};
    const parents: number[] = [];
    let level: number[] = [];
    for (let made = 0; made < count; made += level.length) {
      const size = Math.min(made === 0 ? 10 : level.length * 10, count - made);
      const { rows } = await client.query<{ id: number }>(
        `insert into equipements (code, nom, type, client_id, site_id, parent_id)
         select 'A' || $5 + n, 'Repère ' || $5 + n, 'composant', $1, $2, ($3::int[])[1 + n / 10] from generate_series(0, $4 - 1) n returning id`,
        [client_id, site_id, level, size, made],
      );
      const middle = level[Math.min(Math.floor(level.length / 2), Math.floor((size - 1) / 10))];
      if (middle !== undefined) parents.push(middle);
      level = rows.map(({ id }) => id);
    }
    await client.query('vacuum (analyze) equipements');
    return { site_id, parents };
  } finally {
    await client.end();
  }
}

// A number drawn for row n: always the same, and independent of every other draw.
function drawn(which: number): string {
  return `abs(hashint8(n * 16 + ${which})::bigint)`;
}

async function fillInterventions(client: Client, count: number, equipements: number): Promise<void> {
  // Built once the rows are there: row by row the text indexes would take most of the time.
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where tablename = 'interventions' and indexname like '%\\_idx'`,
  );
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`);
  await client.query(`set maintenance_work_mem = '512MB'`);
  await client.query(
    `insert into interventions
       (reference, titre, description, type, statut, priorite, date_creation, date_limite, technicien_id, equipement_id, client_id)
     select 'BX-' || lpad(n::text, 8, '0'),
       initcap(($2::text[])[1 + ${drawn(1)} % 8]) || ' ' || ($1::text[])[1 + ${drawn(2)} % 10] || ' ' || ($3::text[])[1 + ${drawn(3)} % 7],
       'Constaté au poste ' || ${drawn(4)} % 997 || ', repère R' || ${drawn(5)} % 9973,
       (array['corrective', 'preventive', 'curative', 'ameliorative', 'diagnostic'])[1 + ${drawn(6)} % 5],
       case when ${drawn(7)} % 10 > 0 then (array['cloturee', 'archivee', 'terminee'])[1 + ${drawn(8)} % 3]
         else (array['ouverte', 'affectee', 'en_cours'])[1 + ${drawn(8)} % 3] end,
       (array['basse', 'normale', 'haute', 'critique', 'programmee'])[1 + ${drawn(9)} % 5],
       now() - (n * interval '3 years' / $4), now() - (n * interval '3 years' / $4) + interval '5 days',
       (select min(id) from techniciens) + ${drawn(10)} % ${WORKERS}, 1 + ${drawn(11)} % ${equipements},
       1 + (1 + ${drawn(11)} % ${equipements}) % ${CLIENTS}
     from generate_series(1, $4::bigint) n`,
    [things, faults, places, count],
  );
  for (const { indexdef } of rows) await client.query(indexdef);
}
