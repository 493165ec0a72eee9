import { StorageFull } from '@mif/domain/documents/store';
import { User } from '@mif/db/entities/user';
import { makeActors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention, PASSWORD } from '@mif/testing/factories';
import { docx, zip } from '@mif/testing/zip';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { pdf, startDocuments } from './test-documents.ts';

let fault: Error | null = null;
let delay: Promise<void> | null = null;
const db = await createTestDatabase();
const { technicien, responsable } = await makeActors(db.fork());
const equipement = await makeEquipement(db.fork());
const intervention = await makeIntervention(db.fork(), new Date(), {
  equipement_id: equipement.id,
  technicien_id: technicien.technicien_id,
  statut: 'affectee',
});
const made = { db, technicien, responsable, intervention, password: PASSWORD };
const { server, address, auth, tokenOf, formOf, send, get, received, kept, leavesNothing, raw } = await startDocuments(made, (store) => ({
  ...store,
  take: async (path, key) => {
    if (fault) throw fault;
    await delay;
    await store.take(path, key);
  },
}));
beforeEach(() => {
  fault = null;
  delay = null;
});

describe('what a file really is decides', () => {
  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300), Buffer.from('This program cannot be run in DOS mode')]);
  test.each([
    ['a program with the name of a PDF', 'facture.pdf', exe, 415, { trouve: 'exe' }],
    ['a program with the name of a CSV', 'releve.csv', exe, 415, { trouve: 'exe' }],
    ['a web page', 'page.pdf', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 415, { trouve: 'html' }],
    ['a web page with the name of a text', 'page.txt', Buffer.from('\ufeff  <script>alert(1)</script>'), 415, { trouve: 'html' }],
    [
      'a drawing that can hold code',
      'plan.png',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      415,
      { trouve: 'svg' },
    ],
    ['an archive', 'lot.pdf', zip([{ name: 'a.txt', content: Buffer.from('a') }]), 415, { trouve: 'zip' }],
    ['nothing', 'vide.pdf', Buffer.alloc(0), 422, { raison: 'vide' }],
    ['half an image', 'photo.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'), 422, { raison: 'abime' }],
    [
      'a document that unpacks to more than it says',
      'note.docx',
      docx([{ name: 'word/a.xml', content: Buffer.alloc(5_000_000), claims: 10 }]),
      422,
      { raison: 'bombe' },
    ],
    [
      'a document that says it unpacks to gigabytes',
      'note.docx',
      docx([{ name: 'word/a.xml', content: Buffer.alloc(1000), claims: 4_000_000_000 }]),
      422,
      { raison: 'bombe' },
    ],
    [
      'a document that shrinks like no writing',
      'note.docx',
      docx([{ name: 'word/a.xml', content: Buffer.alloc(90_000_000) }]),
      422,
      { raison: 'bombe' },
    ],
    ['a document with macros', 'note.docx', docx([{ name: 'word/vbaProject.bin', content: Buffer.from('x') }]), 422, { raison: 'macros' }],
    ['an encrypted document', 'note.docx', docx([{ name: 'word/a.xml', content: Buffer.from('x'), flags: 1 }]), 422, { raison: 'chiffre' }],
  ])('%s', async (_what, name, bytes, status, details) => {
    await leavesNothing(async () => expect(await send([[name, bytes]])).toMatchObject({ status, body: { field: 'file', details } }));
  });

  test('an image of a billion pixels is not unpacked', async () => {
    const header = Buffer.from('89504e470d0a1a0a0000000d494844520000c3500000c3500806000000', 'hex');
    const before = process.memoryUsage().rss;
    await leavesNothing(async () => expect((await send([['a.png', Buffer.concat([header, Buffer.alloc(4000)])]])).status).toBe(422));
    const large = await sharp({ create: { width: 16_000, height: 8000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await leavesNothing(async () =>
      expect(await send([['b.png', large]])).toMatchObject({ status: 422, body: { details: { raison: 'pixels' } } }),
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(800_000_000);
  }, 30_000);

  test('a photo with another name is a photo, and Office and text are what they are', async () => {
    const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const sent = await send([
      ['plan.pdf', photo],
      ['note.docx', docx()],
      ['relevés.csv', Buffer.from('BM;é\n1;2\n', 'latin1')],
    ]);
    expect(sent.status).toBe(201);
    expect(sent.body['items']).toMatchObject([
      { filename: 'plan.jpg', type_mime: 'image/jpeg' },
      { filename: 'note.docx', type_mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
      { filename: 'relevés.csv', type_mime: 'text/csv' },
    ]);
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Windows\\plan.pdf', 'plan.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.pdf'],
    ['صورة المضخة.pdf', 'صورة المضخة.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    [`${'long '.repeat(80)}.pdf`, `${'long '.repeat(40).slice(0, 196).trim()}.pdf`],
  ])('%s is kept as %s', async (name, filename) => {
    const { body } = await send([[name, pdf()]]);
    expect(String(body['filename']).length).toBeLessThanOrEqual(200);
    expect(body['filename']).toBe(filename);
    const disposition = (await get(body['id'])).headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%-]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(filename);
  });
});

const partHead = '--X\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n';
const multipart = 'Content-Type: multipart/form-data; boundary=X';

describe('too much', () => {
  test('two gigabytes that say so are refused before they are read', async () => {
    await leavesNothing(async () => {
      const { answer, closed, sent, socket } = await raw([multipart, 'Content-Length: 2147483648'], async () => undefined);
      await expect.poll(answer).toContain('413');
      expect(answer()).toContain('DOCUMENT_TOO_LARGE');
      expect(sent()).toBe(0);
      socket.destroy();
      await closed;
    });
  });

  test('two gigabytes that say nothing are cut off near the limit', async () => {
    await leavesNothing(async () => {
      const chunk = Buffer.alloc(64 * 1024, 'a');
      const head = `${chunk.length.toString(16)}\r\n`;
      let is_over = false;
      const { answer, closed, sent } = await raw([multipart, 'Transfer-Encoding: chunked'], async (push) => {
        await push(`${partHead.length.toString(16)}\r\n${partHead}\r\n`);
        for (let n = 0; n < 32_768 && !is_over; n += 1) {
          await push(Buffer.concat([Buffer.from(head), chunk, Buffer.from('\r\n')]));
          is_over = n > 400;
        }
      });
      await closed;
      expect(answer()).toContain('DOCUMENT_TOO_LARGE');
      expect(sent()).toBeLessThan(40_000_000);
    });
  });

  test('one file over the limit, and one file too many', async () => {
    await leavesNothing(async () => {
      expect(await send([['gros.pdf', Buffer.concat([pdf(), Buffer.alloc(2_000_001)])]])).toMatchObject({
        status: 413,
        body: { code: 'DOCUMENT_TOO_LARGE', details: { max: 1 } },
      });
      expect(await send(Array.from({ length: 4 }, (_, n) => [`${n}.pdf`, pdf()]))).toMatchObject({
        status: 413,
        body: { code: 'DOCUMENT_TOO_MANY', details: { max: 3 } },
      });
    });
  });

  test('a good file beside a bad one is not kept', async () => {
    await leavesNothing(async () =>
      expect(
        (
          await send([
            ['a.pdf', pdf()],
            ['b.pdf', Buffer.from('MZ not a PDF')],
          ])
        ).status,
      ).toBe(415),
    );
  });

  test('a full disk is said, and the same file goes once there is room', async () => {
    fault = new StorageFull('the disk is full');
    await leavesNothing(async () =>
      expect(await send([['a.pdf', pdf()]])).toMatchObject({ status: 507, body: { code: 'DOCUMENT_STORAGE_FULL' } }),
    );
    fault = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    await leavesNothing(async () => expect((await send([['a.pdf', pdf()]])).status).toBe(507));
    fault = new Error('no answer');
    await leavesNothing(async () =>
      expect(await send([['a.pdf', pdf()]])).toMatchObject({ status: 503, body: { code: 'DOCUMENT_STORAGE_AWAY' } }),
    );
    fault = null;
    expect((await send([['a.pdf', pdf()]])).status).toBe(201);
  });
});

describe('a network as it is', () => {
  test('the same file sent twice, one after the other and both at once, is there once', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const before = (await kept()).length;
    const both = await Promise.all([send([['a.pdf', pdf('deux fois')]], headers), send([['a.pdf', pdf('deux fois')]], headers)]);
    const again = await send([['a.pdf', pdf('deux fois')]], headers);
    expect([...both, again].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set([...both, again].map(({ body }) => body['id'])).size).toBe(1);
    expect((await kept()).length).toBe(before + 1);
    expect(await send([['a.pdf', pdf('autre chose')]], headers)).toMatchObject({ status: 409, body: { code: 'COMMAND_REUSED' } });
    expect((await kept()).length).toBe(before + 1);
  });

  test('a sender who goes away in the middle leaves nothing', async () => {
    await leavesNothing(async () => {
      const { socket, closed } = await raw([multipart, 'Content-Length: 1000000'], async (push) => push(partHead + 'a'.repeat(100_000)));
      await expect.poll(received).not.toEqual([]);
      socket.destroy();
      await closed;
    });
    expect(server.logged.filter(({ msg }) => msg === 'request failed' || msg === 'procedure failed')).toEqual([]);
  });

  test('a form that ends too early is no form', async () => {
    await leavesNothing(async () => {
      const { answer, socket } = await raw([multipart, `Content-Length: ${partHead.length + 10}`], async (push) =>
        push(`${partHead}0123456789`),
      );
      await expect.poll(answer).toContain('400');
      socket.destroy();
    });
  });

  test('an account closed while its file is on its way is refused, and nothing is kept', async () => {
    const other = await makeActors(db.fork());
    const token = await tokenOf(other.responsable.id);
    const gate = Promise.withResolvers<void>();
    delay = gate.promise;
    await leavesNothing(async () => {
      const sending = fetch(address(), { method: 'POST', headers: auth(token), body: formOf([['a.pdf', pdf()]]) });
      await expect.poll(received).not.toEqual([]);
      await db.fork().nativeUpdate(User, { id: other.responsable.id }, { is_active: false });
      gate.resolve();
      expect((await sending).status).toBe(401);
    });
  });

  test('another site cannot send with our cookie', async () => {
    const { email } = await db.fork().findOneOrFail(User, { id: technicien.id });
    const signedIn = await fetch(`${server.url}/trpc/auth.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-mif-csrf': '1' },
      body: JSON.stringify({ json: { identifiant: email, mot_de_passe: PASSWORD } }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const post = (headers: Record<string, string>) =>
      fetch(address(), { method: 'POST', headers: { cookie, ...headers }, body: formOf([['a.pdf', pdf()]]) });
    await leavesNothing(async () => {
      expect((await post({})).status).toBe(403);
      expect((await post({ 'x-mif-csrf': '1', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await post({ 'x-mif-csrf': '1', origin: 'https://ailleurs.example' })).status).toBe(403);
    });
    expect((await post({ 'x-mif-csrf': '1' })).status).toBe(201);
  });
});
