import { Lien } from '@mif/db/entities/lien';
import type { EntityManager } from '@mif/db/orm';
import { linkToken } from './links.ts';

/** The product's secret in tests of links and second factors. */
export const testSecret = new TextEncoder().encode('a key of the tests, long enough for HS256');

/** The token of the last link an account was sent, as its mail says it. */
export async function lastToken(em: EntityManager, user_id: number, genre: Lien['genre']): Promise<string> {
  const [lien] = await em.find(Lien, { user_id, genre }, { orderBy: { id: 'desc' }, limit: 1 });
  if (!lien) throw new Error('no link was sent');
  return linkToken(lien, testSecret);
}
