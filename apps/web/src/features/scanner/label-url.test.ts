import { expect, test } from 'vitest';
import { jetonOf } from './label-url.ts';

const origin = 'https://interventions.mif.ma';

test.each([
  [`${origin}/q/q3Jx0rV5SbeYJm2u0k1b4A`, 'q3Jx0rV5SbeYJm2u0k1b4A'],
  [` ${origin}/q/q3Jx0rV5SbeYJm2u0k1b4A/\n`, 'q3Jx0rV5SbeYJm2u0k1b4A'],
  [`${origin}/q/q3Jx0rV5SbeYJm2u0k1b4A?a=1#b`, 'q3Jx0rV5SbeYJm2u0k1b4A'],
  ['https://autre.ma/q/q3Jx0rV5SbeYJm2u0k1b4A', null],
  ['https://interventions.mif.ma@autre.ma/q/q3Jx0rV5SbeYJm2u0k1b4A', null],
  ['http://interventions.mif.ma/q/q3Jx0rV5SbeYJm2u0k1b4A', null],
  [`${origin}/q/../comptes`, null],
  [`${origin}/q/court`, null],
  ['javascript:alert(1)', null],
  ['WIFI:S:usine;;', null],
  ['', null],
])('%j says the label %j', (text, jeton) => {
  expect(jetonOf(text, origin)).toBe(jeton);
});
