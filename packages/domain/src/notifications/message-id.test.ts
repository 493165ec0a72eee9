import { expect, test } from 'vitest';
import { deliveryNamedBy, isNamedBy, messageIdOf } from './message-id.ts';

const secret = new TextEncoder().encode('a key of the tests, long enough for HS256');
const delivery = { id: 12, cle: 'notification:7:email', created_at: new Date('2026-11-24T10:00:00Z') };

test('a delivery has one Message-ID, and another where numbers began anew', () => {
  const messageId = messageIdOf(delivery, secret);
  expect(messageId).toMatch(/^envoi\.12\.[0-9a-f]{32}$/);
  expect(messageIdOf({ ...delivery, created_at: '2026-11-24 10:00:00+00' }, secret)).toBe(messageId);
  for (const other of [{ id: 13 }, { cle: 'a>\r\nBcc: b' }, { created_at: new Date('2026-11-24T10:00:00.001Z') }]) {
    expect(messageIdOf({ ...delivery, ...other }, secret)).not.toBe(messageId);
    expect(messageIdOf({ ...delivery, ...other }, secret)).toMatch(/^[\w.]+$/);
  }
  expect(messageIdOf(delivery, new Uint8Array(32))).not.toBe(messageId);
});

test('a Message-ID names its delivery, as it comes back; what is none of ours names nothing', () => {
  const messageId = messageIdOf(delivery, secret);
  for (const came of [messageId, `<${messageId}@mif.ma>`, ` <${messageId}@mif.ma>\r\n`, `${messageId}@other`]) {
    expect(deliveryNamedBy(came)).toBe(12);
    expect(isNamedBy(delivery, came, secret)).toBe(true);
  }
  const forged = `<envoi.12.${'0'.repeat(32)}@mif.ma>`;
  expect(deliveryNamedBy(forged)).toBe(12);
  expect(isNamedBy(delivery, forged, secret)).toBe(false);
  for (const none of ['', '<>', '<12@mif.ma>', '<essai.12@mif.ma>', `<envoi.99999999999.${'0'.repeat(32)}@mif.ma>`]) {
    expect(deliveryNamedBy(none)).toBeNull();
  }
});
