import type { Intervention } from '@mif/contract/interventions';
import { useSyncExternalStore } from 'react';
import { failureOf } from '../../app/failure.ts';
import { useMe } from '../../app/me.ts';
import { api, utils } from '../../app/trpc.ts';
import { readDevice, unsentKey, writeDevice } from './device-store.ts';
import { discard, enqueue, entriesFrom, markRefused, markSent, markTry, nextToSend, prune, sendAgain } from './outbox.ts';
import type { FieldCommand, OutboxEntry } from './outbox.ts';
import { withAnswer } from './projection.ts';

/** A silent network is given up after this long; the command stays and its id makes a late answer harmless. */
const ANSWER_TIMEOUT_MS = 20_000;
const RETRY_MS = 20_000;
const STORE = 'boite';

const noEntries: readonly OutboxEntry[] = [];
let owner: number | null = null;
let entries: readonly OutboxEntry[] = noEntries;
let running: Promise<void> | null = null;
let isAskedAgain = false;
const listeners = new Set<() => void>();

function publish(next: readonly OutboxEntry[]) {
  entries = next;
  for (const listener of listeners) listener();
}

/** Makes an account's kept commands the present ones; another account's stay where they are. */
function takeUp(userId: number) {
  if (owner === userId) return;
  owner = userId;
  entries = prune(entriesFrom(readDevice(unsentKey(STORE, userId))), Date.now());
}

/** Changes the kept entries: what another tab wrote is read first. */
function update(change: (entries: readonly OutboxEntry[]) => readonly OutboxEntry[]) {
  if (owner === null) return;
  const key = unsentKey(STORE, owner);
  const stored = readDevice(key);
  const next = prune(change(stored === undefined ? entries : entriesFrom(stored)), Date.now());
  writeDevice(key, next);
  publish(next);
}

function call({ action, input }: FieldCommand): Promise<Intervention> {
  const options = { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) };
  switch (action) {
    case 'start':
      return api.interventions.start.mutate(input, options);
    case 'resume':
      return api.interventions.resume.mutate(input, options);
    case 'unassign':
      return api.interventions.unassign.mutate(input, options);
    case 'hold':
      return api.interventions.hold.mutate(input, options);
    case 'finish':
      return api.interventions.finish.mutate(input, options);
  }
}

function takeAnswer(answer: Intervention) {
  utils.interventions.get.setData({ id: answer.id }, answer);
  utils.interventions.maJournee.setData(undefined, (day) => day && withAnswer(day, answer));
  void utils.interventions.maJournee.invalidate();
  void utils.interventions.history.invalidate({ id: answer.id });
  void utils.interventions.list.invalidate();
}

/**
 * Sends one command and notes what the server said.
 * @returns `away` where it cannot be reached at all, `held` where it could not take this one now
 */
async function sendOne(entry: OutboxEntry): Promise<'settled' | 'held' | 'away'> {
  const { command_id, id } = entry.input;
  update((all) => markTry(all, command_id));
  try {
    const answer = await call(entry);
    takeAnswer(answer);
    update((all) => markSent(all, command_id, answer.version, Date.now()));
    return 'settled';
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'network' || failure.status === 401) return 'away';
    if (failure.kind === 'broken' || failure.status === 429) return 'held';
    const { code, message, requestId } = failure;
    update((all) => markRefused(all, command_id, { code, message, requestId }, Date.now()));
    void utils.interventions.get.invalidate({ id });
    void utils.interventions.maJournee.invalidate();
    return 'settled';
  }
}

async function sendAll(user: number): Promise<void> {
  const held = new Set<number>();
  for (;;) {
    update((all) => all);
    const entry = owner === user ? nextToSend(entries, held) : undefined;
    if (!entry) return;
    const outcome = await sendOne(entry);
    if (outcome === 'away') return;
    if (outcome === 'held') held.add(entry.input.id);
  }
}

/** Sends what waits, in order; two tabs take turns. */
export function sendPending(): void {
  const user = owner;
  if (user === null) return;
  if (running) {
    isAskedAgain = true;
    return;
  }
  isAskedAgain = false;
  running = (navigator.locks ? navigator.locks.request(`mif.boite.${user}`, () => sendAll(user)) : sendAll(user))
    .catch(() => undefined)
    .then(() => {
      running = null;
      if (isAskedAgain) sendPending();
    });
}

/**
 * Keeps a command and sends it as soon as it can be. It is on the device before this returns.
 * @param userId whose command it is
 * @param command its version is that of the row on the screen
 */
export function act(userId: number, command: FieldCommand, reference: string): void {
  takeUp(userId);
  update((all) => enqueue(all, command, reference, Date.now()));
  sendPending();
}

/** Sends a refused command again, on the version now on the screen. */
export function actAgain(command_id: string, seen: number): void {
  update((all) => sendAgain(all, command_id, seen));
  sendPending();
}

/** Lets go of a refused command. */
export function letGo(command_id: string): void {
  update((all) => discard(all, command_id));
}

/**
 * Sends what an account left unsent on this device, and goes on whenever the network, the page or time gives a chance.
 * @returns ends it
 */
export function keepSending(userId: number): () => void {
  takeUp(userId);
  const onStorage = (event: StorageEvent) => {
    if (event.key === unsentKey(STORE, userId)) publish(entriesFrom(readDevice(event.key)));
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') sendPending();
  };
  const timer = setInterval(() => {
    if (entries.some((entry) => entry.state === 'pending')) sendPending();
  }, RETRY_MS);
  window.addEventListener('online', sendPending);
  window.addEventListener('focus', sendPending);
  window.addEventListener('storage', onStorage);
  document.addEventListener('visibilitychange', onVisible);
  sendPending();
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', sendPending);
    window.removeEventListener('focus', sendPending);
    window.removeEventListener('storage', onStorage);
    document.removeEventListener('visibilitychange', onVisible);
    if (owner !== userId) return;
    owner = null;
    publish(noEntries);
  };
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The commands kept on this device for the signed-in account, oldest first. */
export function useOutbox(): readonly OutboxEntry[] {
  const { id } = useMe();
  return useSyncExternalStore(subscribe, () => {
    takeUp(id);
    return entries;
  });
}
