import type { ErrorCode } from '@mif/contract/errors';
import type { FinishInterventionInput, HoldInterventionInput, StepInput } from '@mif/contract/interventions';

/** What a technician does to his work, from his phone, with or without a network. */
export type FieldCommand =
  | { action: 'start' | 'resume' | 'unassign'; input: StepInput }
  | { action: 'hold'; input: HoldInterventionInput }
  | { action: 'finish'; input: FinishInterventionInput };
export type FieldAction = FieldCommand['action'];

/** Why an entry was not applied: the server's own words, or that a step before it was refused. */
export interface Refusal {
  code: ErrorCode | 'PREVIOUS_REFUSED';
  message: string;
  requestId: string | null;
}

/** A command kept on the device until the server has answered it. */
export type OutboxEntry = FieldCommand & {
  reference: string;
  state: 'pending' | 'sent' | 'refused';
  /** Device time of the act, in milliseconds. */
  queued_at: number;
  /** How often it left the device; above one the network or the server had failed it. */
  tries: number;
  settled_at: number | null;
  /** The version the server answered, once sent. */
  version_after: number | null;
  refusal: Refusal | null;
};

const SENT_KEPT_MS = 10 * 60_000;

const isOf = (id: number) => (entry: OutboxEntry) => entry.input.id === id;
const isPending = (entry: OutboxEntry) => entry.state === 'pending';

/** The commands of one intervention the server has not answered yet, in order. */
export function pendingOf(entries: readonly OutboxEntry[], id: number): OutboxEntry[] {
  return entries.filter(isOf(id)).filter(isPending);
}

/**
 * The version a new command must name: the one the last waiting command will make, or a newer one that was seen or answered. A waiting
 * command whose answer was lost may be part of what is seen already.
 * @param seen the version of the row on the screen
 */
export function versionFor(entries: readonly OutboxEntry[], id: number, seen: number): number {
  const answered = entries.filter(isOf(id)).map((entry) => entry.version_after ?? 0);
  const last = pendingOf(entries, id).at(-1)?.input.version ?? -1;
  return Math.max(seen, last + 1, ...answered);
}

/**
 * Puts a command at the end. Its version is set here and never again, so that every sending of it is the same. A second tap, the same id
 * or the same step again while it waits, changes nothing.
 * @param command its `input.version` is the version of the row on the screen
 * @param now device time in milliseconds
 */
export function enqueue(entries: readonly OutboxEntry[], command: FieldCommand, reference: string, now: number): readonly OutboxEntry[] {
  const { id, version, command_id } = command.input;
  const isKnown = entries.some((entry) => entry.input.command_id === command_id);
  if (isKnown || pendingOf(entries, id).at(-1)?.action === command.action) return entries;
  const input = { ...command.input, version: versionFor(entries, id, version) };
  const waiting = { reference, state: 'pending', queued_at: now, tries: 0, settled_at: null, version_after: null, refusal: null } as const;
  return [...entries, { ...command, input, ...waiting } as OutboxEntry];
}

/**
 * The command to send now: the oldest that waits.
 * @param held interventions the server could not take at this round; their commands wait for the next one
 */
export function nextToSend(entries: readonly OutboxEntry[], held: ReadonlySet<number>): OutboxEntry | undefined {
  return entries.find((entry) => isPending(entry) && !held.has(entry.input.id));
}

function change(entries: readonly OutboxEntry[], command_id: string, changes: Partial<OutboxEntry>): OutboxEntry[] {
  return entries.map((entry) => (entry.input.command_id === command_id ? ({ ...entry, ...changes } as OutboxEntry) : entry));
}

/** Counts that a command leaves the device. */
export function markTry(entries: readonly OutboxEntry[], command_id: string): OutboxEntry[] {
  const tries = entries.find((entry) => entry.input.command_id === command_id)?.tries ?? 0;
  return change(entries, command_id, { tries: tries + 1 });
}

/**
 * The server has applied a command.
 * @param version the version it answered
 */
export function markSent(entries: readonly OutboxEntry[], command_id: string, version: number, now: number): OutboxEntry[] {
  return change(entries, command_id, { state: 'sent', settled_at: now, version_after: version });
}

/** The server has refused a command: those that were to follow it on the same intervention are not sent, and are kept. */
export function markRefused(entries: readonly OutboxEntry[], command_id: string, refusal: Refusal, now: number): OutboxEntry[] {
  const index = entries.findIndex((entry) => entry.input.command_id === command_id);
  const id = entries[index]?.input.id;
  return entries.map((entry, place) => {
    if (place === index) return { ...entry, state: 'refused', settled_at: now, refusal };
    if (place < index || entry.input.id !== id || !isPending(entry)) return entry;
    const previous: Refusal = { code: 'PREVIOUS_REFUSED', message: '', requestId: null };
    return { ...entry, state: 'refused', settled_at: now, refusal: previous };
  });
}

/**
 * Sends a refused command once more, on the state the user has now seen. It keeps its id: what was applied after all is not
 * applied again.
 * @param seen the version of the row on the screen
 */
export function sendAgain(entries: readonly OutboxEntry[], command_id: string, seen: number): readonly OutboxEntry[] {
  const entry = entries.find((each) => each.input.command_id === command_id);
  if (entry?.state !== 'refused') return entries;
  const others = entries.filter((each) => each !== entry);
  const input = { ...entry.input, version: versionFor(others, entry.input.id, seen) };
  return [...others, { ...entry, input, state: 'pending', tries: 0, settled_at: null, refusal: null } as OutboxEntry];
}

/** Takes away an entry the user has done with. */
export function discard(entries: readonly OutboxEntry[], command_id: string): OutboxEntry[] {
  return entries.filter((entry) => entry.input.command_id !== command_id);
}

/** Forgets what was sent a while ago; what waits or was refused stays for as long as it takes. */
export function prune(entries: readonly OutboxEntry[], now: number): OutboxEntry[] {
  return entries.filter((entry) => entry.state !== 'sent' || (entry.settled_at ?? 0) > now - SENT_KEPT_MS);
}

/** Reads what the device had kept; what is no entry is left out. */
export function entriesFrom(stored: unknown): OutboxEntry[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((each: Partial<OutboxEntry> | null): each is OutboxEntry =>
    Boolean(each?.action && each.state && typeof each.input?.id === 'number' && each.input.command_id),
  );
}
