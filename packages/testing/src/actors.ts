import type { Langue, Role } from '@mif/contract/users';
import type { EntityManager } from '@mif/db/orm';
import { Session } from '@mif/db/entities/session';
import type { User } from '@mif/db/entities/user';
import { makeClient, makeTechnicien, makeUser } from './factories.ts';

/** An account as verbs are given it. */
export interface TestActor {
  id: number;
  full_name: string;
  role: Role;
  langue: Langue;
  client_id: number | null;
  technicien_id: number | null;
  session_id: string | null;
}

/** An actor of each role; the second technician and the second client own nothing of the first ones'. */
export interface Actors {
  admin: TestActor;
  responsable: TestActor;
  technicien: TestActor & { technicien_id: number };
  autreTechnicien: TestActor & { technicien_id: number };
  client: TestActor & { client_id: number };
  autreClient: TestActor & { client_id: number };
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
export async function makeActor(em: EntityManager, role: Extract<Role, 'admin' | 'responsable'>): Promise<TestActor> {
  return actorOf(await makeUser(em, { role }), role);
}

/** Saves a technician and his account. */
export async function makeTechnicienActor(em: EntityManager): Promise<TestActor & { technicien_id: number }> {
  const user = await makeUser(em, { role: 'technicien' });
  const technicien = await makeTechnicien(em, { user_id: user.id });
  return { ...actorOf(user, 'technicien'), technicien_id: technicien.id };
}

/** Saves a client's account, of a new company where none is given. */
export async function makeClientActor(em: EntityManager, client_id?: number): Promise<TestActor & { client_id: number }> {
  const company = client_id ?? (await makeClient(em)).id;
  const user = await makeUser(em, { role: 'client', client_id: company });
  return { ...actorOf(user, 'client'), client_id: company };
}

/** The same person in a session of its own, confirmed by the password a moment ago. */
export async function inConfirmedSession<A extends TestActor>(em: EntityManager, actor: A, now: Date): Promise<A> {
  const id = crypto.randomUUID();
  const expires_at = new Date(now.getTime() + 86_400_000);
  em.create(Session, { id, user_id: actor.id, created_at: now, last_used_at: now, confirmed_at: now, expires_at });
  await em.flush();
  return { ...actor, session_id: id };
}

function actorOf(user: User, role: Role): TestActor {
  const { id, full_name, langue } = user;
  return { id, full_name, role, langue, client_id: null, technicien_id: null, session_id: null };
}
