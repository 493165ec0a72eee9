import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailer } from './mailer.ts';
import { startSmtp, type TestSmtp } from './test-smtp.ts';

let smtp: TestSmtp;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.close());

test('a server that is silent is left alone for a moment: mails do not queue up behind it, and leave once it is over', async () => {
  const timeouts = { connection: 1000, socket: 200, mail: 5000, pause: 400 };
  const mailer = createMailer({ url: smtp.url, from: 'MIF <a@mif.ma>', maxConnections: 2, scrub: (text) => text, timeouts });
  const send = (messageId: string) =>
    mailer.send({ to: 'b@exemple.ma', subject: 's', html: 'h', text: 't', messageId }, new AbortController().signal);
  smtp.behaviours.push('hang');
  await expect(send('1')).rejects.toThrow(/timeout/i);
  const began = performance.now();
  await expect(send('2')).rejects.toThrow('silent a moment ago');
  expect(performance.now() - began).toBeLessThan(100);
  expect(smtp.attempts()).toBe(1);
  await sleep(450);
  await send('2');
  // One that answers, be it with a refusal, is no reason to wait.
  smtp.behaviours.push('busy');
  await expect(send('3')).rejects.toThrow('421');
  await send('3');
  expect(smtp.accepted.map(({ messageId }) => messageId)).toEqual(['<2@mif.ma>', '<3@mif.ma>']);
  mailer.close();
});

test('a server that reports is asked for failures alone, by the name of the mail, and for headers alone', async () => {
  const mailer = createMailer({ url: smtp.url, from: 'MIF <a@mif.ma>', maxConnections: 1, scrub: (text) => text });
  const mail = { to: 'b@exemple.ma', subject: 's', html: 'h', text: 't', messageId: 'envoi.12.abc' };
  await mailer.send(mail, new AbortController().signal);
  const envelope = smtp.asked.at(-1);
  expect(envelope?.dsn).toMatchObject({ ret: 'HDRS', envid: 'envoi.12.abc' });
  expect(envelope?.rcptTo[0]?.dsn).toMatchObject({ notify: ['FAILURE'], orcpt: 'rfc822;b@exemple.ma' });
  mailer.close();
});
