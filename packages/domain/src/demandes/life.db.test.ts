import type { Demande, DoubleDemandeInput } from '@mif/contract/demandes';
import { makeActors, makeClientActor, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { jetonOf, makeEquipement, makeIntervention, makeSite } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { getIntervention } from '../interventions/get.ts';
import { updateIntervention } from '../interventions/update.ts';
import type { Actor } from '../kernel/actor.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { listNotifications } from '../notifications/list.ts';
import { acceptDemande } from './accept.ts';
import { cancelDemande } from './cancel.ts';
import { createDemande } from './create.ts';
import { getDemande } from './get.ts';
import { markDouble } from './mark-double.ts';
import { refuseDemande } from './refuse.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const nextDay = new Date('2026-11-25T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let equipement: { id: number; site_id: number; client_id: number };

beforeAll(async () => {
  actors = await makeActors(db.fork());
  equipement = await makeEquipement(db.fork(), { client_id: actors.client.client_id });
});

const ask = (actor: Actor = actors.client, more: object = {}) =>
  as(actor, (ctx) => createDemande(ctx, { titre: 'Fuite d’huile', priorite: 'haute', equipement_id: equipement.id, ...more }));
const accept = (id: number, more: object = {}) => as(actors.responsable, (ctx) => acceptDemande(ctx, { id, type: 'corrective', ...more }));
const journalOf = async (id: number) =>
  tables(db.fork())
    .selectFrom('journal')
    .select(['action', 'acteur_id', 'changements'])
    .where('objet', '=', 'demande')
    .where('objet_id', '=', id)
    .orderBy('id')
    .execute();
const told = async (actor: Actor, demande: Demande) => {
  const { items } = await as(actor, (ctx) => listNotifications(ctx, { limit: 200 }));
  return items.filter((item) => item.objet === 'demande' && item.objet_id === demande.id).map(({ evenement }) => evenement);
};

describe('asking', () => {
  test('takes client and site from the machine, tells the managers, and is written in the journal', async () => {
    const made = await ask(actors.client, { description: '  Sous le vérin  ' });
    expect(made).toMatchObject({
      statut: 'soumise',
      source: 'client',
      priorite: 'haute',
      client_id: equipement.client_id,
      site_id: equipement.site_id,
      auteur: { id: actors.client.id },
      contact: null,
      actions_permises: ['cancel'],
      version: 1,
    });
    expect(made.reference).toMatch(/^DI-2026-\d{6}$/);
    expect(await told(actors.responsable, made)).toEqual(['demande_soumise']);
    expect(await told(actors.client, made)).toEqual([]);
    expect(await journalOf(made.id)).toMatchObject([{ action: 'create', acteur_id: actors.client.id }]);
    const seen = await as(actors.responsable, (ctx) => getDemande(ctx, { id: made.id }));
    expect(seen.actions_permises).toEqual(['accept', 'refuse', 'double']);
  });

  test('references of ten at once have neither gap nor double, also beside one that is refused', async () => {
    const made = await Promise.allSettled([...Array.from({ length: 10 }, () => ask()), ask(actors.client, { equipement_id: 999_999 })]);
    const numbers = made.flatMap((each) => (each.status === 'fulfilled' ? [Number(each.value.reference.slice(-6))] : []));
    const sorted = numbers.toSorted((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 10 }, (_, index) => (sorted[0] ?? 0) + index));
  });

  test('of a site where the machine is not known', async () => {
    const site = await makeSite(db.fork(), { client_id: actors.client.client_id });
    expect(await ask(actors.client, { equipement_id: null, site_id: site.id })).toMatchObject({ equipement: null, site: { id: site.id } });
    expect(await refusal(ask(actors.client, { equipement_id: undefined }))).toMatchObject({
      code: 'DEMANDE_PLACE_REQUIRED',
      field: 'equipement_id',
    });
  });

  test('of another’s machine or site, or of a retired one, is refused', async () => {
    const foreign = await makeEquipement(db.fork(), { client_id: actors.autreClient.client_id });
    const retired = await makeEquipement(db.fork(), { client_id: actors.client.client_id, statut: 'retire' });
    expect((await refusal(ask(actors.client, { equipement_id: foreign.id }))).code).toBe('EQUIPEMENT_NOT_FOUND');
    expect((await refusal(ask(actors.client, { equipement_id: null, site_id: foreign.site_id }))).code).toBe('SITE_NOT_FOUND');
    expect((await refusal(ask(actors.client, { equipement_id: retired.id }))).code).toBe('EQUIPEMENT_RETIRED');
    expect((await refusal(ask(actors.autreTechnicien))).code).toBe('EQUIPEMENT_NOT_FOUND');
  });

  test('by a label: an employee on any machine, a client on his own', async () => {
    const jeton = await jetonOf(db.fork(), equipement.id);
    const byLabel = { equipement_id: undefined, jeton };
    expect(await ask(actors.autreTechnicien, byLabel)).toMatchObject({ source: 'employe', equipement_id: equipement.id });
    expect(await ask(actors.client, byLabel)).toMatchObject({ equipement_id: equipement.id });
    expect((await refusal(ask(actors.autreClient, byLabel))).code).toBe('ETIQUETTE_UNKNOWN');
    expect((await refusal(ask(actors.technicien, { jeton: 'inconnu' }))).code).toBe('ETIQUETTE_UNKNOWN');
  });

  test('one command sent twice, also at once, asks once', async () => {
    const command_id = crypto.randomUUID();
    const made = await Promise.all([ask(actors.client, { command_id }), ask(actors.client, { command_id })]);
    expect(made[0].id).toBe(made[1].id);
    expect((await refusal(ask(actors.client, { command_id, titre: 'Autre' }))).code).toBe('COMMAND_REUSED');
    expect((await refusal(ask(actors.technicien, { command_id }))).code).toBe('COMMAND_REUSED');
  });
});

describe('accepting', () => {
  test('makes an intervention with its text, whose clock started with the demande', async () => {
    const made = await ask(actors.client, { description: 'Sous le vérin', priorite: 'critique' });
    const accepted = await as(actors.responsable, (ctx) => acceptDemande(ctx, { id: made.id, type: 'curative', version: 1 }), nextDay);
    expect(accepted).toMatchObject({ statut: 'acceptee', decideur: { id: actors.responsable.id }, actions_permises: [], version: 2 });
    const intervention = await as(actors.client, (ctx) => getIntervention(ctx, { id: accepted.intervention_id ?? 0 }));
    expect(intervention).toMatchObject({
      titre: made.titre,
      description: 'Sous le vérin',
      type: 'curative',
      priorite: 'critique',
      date_creation: nextDay.toISOString(),
      date_demande: now.toISOString(),
      // Eight hours after it was asked for, although that is over.
      date_limite: '2026-11-24T18:00:00.000Z',
      demande: { id: made.id, reference: made.reference },
      equipement_id: equipement.id,
    });
    expect(await told(actors.client, made)).toEqual(['demande_acceptee']);
    expect(await journalOf(made.id)).toMatchObject([
      { action: 'create' },
      { action: 'accept', changements: { statut: { avant: 'soumise', apres: 'acceptee' }, intervention_id: { avant: null } } },
    ]);
    const changed = await as(actors.responsable, (ctx) => updateIntervention(ctx, { id: intervention.id, priorite: 'haute' }), nextDay);
    expect(changed.date_limite).toBe('2026-11-26T10:00:00.000Z');
  });

  test('two at once: one intervention', async () => {
    const made = await ask();
    const results = await Promise.allSettled([
      accept(made.id, { command_id: crypto.randomUUID() }),
      as(actors.admin, (ctx) => acceptDemande(ctx, { id: made.id, type: 'corrective', command_id: crypto.randomUUID() })),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'DEMANDE_DECIDED' } });
    const { n } = await unscopedTables(db.fork())
      .selectFrom('interventions')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('titre', '=', made.titre)
      .where('date_demande', '=', now)
      .where('id', '=', Number((await as(actors.admin, (ctx) => getDemande(ctx, { id: made.id }))).intervention_id))
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(1);
  });

  test('and refusing at once: never both', async () => {
    const made = await ask();
    const before = await countInterventions();
    const results = await Promise.allSettled([
      accept(made.id),
      as(actors.admin, (ctx) => refuseDemande(ctx, { id: made.id, motif: 'Hors contrat' })),
      as(actors.client, (ctx) => cancelDemande(ctx, { id: made.id })),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { statut, intervention } = await as(actors.admin, (ctx) => getDemande(ctx, { id: made.id }));
    expect(intervention !== null).toBe(statut === 'acceptee');
    expect(await countInterventions()).toBe(before + (statut === 'acceptee' ? 1 : 0));
  });

  test('the same command again is answered, and makes nothing', async () => {
    const made = await ask();
    const command = { command_id: crypto.randomUUID(), version: 1 };
    const first = await accept(made.id, command);
    const before = await countInterventions();
    expect(await accept(made.id, command)).toEqual(first);
    expect(await countInterventions()).toBe(before);
  });

  test('needs the machine, of the same client, in service', async () => {
    const site = await makeSite(db.fork(), { client_id: actors.client.client_id });
    const { id } = await ask(actors.client, { equipement_id: null, site_id: site.id });
    const foreign = await makeEquipement(db.fork());
    const retired = await makeEquipement(db.fork(), { client_id: actors.client.client_id, statut: 'retire' });
    expect(await refusal(accept(id))).toMatchObject({ code: 'DEMANDE_EQUIPEMENT_REQUIRED', field: 'equipement_id' });
    expect((await refusal(accept(id, { equipement_id: foreign.id }))).code).toBe('DEMANDE_EQUIPEMENT_FOREIGN');
    expect((await refusal(accept(id, { equipement_id: 999_999 }))).code).toBe('EQUIPEMENT_NOT_FOUND');
    expect((await refusal(accept(id, { equipement_id: retired.id }))).code).toBe('EQUIPEMENT_RETIRED');
    expect(await accept(id, { equipement_id: equipement.id })).toMatchObject({ statut: 'acceptee', equipement: { id: equipement.id } });
  });

  test('gives the work out at once, and the technician then sees where it came from', async () => {
    const made = await ask();
    const { technicien_id } = actors.autreTechnicien;
    expect((await refusal(as(actors.autreTechnicien, (ctx) => getDemande(ctx, { id: made.id })))).code).toBe('DEMANDE_NOT_FOUND');
    await accept(made.id, { technicien_id });
    expect(await as(actors.autreTechnicien, (ctx) => getDemande(ctx, { id: made.id }))).toMatchObject({
      intervention: { statut: 'affectee' },
    });
  });
});

async function countInterventions(): Promise<number> {
  const row = await unscopedTables(db.fork())
    .selectFrom('interventions')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

describe('the other ends', () => {
  test('a refusal tells its reason to the author', async () => {
    const made = await ask();
    const refused = await as(actors.responsable, (ctx) => refuseDemande(ctx, { id: made.id, motif: 'Sous garantie', version: 1 }));
    expect(refused).toMatchObject({ statut: 'refusee', motif_refus: 'Sous garantie', date_decision: now.toISOString() });
    expect(await told(actors.client, made)).toEqual(['demande_refusee']);
    expect(await refusal(accept(made.id))).toMatchObject({ code: 'DEMANDE_DECIDED', details: { statut: 'refusee' } });
  });

  test('taken back by its author alone, and only while it waits', async () => {
    const made = await ask();
    const colleague = await makeClientActor(db.fork(), actors.client.client_id);
    const cancel = (actor: Actor) => as(actor, (ctx) => cancelDemande(ctx, { id: made.id }));
    for (const actor of [colleague, actors.autreClient, actors.admin])
      expect((await refusal(cancel(actor))).code).toBe('DEMANDE_NOT_FOUND');
    expect((await as(colleague, (ctx) => getDemande(ctx, { id: made.id }))).actions_permises).toEqual([]);
    expect(await cancel(actors.client)).toMatchObject({ statut: 'annulee', actions_permises: [] });
    expect(await told(actors.responsable, made)).toEqual(['demande_annulee', 'demande_soumise']);
    expect((await refusal(cancel(actors.client))).code).toBe('DEMANDE_DECIDED');
  });

  test('a double of a demande or of open work of the same client, and of nothing else', async () => {
    const [made, other] = [await ask(), await ask()];
    const open = await makeIntervention(db.fork(), now, { equipement_id: equipement.id });
    const closed = await makeIntervention(db.fork(), now, { equipement_id: equipement.id, statut: 'cloturee' });
    const foreign = await makeIntervention(db.fork(), now);
    const refused = await ask();
    await as(actors.admin, (ctx) => refuseDemande(ctx, { id: refused.id, motif: 'non' }));
    const mark = (more: Omit<DoubleDemandeInput, 'id'>, id = made.id) => as(actors.responsable, (ctx) => markDouble(ctx, { id, ...more }));
    const wrong: Omit<DoubleDemandeInput, 'id'>[] = [
      {},
      { doublon_de: made.id },
      { doublon_de: other.id, intervention_id: open.id },
      { doublon_de: refused.id },
      { doublon_de: 999_999 },
      { intervention_id: closed.id },
      { intervention_id: foreign.id },
    ];
    for (const input of wrong) expect((await refusal(mark(input))).code).toBe('DEMANDE_DOUBLE_INVALID');
    expect(await mark({ doublon_de: other.id })).toMatchObject({
      statut: 'doublon',
      doublon: { id: other.id, reference: other.reference },
    });
    expect(await told(actors.client, made)).toEqual(['demande_doublon']);
    expect(await mark({ intervention_id: open.id }, other.id)).toMatchObject({ statut: 'doublon', intervention: { id: open.id } });
  });

  test('two said to be doubles of one another at once: one is, without a deadlock', async () => {
    const [a, b] = [await ask(), await ask()];
    const results = await Promise.allSettled([
      as(actors.admin, (ctx) => markDouble(ctx, { id: a.id, doublon_de: b.id })),
      as(actors.responsable, (ctx) => markDouble(ctx, { id: b.id, doublon_de: a.id })),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'DEMANDE_DOUBLE_INVALID' } });
  });

  test('a decision on a version that moved says what changed', async () => {
    const made = await ask();
    expect(await refusal(accept(made.id, { version: 7 }))).toMatchObject({ code: 'RECORD_VERSION_CONFLICT', details: { version: 1 } });
  });
});
