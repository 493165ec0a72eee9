import { expect, test } from 'vitest';
import { networkOf } from './rate-limit.ts';

test.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:db8:0:12::1', '2001:db8:0:12::/64'],
  ['2001:0db8:0000:0012:ffff:ffff:ffff:ffff', '2001:db8:0:12::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [null, 'inconnue'],
])('%s is counted as %s', (adresse, network) => {
  expect(networkOf(adresse)).toBe(network);
});
