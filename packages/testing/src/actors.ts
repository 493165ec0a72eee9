import type { Role } from '@mif/contract/users';
import type { EntityManager } from '@mif/db/orm';
import type { User } from '@mif/db/entities/user';
import type { Actor } from '@mif/domain/kernel/actor';
import { createCtx, type Ctx, type Log } from '@mif/domain/kernel/context';
import { makeClient, makeTechnicien, makeUser, nextSerial } from './factories.ts';

/** An actor of each role; the second technician and the second client own nothing of the first ones'. */
export interface Actors {
  admin: Actor;
  responsable: Actor;
  technicien: Actor & { technicien_id: number };
  autreTechnicien: Actor & { technicien_id: number };
  client: Actor & { client_id: number };
  autreClient: Actor & { client_id: number };
}

/** Saves an account of each role, with the technicians and the companies they need. */
export async function makeActors(em: EntityManager): Promise<Actors> {
  return {
    admin: await makeActor(em, 'admin'),
    responsable: await makeActor(em, 'responsable'),
    technicien: await makeTechnicienActor(em),
    autreTechnicien: await makeTechnicienActor(em),
    client: await makeClientActor(em),
    autreClient: await makeClientActor(em),
  };
}

/** Saves an account of a role that needs nothing else. */
export async function makeActor(em: EntityManager, role: Extract<Role, 'admin' | 'responsable'>): Promise<Actor> {
  return actorOf(await makeUser(em, { role }));
}

/** Saves a technician and his account. */
export async function makeTechnicienActor(em: EntityManager): Promise<Actor & { technicien_id: number }> {
  const user = await makeUser(em, { role: 'technicien' });
  const technicien = await makeTechnicien(em, { user_id: user.id });
  return { ...actorOf(user), technicien_id: technicien.id };
}

/** Saves a client's account, of a new company where none is given. */
export async function makeClientActor(em: EntityManager, client_id?: number): Promise<Actor & { client_id: number }> {
  const company = client_id ?? (await makeClient(em)).id;
  const user = await makeUser(em, { role: 'client', client_id: company });
  return { ...actorOf(user), client_id: company };
}

function actorOf(user: User): Actor {
  const { id, full_name, role, langue } = user;
  return { id, full_name, role, langue, client_id: null, technicien_id: null, session_id: null };
}

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * The context of one call of a verb.
 * @param em a fork of its own
 * @param actor null for an anonymous caller
 * @param now what the verb takes for the present
 */
export function makeCtx(em: EntityManager, actor: Actor | null, now: Date): Ctx {
  return createCtx({ em, actor, now, requestId: `test-${nextSerial()}`, langue: actor?.langue ?? 'fr', log: silent });
}
