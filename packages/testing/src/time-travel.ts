import type { TachePlanifiee, Travail } from '@mif/contract/travaux';
import type { Product } from './product.ts';

/**
 * Brings about what would have happened while a product's clock was moved, by what an administrator has (ADR 0023): jobs
 * whose waiting time has passed are tried at once, and the tasks that run by themselves are run.
 * @param admin who does it: he signs in anew, for his sessions are over after some days
 * @param passed_ms how long the jump was
 */
export async function catchUp(product: Product, admin: { identifiant: string; password: string }, passed_ms: number): Promise<void> {
  const call = await signedIn(product.url, admin);
  const waiting = await call<{ items: Travail[] }>('GET', '/travaux?etat=programme,a_reessayer&limit=200');
  const passed = waiting.items.filter(({ prevu_at }) => Date.parse(prevu_at) <= Date.now() + passed_ms);
  for (const { id } of passed) await call('POST', `/travaux/${id}/relance`);
  const { planifiees } = await call<{ planifiees: TachePlanifiee[] }>('GET', '/travaux/etat');
  // One that runs by itself at this moment does what it was asked for.
  for (const { tache, is_running } of planifiees) if (!is_running) await call('POST', `/travaux/taches/${tache}/execution`);
}

async function signedIn(url: string, { identifiant, password }: { identifiant: string; password: string }) {
  const answer = await fetch(`${url}/auth/token`, { method: 'POST', body: new URLSearchParams({ username: identifiant, password }) });
  const { access_token } = (await answer.json()) as { access_token: string };
  return async <T>(method: 'GET' | 'POST', path: string): Promise<T> => {
    const answered = await fetch(`${url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${access_token}` } });
    const body = (await answered.json()) as T;
    if (!answered.ok) throw new Error(`${method} ${path}: ${answered.status} ${JSON.stringify(body)}`);
    return body;
  };
}
