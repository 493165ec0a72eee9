import { DomainError } from '@mif/contract/errors';
import { permissions, reachOf, type Caller, type Permission } from '@mif/contract/permissions';
import { seal } from '@mif/domain/auth/keys';
import { linkToken, sendLink } from '@mif/domain/auth/links';
import { addDays } from '@mif/contract/time';
import { createAbsence } from '@mif/domain/absences/create';
import { createHabilitation } from '@mif/domain/habilitations/create';
import { createKind } from '@mif/domain/habilitations/kinds';
import { createAstreinte } from '@mif/domain/techniciens/astreintes';
import { createCompetence } from '@mif/domain/techniciens/create-competence';
import { resolveActor } from '@mif/domain/auth/resolve-actor';
import { issueTokens } from '@mif/domain/auth/sign-in';
import { newSecret } from '@mif/domain/auth/totp';
import type { Actor } from '@mif/domain/kernel/actor';
import { unscopedTables } from '@mif/domain/kernel/scope';
import { callerOf, makeCtx } from '@mif/domain/kernel/test-context';
import { saveVue } from '@mif/domain/vues/save';
import { makeActor, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import {
  jetonOf,
  makeContact,
  makeDemande,
  makeDocument,
  makeEcheance,
  makeEquipement,
  makeIntervention,
  makePlan,
  makeSite,
  makeUser,
  nextSerial,
  PASSWORD,
} from '@mif/testing/factories';
import { initTRPC, TRPCError } from '@trpc/server';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ProcedureType } from './context.ts';
import { agendaRows } from './agenda/permission-rows.ts';
import { planRows } from './plans/permission-rows.ts';
import { calendrierRows } from './calendriers/permission-rows.ts';
import { equipementRows } from './equipements/permission-rows.ts';
import { notificationRows } from './notifications/permission-rows.ts';
import { fixtures } from './permission-fixtures.ts';
import { invoke, isStream, type Fixture, type Side, type World } from './permission-world.ts';
import type { Meta } from './procedures.ts';
import { appRouter, createCaller } from './root.ts';
import { makeTravail } from './travaux/permission-rows.ts';
import { createTestFeed, makeRequest, testSessionKey } from './test-request.ts';

const callers: readonly Caller[] = ['admin', 'responsable', 'technicien', 'client', 'anonymous'];
const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let stranger: Actor;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  stranger = await makeActor(db.fork(), 'responsable');
});

interface Router {
  _def: { procedures: object };
}

/** Every procedure of a router, by its path. */
function proceduresOf(router: Router): { path: string; type: ProcedureType; permission: Permission | undefined }[] {
  // oxlint-disable-next-line no-underscore-dangle -- tRPC's own name, and the only way to its procedures
  const { procedures } = router._def;
  return Object.entries(procedures).map(([path, { _def }]: [string, { _def: { type: ProcedureType; meta?: Meta } }]) => ({
    path,
    type: _def.type,
    permission: _def.meta?.permission,
  }));
}
const withoutPermission = (router: Router) =>
  proceduresOf(router).flatMap(({ path, permission }) => (permission && permission in permissions ? [] : [path]));
const procedures = proceduresOf(appRouter);

describe('the table covers the product', () => {
  test('every procedure names its permission', () => {
    expect(procedures.length).toBeGreaterThan(50);
    expect(withoutPermission(appRouter)).toEqual([]);
  });

  test('one that names none is found', () => {
    const t = initTRPC.meta<Meta>().create();
    const bare = t.router({
      a: t.procedure.query(() => 1),
      b: t.router({ c: t.procedure.meta({ permission: 'user.read' }).query(() => 1) }),
    });
    expect(withoutPermission(bare)).toEqual(['a']);
  });

  test('every procedure has a fixture, and every fixture a procedure', () => {
    expect(Object.keys(fixtures).toSorted()).toEqual(procedures.map(({ path }) => path).toSorted());
  });

  test('every permission is asked for by some procedure', () => {
    const asked = new Set(procedures.map(({ permission }) => permission));
    expect((Object.keys(permissions) as Permission[]).filter((permission) => !asked.has(permission))).toEqual([]);
  });
});

async function usedSite({ client_id, technicien_id }: Side): Promise<number> {
  const { id, site_id } = await makeEquipement(db.fork(), { client_id });
  await makeIntervention(db.fork(), now, { equipement_id: id, technicien_id, statut: 'cloturee' });
  return site_id;
}

const world: World = {
  now,
  password: PASSWORD,
  serial: nextSerial,
  equipement: async (side) => {
    const { id, site_id } = await makeEquipement(db.fork(), { client_id: side.client_id });
    await makeIntervention(db.fork(), now, { equipement_id: id, technicien_id: side.technicien_id, statut: 'cloturee' });
    return { id, site_id };
  },
  site: usedSite,
  unusedSite: async ({ client_id }) => (await makeSite(db.fork(), { client_id })).id,
  contact: async (side) => (await makeContact(db.fork(), { client_id: side.client_id, site_id: await usedSite(side) })).id,
  ...equipementRows(
    (verb) => as(actors.admin, verb),
    (side) => world.equipement(side),
    now,
  ),
  ...calendrierRows((verb) => as(actors.admin, verb)),
  intervention: async ({ client_id, technicien_id }, statut) => {
    const { id: equipement_id } = await makeEquipement(db.fork(), { client_id });
    const motif_attente = statut === 'en_attente' ? 'piece' : null;
    return makeIntervention(db.fork(), now, { equipement_id, technicien_id, statut, motif_attente });
  },
  ...notificationRows({ refused: (data) => makeUser(db.fork(), data), serial: nextSerial }, db.fork, as, () => actors.admin, now),
  ...agendaRows({ equipement: makeEquipement, intervention: makeIntervention }, db.fork, as, () => actors.admin, now),
  demande: (side) => makeDemande(db.fork(), now, { client_id: side.client_id, auteur_id: side.user.id }),
  ...planRows({ plan: makePlan, skipped: makeEcheance }, db.fork, (side) => world.intervention(side, 'affectee'), now),
  jeton: async (side) => {
    const { id } = await world.equipement(side);
    return jetonOf(db.fork(), id);
  },
  suivi: async (side) => {
    const { suivi } = await makeDemande(db.fork(), now, { client_id: side.client_id, source: 'qr', suivi: `suivi-${nextSerial()}` });
    return suivi ?? '';
  },
  user: (role) => makeUser(db.fork(), { role }),
  link: async (genre) => {
    const { id } = await makeUser(db.fork(), genre === 'invitation' ? { password_hash: null } : {});
    const lien = await as(actors.admin, (ctx) => sendLink(ctx, id, genre));
    return { id, jeton: linkToken(lien, testSessionKey) };
  },
  secondFactor: async ({ id: user_id }, state) => {
    const rows = unscopedTables(db.fork());
    await rows.deleteFrom('codes_secours').where('user_id', '=', user_id).execute();
    await rows.deleteFrom('seconds_facteurs').where('user_id', '=', user_id).execute();
    const secret = newSecret();
    const secret_scelle = seal('second-facteur', secret, testSessionKey);
    const active_at = state === 'active' ? now : null;
    if (state !== 'none')
      await rows.insertInto('seconds_facteurs').values({ user_id, secret_scelle, created_at: now, active_at }).execute();
    return { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() }) };
  },
  session: async (user) => {
    const session_id = crypto.randomUUID();
    const { refresh_token } = await openSession(user, session_id);
    return { session_id, refresh_token };
  },
  competence: async () => (await as(actors.admin, (ctx) => createCompetence(ctx, { code: `K-${nextSerial()}`, nom: 'Essai' }))).id,
  typeHabilitation: makeKind,
  travail: () => makeTravail((statement) => db.fork().execute(statement)),
  astreinte: async (id) => (await as(actors.admin, (ctx) => createAstreinte(ctx, { id, ...hours(nextSerial()) }))).id,
  period: () => {
    const day = addDays('2027-01-01', nextSerial());
    return { date_debut: day, date_fin: day };
  },
  absence: ({ technicien_id }) => {
    const actor = technicien_id === actors.technicien.technicien_id ? actors.technicien : actors.autreTechnicien;
    return as(actor, (ctx) => createAbsence(ctx, { type: 'conge', ...world.period() }));
  },
  habilitation: async ({ technicien_id }) => {
    const type_id = await makeKind();
    return as(actors.admin, (ctx) => createHabilitation(ctx, { technicien_id, type_id, date_obtention: '2026-01-05' }));
  },
  vue: (user) => as(user, (ctx) => saveVue(ctx, { liste: 'interventions', nom: `Vue ${nextSerial()}`, requete: '', is_partagee: false })),
  document: async (side, is_removed = false) => {
    const { id: intervention_id } = await world.intervention(side, 'affectee');
    const { id } = await makeDocument(db.fork(), now, {
      objet: 'intervention',
      objet_id: intervention_id,
      auteur_id: side.user.id,
      supprime_at: is_removed ? now : null,
    });
    return { id, intervention_id };
  },
};

async function makeKind(): Promise<number> {
  const input = { code: `H-${nextSerial()}`, nom: 'Essai', is_bloquante: true };
  return (await as(actors.admin, (ctx) => createKind(ctx, input))).id;
}

function hours(n: number) {
  const start = Date.parse('2030-01-01T00:00:00Z') + n * 7_200_000;
  return { debut: new Date(start).toISOString(), fin: new Date(start + 3_600_000).toISOString() };
}

async function openSession(user: Actor, session_id: string) {
  const ctx = makeCtx(db.fork(), null, now);
  const expires_at = new Date(now.getTime() + 86_400_000);
  await unscopedTables(ctx.em)
    .insertInto('sessions')
    .values({ id: session_id, user_id: user.id, created_at: now, last_used_at: now, confirmed_at: now, expires_at })
    .execute();
  return issueTokens(ctx, { ...user, session_id }, testSessionKey);
}

/** How a call ended: allowed, or the code it was refused with; `sees` where it says whether the row is in sight. */
interface Outcome {
  code: string;
  sees?: boolean;
}

function expected(fixture: Fixture, caller: Caller, permission: Permission, is_own: boolean): Outcome {
  const reach = reachOf(caller, permission);
  if (reach === null) return { code: caller === 'anonymous' ? 'AUTH_REQUIRED' : 'PERMISSION_DENIED' };
  if (fixture.only && caller !== fixture.only) return { code: 'allowed', sees: false };
  if (reach === 'any' || is_own) return { code: 'allowed', sees: true };
  return fixture.foreign === 'unseen' ? { code: 'allowed', sees: false } : { code: fixture.foreign };
}

async function run(path: string, type: ProcedureType, fixture: Fixture, caller: Caller, is_own: boolean): Promise<Outcome> {
  const actor: Actor | null = caller === 'anonymous' ? null : actors[caller];
  const token = actor && (await openSession(actor, crypto.randomUUID())).access_token;
  const feed = createTestFeed();
  const user = is_own ? (actor ?? actors.admin) : stranger;
  const side: Side = is_own
    ? { client_id: actors.client.client_id, technicien_id: actors.technicien.technicien_id, user }
    : { client_id: actors.autreClient.client_id, technicien_id: actors.autreTechnicien.technicien_id, user };
  const call = (input: unknown, more = {}) => {
    const request = makeRequest(db.fork(), null, now, {
      authenticate: (kind) =>
        token === null ? Promise.resolve(null) : resolveActor(db.fork(), testSessionKey, token, { fresh: kind !== 'query', now }),
      notifications: feed,
      ...more,
    });
    return type === 'subscription' ? follow(request, path, input) : invoke(createCaller(request), path, input);
  };
  const follow = async (request: Parameters<typeof createCaller>[0], at: string, input: unknown) => {
    const closing = new AbortController();
    const opened = await invoke(createCaller(request, { signal: closing.signal }), at, input);
    if (!isStream(opened)) throw new Error('not a stream');
    const stream = opened[Symbol.asyncIterator]();
    const items: { id: string }[] = [];
    const last = await world.notification(user.id === actor?.id ? user : (actor ?? user));
    while (items.at(-1)?.id !== String(last.id)) {
      const pending = stream.next();
      feed.arrive(actor?.id ?? 0, last.id);
      const { value } = await pending;
      items.push({ id: String(value[1].id) });
    }
    expect(feed.listeners()).toBe(1);
    closing.abort();
    expect((await stream.next()).done).toBe(true);
    expect(feed.listeners()).toBe(0);
    return { items };
  };
  const { input, request, sees } = await fixture.call(world, side, (sent) => call(sent));
  const outcome = await call(input, request).then(
    (output) => ({ output, error: null }),
    (error: unknown) => ({ output: null, error }),
  );
  if (outcome.error !== null) return { code: codeOf(outcome.error) };
  return { code: 'allowed', sees: sees ? await sees(outcome.output) : true };
}

/** The code of a refusal; a fault, or an input that does not fit, is none and fails the case with what it says. */
function codeOf(error: unknown): string {
  if (error instanceof TRPCError && error.cause instanceof DomainError) return error.cause.code;
  throw error;
}

describe.each(procedures)('$path', ({ path, type, permission }) => {
  const fixture = fixtures[path];
  if (!fixture || !permission) return;
  const sides = fixture.foreign === 'nobody' ? [true] : [true, false];
  const cases = callers.flatMap((caller) => sides.map((is_own) => ({ caller, row: is_own ? 'own' : 'foreign', is_own })));
  test.each(cases)('$caller, $row row', async ({ caller, is_own }) => {
    expect(await run(path, type, fixture, caller, is_own)).toEqual(expected(fixture, caller, permission, is_own));
  });
});
