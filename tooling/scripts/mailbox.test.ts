import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailPages, createSmtpSink } from './mailbox-server.ts';
import { openMailStore } from './mailbox-store.ts';

const directory = mkdtempSync(join(tmpdir(), 'mif-mailbox-'));
writeFileSync(join(directory, 'half.draft'), 'an interrupted write');
const store = await openMailStore(directory);
const errors: Error[] = [];
const sink = createSmtpSink(store, (error) => errors.push(error));
const pages = createMailPages(store);
let base = '';
let smtpPort = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  smtpPort = (sink.server.address() as AddressInfo).port;
});

afterAll(async () => {
  pages.close();
  await new Promise<void>((resolve) => sink.close(resolve));
  rmSync(directory, { recursive: true });
});

/** Speaks SMTP a line at a time, each after the answer to the one before; resolves with the answers. */
function converse(lines: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const answers: string[] = [];
    const waiting = [...lines];
    const socket = connect(smtpPort, '127.0.0.1').setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      if (!/^\d{3} /m.test(chunk)) return;
      answers.push(chunk.trim().split('\n').at(-1) as string);
      const next = waiting.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answers));
  });
}

const message = [
  'From: ERP MIF Maroc <ne-pas-repondre@mif.ma>',
  'To: Technicien <Technicien@mif.ma>',
  'Subject: =?utf-8?q?Intervention_affect=C3=A9e_<script>?=',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Bonjour</p><script>alert(1)</script>',
  '.',
].join('\r\n');

test('a mail that was answered 250 is kept and shown, and can run nothing', async () => {
  const answers = await converse([
    'EHLO test',
    'MAIL FROM:<ne-pas-repondre@mif.ma>',
    'RCPT TO:<technicien@mif.ma>',
    'DATA',
    message,
    'QUIT',
  ]);
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '250', '221']);
  expect(readdirSync(directory).filter((name) => !name.endsWith('.eml'))).toEqual([]);

  const mails = (await (await fetch(`${base}/mails.json?to=technicien@mif.ma`)).json()) as { id: string; subject: string; to: string[] }[];
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ subject: 'Intervention affectée <script>', to: ['technicien@mif.ma'] });

  const list = await fetch(base);
  expect(list.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await list.text()).toContain('Intervention affectée &lt;script&gt;');

  const page = await (await fetch(`${base}/mails/${mails[0]?.id}`)).text();
  expect(page).toContain('<iframe sandbox');
  expect(page).not.toContain('alert(1)');

  const html = await fetch(`${base}/mails/${mails[0]?.id}/html`);
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(await html.text()).toContain('<p>Bonjour</p>');
  expect(errors).toEqual([]);
});

test('mails of others are not listed, and paths outside the mailbox are not served', async () => {
  expect(await (await fetch(`${base}/mails.json?to=autre@mif.ma`)).json()).toEqual([]);
  expect((await fetch(`${base}/mails/..%2F..%2Fetc%2Fpasswd`)).status).toBe(404);
  expect((await fetch(base, { method: 'POST' })).status).toBe(405);
});
