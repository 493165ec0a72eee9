import { randomUUID } from 'node:crypto';
import { Commande } from '@mif/db/entities/commande';
import { Debit } from '@mif/db/entities/etiquette';
import { LoginFailure, RefreshToken, Session } from '@mif/db/entities/session';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser } from '@mif/testing/factories';
import { expect, test } from 'vitest';
import { makeCtx } from '../kernel/test-context.ts';
import { systemActor } from './system-actor.ts';
import { cleanSessions } from './tasks.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test('what is over for long goes, the rest stays, and twice is as once', async () => {
  const em = db.fork();
  const { id: user_id } = await makeUser(em);
  const facts = { user_id, created_at: daysAgo(100), last_used_at: daysAgo(50), revoked_at: null, revoke_reason: null };
  const session = (expires: number, more: object = {}) =>
    em.create(Session, { id: randomUUID(), ...facts, expires_at: daysAgo(expires), ...more });
  const open = session(-5);
  const recentlyOver = session(29);
  const over = session(31);
  const revoked = session(-5, { revoked_at: daysAgo(31), revoke_reason: 'sign_out' });
  await em.flush();
  const token = (session_id: string, token_hash: string, used_at: Date | null) =>
    em.create(RefreshToken, { session_id, token_hash, created_at: daysAgo(60), used_at });
  token(open.id, 'kept-unused', null);
  token(open.id, 'kept-used-lately', daysAgo(29));
  token(open.id, 'gone-used', daysAgo(31));
  token(recentlyOver.id, 'kept-recent', null);
  token(over.id, 'gone-over', null);
  token(revoked.id, 'gone-revoked', null);
  const failure = (cle: string, dernier: number, bloque: number | null) =>
    em.create(LoginFailure, {
      cle,
      echecs: 5,
      dernier_echec_at: daysAgo(dernier),
      bloque_jusqua: bloque === null ? null : daysAgo(bloque),
    });
  failure('compte:gone', 2, 1.9);
  failure('adresse:gone', 2, null);
  failure('compte:kept-locked', 2, -0.1);
  failure('compte:kept-recent', 0.5, null);
  const command = (nom: string, days: number) =>
    em.create(Commande, {
      command_id: randomUUID(),
      acteur_id: user_id,
      nom,
      empreinte: 'x',
      created_at: daysAgo(days),
      intervention_id: null,
    });
  em.create(Debit, { cle: 'over', debut: daysAgo(2), compte: 1 });
  em.create(Debit, { cle: 'kept', debut: now, compte: 1 });
  command('kept', 89);
  command('gone', 91);
  await em.flush();

  for (let run = 0; run < 2; run += 1) {
    const ctx = makeCtx(db.fork(), await systemActor(db.fork()), now);
    await cleanSessions(ctx, { _cron: { ts: '2026-11-24T03:17:00Z' } });
    const left = db.fork();
    expect((await left.find(Session, {})).map(({ id }) => id).toSorted()).toEqual([open.id, recentlyOver.id].toSorted());
    const hashes = (await left.find(RefreshToken, {})).map(({ token_hash }) => token_hash);
    expect(hashes.toSorted()).toEqual(['kept-recent', 'kept-unused', 'kept-used-lately']);
    expect((await left.find(LoginFailure, {})).map(({ cle }) => cle).toSorted()).toEqual(['compte:kept-locked', 'compte:kept-recent']);
    expect((await left.find(Debit, {})).map(({ cle }) => cle)).toEqual(['kept']);
    expect((await left.find(Commande, {})).map(({ nom }) => nom)).toEqual(['kept']);
  }
});
