import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentRevision } from '@mif/db/entities/document';
import { makeActors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention, PASSWORD } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdf, startDocuments } from './test-documents.ts';

const db = await createTestDatabase();
const { technicien, responsable } = await makeActors(db.fork());
const equipement = await makeEquipement(db.fork());
const intervention = await makeIntervention(db.fork(), new Date(), {
  equipement_id: equipement.id,
  technicien_id: technicien.technicien_id,
  statut: 'affectee',
});
const made = { db, technicien, responsable, intervention, password: PASSWORD };
const { server, call, auth, formOf, send, get } = await startDocuments(made);

describe('reading', () => {
  let id: unknown = 0;
  const bytes = pdf('0123456789'.repeat(100));
  beforeAll(async () => {
    ({
      body: { id },
    } = await send([['plage.pdf', bytes]]));
  });

  test.each([
    ['bytes=0-9', 206, [0, 10]],
    ['bytes=10-', 206, [10, bytes.length]],
    ['bytes=-5', 206, [bytes.length - 5, bytes.length]],
    ['bytes=-999999', 206, [0, bytes.length]],
    [`bytes=${bytes.length - 1}-999999`, 206, [bytes.length - 1, bytes.length]],
    ['bytes=5-2', 200, [0, bytes.length]],
    ['bytes=0-1,4-5', 200, [0, bytes.length]],
    ['octets=0-1', 200, [0, bytes.length]],
    ['bytes=abc', 200, [0, bytes.length]],
  ] as const)('%s', async (range, status, [start, end]) => {
    const answer = await get(id, 'contenu', { range });
    expect(answer.status).toBe(status);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes.subarray(start, end));
    expect(answer.headers.get('content-length')).toBe(String(end - start));
    expect(answer.headers.get('content-range')).toBe(status === 206 ? `bytes ${start}-${end - 1}/${bytes.length}` : null);
  });

  test.each([`bytes=${bytes.length}-`, 'bytes=-0'])('%s lies behind the end', async (range) => {
    const answer = await get(id, 'contenu', { range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  });

  test('what is known already is not sent again; a part of what has changed is sent whole', async () => {
    const etag = (await get(id)).headers.get('etag') ?? '';
    expect((await get(id, 'contenu', { 'if-none-match': `"autre", W/${etag}` })).status).toBe(304);
    expect((await get(id, 'contenu', { range: 'bytes=0-1', 'if-range': '"autre"' })).status).toBe(200);
    expect((await get(id, 'contenu', { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
  });

  test('what is shown in place can do nothing', async () => {
    const answer = await get(id, 'contenu?inline=1');
    expect(answer.headers.get('content-disposition')).toMatch(/^inline/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const { body } = await send([['a.csv', Buffer.from('a;b\n')]]);
    const text = await get(body['id'], 'contenu?inline=1');
    expect(text.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(text.headers.get('content-type')).toBe('text/csv');
  });

  test('a new revision is what is read; the older ones are there by their number', async () => {
    const { body } = await send([['notice.pdf', pdf('un')]]);
    const path = `${server.url}/api/v1/documents/${String(body['id'])}/revisions`;
    const revised = await fetch(path, { method: 'POST', headers: auth(), body: formOf([['notice v2.pdf', pdf('deux')]]) });
    expect(await revised.json()).toMatchObject({ id: body['id'], revision: 2, version: 2, filename: 'notice v2.pdf' });
    expect(await (await get(body['id'])).text()).toContain('deux');
    expect(await (await get(body['id'], 'contenu?revision=1')).text()).toContain('un');
    expect((await get(body['id'], 'contenu?revision=3')).status).toBe(404);
    const { items } = (await (await get(body['id'], 'revisions')).json()) as { items: object[] };
    expect(items).toMatchObject([{ revision: 2 }, { revision: 1, filename: 'notice.pdf' }]);
  });
});

describe('bytes that are no longer what they were', () => {
  /** The file of a document in the server's folder. */
  async function fileOf(id: unknown) {
    const { cle } = await db.fork().findOneOrFail(DocumentRevision, { document_id: Number(id) });
    return join(server.files, 'documents', cle);
  }
  const health = async () => (await call('responsable', 'GET', '/api/v1/health/detailed')).body['checks'];

  test('one bit turned on the disk: refused, logged, health turns red; right again, it is given again', async () => {
    const { body } = await send([['a.pdf', pdf()]]);
    const path = await fileOf(body['id']);
    const right = await readFile(path);
    const wrong = Buffer.from(right);
    wrong.writeUInt8(wrong.readUInt8(20) ^ 1, 20);
    await writeFile(path, wrong);
    for (const headers of [{}, { range: 'bytes=0-3' }] as Record<string, string>[]) {
      const answer = await get(body['id'], 'contenu', headers);
      expect([answer.status, await answer.json()]).toMatchObject([500, { code: 'DOCUMENT_DAMAGED' }]);
    }
    expect(server.logged).toContainEqual(expect.objectContaining({ msg: 'a file is not what was kept', level: 50 }));
    expect(await health()).toContainEqual(expect.objectContaining({ nom: 'documents', status: 'error', valeur: 1 }));
    await writeFile(path, right);
    expect((await get(body['id'])).status).toBe(200);
    expect(await health()).toContainEqual(expect.objectContaining({ nom: 'documents', status: 'ok', valeur: 0 }));
  });

  test('a large file ends before its last byte', async () => {
    // Larger than what is checked before its first byte, whatever an upload may hold here.
    const { body } = await send([['a.pdf', pdf()]]);
    const path = await fileOf(body['id']);
    await writeFile(path, Buffer.alloc(9_000_000));
    await db.fork().nativeUpdate(DocumentRevision, { document_id: Number(body['id']) }, { taille: 9_000_000 });
    const answer = await get(body['id']);
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow('terminated');
    await expect.poll(health).toContainEqual(expect.objectContaining({ nom: 'documents', status: 'error' }));
  });
});
