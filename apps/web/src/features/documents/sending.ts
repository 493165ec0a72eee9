import type { DocumentCategorie, DocumentObjet } from '@mif/contract/documents';
import { useSyncExternalStore } from 'react';
import { renewSession } from '../../app/session-link.ts';
import { utils } from '../../app/trpc.ts';
import { forgetFile, keepFile, keptFilesOf } from './kept-files.ts';

/** What a file is sent to: a record, or a document it is the next revision of. */
export type Target =
  | { kind: 'record'; objet: DocumentObjet; objet_id: number; categorie?: DocumentCategorie | undefined }
  | { kind: 'revision'; objet: DocumentObjet; objet_id: number; document_id: number };

/** A file on its way. Its id is that of its command: sent again after a lost answer it adds nothing. */
export interface Sending {
  id: string;
  target: Target;
  file: Blob;
  filename: string;
  /** `checking`: all of it is there, the server looks at it. `offline`: goes on by itself. `held`: the server could not now. */
  state: 'waiting' | 'sending' | 'checking' | 'offline' | 'held' | 'refused';
  /** Of 1. */
  progress: number;
  /** Why it was refused, in the reader's language. */
  message: string | null;
  /** Whose device keeps it until the server has it, over a closed page and a night without network; null: nobody's. */
  keeper: number | null;
}

const AT_ONCE = 3;
const RETRY_MS = 15_000;

let all: readonly Sending[] = [];
const listeners = new Set<() => void>();
const requests = new Map<string, XMLHttpRequest>();

function publish(next: readonly Sending[]) {
  all = next;
  for (const listener of listeners) listener();
}

function change(id: string, changes: Partial<Sending>) {
  publish(all.map((each) => (each.id === id ? { ...each, ...changes } : each)));
}

/**
 * Takes files up for sending; three go at once.
 * @param refused why some of them need not be sent
 * @param keeper the account whose device keeps them until the server has them
 * @returns whether the device had room for all it was to keep
 */
export async function sendFiles(
  target: Target,
  files: readonly File[],
  refused: ReadonlyMap<File, string> = new Map(),
  keeper: number | null = null,
): Promise<boolean> {
  const added = files.map((file): Sending => {
    const message = refused.get(file) ?? null;
    const state = message ? 'refused' : 'waiting';
    return { id: crypto.randomUUID(), target, file, filename: file.name, state, progress: 0, message, keeper: message ? null : keeper };
  });
  const kept = await Promise.all(added.map(keep));
  publish([...all, ...added]);
  sendNext();
  return kept.every(Boolean);
}

async function keep({ id, target, file, filename, message, keeper }: Sending): Promise<boolean> {
  return keeper === null || keepFile({ id, user_id: keeper, target, file, filename, message });
}

/**
 * Goes on with what an account left unsent on this device.
 * @returns ends it: what is on its way is broken off and stays kept
 */
export async function goOnSending(userId: number): Promise<() => void> {
  const known = new Set(all.map(({ id }) => id));
  const kept = (await keptFilesOf(userId)).filter(({ id }) => !known.has(id));
  const taken = kept.map(({ user_id, ...file }): Sending => ({
    ...file,
    state: file.message === null ? 'waiting' : 'refused',
    progress: 0,
    keeper: user_id,
  }));
  publish([...all, ...taken]);
  sendNext();
  return () => {
    const mine = all.filter(({ keeper }) => keeper === userId);
    publish(all.filter(({ keeper }) => keeper !== userId));
    for (const { id } of mine) {
      requests.get(id)?.abort();
      requests.delete(id);
    }
  };
}

/** Sends a file again that did not go. */
export function sendAgain(id: string): void {
  change(id, { state: 'waiting', progress: 0, message: null });
  sendNext();
}

/** Stops a file on its way, or takes a refused one off the list. */
export function stopSending(id: string): void {
  requests.get(id)?.abort();
  requests.delete(id);
  void forgetFile(id);
  publish(all.filter((each) => each.id !== id));
  sendNext();
}

function sendNext() {
  const free = AT_ONCE - requests.size;
  for (const each of all.filter(({ state, id }) => state === 'waiting' && !requests.has(id)).slice(0, Math.max(0, free))) void send(each);
}

/** How the server answered a file. */
type Answer = { kind: 'kept' } | { kind: 'refused'; code: string; message: string } | { kind: 'held' } | { kind: 'away' };

const addressOf = (target: Target) =>
  target.kind === 'revision'
    ? `/api/v1/documents/${target.document_id}/revisions`
    : `/api/v1/documents?${new URLSearchParams({ objet: target.objet, objet_id: String(target.objet_id), ...(target.categorie ? { categorie: target.categorie } : {}) })}`;

interface Post {
  id: string;
  target: Target;
  file: Blob;
  filename: string;
  onProgress?: (part: number) => void;
  onRequest?: (request: XMLHttpRequest) => void;
}

/** Sends one file and says how it was answered; a session that has run out is renewed once. */
async function postFile(post: Post): Promise<Answer> {
  const first = await postOnce(post);
  return first.status === 401 && (await renewSession()) ? answerOf(await postOnce(post)) : answerOf(first);
}

function postOnce({ id, target, file, filename, onProgress, onRequest }: Post): Promise<{ status: number; body: unknown }> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const end = () => done({ status: request.status, body: parse(request.responseText) });
    request.open('POST', addressOf(target));
    request.setRequestHeader('x-mif-csrf', '1');
    request.setRequestHeader('x-mif-langue', document.documentElement.lang || 'fr');
    request.setRequestHeader('idempotency-key', id);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    for (const event of ['load', 'error', 'abort', 'timeout']) request.addEventListener(event, end);
    const form = new FormData();
    form.append('file', file, filename);
    onRequest?.(request);
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answerOf({ status, body }: { status: number; body: unknown }): Answer {
  if (status === 201) return { kind: 'kept' };
  // A session that could not be renewed waits for the next sign-in.
  if (status === 0 || status === 401) return { kind: 'away' };
  const problem = (body ?? {}) as { detail?: string; code?: string };
  if (status === 429 || status >= 500)
    return problem.code && problem.code !== 'INTERNAL'
      ? { kind: 'refused', code: problem.code, message: problem.detail ?? '' }
      : { kind: 'held' };
  return { kind: 'refused', code: problem.code ?? '', message: problem.detail ?? '' };
}

async function send(entry: Sending): Promise<void> {
  const { id } = entry;
  change(id, { state: 'sending', progress: 0 });
  const answer = await postFile({
    ...entry,
    onProgress: (progress) => change(id, progress < 1 ? { progress } : { progress, state: 'checking' }),
    onRequest: (request) => requests.set(id, request),
  });
  const wasStopped = !all.some((each) => each.id === id);
  requests.delete(id);
  if (!wasStopped) await settle(entry, answer);
  sendNext();
}

async function settle(entry: Sending, answer: Answer): Promise<void> {
  const { id, target, keeper } = entry;
  switch (answer.kind) {
    case 'kept':
      if (keeper !== null) await forgetFile(id);
      await utils.documents.list.invalidate({ objet: target.objet, objet_id: target.objet_id });
      return publish(all.filter((each) => each.id !== id));
    case 'refused':
      change(id, { state: 'refused', message: answer.message });
      await keep({ ...entry, message: answer.message });
      return;
    case 'held':
      return change(id, { state: keeper === null ? 'held' : 'offline' });
    case 'away':
      return change(id, { state: 'offline' });
  }
}

function goOn() {
  for (const each of all) if (each.state === 'offline') change(each.id, { state: 'waiting' });
  sendNext();
}
window.addEventListener('online', goOn);
setInterval(() => {
  if (navigator.onLine && all.some(({ state }) => state === 'offline')) goOn();
}, RETRY_MS);
// Leaving would lose what is on its way: the browser asks.
window.addEventListener('beforeunload', (event) => {
  if (requests.size > 0) event.preventDefault();
});

/** How many files of a technician wait on this device. */
export function useWaitingCount(): number {
  return useSyncExternalStore(subscribe, () => all.filter(({ keeper, state }) => keeper !== null && state !== 'refused').length);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The files on their way to a record. */
export function useSendings(objet: DocumentObjet, objetId: number): readonly Sending[] {
  const entries = useSyncExternalStore(subscribe, () => all);
  return entries.filter(({ target }) => target.objet === objet && target.objet_id === objetId);
}
