import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Client, Pool } from 'pg';

// What the product is measured against: node:http and pg, the same SQL, and nothing else. No session, no permission, no
// validation: every millisecond the product takes more is the price of those.
const { DATABASE_URL, PORT, DATABASE_POOL_MAX } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL_MAX ?? 10) });

const columns = `i.id, i.reference, i.titre, i.type, i.statut, i.priorite, i.priorite_rang, i.date_creation, i.date_limite,
  i.date_debut_prevue, i.date_fin_prevue, i.date_cloture, i.technicien_id, i.equipement_id, i.client_id, i.version,
  e.nom as equipement_nom, e.code as equipement_code, e.localisation as equipement_localisation, c.nom as client_nom,
  u.full_name as technicien_nom`;
const joins = `from interventions i join equipements e on e.id = i.equipement_id join clients c on c.id = i.client_id
  left join techniciens t on t.id = i.technicien_id left join users u on u.id = t.user_id`;
const listSql = `select ${columns} ${joins} order by i.date_creation desc, i.id desc limit $1`;
const detailSql = `select ${columns}, i.description, i.rapport ${joins} where i.id = $1`;
const timesSql = `select l.*, u.full_name from intervention_temps l join techniciens t on t.id = l.technicien_id
  join users u on u.id = t.user_id where l.intervention_id = $1 order by l.id`;

// Who listens, by his number: what PostgreSQL says to the channel goes to him as it is.
const streams = new Map<string, ServerResponse>();
const listening = new Client({ connectionString: DATABASE_URL });
listening.on('notification', ({ payload = '' }) => {
  const { user_id } = JSON.parse(payload) as { user_id: number };
  streams.get(String(user_id))?.write(`data: ${payload}\n\n`);
});
await listening.connect();
await listening.query('listen bench');

createServer((request, response) => {
  const user_id = /^\/stream\?user_id=(\d+)$/.exec(request.url ?? '')?.[1];
  if (user_id !== undefined) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    streams.set(user_id, response);
    response.once('close', () => streams.delete(user_id));
    return;
  }
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const run = request.method === 'POST' ? readBody(request).then(create) : list();
  run.then(
    (body) => answer(200, body),
    (error: unknown) => answer(500, { error: String(error) }),
  );
}).listen(Number(PORT), '127.0.0.1');

async function list() {
  const { rows } = await pool.query(listSql, [51]);
  return { items: rows.slice(0, 50), next_cursor: rows.length > 50 ? String(rows[49].id) : null };
}

async function readBody(request: IncomingMessage): Promise<CreateInput> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as CreateInput;
}

interface CreateInput {
  titre: string;
  equipement_id: number;
  technicien_id: number;
  acteur_id: number;
}

// An intervention given to a technician at once: both steps with their history, his notification and its mail as a job.
async function create({ titre, equipement_id, technicien_id, acteur_id }: CreateInput) {
  const client = await pool.connect();
  const one = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows[0];
  try {
    await client.query('begin');
    const now = new Date();
    const equipement = await one('select client_id, statut, nom from equipements where id = $1', [equipement_id]);
    const serie = `OT-${now.getUTCFullYear()}`;
    const { dernier } = await one(
      `insert into numerotations (serie, dernier) values ($1, 1)
       on conflict (serie) do update set dernier = numerotations.dernier + 1 returning dernier`,
      [serie],
    );
    const { id } = await one(
      `insert into interventions (reference, titre, type, statut, priorite, date_creation, date_limite, equipement_id, client_id)
       values ($1, $2, 'corrective', 'ouverte', 'normale', $3, $3, $4, $5) returning id, version`,
      [`${serie}-${String(dernier).padStart(6, '0')}`, titre, now, equipement_id, equipement.client_id],
    );
    const technicien = await one(
      `select t.is_active, u.id as user_id, u.full_name from techniciens t join users u on u.id = t.user_id
       where t.id = $1 for no key update of t`,
      [technicien_id],
    );
    const history = `insert into intervention_historique (intervention_id, action, de_statut, vers_statut, acteur_id, version, date_serveur, details)
      values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`;
    await one(history, [id, 'create', null, 'ouverte', acteur_id, 1, now, null]);
    await one(
      `update interventions set statut = 'affectee', technicien_id = $2, date_affectation = $3, version = version + 1
       where id = $1 and version = 1 returning version`,
      [id, technicien_id, now],
    );
    await one(history, [id, 'assign', 'ouverte', 'affectee', acteur_id, 2, now, JSON.stringify({ technicien_id })]);
    const notification = await one(
      `insert into notifications (user_id, type, evenement, params, intervention_id, date_creation)
       values ($1, 'affectation', 'intervention_affectee', $2, $3, $4) returning id`,
      [technicien.user_id, JSON.stringify({ titre }), id, now],
    );
    const envoi = await one(
      `insert into envois (cle, user_id, notification_id, statut, created_at, prevu_at) values ($1, $2, $3, 'a_envoyer', $4, $4) returning id`,
      [`notification:${notification.id}:email`, technicien.user_id, notification.id, now],
    );
    await one(`select graphile_worker.add_job('send_email', payload := $1::json, job_key := $2, max_attempts := 12)`, [
      JSON.stringify({ envoi_id: envoi.id }),
      `envoi:${envoi.id}`,
    ]);
    const detail = await one(detailSql, [id]);
    const { rows: temps } = await client.query(timesSql, [id]);
    await client.query('commit');
    return { ...detail, temps };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
