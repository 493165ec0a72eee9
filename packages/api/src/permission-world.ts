import type { ErrorCode } from '@mif/contract/errors';
import type { Statut } from '@mif/contract/interventions';
import type { Caller } from '@mif/contract/permissions';
import type { Actor } from '@mif/domain/kernel/actor';
import { z } from 'zod';
import type { RequestContext } from './context.ts';

/** Whose the row of a case is: the callers' own, or that of people and a company they have nothing to do with. */
export interface Side {
  client_id: number;
  technicien_id: number;
  /** The caller's account, or a stranger's. */
  user: Actor;
}

/** What makes the rows that cases are about. */
export interface World {
  now: Date;
  password: string;
  serial: () => number;
  equipement: (side: Side) => Promise<{ id: number; site_id: number }>;
  /** A meter with a reading, and a downtime that is over, of an equipment of the side. */
  compteur: (side: Side) => Promise<{ id: number; equipement_id: number; releve_id: number }>;
  arret: (side: Side) => Promise<{ id: number; equipement_id: number }>;
  typeEquipement: () => Promise<{ id: number }>;
  /** On an equipment of the side's company, given to its technician. */
  intervention: (side: Side, statut: Statut) => Promise<{ id: number; version: number; equipement_id: number }>;
  /** The same, with a slot at the present. */
  planned: (side: Side) => Promise<{ id: number; equipement_id: number }>;
  /** An address of the calendar of the side: of its company where its user is a client, else of its technician. */
  abonnement: (side: Side) => Promise<{ id: number; jeton: string }>;
  /** The site of an equipment of the side's company, on which its technician has worked. */
  site: (side: Side) => Promise<number>;
  /** Another site of the side's company, on which nothing is. */
  unusedSite: (side: Side) => Promise<number>;
  /** A contact of a `site`. */
  contact: (side: Side) => Promise<number>;
  /** On an equipment of the side's company, asked for by its user. */
  demande: (side: Side) => Promise<{ id: number }>;
  /** Of an equipment of the side's company on which its technician has worked; its first day is today, and one of its days may be skipped. */
  plan: (side: Side, statut?: 'actif' | 'suspendu', skipped?: number) => Promise<{ id: number; version: number; equipement_id: number }>;
  /** The secret of the label of an equipment of the side's company. */
  jeton: (side: Side) => Promise<string>;
  /** The secret of the follow link of a report. */
  suivi: (side: Side) => Promise<string>;
  /** On an intervention of the side, sent by its user. */
  document: (side: Side, is_removed?: boolean) => Promise<{ id: number; intervention_id: number }>;
  user: (role: 'technicien' | 'responsable') => Promise<{ id: number; email: string }>;
  /** The token of a new link, to an account that may use it. */
  link: (genre: 'invitation' | 'mot_de_passe') => Promise<{ id: number; jeton: string }>;
  /** Gives an account a second factor in some state; the code it shows now. */
  secondFactor: (user: { id: number }, state: 'none' | 'begun' | 'active') => Promise<{ code: string }>;
  session: (user: Actor) => Promise<{ session_id: string; refresh_token: string }>;
  notification: (user: Actor) => Promise<{ id: number }>;
  /** Its place in the order of commits: what a stream calls it. */
  rang: (notification_id: number) => Promise<number>;
  device: (user: Actor) => Promise<{ id: number }>;
  /** A mail that waits to be sent to somebody. */
  envoi: (user: Actor) => Promise<number>;
  /** An account whose address was refused. */
  refusedAddress: () => Promise<number>;
  read: (user: Actor, notification_id: number) => Promise<unknown>;
  isUnread: (user: Actor, notification_id: number) => Promise<boolean>;
  vue: (user: Actor) => Promise<{ id: number }>;
  competence: () => Promise<number>;
  typeHabilitation: () => Promise<number>;
  /** A job that waits for its hour. */
  travail: () => Promise<number>;
  astreinte: (technicien_id: number) => Promise<number>;
  /** Days no other absence of the run has. */
  period: () => { date_debut: string; date_fin: string };
  /** Asked for by its technician, and not decided. */
  absence: (side: Side) => Promise<{ id: number }>;
  habilitation: (side: Side) => Promise<{ id: number; type_id: number }>;
  calendrier: () => Promise<number>;
  /** One that was added, and one that the moon decides. */
  jourFerie: () => Promise<number>;
  lunaire: () => Promise<number>;
}

/** One call of a procedure. */
interface Call {
  input?: unknown;
  /** What its request carries beside the caller. */
  request?: Partial<RequestContext>;
  /** Whether the answer shows the row, or the row shows the change. */
  sees?: (output: unknown) => boolean | Promise<boolean>;
}

/** How a procedure is called in the matrix of permissions. */
export interface Fixture {
  /** What a caller whose reach is his own gets for another's row; `nobody`: it is about no row that is anybody's. */
  foreign: ErrorCode | 'unseen' | 'nobody';
  /** Whose alone the rows of the answer are: others may ask, whatever their reach, and see none. */
  only?: Caller;
  /** Makes the row and what to send; `before` calls the procedure as the case does. */
  call: (world: World, side: Side, before: (input: unknown) => Promise<unknown>) => Promise<Call> | Call;
}

/** A page, as far as its rows have a number. */
export const idPage = z.object({ items: z.array(z.object({ id: z.union([z.number(), z.string()]) })) });
/** Whether the page that is the answer has the row. */
export const lists = (id: number | string) => (output: unknown) => idPage.parse(output).items.some((item) => item.id === id);
/** A call that is about no row that is anybody's. */
export const nobody = (call: Fixture['call']): Fixture => ({ foreign: 'nobody', call });

/** Calls a procedure by its path. */
export function invoke(caller: object, path: string, input: unknown): Promise<unknown> {
  const procedure = path.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), caller);
  if (typeof procedure !== 'function') throw new Error(`no procedure ${path}`);
  return Promise.resolve(Reflect.apply(procedure, undefined, [input]));
}

/** Whether an answer is a subscription's. */
export function isStream(value: unknown): value is AsyncIterable<[string, unknown]> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
