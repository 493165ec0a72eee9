import { generateKeyPairSync } from 'node:crypto';
import { seal, unseal } from '../auth/keys.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** The pair by which push services know this product, base64url. */
export interface PushKeys {
  publique: string;
  privee: string;
}

const NAME = 'vapid';

/**
 * The key pair of the product, made at the first call and kept. Under another secret of the product it cannot be opened
 * any more: another one is made, and every device subscribes again.
 * @param secret of the product, which the private key is sealed with
 */
export async function pushKeys(ctx: Pick<Ctx, 'em' | 'now' | 'log'>, secret: Uint8Array): Promise<PushKeys> {
  const kept = await read(ctx);
  const opened = kept && open(kept, secret);
  if (opened) return opened;
  const { publique, privee } = makeKeys();
  const row = { nom: NAME, cle_publique: publique, cle_privee_scellee: seal('push', privee, secret), created_at: ctx.now };
  if (kept) {
    ctx.log.warn({}, 'the key of pushes was sealed with another secret: devices have to subscribe again');
    await tables(ctx.em).deleteFrom('abonnements_push').execute();
    await tables(ctx.em).deleteFrom('cles_push').where('cle_privee_scellee', '=', kept.cle_privee_scellee).execute();
  }
  // Of several who make one at once, all take the first.
  await tables(ctx.em)
    .insertInto('cles_push')
    .values(row)
    .onConflict((conflict) => conflict.column('nom').doNothing())
    .execute();
  const present = await read(ctx);
  const keys = present && open(present, secret);
  if (!keys) throw new Error('the key of pushes cannot be opened: processes run with different secrets');
  return keys;
}

type Row = { cle_publique: string; cle_privee_scellee: string };

function read(ctx: Pick<Ctx, 'em'>): Promise<Row | undefined> {
  return tables(ctx.em).selectFrom('cles_push').select(['cle_publique', 'cle_privee_scellee']).where('nom', '=', NAME).executeTakeFirst();
}

function open({ cle_publique, cle_privee_scellee }: Row, secret: Uint8Array): PushKeys | null {
  const privee = unseal('push', cle_privee_scellee, secret);
  return privee === null ? null : { publique: cle_publique, privee };
}

function makeKeys(): PushKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { publique: point.toString('base64url'), privee: d };
}
