import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { DomainError } from '@mif/contract/errors';
import { Done } from '@mif/contract/paging';
import { createClient } from '@mif/domain/clients/create';
import { recordStep } from '@mif/domain/interventions/record';
import type { Ctx } from '@mif/domain/kernel/context';
import { makeActor, type TestActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeIntervention } from '@mif/testing/factories';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RequestContext } from './context.ts';
import { command, createCallerFactory, query, router } from './procedures.ts';
import { makeRequest } from './test-request.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
let admin: TestActor;

beforeAll(async () => {
  admin = await makeActor(db.fork(), 'admin');
});
beforeEach(async () => {
  await db.fork().execute('delete from interventions; delete from equipements; delete from sites; delete from clients');
  await db.fork().execute('delete from graphile_worker._private_jobs');
});

/** A row and a job, as every command writes them. */
async function write(ctx: Ctx, code: string): Promise<void> {
  await createClient(ctx, { nom: code, code });
  await ctx.enqueue('clean_sessions', {}, { job_key: code });
}

/** A row that was saved, with a change and a line of history that nobody saves. */
async function leaveUnsaved(ctx: Ctx, titre: string): Promise<void> {
  const intervention = await makeIntervention(ctx.em, now, { titre });
  intervention.description = 'jamais enregistrée';
  recordStep(ctx, intervention, { action: 'update', de_statut: 'ouverte', vers_statut: 'ouverte' });
}

const Code = z.object({ code: z.string() });
const testRouter = router({
  write: command('client.create')
    .input(Code)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await write(ctx.domain, input.code);
      return { ok: true };
    }),
  writeTree: command('client.create')
    .input(z.object({ parts: z.array(Code) }))
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      for (const { code } of input.parts) await write(ctx.domain, code);
      return { ok: true };
    }),
  writeAndFail: command('client.create')
    .input(Code.extend({ code_erreur: z.enum(['EQUIPEMENT_RETIRED', 'none']) }))
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await write(ctx.domain, input.code);
      if (input.code_erreur === 'none') throw new Error('relation "secrets" does not exist');
      throw new DomainError(input.code_erreur);
    }),
  writeAndMisshape: command('client.create')
    .input(Code)
    .output(z.object({ total: z.number().max(0) }))
    .mutation(async ({ ctx, input }) => {
      await write(ctx.domain, input.code);
      return { total: 1 };
    }),
  leaveUnsaved: query('client.read')
    .input(Code)
    .output(Done)
    .query(async ({ ctx, input }) => {
      await leaveUnsaved(ctx.domain, input.code);
      return { ok: true };
    }),
  leaveUnsavedAndFail: command('client.create')
    .input(Code)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await leaveUnsaved(ctx.domain, input.code);
      throw new DomainError('EQUIPEMENT_RETIRED');
    }),
});
const createCaller = createCallerFactory(testRouter);

const written = async () => ({
  rows: (await db.fork().execute<{ code: string }[]>('select code from clients order by code')).map(({ code }) => code),
  jobs: (await db.fork().execute<{ key: string }[]>('select key from graphile_worker.jobs order by key')).map(({ key }) => key),
});
const nothing = { rows: [], jobs: [] };

describe('a command is one transaction', () => {
  const request = (more: Partial<RequestContext> = {}) => createCaller(makeRequest(db.fork(), admin, now, more));

  test('row and job are there when it succeeds', async () => {
    await request().write({ code: 'A' });
    expect(await written()).toEqual({ rows: ['A'], jobs: ['A'] });
  });

  test('neither is there when it throws, a refusal or a fault', async () => {
    await expect(request().writeAndFail({ code: 'B', code_erreur: 'EQUIPEMENT_RETIRED' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(request().writeAndFail({ code: 'B', code_erreur: 'none' })).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(await written()).toEqual(nothing);
  });

  test('neither is there when the output does not fit', async () => {
    await expect(request().writeAndMisshape({ code: 'C' })).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(await written()).toEqual(nothing);
  });

  test('what a constraint refuses is said in our words', async () => {
    await request().write({ code: 'D' });
    await expect(request().write({ code: 'D' })).rejects.toMatchObject({ code: 'CONFLICT', message: 'CLIENT_CODE_TAKEN' });
    expect(await written()).toEqual({ rows: ['D'], jobs: ['D'] });
  });

  test('a text that cannot be kept is refused, however deep it lies', async () => {
    const refused = { code: 'UNPROCESSABLE_CONTENT', message: 'REQUEST_INVALID' };
    await expect(request().write({ code: 'a\0b' })).rejects.toMatchObject(refused);
    await expect(request().writeTree({ parts: [{ code: 'a\0b' }] })).rejects.toMatchObject(refused);
    expect(await written()).toEqual(nothing);
  });

  test('its end is observed once, with its error and its actor', async () => {
    const seen: unknown[] = [];
    const observe: RequestContext['observe'] = ({ path, type, error_code, actor_id }) => seen.push([path, type, error_code, actor_id]);
    await request({ observe }).write({ code: 'E' });
    await expect(request({ observe }).writeAndFail({ code: 'F', code_erreur: 'EQUIPEMENT_RETIRED' })).rejects.toThrow('EQUIPEMENT_RETIRED');
    await expect(request({ observe }).writeAndFail({ code: 'F', code_erreur: 'none' })).rejects.toThrow('secrets');
    await expect(createCaller(makeRequest(db.fork(), null, now, { observe })).write({ code: 'G' })).rejects.toThrow('AUTH_REQUIRED');
    expect(seen).toEqual([
      ['write', 'mutation', null, admin.id],
      ['writeAndFail', 'mutation', 'EQUIPEMENT_RETIRED', admin.id],
      ['writeAndFail', 'mutation', 'INTERNAL', admin.id],
      ['write', 'mutation', 'AUTH_REQUIRED', null],
    ]);
  });
});

describe('a batch shares a request', () => {
  /** Sends calls as one HTTP request; their answers, each an error code or null. */
  async function batch(calls: readonly { path: string; input: unknown }[]): Promise<(string | null)[]> {
    const url = `http://test/trpc/${calls.map(({ path }) => path).join(',')}?batch=1`;
    const body = JSON.stringify(Object.fromEntries(calls.map(({ input }, index) => [index, { json: input }])));
    const shared = makeRequest(db.fork(), admin, now);
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      router: testRouter,
      req: new Request(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      createContext: () => shared,
    });
    const answers = z.array(
      z.object({
        error: z.object({ json: z.object({ message: z.string(), data: z.looseObject({ error_code: z.string() }) }) }).optional(),
      }),
    );
    return answers.parse(await response.json()).map(({ error }) => error?.json.data.error_code ?? null);
  }

  test('and no transaction: what succeeds stays beside what fails', async () => {
    const answers = await batch([
      { path: 'write', input: { code: 'A' } },
      { path: 'writeAndFail', input: { code: 'B', code_erreur: 'EQUIPEMENT_RETIRED' } },
      { path: 'writeAndMisshape', input: { code: 'C' } },
      { path: 'write', input: { code: 'D' } },
    ]);
    expect(answers).toEqual([null, 'EQUIPEMENT_RETIRED', 'INTERNAL', null]);
    expect(await written()).toEqual({ rows: ['A', 'D'], jobs: ['A', 'D'] });
  });

  test('and no EntityManager: what one left unsaved is not saved by the next', async () => {
    const shared = createCaller(makeRequest(db.fork(), admin, now));
    await expect(shared.leaveUnsavedAndFail({ code: 'B' })).rejects.toThrow('EQUIPEMENT_RETIRED');
    await shared.leaveUnsaved({ code: 'A' });
    await shared.write({ code: 'C' });
    const rows = await db.fork().execute<object[]>('select titre, description from interventions');
    expect(rows).toEqual([{ titre: 'A', description: 'Le compresseur ne démarre plus.' }]);
    expect(await db.fork().execute('select id from intervention_historique')).toEqual([]);
  });

  test('a fault says nothing of itself outside', async () => {
    const shared = makeRequest(db.fork(), admin, now);
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      router: testRouter,
      req: new Request('http://test/trpc/writeAndFail', {
        method: 'POST',
        body: JSON.stringify({ json: { code: 'Z', code_erreur: 'none' } }),
        headers: { 'content-type': 'application/json' },
      }),
      createContext: () => shared,
    });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('secrets');
    expect(text).toContain(shared.requestId);
  });
});
