import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { FileStore } from '@mif/domain/documents/store';
import { DocumentRevision } from '@mif/db/entities/document';
import { User } from '@mif/db/entities/user';
import type { EntityManager, Orm } from '@mif/db/orm';
import { afterAll, expect } from 'vitest';
import { asForm, createTestClient, form } from '../test-client.ts';
import { startTestServer } from '../test-server.ts';

export const pdf = (text = 'essai') => Buffer.from(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n${text}\n%%EOF\n`, 'latin1');

/** What a test has made: accounts of a technician and of a manager, and an intervention that is the technician's. */
interface Made {
  db: { url: string; orm: Orm; fork: () => EntityManager };
  technicien: { id: number };
  responsable: { id: number };
  intervention: { id: number };
  password: string;
}

/** A server to whose intervention files are sent. Call it at the top of a file. */
export async function startDocuments(
  { db, technicien, responsable, intervention, password }: Made,
  around?: (store: FileStore) => FileStore,
) {
  const server = await startTestServer(db, around);
  afterAll(server.close);
  const { tokens, call } = createTestClient<'technicien' | 'responsable'>(server.url);
  const address = () => `${server.url}/api/v1/documents?intervention_id=${intervention.id}`;
  const tokenOf = async (id: number) => {
    const { email } = await db.fork().findOneOrFail(User, { id });
    const { body } = await call(null, 'POST', '/auth/token', form({ username: email, password }), asForm);
    return String(body['access_token']);
  };
  tokens.set('technicien', await tokenOf(technicien.id));
  tokens.set('responsable', await tokenOf(responsable.id));
  const auth = (token = tokens.get('technicien')) => ({ authorization: `Bearer ${token}` });
  const formOf = (files: readonly [string, Buffer][]) => {
    const body = new FormData();
    for (const [name, bytes] of files) body.append('file', new Blob([new Uint8Array(bytes)]), name);
    return body;
  };
  const send = async (files: readonly [string, Buffer][], headers: Record<string, string> = {}) => {
    const answer = await fetch(address(), { method: 'POST', headers: { ...auth(), ...headers }, body: formOf(files) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const get = (id: unknown, path = 'contenu', headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1/documents/${String(id)}/${path}`, { headers: { ...auth(), ...headers } });
  const filesUnder = async (folder: string): Promise<string[]> => {
    const entries = await readdir(join(server.files, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
  const received = () => filesUnder('reception');
  const kept = () => filesUnder('documents');
  /** What was tried has left neither a file anywhere nor a row. */
  const leavesNothing = async (work: () => Promise<unknown>) => {
    const before = [await kept(), await db.fork().count(DocumentRevision)];
    await work();
    await expect.poll(received).toEqual([]);
    expect([await kept(), await db.fork().count(DocumentRevision)]).toEqual(before);
  };
  /** Talks HTTP by hand, as somebody does who does not mean well. */
  const raw = async (head: string[], write: (push: (text: string | Buffer) => Promise<void>) => Promise<void>) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.setMaxListeners(0);
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    const closed = new Promise<void>((done) => {
      socket.once('close', () => done());
    });
    const path = address().slice(server.url.length);
    socket.write([`POST ${path} HTTP/1.1`, `Host: ${hostname}`, `Authorization: ${auth().authorization}`, ...head, '', ''].join('\r\n'));
    let sent = 0;
    await write(async (text) => {
      if (socket.destroyed) return;
      sent += text.length;
      const drained = new Promise<void>((done) => {
        socket.once('drain', done);
      });
      if (!socket.write(text)) await Promise.race([drained, closed]);
    });
    return { socket, closed, sent: () => sent, answer: () => answer };
  };
  return { server, call, address, auth, tokenOf, formOf, send, get, received, kept, leavesNothing, raw };
}
