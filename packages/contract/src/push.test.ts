import { expect, test } from 'vitest';
import { isPushEndpoint } from './push.ts';

test.each([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/QABC',
  'https://wns2-par02p.notify.windows.com/w/?token=a',
])('%s is a push service’s', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(true);
});

test.each([
  'http://fcm.googleapis.com/x',
  'https://127.0.0.1/x',
  'https://2130706433/x',
  'https://0x7f.1/x',
  'https://[::1]/x',
  'https://[::ffff:10.0.0.1]/x',
  'https://10.0.0.7/x',
  'https://localhost/x',
  'https://a.localhost./x',
  'https://postgres/x',
  'https://db.internal/x',
  'https://printer.local/x',
  'https://push.example.ma:5432/x',
  'https://user:secret@push.example.ma/x',
  'file:///etc/passwd',
  'push.example.ma',
  '',
])('%s is none', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(false);
});
