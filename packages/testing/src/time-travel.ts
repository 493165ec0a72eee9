import { setTimeout } from 'node:timers/promises';
import type { TachePlanifiee, Travail } from '@mif/contract/travaux';
import type { Product } from './product.ts';

/** A scheduled task that runs at the time of a jump is waited for so long, and looked at so often. */
const RUNNING_MS = 30_000;
const LOOK_MS = 50;

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
  const run = new Set<string>();
  // One that runs at this moment may have begun before the jump: it is run again once it has ended.
  for (const until = Date.now() + RUNNING_MS; ; await setTimeout(LOOK_MS)) {
    const { planifiees } = await call<{ planifiees: TachePlanifiee[] }>('GET', '/travaux/etat');
    const left = planifiees.filter(({ tache }) => !run.has(tache));
    if (left.length === 0) return;
    if (Date.now() > until) throw new Error(`still running: ${left.map(({ tache }) => tache).join(', ')}`);
    for (const { tache, is_running } of left) {
      if (is_running) continue;
      await call('POST', `/travaux/taches/${tache}/execution`);
      run.add(tache);
    }
  }
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
